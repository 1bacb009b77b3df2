"""Where a word or a phrase stands in a text, in whatever form: for translators who ask how something was said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.letter_case import has_dotted_i, without_accents
from l10n.language.scripts import unspaced_letter
from l10n.language.stem import folded, stems
from l10n.model import Span

Finder = Callable[[str], tuple[Span, ...]]


def places(phrase: str, text: str, tag: str) -> tuple[Span, ...]:
    """The places of a phrase in a text of a language, apart from each other; accents, case and inflection count not.

    >>> places("solar roof", "Two <1>solar</1> roofs and a solar farm.", "en")
    (Span(start=7, end=22),)
    >>> places("cafe", "Dos cafés.", "es")
    (Span(start=4, end=9),)
    """
    return finder(phrase, tag)(text)


@lru_cache(64)
def finder(phrase: str, tag: str) -> Finder:
    """What finds the places of one phrase in many texts: most texts are put aside by how its words begin."""
    if unspaced_letter().search(phrase):
        return lambda text: _inside(phrase, text)
    parts = [_forms(match[0], tag) for match in tokens.words(phrase)]
    begins = {_begin(form) for forms in parts[:1] for form in forms}
    dotted = has_dotted_i(tag)

    def find(text: str) -> tuple[Span, ...]:
        plain = text.casefold() if text.isascii() else without_accents(text.casefold())
        if not parts or not (dotted or any(begin in plain for begin in begins)):
            return ()
        return tuple(_runs(parts, tokens.words(text), tag))

    return find


_BEGIN = 2  # letters that all forms of a word begin with


def _begin(form: str) -> str:
    return form[:_BEGIN].casefold()


def _runs(parts: Sequence[frozenset[str]], words: Sequence[re.Match[str]], tag: str) -> Iterator[Span]:
    """The runs of words that are forms of the wanted ones."""
    at = 0
    while at + len(parts) <= len(words):
        run = words[at : at + len(parts)]
        if all(not part.isdisjoint(_forms(word[0], tag)) for part, word in zip(parts, run, strict=True)):
            yield Span(run[0].start(), run[-1].end())
            at += len(parts)
        else:
            at += 1


_LEAST_PAIRS = 3  # fewer sentences have too much in common
_SHARE = 0.5  # of the sentences, from which on a word is likely to stand for the phrase


def counterparts(texts: Sequence[str], tag: str) -> list[tuple[Span, ...]]:
    """In the translations of sentences with a phrase, the words that are likely to stand for it: which most of them share, in
    whatever form, and that are not grammar.

    >>> [len(each) for each in counterparts(["El puerto cerró.", "Los puertos abren.", "Un puerto viejo."], "es")]
    [1, 1, 1]
    """
    grammar = knowledge(tag).function_words
    worded = [[(word, _forms(word[0], tag)) for word in tokens.words(text)] for text in texts]
    counts = Counter(form for words in worded for form in {form for _, forms in words for form in forms})
    least = max(_LEAST_PAIRS, _SHARE * len(texts))
    likely = {form for form, count in counts.items() if count >= least}
    return [
        tuple(
            Span(word.start(), word.end())
            for word, forms in words
            if len(word[0]) > _BEGIN and word[0].casefold() not in grammar and not likely.isdisjoint(forms)
        )
        for words in worded
    ]


@lru_cache(65536)
def _forms(word: str, tag: str) -> frozenset[str]:
    """What a word is found by: itself and its stems, without accents."""
    plain = folded(word, tag)
    return frozenset(without_accents(form) for form in (plain, *stems(plain, tag)))


def _inside(phrase: str, text: str) -> tuple[Span, ...]:
    """The places of a phrase of a script that puts no spaces between words."""
    sought, whole = tokens.folded(phrase).strip(), tokens.folded(text)
    spans, at = [], whole.find(sought)
    while sought and at >= 0:
        spans.append(Span(at, at + len(sought)))
        at = whole.find(sought, at + len(sought))
    return tuple(spans)

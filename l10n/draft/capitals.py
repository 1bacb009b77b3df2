"""Words in capitals: written small before an engine reads them, which takes them for names, and in capitals again after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.draft import headline, placeholders
from l10n.draft.offset_text import OffsetText
from l10n.draft.sentence import Sentence
from l10n.draft.typography import QUOTE
from l10n.draft.verification import Attempt
from l10n.engines import alignment as aligned
from l10n.language import exonyms, function_words
from l10n.language.letter_case import upper
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Pair

_WORD = late_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 5  # letters: shorter words in capitals may be acronyms
_ACRONYM = 3  # letters
_VOWEL = late_pattern("[aeiouyаеиоуыэюяіїєαεηιουω]", re.IGNORECASE)


def runs(text: str, words: headline.ArticleVocabulary, pair: Pair) -> tuple[Span, ...]:
    """Where words are set in capitals, and are not acronyms; one span over a text that is all in capitals.

    >>> few = headline.vocabulary(())
    >>> runs("He wrote “NEVER AGAIN” to the US and the EU.", few, Pair("en", "es"))
    (Span(start=10, end=21),)
    """
    groups: list[list[re.Match[str]]] = [[]]
    every = list(_WORD.finditer(text))
    for match in every:
        if match[0].isupper():
            groups[-1].append(match)
        else:
            groups.append([])
    shouted = [run for run in groups if run and _shouted(run, words, pair, whole=len(run) == len(every))]
    return tuple(Span(run[0].start(), run[-1].end()) for run in shouted)


def _shouted(run: Sequence[re.Match[str]], words: headline.ArticleVocabulary, pair: Pair, *, whole: bool) -> bool:
    texts = [match[0] for match in run if match[0] not in words.names]
    usual = [text for text in texts if len(text) > 2 and _usual(text.lower(), words, pair)]
    long = [text for text in texts if len(text) >= _LONG]
    return bool(usual or long) if whole else len(run) > 1 and bool(len(long) > 1 or len(usual) > 1 or (usual and long))


def _usual(word: str, words: headline.ArticleVocabulary, pair: Pair) -> bool:
    """Whether a word in small letters is not a name, as the article or the language has it."""
    return (
        word in words.small
        or word.partition("'")[0].partition("’")[0] in function_words.of(pair.source).every
        or word in headline.usual(pair.source)
    )


def small(text: str, spans: Sequence[Span], words: headline.ArticleVocabulary, pair: Pair) -> str:
    """The text with these spans in small letters; names and acronyms as the article writes them, as long as before.

    >>> known = headline.vocabulary(["Mayor Olena Kravets met the NATO envoy in the port."])
    >>> small("MAYOR KRAVETS RESIGNS OVER NATO.", [Span(0, 31)], known, Pair("en", "es"))
    'Mayor Kravets resigns over NATO.'
    """
    forms = {name.lower(): name for name in words.names}
    starts = {match.end() for match in headline.BEGINS.finditer(text)}

    def written(match: re.Match[str]) -> str:
        if not any(span.start <= match.start() < span.end for span in spans):
            return match[0]
        new = _word(match[0], forms, words, pair)
        new = new[:1].upper() + new[1:] if match.start() in starts else new
        return new if len(new) == len(match[0]) else match[0]

    return _WORD.sub(written, text)


def _word(word: str, forms: dict[str, str], words: headline.ArticleVocabulary, pair: Pair) -> str:
    """A word in capitals as it stands inside a sentence."""
    low = word.lower()
    if low in forms:
        return forms[low]
    if low in {"i", "i'm", "i’m"} or low[:2] in {"i'", "i’"}:
        return word[0] + low[1:]
    if _usual(low, words, pair):
        return low
    if low in exonyms.exonym_words(pair) or headline.capitalized(low, pair.source):
        return word[0] + low[1:]
    return word if len(word) <= _ACRONYM or not _VOWEL.search(word) else low


def restored(sentence: Sentence, candidate: Attempt, tag: str) -> Attempt:
    """The candidate with the words in capitals that stand for those in capitals."""
    if not sentence.loud or not candidate.target:
        return candidate
    pieces = [sentence.written.get(piece.text, piece.text) for piece in sentence.protected]
    places = [_place(sentence, span, candidate) for span in sentence.loud]
    hidden = placeholders.hide(candidate.made, pieces)
    moved = [hidden.text.forward(candidate.made.back(place)) if place else None for place in places]
    edits = [(place, upper(hidden.text.text[place.start : place.end], tag)) for place in moved if place is not None]
    edits = [edit for n, edit in enumerate(edits) if not n or edits[n - 1][0].end <= edit[0].start]
    return replace(candidate, made=placeholders.show(_by_letter(hidden.text, edits), hidden.pieces))


def _by_letter(text: OffsetText, edits: Sequence[tuple[Span, str]]) -> OffsetText:
    """The text edited, each letter by itself where it can be, so that what is aligned stays so."""
    single = [
        (Span(span.start + n, span.start + n + 1), letter)
        for span, new in edits
        if len(new) == span.end - span.start
        for n, letter in enumerate(new)
        if letter != text.text[span.start + n]
    ]
    longer = [(span, new) for span, new in edits if len(new) != span.end - span.start]
    return text.edit(sorted((*single, *longer), key=lambda edit: edit[0].start))


def _place(sentence: Sentence, span: Span, candidate: Attempt) -> Span | None:
    """The words of the target that stand for a span: between the same quotation marks, else by alignment."""
    text, target = sentence.text, candidate.target
    if not _WORD.search(text[: span.start]) and not _WORD.search(text[span.end :]):
        return Span(0, len(target))
    here, target_quotes = list(QUOTE.finditer(text)), list(QUOTE.finditer(target))
    if len(here) == len(target_quotes):
        for number, (first, last) in enumerate(pairwise(here)):
            inside = text[first.end() : last.start()]
            if first.end() <= span.start and span.end <= last.start() and inside.isupper() and number % 2 == 0:
                return Span(target_quotes[number].end(), target_quotes[number + 1].start())
    alignment = aligned.align(text, target, candidate.links)
    run = aligned.inside(alignment.source, span.start, span.end)
    window, _ = aligned.window(aligned.votes(alignment, run), range(len(alignment.target)))
    return Span(alignment.target[window.start].start, alignment.target[window.stop - 1].end) if window else None

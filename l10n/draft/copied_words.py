"""Ordinary words that an engine copied into a draft, replaced by what it says for the word alone: `"Today, no hay nada"`."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.draft import words_alone
from l10n.draft.names import STARTS
from l10n.draft.sentence import PairContext, Sentence
from l10n.draft.verification import Attempt
from l10n.language import tokens
from l10n.language.ordinary_words import is_ordinary
from l10n.model import Span

NOTE = "the engine's word for “{}” alone: {}"
LEFT = "not translated: {}"
_LEAST = 3  # letters
_JOINED = frozenset({" ", "-", "\u00a0", "’s ", "'s "})  # what stands between the words of a name


def copied(sentence: Sentence, candidate: Attempt, words: Container[str], context: PairContext) -> Mapping[Span, str]:
    """The places of a draft's words that the source has too, that its language has not, and that are not names.

    A word with a capital is one where no other stands beside it in the source, as in a title.
    """
    if candidate.faults or not candidate.target:
        return {}
    beside = _apart_from_names(sentence.text)
    expected = _expected(sentence)
    return {
        Span(*match.span()): match[0]
        for match in tokens.WORD.finditer(candidate.target)
        if len(match[0]) >= _LEAST
        and match[0] in beside
        and match[0] not in expected
        and (candidate.target == sentence.text or match[0].lower() not in words)  # lists of words have strays
        and _is_ordinary(match[0], sentence, context)
    }


def _apart_from_names(text: str) -> frozenset[str]:
    """The words of a text without a word with a capital right beside them: a colon or a bracket stands between."""
    words = list(tokens.WORD.finditer(text))
    beside: set[str] = set()
    for first, second in pairwise(words):
        if text[first.end() : second.start()] in _JOINED:
            beside.update(each[0] for each, other in ((first, second), (second, first)) if other[0][0].isupper())
    return frozenset(match[0] for match in words) - beside


def _expected(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence that stay as they are: of names, of what is protected, of terms."""
    texts = [*sentence.names, *(piece.text for piece in (*sentence.protected, *sentence.codes))]
    for occurrence in (*sentence.occurrences, *sentence.learned):
        texts += occurrence.term.translations
    return frozenset(word for text in texts for word in tokens.WORD.findall(text))


def _is_ordinary(word: str, sentence: Sentence, context: PairContext) -> bool:
    small = word.lower()
    if not word.islower() and (word[1:] != small[1:] or word in context.familiar):
        return False
    return small in sentence.function_words or small in context.no_names or is_ordinary(word, context.pair.source)


def translated(
    attempts: Sequence[tuple[Sentence, Attempt]],
    words: Container[str],
    context: PairContext,
    ask: Callable[[Sequence[str]], Mapping[str, str]],
) -> Iterator[tuple[Sentence, Attempt]]:
    """The candidates with the engine's words for those that it copied, where it has one that the language has."""
    places = [copied(sentence, candidate, words, context) for sentence, candidate in attempts]
    small = tuple(dict.fromkeys(word.lower() for each in places for word in each.values()))
    renderings = words_alone.renderings(small, words, context.pair, ask)
    for (sentence, candidate), each in zip(attempts, places, strict=True):
        put = {span: word for span, word in each.items() if renderings[word.lower()]}
        noted = " ".join(candidate.notes)  # a word that was made up has its source's word and a note already
        left = dict.fromkeys(word for span, word in each.items() if span not in put and f"“{word}”" not in noted)
        made = _put(candidate, put, renderings)
        yield sentence, replace(made, notes=(*made.notes, LEFT.format(", ".join(left)))) if left else made


def _put(candidate: Attempt, places: Mapping[Span, str], renderings: Mapping[str, str]) -> Attempt:
    if not places:
        return candidate
    starts = {match.end() for match in STARTS.finditer(candidate.target)}
    edits = []
    for span, word in sorted(places.items(), key=lambda place: place[0].start):
        made = renderings[word.lower()]
        edits.append((span, made[:1].upper() + made[1:] if span.start in starts else made))
    notes = tuple(dict.fromkeys(NOTE.format(word, renderings[word.lower()]) for word in places.values()))
    signs = replace(candidate.signs, repairs=candidate.signs.repairs + len(edits))
    return replace(candidate, made=candidate.made.edit(edits), notes=(*candidate.notes, *notes), signs=signs)

"""Where what a text says stands in its translation: numbers, dates, listed meanings, words that sound alike, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.language.form import form
from l10n.language.months import month_patterns, weekday_patterns
from l10n.language.numbers import numbers
from l10n.language.opposites import meanings
from l10n.language.phonetics.sounds import consonants
from l10n.late_pattern import late_pattern
from l10n.model import Span


class CounterpartKind(Enum):
    """How much it says where something has no counterpart: facts have one, words with a meaning may have another one."""

    FACT = "fact"
    MEANING = "meaning"
    SOUND = "sound"
    NAME = "name"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Something that a text says: the share of the text before it, and that of the translation before its counterpart."""

    kind: CounterpartKind
    source: float
    target: float | None


_SHORTEST = 4
"""Letters of a word that is recognized by its consonants."""
_FEWEST, _COMPARED = 3, 4
"""Consonants that such a word has, and that are compared."""
_QUOTES = late_pattern(r'["«»“”„「」『』]')
_OUTSIDE = late_pattern(r"[\W_]*\Z")


def counterparts(text: str, translation: str, source: str, target: str) -> Sequence[Counterpart]:
    """What a text says, with its place there and in the translation.

    >>> number, month = counterparts("The boat left in 1994, and in May.", "Das Boot fuhr 1994 ab.", "en", "de")
    >>> number.kind is month.kind is CounterpartKind.FACT, number.target is not None, month.target
    (True, True, None)
    """
    sides = (text, source, _length(text)), (translation, target, _length(translation))
    return tuple(
        Counterpart(kind, place, min(places, key=lambda candidate: abs(candidate - place), default=None))
        for kind, place, places in _pairs(*sides)
    )


def _length(text: str) -> int:
    """The characters up to the last letter or digit."""
    end = _OUTSIDE.search(text)
    return max(1, end.start() if end else len(text))


@lru_cache(maxsize=1024)
def days_and_months(text: str, tag: str, among: frozenset[str] | None = None) -> Mapping[str, Span]:
    """The months and weekdays of a text, or those of some, each with its first place."""
    folded = tokens.folded(text)
    patterns = {"month": month_patterns(tag), "day": weekday_patterns(tag)}
    return {
        f"{kind} {number}": Span(*match.span())
        for kind, each in patterns.items()
        for number, pattern in enumerate(each)
        if (among is None or f"{kind} {number}" in among) and (match := pattern.search(folded))
    }


_Side = tuple[str, str, int]
"""A text, its language and its length."""


def _pairs(source: _Side, target: _Side) -> Iterator[tuple[CounterpartKind, float, Sequence[float]]]:
    in_target = numbers(*target[:2])
    for number in numbers(*source[:2]):
        same = [_middle(each.span, target) for each in in_target if each.meanings & number.meanings]
        yield CounterpartKind.FACT, _middle(number.span, source), same
    for kind, places in _LISTED:
        ours = places(*source[:2])
        theirs = places(*target[:2], frozenset(ours)) if ours else {}
        for name, span in ours.items():
            same = [_middle(theirs[name], target)] if name in theirs else []
            yield kind, _middle(span, source), same
    yield from _sounding(source, target)
    yield from _quotations(source, target)


_LISTED = (
    (CounterpartKind.FACT, days_and_months),
    (CounterpartKind.MEANING, meanings),
)
"""What finds things that are listed, each by its name."""


def _middle(span: Span, side: _Side) -> float:
    return (span.start + span.end) / 2 / side[2]


@lru_cache(maxsize=1024)
def _by_consonants(text: str, tag: str) -> Mapping[str, Sequence[Span]]:
    """The words of a text by their first consonants; words with few of them sound like too many others."""
    by_consonants: dict[str, list[Span]] = {}
    for word in tokens.words(text):
        if len(word[0]) >= _SHORTEST and word[0][0].isalpha() and len(sound := consonants(word[0], tag)) >= _FEWEST:
            by_consonants.setdefault(sound[:_COMPARED], []).append(Span(*word.span()))
    return by_consonants


def _sounding(source: _Side, target: _Side) -> Iterator[tuple[CounterpartKind, float, Sequence[float]]]:
    """Words that sound like one of the translation, and those with a capital that sound like none."""
    theirs = _by_consonants(*target[:2])
    for sound, spans in _by_consonants(*source[:2]).items() if theirs else ():
        for span in spans:
            if sound in theirs:
                yield CounterpartKind.SOUND, _middle(span, source), [_middle(each, target) for each in theirs[sound]]
            elif _is_name(span, source):
                yield CounterpartKind.NAME, _middle(span, source), []


def _is_name(span: Span, side: _Side) -> bool:
    text = side[0]
    capital = text[span.start].isupper() and not form(side[1]).nouns_have_capitals
    return capital and _IN_A_SENTENCE.search(text, max(0, span.start - 2), span.start) is not None


def possible_names(text: str, tag: str) -> Sequence[float]:
    """The places of the words that are names where nothing in a translation sounds like them.

    >>> possible_names("On Monday the boats met Brandt.", "en")[1:]
    [0.9]
    """
    side = text, tag, _length(text)
    spans = (span for spans in _by_consonants(text, tag).values() for span in spans)
    return [_middle(span, side) for span in spans if _is_name(span, side)]


_IN_A_SENTENCE = late_pattern(r"[\w,] \Z")
"""What stands before a word that does not have its capital for beginning a sentence."""


def _quotations(source: _Side, target: _Side) -> Iterable[tuple[CounterpartKind, float, Sequence[float]]]:
    """The first and the last mark of what is quoted."""
    ours, theirs = ([m.start() / side[2] for m in _QUOTES.finditer(side[0])] for side in (source, target))
    if ours and len(ours) % 2 == 0:
        yield CounterpartKind.QUOTATION, ours[0], theirs[:1]
        yield CounterpartKind.QUOTATION, ours[-1], theirs[1:][-1:]

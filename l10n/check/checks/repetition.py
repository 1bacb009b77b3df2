"""The loops that neural models fall into, and a clause pasted twice."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from l10n.check.finding import fail, warn
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.tokens import folded_words
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_PERIOD = 3
"""Words that stand twice in a row: two can be a figure of speech."""
_LONGEST = 40
_APART = 6
"""Words that come again later in a sentence that the source does not repeat."""
_SHORTEST, _CHARACTERS = 5, 240
"""Characters that stand twice in a row, at least and at most, where no spaces are written."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the first words that come again, in a row or later."""
    target = subject.unit.target
    if not knowledge(subject.catalog.target).spaced:
        yield from _unspaced(subject)
        return
    words, folded = tokens.words(target), tokens.casefolded(target)
    if len(folded) - len(folded_words(target)) < _PERIOD:  # hardly a word comes again
        return
    again = _in_a_row(folded, _PERIOD) or _apart(folded)
    source = tokens.casefolded(subject.unit.key.source)
    if again is None or _in_a_row(source, _PERIOD):
        return
    start, length, times = again
    if length == _APART and times == 2 and _repeats(source, subject.catalog.source):
        return
    place = Span(words[start].start(), words[start + length - 1].end())
    if times > 2:
        yield fail(subject, f"the same words {times} times", place)
    else:
        yield warn(subject, "the same words twice", place)


def _in_a_row(words: Sequence[str], shortest: int, longest: int = _LONGEST) -> tuple[int, int, int] | None:
    """Where a run of words begins that comes again at once: start, words in all, how many times."""
    if len(words) - len(set(words)) < shortest:
        return None
    for period in _periods(words, shortest, min(longest, len(words) // 2)):
        same = 0
        for i in range(len(words) - period):
            same = same + 1 if words[i] == words[i + period] else 0
            if same == period:
                start = i - period + 1
                end = i + 1
                while end + period < len(words) and words[end] == words[end + period]:
                    end += 1
                return start, end + period - start, (end + period - start) // period
    return None


def _periods(words: Sequence[str], shortest: int, longest: int) -> Iterator[int]:
    """The distances at which so many words come again that a run of this length may: those between two of its beginnings."""
    places: dict[tuple[str, ...], list[int]] = {}
    periods: set[int] = set()
    for place, beginning in enumerate(zip(*(words[start:] for start in range(shortest)), strict=False)):
        if before := places.setdefault(beginning, []):
            periods.update([place - earlier for earlier in before[-longest:]])  # no more of them are near enough
        before.append(place)
    for period in sorted(periods):
        if shortest <= period <= longest and sum(map(operator.eq, words, islice(words, period, None))) >= period:
            yield period


def _apart(words: Sequence[str]) -> tuple[int, int, int] | None:
    """Where a run of words begins that came before."""
    if len(words) - len(set(words)) < _APART:
        return None
    seen: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - _APART + 1):
        first = seen.setdefault(tuple(words[i : i + _APART]), i)
        if i >= first + _APART:
            return i, _APART, 2
    return None


def _repeats(source: Sequence[str], tag: str) -> bool:
    """Whether a source says something twice itself: two words, one of which is not of grammar, or three of any kind."""
    pairs = list(pairwise(source))
    grammar = knowledge(tag).function_words
    twice = [pair for pair in pairs if not grammar.issuperset(pair)]
    threes = list(zip(pairs, source[2:], strict=False))
    return len(set(twice)) < len(twice) or len(set(threes)) < len(threes)


def _unspaced(subject: Subject) -> Iterator[Finding]:
    """One finding for characters that come again at once, or after one sign between them."""
    text = tokens.plain(subject.unit.target)
    again = _in_a_row(text, _SHORTEST, _CHARACTERS)
    if again and any(char.isalpha() for char in text[again[0] : again[0] + again[1]]):
        yield warn(subject, "the same words twice", Span(again[0], again[0] + again[1]))


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge stays closed.", "Die Brücke bleibt zu, die Brücke bleibt zu, die Brücke bleibt zu.", "de"),
        Example("The bridge stays closed for the night.", "Міст буде закрито на ніч буде закрито на ніч.", "uk"),
        Example("The bridge will stay closed.", "这座桥将保持关闭这座桥将保持关闭。", "zh"),
        Example(
            "Drivers must take the old road and the bridge stays closed all night.",
            "Die Brücke bleibt die ganze Nacht zu und Fahrer müssen, die Brücke bleibt die ganze Nacht zu.",
            "de",
        ),
    ),
    passes=(
        Example(
            "Last year's dearest boat and this year's best boat differ less than last year's best and this year's dearest.",
            "Das teuerste Boot des Jahres war kaum besser als das billigste Boot des Jahres war kaum.",
            "de",
        ),
        Example("It rained and rained and rained.", "Es regnete und regnete und regnete.", "de"),
        Example("The bridge stays closed.", "Die Brücke bleibt geschlossen.", "de"),
        Example("“Open the gates, open the gates, open the gates!”", "„Macht die Tore auf, macht die Tore auf!“", "de"),
        Example("The bridge will stay closed.", "这座桥将保持关闭。", "zh"),
    ),
)

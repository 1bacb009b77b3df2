"""Per cent that became a plain number, or a plain number that became per cent: 14 % of the voters are not 14 voters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.check.finding import warn
from l10n.language.measures import Measured, quantities
from l10n.language.percent_words import mention
from l10n.model import Finding
from l10n.plugin import Subject

_PERCENT, _SHARE = "percent", "share"
_COUNTED = frozenset({_SHARE, "degrees", "temperature"})
"""What `measures` says of a number that became per cent, or of one that was."""
_REACH = 24
"""Characters between two numbers of which one sign counts both: between 10 and 14 %."""


def bare_shares(subject: Subject, source: Sequence[Measured]) -> Iterator[Finding]:
    """A finding for each number that is a share on one side alone; of the measured numbers of the source.

    Only of numbers that both sides have once, where nothing near says that a number may be one of several shares, and where
    the other side says per cent less often: what says it so often as well says it of the number in some way.
    """
    text, tag = subject.unit.target, subject.catalog.target
    if not (any(_is_share(each) for each in source) or mention(tag).search(text)):
        return
    more = _mentions(subject.unit.key.source, subject.catalog.source) - _mentions(text, tag)
    if not more:
        return
    before, after = quantities(subject.unit.key.source, subject.catalog.source), quantities(text, tag)
    for place, number in enumerate(before):
        places = [i for i, each in enumerate(after) if not number.meanings.isdisjoint(each.meanings)]
        twice = sum(not number.meanings.isdisjoint(each.meanings) for each in before) > 1
        if len(places) != 1 or twice or not _in_digits(number) or not _in_digits(after[places[0]]):
            continue
        if more > 0 and _is_share(number) and not _may_be_share(after, places[0]):
            yield warn(subject, "per cent became a plain number", after[places[0]].span)
        elif more < 0 and _is_share(after[places[0]]) and not _may_be_share(before, place):
            yield warn(subject, "a plain number became per cent", after[places[0]].span)


def _mentions(text: str, tag: str) -> int:
    """How often a text says per cent."""
    return sum(1 for _ in mention(tag).finditer(text))


def _in_digits(number: Measured) -> bool:
    return number.words[:1].isdigit()


def _is_share(number: Measured) -> bool:
    return _PERCENT in number.names.get(_SHARE, ())


def _may_be_share(numbers: Sequence[Measured], place: int) -> bool:
    """Whether a number counts per cent, points or degrees, or one beside it does, whose sign or word may stand for both."""
    span = numbers[place].span
    near = (each for each in numbers if each.span.start - span.end < _REACH and span.start - each.span.end < _REACH)
    return any(not _COUNTED.isdisjoint(each.names) for each in near)

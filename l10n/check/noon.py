"""Hours before noon that became hours after noon, or the other way round, whatever says in which half of the day they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from l10n.check.finding import warn
from l10n.language.day_periods import counts_to_24, says_when
from l10n.language.measures import Measured, measured
from l10n.language.numbers import numbers
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Span
from l10n.plugin import Subject

_NOON = 12
_MINUTES = late_pattern(r"(?<![\d.,:])(?P<hour>\d{1,2})[.:][0-5]\d(?![\d:]|[.,]\d)")
_CLOCK = late_pattern(r"^\d{1,2}(?:[.:]\d\d)?$")


def crossed(subject: Subject, source: Sequence[Measured], target: Sequence[Measured]) -> Iterator[Finding]:
    """A finding for each hour that is moved by half a day; of the numbers of both sides that measures stand beside."""
    yield from _moved_by_half_a_day(subject, source, target)
    if span := _in_the_evening(subject):
        yield warn(subject, "before noon became after noon", span)


def comparable(source: Iterable[Measured]) -> Set[float]:
    """The numbers of a translation that can stand for those of its source: the same ones, and hours after noon."""
    values = {value for number in source for value in number.meanings}
    return values | {value + _NOON for value in values if value < _NOON}


def _moved_by_half_a_day(subject: Subject, source: Sequence[Measured], target: Sequence[Measured]) -> Iterator[Finding]:
    """A finding where 8 a.m. is 20, or 8 p.m. is 20 in the morning."""
    for number in source:
        for half in number.names.get("clock", ()):
            later = frozenset(value + _NOON for value in number.meanings if value < _NOON)
            wrong = [
                measure for measure in target if later & measure.meanings and {"am"} & measure.names.get("clock", set())
            ]
            if half == "pm" and wrong:
                yield warn(subject, "after noon became before noon", wrong[0].span)
            elif half == "pm" and (span := _in_the_morning(number, subject)):
                yield warn(subject, "an hour after noon stands as one before noon", span)


def _in_the_evening(subject: Subject) -> Span | None:
    """Where 10:15 of a language that writes 22:15, in whose sentence nothing says that it is evening, is 10:15 p.m."""
    tag, source = subject.catalog.source, subject.unit.key.source
    hours = {float(each["hour"]) for each in _MINUTES.finditer(source)} if counts_to_24(tag) else ()
    if not hours or says_when(source, tag):
        return None
    target = measured(subject.unit.target, subject.catalog.target)
    late = [measure for measure in target if "pm" in measure.names.get("clock", ())]
    return next((each.span for each in late if any(0 < v < _NOON for v in each.meanings & hours)), None)


def _in_the_morning(number: Measured, subject: Subject) -> Span | None:
    """Where 8 p.m. is 8:00 in a language that writes 20:00, and nothing says that it is evening."""
    tag, target = subject.catalog.target, subject.unit.target
    hours = {value for value in number.meanings if value < _NOON and value % 1 == 0}
    if not (hours and counts_to_24(tag)) or says_when(target, tag):
        return None
    stand = numbers(target, tag)
    late = (m for m in measured(target, tag) if "pm" in m.names.get("clock", ()))
    if any(hours & each.meanings for each in late) or any(
        {hour + _NOON for hour in hours} & each.meanings for each in stand
    ):
        return None
    return next((each.span for each in stand if hours & each.meanings and _CLOCK.search(each.text)), None)

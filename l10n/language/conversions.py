"""Other ways to say the same number: conversions, the clock, calendars, Roman numerals, and words that only imply one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.language import english
from l10n.language.numbers import exact
from l10n.language.numerals import values
from l10n.late_pattern import late_pattern


def imperial(text: str, end: int) -> bool:
    """Whether an imperial unit follows a number: with the metric one beside it, translators leave it out.

    >>> imperial("45 miles (72 km) away", 2)
    True
    """
    return english.pattern("number-hints", "imperial").match(text, end) is not None


_CLOSE, _ROUGH = 0.06, 0.08
"""How far a rounded conversion may lie off: 45 miles become 70 kilometres; with one digit and zeros, 200 miles become 300."""


_ROUNDED, _SMALL = 0.65, frozenset(map(float, range(2, 10)))
"""How far a small whole number may lie off what it is rounded from: an inch is 2 or 3 centimetres, three are 7 or 8."""


@lru_cache(maxsize=4096)
def implied(text: str) -> frozenset[float]:
    """Values that an English sentence says without its number: decades, dozens, noon, and months as numbers."""
    return in_words(text) | {float(match.lastindex or 0) for match in english.months(bare=True).finditer(text)}


@lru_cache(maxsize=4096)
def in_words(text: str) -> frozenset[float]:
    """Values that words of an English sentence mean or hint at, its months aside."""
    loose = {number for hint, numbers in english.number_table("words") if hint.search(text) for number in numbers}
    return frozenset(loose | values(text, "en"))


def equal(value: float, rendered: float, source: str, target_tag: str) -> bool:
    """Whether `rendered` of a translation can stand for `value` of the source: the same, or converted.

    >>> equal(45, 72, "a village 45 miles away", "de")
    True
    """
    if exact(value) == exact(rendered):
        return True
    return (
        rendered in _times(value, source)
        or _in_calendar(value, rendered, target_tag)
        or _converted(value, rendered, source)
        or _of_height(value, rendered, source)
    )


def _times(value: float, source: str) -> set[float]:
    """The value on the 24-hour clock, and a decade by its last two digits."""
    times: set[float] = set()
    if value <= 12 and _hints("afternoon", source):
        times.update({value + 12, (value + 12) % 24})
    if 1100 <= value <= 2100:
        times.update({value % 100, value // 100 + 1})
    elif value < 100:
        times.update({1900 + value, 2000 + value})
    return times


def _in_calendar(value: float, rendered: float, tag: str) -> bool:
    """Whether a year of the Common Era is written in the calendar of the language: Buddhist, or solar Hijri."""
    if not 1000 <= value <= 2200:
        return False
    if langtag.language(tag) == "th":
        return rendered - value == 543
    return langtag.language(tag) in {"fa", "ps", "prs"} and value - rendered in {621, 622}


def _converted(value: float, rendered: float, source: str) -> bool:
    """Whether the numbers are the same in other units, where the source has a unit that people convert."""
    reach = max(1.0, abs(rendered) * _CLOSE)
    if abs((value - 32) / 1.8 - rendered) <= reach and _hints("degrees", source):
        return True
    if abs(value / 1.8 - rendered) <= reach and _hints("difference", source):
        return True
    if value in _decades(source) and (value - 33) / 1.8 - 1 <= rendered <= (value - 23) / 1.8 + 1:
        return True
    if not (factors := _factors(source)):
        return False
    share = _ROUGH if rendered >= 100 and len(f"{rendered:.0f}".rstrip("0")) == 1 else _CLOSE
    near = max(_ROUNDED if rendered in _SMALL else 0.0, abs(rendered) * share)
    return any(abs(value * factor - rendered) <= near for factor in factors)


@lru_cache(maxsize=4096)
def _hints(key: str, source: str) -> bool:
    """Whether a source has a word that lets numbers be said otherwise; asked once for all its translations."""
    return english.pattern("number-hints", key).search(source) is not None


_DECADE = late_pattern(r"\b(?P<tens>[1-9]0)s\b")


@lru_cache(maxsize=4096)
def _decades(source: str) -> frozenset[float]:
    """The tens of degrees of Fahrenheit that a weather report speaks of: `highs in the 80s`."""
    if not english.pattern("number-hints", "weather").search(source):
        return frozenset()
    return frozenset(float(m["tens"]) for m in _DECADE.finditer(source))


@lru_cache(maxsize=4096)
def _heights(source: str) -> Sequence[tuple[float, float]]:
    """The feet and inches that belong together: `6-foot-6`, `5ft 11in`."""
    lengths = english.pattern("number-hints", "height", cased=True).finditer(source)
    return tuple((float(match["feet"]), float(match["inches"])) for match in lengths)


def _of_height(value: float, second: float, source: str) -> bool:
    """Whether a number is a part of a length in feet and inches, put in metres and centimetres, or as `6.6` and `6'6`.

    >>> equal(6, 198, "the 6-foot-6 sailor", "de"), equal(6, 1.98, "the 6-foot-6 sailor", "de")
    (True, True)
    """
    for feet, inches in _heights(source):
        if value not in {feet, inches}:
            continue
        metres = 0.3048 * feet + 0.0254 * inches
        parts = (metres, 100 * metres, 10 * metres, feet + inches / 10, feet + inches / 100)
        whole = {float(int(metres)), float(round(metres)), float(round(100 * metres) % 100)}
        if second in whole or any(abs(part - second) <= 0.015 * part for part in parts):
            return True
    return False


def in_height(values_of_number: frozenset[float], words: frozenset[float], source: str) -> bool:
    """Whether a number is a part of a length in feet and inches that words put in metres.

    >>> in_height(frozenset({6.0}), frozenset({2.0}), "the 6-foot-6 sailor")
    True
    """
    return any(_of_height(value, word, source) for value in values_of_number for word in words)


@lru_cache(maxsize=4096)
def measured_two(source: str) -> bool:
    """Whether a source counts two of an imperial unit in words, which translations put in digits of a metric one.

    >>> measured_two("a two-foot wide brim"), measured_two("two hats")
    (True, False)
    """
    return any(imperial(source, match.end()) for match in _TWO.finditer(source))


_TWO = late_pattern(r"\b[Tt]wo\b")


@lru_cache(maxsize=4096)
def units_of(value: float, source: str) -> frozenset[float]:
    """What a number is in smaller units of the source: six decades are sixty years."""
    return frozenset(exact(value * factor) for factor in _factors(source) if float(value * factor).is_integer())


@lru_cache(maxsize=4096)
def _factors(source: str) -> Sequence[float]:
    """What the units of a source are in others."""
    units = english.number_table("units")
    return tuple(factor for words, factors in units if words.search(source) for factor in factors)

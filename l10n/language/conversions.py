"""Other ways to say the same number: conversions, the clock, calendars, Roman numerals, and words that only imply one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from l10n import langtag
from l10n.language import english
from l10n.language.numbers import exact
from l10n.language.numerals import values

_UNITS: Sequence[tuple[re.Pattern[str], Sequence[float]]] = tuple(
    (re.compile(pattern, re.IGNORECASE), factors)
    for pattern, factors in (
        (r"\bmiles?\b|\bmph\b|-mile\b", (1.609344,)),
        (r"\bfeet\b|\bfoot\b|\bft\b", (0.3048, 30.48)),
        (r"\binch(?:es)?\b", (2.54, 0.0254, 25.4)),
        (r"\byards?\b", (0.9144,)),
        (r"\bmet(?:er|re)s?\b", (1000.0, 100.0)),
        (r"\bpounds?\b|\blbs?\b", (0.45359,)),
        (r"\bounces?\b|\boz\b", (28.3495,)),
        (r"\btons?\b", (0.907, 907.0)),
        (r"\bstone\b", (6.350,)),
        (r"\bgallons?\b", (3.785, 4.546)),
        (r"\bacres?\b", (0.40469, 4046.9)),
        (r"\bsquare miles?\b", (2.58999,)),
        (r"\bdozens?\b", (12.0,)),
        (r"\bscores?\b", (20.0,)),
        (r"\bdecades?\b|\bdecades-", (10.0,)),
        (r"\bcentur(?:y|ies)\b", (100.0,)),
        (r"\bweeks?\b", (7.0,)),
        (r"\byears?\b", (12.0,)),
        (r"\bfortnight", (14.0, 2.0)),
        (r"\bhours?\b", (60.0,)),
    )
)  # fmt: skip
_IMPERIAL = re.compile(
    r"[ -]?(?:miles?|feet|foot|ft|inch(?:es)?|yards?|pounds?|lbs?|gallons?|acres?|mph|°?F)\b", re.IGNORECASE
)


def imperial(text: str, end: int) -> bool:
    """Whether an imperial unit follows a number: with the metric one beside it, translators leave it out.

    >>> imperial("45 miles (72 km) away", 2)
    True
    """
    return _IMPERIAL.match(text, end) is not None


_FAHRENHEIT = re.compile(r"°\s?F\b|\bFahrenheit\b|\bdegrees?\b", re.IGNORECASE)
_CLOSE = 0.06
"""How far a rounded conversion may lie off: 45 miles become 70 kilometres."""
_LOOSE_WORDS: Mapping[str, tuple[float, ...]] = {
    r"\bhalf\b|\bhalv|\bhalftime": (0.5, 50, 30, 2, 1.5, 6),
    r"\bquarter": (0.25, 25, 15, 4),
    r"\bthirds?\b": (3, 33),
    r"\bdozens?\b": (12, 10),
    r"\bdecades?\b": (10,),
    r"\bcentury\b|\bcenturies\b|\bcentenary\b": (100,),
    r"\bfortnight": (14, 2),
    r"\bday\b|\bdaily\b|\bovernight\b|\bround.the.clock\b": (24,),
    r"\byear\b|\bannual": (12, 1),
    r"\bweek\b|\bweekly\b": (7,),
    r"\bnoon\b|\bmidday\b|\bmidnight\b": (12, 0, 24),
    r"\btwice\b|\bdouble|\bboth\b|\bcouple\b|\bpair\b|\bbi\w+|\btwo\b|\btwin": (2,),
    r"\btriple|\btri\w+|\btrio\b": (3,),
    r"\bquadrupl": (4,),
    r"\ball\b|\bentire|\bwhole\b|\btotal|\bfully\b|\bcomplete": (100,),
    r"\bteen": (13, 14, 15, 16, 17, 18, 19, 10, 20),
    r"\bY2K\b": (2000,),
    r"\bsix-?pack\b|\bhalf.dozen": (6,),
    r"\bonly\b|\bsingle\b|\ba\b|\ban\b|\bfirst\b|\bonce\b|\bone\b": (1,),
}
_LOOSE = tuple((re.compile(pattern, re.IGNORECASE), values) for pattern, values in _LOOSE_WORDS.items())


@lru_cache(maxsize=4096)
def implied(text: str) -> frozenset[float]:
    """Values that an English sentence says without its number: decades, dozens, noon, and months as numbers."""
    return in_words(text) | {float(match.lastindex or 0) for match in english.months(bare=True).finditer(text)}


@lru_cache(maxsize=4096)
def in_words(text: str) -> frozenset[float]:
    """Values that words of an English sentence mean or hint at, its months aside."""
    loose = {float(value) for pattern, values in _LOOSE if pattern.search(text) for value in values}
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
    if value <= 12 and re.search(
        r"(?<![^\W\d_])p\.?\s?m\b|\bnoon\b|\bevening\b|\bafternoon\b|\bnight\b", source, re.IGNORECASE
    ):
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
    if _FAHRENHEIT.search(source) and abs((value - 32) / 1.8 - rendered) <= max(1.0, abs(rendered) * _CLOSE):
        return True
    if _DIFFERENCE.search(source) and abs(value / 1.8 - rendered) <= max(1.0, abs(rendered) * _CLOSE):
        return True
    if value in _decades(source) and (value - 33) / 1.8 - 1 <= rendered <= (value - 23) / 1.8 + 1:
        return True
    return any(abs(value * factor - rendered) <= abs(rendered) * _CLOSE for factor in _factors(source))


_DIFFERENCE = re.compile(
    r"degrees?\b[^.;]{0,30}\b(?:differ\w*|drop|rise|swing|above|below|warmer|cooler|colder|hotter|higher|lower)\b"
    r"|(?:differ\w*|drop\w*|r[io]se|fall|fell|plunge\w*|warmed|cooled)\b[^.;]{0,30}\bdegrees?\b",
    re.IGNORECASE,
)
"""Degrees of Fahrenheit by which one temperature is over another."""
_DECADE = re.compile(r"\b(?P<tens>[1-9]0)s\b")
_WEATHER = re.compile(r"\b(?:warm|cool|hot|cold|heat|temperature|highs|lows|weather|degrees?)\w*\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _decades(source: str) -> frozenset[float]:
    """The tens of degrees of Fahrenheit that a weather report speaks of: `highs in the 80s`."""
    return frozenset(float(m["tens"]) for m in _DECADE.finditer(source)) if _WEATHER.search(source) else frozenset()


_HEIGHT = re.compile(
    r"(?<![\d.,])(?P<feet>\d{1,2})(?:[- ]?(?:foot|feet|ft\.?)[ -]?|['’′] ?)(?P<inches>\d{1,2})(?!\d)(?:[- ]?inch|in\b|[\"”″])?"
)


@lru_cache(maxsize=4096)
def _heights(source: str) -> Sequence[tuple[float, float]]:
    """The feet and inches that belong together: `6-foot-6`, `5ft 11in`."""
    return tuple((float(match["feet"]), float(match["inches"])) for match in _HEIGHT.finditer(source))


def _of_height(value: float, other: float, source: str) -> bool:
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
        if other in whole or any(abs(part - other) <= 0.015 * part for part in parts):
            return True
    return False


@lru_cache(maxsize=4096)
def units_of(value: float, source: str) -> frozenset[float]:
    """What a number is in smaller units of the source: six decades are sixty years."""
    return frozenset(exact(value * factor) for factor in _factors(source) if float(value * factor).is_integer())


@lru_cache(maxsize=4096)
def _factors(source: str) -> Sequence[float]:
    """What the units of a source are in others."""
    return tuple(factor for pattern, factors in _UNITS if pattern.search(source) for factor in factors)

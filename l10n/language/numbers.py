"""Numbers of a text: what each can mean, in any digits, with separators, magnitudes and words.

`1,300` is 1300 for an English reader and 1.3 for a German one, so a number has all its meanings; two numbers agree where they
share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n import langtag
from l10n.language import tokens
from l10n.language.knowledge import Language, knowledge
from l10n.language.number_words import MAGNITUDES, exact, spelled
from l10n.model import Span

_NUMBER = re.compile(
    r"\d{1,2} [1-9]/[2-9](?![\d/])|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,٫٬'’·‚،/](?=\d)\d+)*"
)
_DIGIT = re.compile(r"\d")
_MIXED = re.compile(r"(\d{1,2}) ([1-9])/([2-9])")
_SEPARATOR = re.compile(r"[^\d]+")
_NO_POINT = frozenset("/ \u00a0\u202f\u2009")
_TIME = re.compile(r"\d:\Z")
_HAN = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_INDIAN = {"لاکھ": 10**5, "کروڑ": 10**7, "lakh": 10**5, "crore": 10**7, "लाख": 10**5, "करोड़": 10**7}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_REACH = 16
"""Characters after a number in which its magnitude stands: `1,5 mil millones`."""


_SHARE = re.compile(r"\s?(?:[%٪]|per ?cent\b|percentage point)")
"""What follows a share, of which the parts before and behind the point mean nothing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits with its place. `meanings` are its possible values, `text` what stands there."""

    text: str
    span: Span
    meanings: frozenset[float]


@lru_cache(maxsize=4096)
def numbers(text: str, tag: str) -> Sequence[Number]:
    """The numbers in digits of a text, in order.

    >>> [sorted(n.meanings) for n in numbers("Some 1,300 boats landed fish for 2.5 million.", "en")]
    [[1.3, 1300.0], [2.5, 2500000.0]]
    """
    plain = tokens.plain(text)
    return tuple(_found(plain, tag)) if _DIGIT.search(plain) else ()


def _found(plain: str, tag: str) -> Iterator[Number]:
    language = knowledge(tag)
    for match in (_NUMBER if language.spaced else _IN_PARTS).finditer(plain):
        if _HAN.keys() & set(match[0]):
            yield Number(match[0], tokens.span(match), frozenset({_sum(match[0])}))
            continue
        if match[0] == "00" and _TIME.search(plain, max(0, match.start() - 3), match.start()):
            continue  # 8:00 is eight
        if mixed := _MIXED.fullmatch(match[0]):
            whole, part = float(mixed[1]), float(mixed[2]) / float(mixed[3])
            yield Number(match[0], tokens.span(match), frozenset({exact(whole + part)}))
            continue
        base = meanings(match[0])
        if _SHARE.match(plain, match.end()):  # 15.25 percent is no date and no time
            base = base - {float(part) for part in _SEPARATOR.split(match[0])} or base
        after = plain[match.end() : match.end() + _REACH].casefold()
        scales = set(_scales(after, language))
        values = {exact(value * scale) for value in base for scale in scales} | base
        yield Number(match[0], Span(match.start(), match.end()), frozenset(values))


_IN_PARTS = re.compile(
    r"(?:[0-9０-９][0-9０-９,.]*[千百]?[万萬億亿兆千百]){1,4}[0-9０-９][0-9０-９,.]*[千百]?[万萬億亿兆千百]?|"
    + _NUMBER.pattern
)
"""A number in parts, each with its magnitude: `1万2000`, `3兆4500億`, `1億2千万`; or any other."""
_PART = re.compile(r"([0-9０-９][0-9０-９,.]*)([万萬億亿兆千百]*)")


def _sum(text: str) -> float:
    """The value of a number in parts.

    >>> _sum("1億2千万"), _sum("1万2000")
    (120000000.0, 12000.0)
    """
    total = 0.0
    for digits, signs in _PART.findall(text):
        value = max(meanings(digits.rstrip(",.")))
        for sign in signs:
            value *= _HAN[sign]
        total += value
    return exact(total)


def meanings(text: str) -> set[float]:
    """All values that digits with separators can have; parts of a date, a time or a score count each.

    >>> sorted(meanings("1.300.000"))
    [1300000.0]
    >>> sorted(meanings("۷۰٫۵"))
    [70.5]
    """
    digits = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in text)
    groups = _SEPARATOR.split(digits)
    signs = _SEPARATOR.findall(digits)
    if len(groups) == 1:
        return {float(digits)}
    found: set[float] = set()
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and len(set(signs)) == 1:
        found.add(float("".join(groups)))
    if signs[-1] not in _NO_POINT and (len(signs) == 1 or signs[-1] != signs[-2]):
        found.add(exact(float("".join(groups[:-1]) + "." + groups[-1])))
    if (len(signs) > 1 and not found) or (len(signs) == 1 and len(groups[0]) <= 4 and len(groups[1]) in (2, 4)):
        # A date (29.09.2018), a time (17.30), a score.
        found.update(float(group) for group in groups)
    return found or {float(group) for group in groups}


def _scales(after: str, language: Language) -> Iterator[int]:
    """The magnitudes that stand behind a number."""
    near = after.lstrip("\u00a0\u202f -–多余餘来來几幾数數")  # 550多万: five and a half million and more
    for sign, scale in _HAN.items():
        if near.startswith(sign):
            rest = near[len(sign) :]
            yield scale
            yield from (scale * more for sign2, more in _HAN.items() if rest.startswith(sign2))
    for word, scale in _INDIAN.items():
        if near.startswith(word):
            yield scale
    short = re.match(r"(k|mn?|bn?|tn?)\b", near)
    if short:
        yield _SHORT[short[1]]
    found = [m for m in MAGNITUDES if m in language.numbers and language.numbers[m].search(after)]
    yield from found
    # `1,5 mil millones`, `15千亿`: two magnitudes multiply.
    yield from (a * b for a in found for b in found if a < b)


# --- other ways to say the same --------------------------------------------------------------------------------------

_UNITS: Sequence[tuple[re.Pattern[str], Sequence[float]]] = tuple(
    (re.compile(pattern, re.IGNORECASE), factors)
    for pattern, factors in (
        (r"\bmiles?\b|\bmph\b|-mile\b", (1.609344,)),
        (r"\bfeet\b|\bfoot\b|\bft\b", (0.3048, 30.48)),
        (r"\binch(?:es)?\b", (2.54, 0.0254, 25.4)),
        (r"\byards?\b", (0.9144,)),
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
    r"\bsix-?pack\b|\bhalf.dozen": (6,),
    r"\bonly\b|\bsingle\b|\ba\b|\ban\b|\bfirst\b|\bonce\b|\bone\b": (1,),
}
_LOOSE = tuple((re.compile(pattern, re.IGNORECASE), values) for pattern, values in _LOOSE_WORDS.items())


_MONTHS = re.compile(
    r"\b(?:(Jan)|(Feb)|(Mar)|(Apr)|(May)|(Jun)|(Jul)|(Aug)|(Sep)|(Oct)|(Nov)|(Dec))(?:t?\.|[a-z]*)(?![a-z])"
)


@lru_cache(maxsize=4096)
def implied(text: str) -> frozenset[float]:
    """Values that an English sentence says without its number: decades, dozens, noon, and months as numbers."""
    return in_words(text) | {float(match.lastindex or 0) for match in _MONTHS.finditer(text)}


@lru_cache(maxsize=4096)
def in_words(text: str) -> frozenset[float]:
    """Values that words of an English sentence mean or hint at, its months aside."""
    found = {float(value) for pattern, values in _LOOSE if pattern.search(text) for value in values}
    return frozenset(found | {float(value) for value in spelled(text, "en")})


def equal(value: float, other: float, source: str, target_tag: str) -> bool:
    """Whether `other` of a translation can stand for `value` of the source: the same, or converted.

    >>> equal(45, 72, "a village 45 miles away", "de")
    True
    """
    if exact(value) == exact(other):
        return True
    return other in _times(value, source) or _in_calendar(value, other, target_tag) or _converted(value, other, source)


def _times(value: float, source: str) -> set[float]:
    """The value on the 24-hour clock, and a decade by its last two digits."""
    found: set[float] = set()
    if value <= 12 and re.search(r"\bp\.?\s?m\b|\bnoon\b|\bevening\b|\bafternoon\b|\bnight\b", source, re.IGNORECASE):
        found.update({value + 12, (value + 12) % 24})
    if 1100 <= value <= 2100:
        found.update({value % 100, value // 100 + 1})
    elif value < 100:
        found.update({1900 + value, 2000 + value})
    return found


def _in_calendar(value: float, other: float, tag: str) -> bool:
    """Whether a year of the Common Era is written in the calendar of the language: Buddhist, or solar Hijri."""
    if not 1000 <= value <= 2200:
        return False
    if langtag.language(tag) == "th":
        return other - value == 543
    return langtag.language(tag) in {"fa", "ps", "prs"} and value - other in {621, 622}


def _converted(value: float, other: float, source: str) -> bool:
    """Whether the numbers are the same in other units, where the source has a unit that people convert."""
    if _FAHRENHEIT.search(source) and abs((value - 32) / 1.8 - other) <= max(1.0, abs(other) * _CLOSE):
        return True
    return any(abs(value * factor - other) <= abs(other) * _CLOSE for factor in _factors(source))


@lru_cache(maxsize=4096)
def _factors(source: str) -> Sequence[float]:
    """What the units of a source are in others."""
    return tuple(factor for pattern, factors in _UNITS if pattern.search(source) for factor in factors)


_ROMAN = re.compile(r"\b[IVXLC]+\b|\b[ІVХLС]+\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(text: str) -> set[float]:
    """The Roman numerals of a text, also with Cyrillic lookalikes: `XIX ст.` is 19.

    >>> sorted(roman("у XIX столітті"))
    [19.0]
    """
    found: set[float] = set()
    for match in _ROMAN.finditer(text):
        digits = [_ROMAN_DIGITS[c] for c in match[0].translate(str.maketrans("ІХС", "IXC"))]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        found.add(float(sum(-a if a < b else a for a, b in pairs)))
    return found

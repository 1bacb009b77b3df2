"""Numbers of a text: what each can mean, in any digits, with separators, magnitudes and words.

`1,300` is 1300 for an English reader and 1.3 for a German one, so a number has all its meanings; two numbers agree where they
share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.language.magnitudes_ahead import magnitude_ahead
from l10n.language.number_lexicon import MULTIPLIERS
from l10n.language.numerals import OF_UNIT, may_multiply, multiplier
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern
from l10n.model import Span

_NUMBER = late_pattern(
    r"[.\d](?:(?<=\.)(?:(?<![\w.,)].)|(?<=[وب].))\d+(?![.\d])|(?<=\d)(?:"
    r"\d? [1-9]/[2-9](?![\d/])|(?<![\d.,].)\d{0,2}, 000(?![\d.,])"
    r"|\d{0,2}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?|\d*(?:[.,٫٬'’·‚،/](?=\d)\d+)*))"
)
"""`.5`, `12 1/2`, `80, 000`, `1 300.5`, `1,300`: what stands before is looked at behind the first character, so that the rest
of a text is passed by in a tenth of the time.
"""
_DIGIT = late_pattern(r"\d")
_MIXED = late_pattern(r"(\d{1,2}) ([1-9])/([2-9])")
_SEPARATOR = late_pattern(r"[^\d]+")
_NO_POINT = frozenset("/ \u00a0\u202f\u2009")
_POINT = late_pattern(r"\d[.,]\d")
_WIDE_COLON = late_pattern(r"(?<=\d)：(?=\d)")
_TIME = late_pattern(r"\d(?::|-|\s?[hH]\s?)\Z")
_HAN = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_HAN |= {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_SHORT_SIZE = late_pattern(r"[ \u00a0\u202f]?(k|mn?|bn?|tn?)\b")
_SURE = frozenset({"mn", "bn", "tn"})
"""Abbreviations that are a magnitude and no unit: 5m may be metres."""
_REACH = 24
"""Characters after a number in which the magnitude of another may be its own too: `two to 3 million`, `5 с лишним тысяч`."""


def exact(value: float) -> float:
    """The value as it is compared: six digits behind the point, since 1.1 × 10⁶ has noise further behind.

    >>> exact(7.1 * 1000)
    7100.0
    """
    return round(value, 6)


SHARE = late_pattern(r"\s?(?:[%٪]|per ?cent\b|percentage point)")
"""What follows a share, of which the parts before and behind the point mean nothing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits with its place. `meanings` are its possible values, `text` what stands there, `parts` the values
    between its separators where it may be a date, a time or a version: each is a meaning too, but of the whole no more.
    """

    text: str
    span: Span
    meanings: frozenset[float]
    parts: tuple[float, ...] = ()


@lru_cache(maxsize=4096)
def numbers(text: str, tag: str, *, native: bool = False) -> Sequence[Number]:
    """The numbers in digits of a text, in order; one with a magnitude has its product as meaning, and no other.

    `native` texts write numbers as their language does: 5,000 is five thousand in English, and nothing else.

    >>> [sorted(n.meanings) for n in numbers("Some 1,300 boats landed fish for 2.5 million.", "en")]
    [[1.3, 1300.0], [2500000.0]]
    """
    if not _DIGIT.search(plain := tokens.plain(text)):
        return ()
    plain = _WIDE_COLON.sub(":", plain) if "：" in plain else plain
    mark = langtag.number_symbols(tag)[1] if native else ""
    return tuple(_added(_numbers_in(plain, tag, mark), plain))


def _added(parts: Iterator[Number], plain: str) -> Iterator[Number]:
    """The numbers, and as one those whose magnitudes follow each other: `2 миллиона 750 тысяч` is 2.75 million."""
    last: Number | None = None
    for number in parts:
        if last and plain[last.span.end : number.span.start] == " " and (total := _total(last, number)):
            span = Span(last.span.start, number.span.end)
            last = Number(plain[span.start : span.end], span, frozenset({total}))
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


def _total(first: Number, second: Number) -> float:
    """The sum of two numbers with magnitudes of their own, the greater one first; 0 where they are two numbers."""
    if not (first.text[-1].isalpha() and second.text[-1].isalpha()) or _POINT.search(first.text):
        return 0
    greatest, least = min(first.meanings), max(second.meanings)
    counted = max((size for size in MULTIPLIERS if size <= greatest), default=0)
    return exact(greatest + least) if len(first.meanings) == len(second.meanings) == 1 and least < counted else 0


def _numbers_in(plain: str, tag: str, mark: str) -> Iterator[Number]:
    for match in _expression(tag).finditer(plain):
        if not match[0].isascii() and _HAN.keys() & set(match[0]):
            yield Number(match[0], tokens.span(match), frozenset({_sum(match[0])}))
            continue
        if _in_a_word(match, plain):
            continue
        if match[0] == "00" and _TIME.search(plain, max(0, match.start() - 4), match.start()):
            continue  # 8:00 is eight, and so is 8-00
        if mixed := _MIXED.fullmatch(match[0]):
            whole, part = float(mixed[1]), float(mixed[2]) / float(mixed[3])
            base: Set[float] = {exact(whole + part)}
        else:
            base = _base(match[0], mark)
        start, end = match.span()
        values: Set[float]
        parts = () if mixed else _parts(match[0])
        if parts and (SHARE.match(plain, end) or _has_magnitude(plain, start, end, tag)):  # 15.25 percent is not a date
            base, parts = base - set(parts) or base, ()
        glued = start and plain[start - 1].isupper() and plain[end : end + 1] != " "  # `TRN30-BN` has no billions
        if ahead := magnitude_ahead(plain, start, tag):
            scaled = {exact(value * ahead.size) for value in base}
            start, values = ahead.start, scaled | base if ahead.apart else scaled
        else:
            values, end = (base, end) if glued and spaced(tag) else _scaled(base, plain, end, tag)
        if _OF_THOUSANDS.match(plain, match.end()):
            values = values | {value * 1000 for value in base}
        yield Number(plain[start:end], Span(start, end), frozenset(values), parts)


def _parts(text: str) -> tuple[float, ...]:
    """The values between separators, of two at least."""
    groups = [float(group) for group in _SEPARATOR.split(text) if group]
    return tuple(groups) if len(groups) > 1 else ()


def _has_magnitude(plain: str, start: int, end: int, tag: str) -> bool:
    """Whether a magnitude stands right beside a number: 12.25 million is neither 12 million nor 25."""
    ahead = magnitude_ahead(plain, start, tag)
    return 1.0 not in _scaled({1.0}, plain, end, tag)[0] or bool(ahead and not ahead.apart)


def _base(text: str, mark: str) -> Set[float]:
    """What digits mean: where they are grouped as the language groups them, their value alone."""
    grouped = mark and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", text)
    return {float(text.replace(mark, ""))} if grouped else meanings(text)


def _scaled(base: Set[float], plain: str, end: int, tag: str) -> tuple[Set[float], int]:
    """The values with the magnitude that stands right behind them, and its end; or with and without one that stands near."""
    scale, last = multiplier(tokens.folded(plain), _FILLERS.match(plain, end).end(), tag)  # type: ignore[union-attr]
    if scale != 1:
        return {exact(value * scale) for value in base}, last
    after = plain[end : end + _REACH].casefold()
    short = _SHORT_SIZE.match(after)
    if short:
        product = {value * _SHORT[short[1]] for value in base}
        return {exact(value) for value in (product if short[1] in _SURE else product | base)}, end
    return base | {exact(value * factor) for value in base for factor in _near(after, tag)}, end


def _in_a_word(match: re.Match[str], plain: str) -> bool:
    """Whether digits stand between Latin letters: Y2K, B2B."""
    around = plain[match.start() - 1 : match.start()] + plain[match.end() : match.end() + 1]
    return len(around) == 2 and around.isascii() and around.isalpha()


_OF_THOUSANDS = late_pattern(r"[-–]\d{1,3}[.,\u00a0\u202f ]000(?!\d)")
"""The end of a range whose thousands count for its beginning too: 50-100.000."""
_FILLERS = late_pattern("[多余餘來来几幾数數]?")
"""What may stand between a number and its magnitude: 550多万 is five and a half million and more."""


def _near(after: str, tag: str) -> Iterator[float]:
    """The magnitudes that stand in the words behind a number, and no sign that ends what they belong to."""
    if not spaced(tag):
        return
    clause = _ENDS.search(after)
    for word in tokens.LETTERS.finditer(after, 0, clause.start() if clause else len(after)):
        if not may_multiply(word[0][0], tag):
            continue
        scale, _ = multiplier(after, word.start(), tag)
        if scale != 1:
            yield scale
            return


_ENDS = late_pattern("[.!?;:()…]")


_SIZE = rf"(?:[万萬億亿百]|(?!{OF_UNIT})[千兆])"
_IN_PARTS = late_pattern(
    rf"[0-9０-９][0-9０-９,.]*[十百千]+(?:[万萬億亿]|(?!{OF_UNIT})兆)|"
    rf"(?:[0-9０-９][0-9０-９,.]*(?:(?!{OF_UNIT})[千百])?{_SIZE}){{1,4}}[0-9０-９][0-9０-９,.]*(?:(?!{OF_UNIT})[千百])?{_SIZE}?|"
    + _NUMBER.pattern
)
"""A number in parts, each with its magnitude: `2百万`, `1万2000`, `3兆4500億`, `1億2千万`; or any other."""
_IN_HANGUL = late_pattern(
    r"(?:\d[\d,.]*[천백십]{0,2}[만억조] ?)*\d[\d,.]*(?:[천백십]{1,2}[만억조]?|[만억조])(?:(?<=[만억조])\d{4}(?![\d,.]))?|"
    + _NUMBER.pattern
)
"""The same in Korean, with blanks between the parts: `1억 2천만`, `90억`."""
_PART = late_pattern(rf"([0-9０-９][0-9０-９,.]*)([{''.join(_HAN)}]*)")


def _expression(tag: str) -> re.Pattern[str]:
    """What finds the numbers of a language: in parts where it writes them so."""
    if langtag.script(tag) == "Kore":
        return _IN_HANGUL
    return _NUMBER if spaced(tag) else _IN_PARTS


def _sum(text: str) -> float:
    """The value of a number in parts; what stands before ten thousands is counted in them as a whole.

    >>> _sum("1億2千万"), _sum("1万2000"), _sum("2百万"), _sum("3千5百万")
    (120000000.0, 12000.0, 2000000.0, 35000000.0)
    """
    total = counted = 0.0
    for digits, signs in _PART.findall(text):
        value = max(meanings(digits.rstrip(",.")))
        for sign in signs:
            if _HAN[sign] < _MYRIAD:
                value *= _HAN[sign]
            else:
                total, counted, value = total + (counted + value) * _HAN[sign], 0.0, 0.0
        counted += value
    return exact(total + counted)


_MYRIAD = 10**4


@lru_cache(maxsize=4096)
def meanings(text: str) -> frozenset[float]:
    """All values that digits with separators can have; parts of a date, a time or a score count each.

    >>> sorted(meanings("1.300.000"))
    [1300000.0]
    >>> sorted(meanings("۷۰٫۵"))
    [70.5]
    """
    digits = text
    if not text.isascii():
        digits = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in text)
    if digits[0] == ".":  # .08 is 0.08
        return frozenset({exact(float(digits))})
    groups = _SEPARATOR.split(digits)
    signs = _SEPARATOR.findall(digits)
    if len(groups) == 1:
        return frozenset({float(digits)})
    readings: set[float] = set()
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and len(set(signs)) == 1:
        readings.add(float("".join(groups)))
    if len(groups) > 2 and set(signs) == {","} and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]):
        readings.add(float("".join(groups)))  # 2,06,737 as India groups digits
    elif signs[-1] not in _NO_POINT and (len(signs) == 1 or signs[-1] != signs[-2]):
        readings.add(exact(float("".join(groups[:-1]) + "." + groups[-1])))
    if (len(signs) > 1 and not readings) or (len(signs) == 1 and len(groups[0]) <= 4 and len(groups[1]) in (2, 4)):
        # A date (29.09.2018), a time (17.30), a score.
        readings.update(float(group) for group in groups)
    return frozenset(readings or map(float, groups))

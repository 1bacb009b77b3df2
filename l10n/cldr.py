"""What CLDR calls money, units, shares, parts of the day and of lists in a language; the locale data itself is `langtag`'s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

if TYPE_CHECKING:
    from decimal import Decimal


@cache
def currency_names(tag: str, code: str) -> tuple[str, ...]:
    """The names of a currency in all their forms; none where CLDR has none in the language.

    >>> currency_names("es", "USD")
    ('dólar estadounidense', 'dólares estadounidenses')
    """
    locale = langtag.locale(tag)
    if code not in locale.currencies:
        return ()
    forms = locale._data.get("currency_names_plural", {}).get(code, {})  # noqa: SLF001  (babel shows one form alone)
    return tuple(dict.fromkeys(map(str, (locale.currencies[code], *dict(forms).values()))))


@cache
def currency_signs(tag: str) -> Mapping[str, str]:
    """The signs of currencies by their codes: `€`, `zł`; none where the sign is the code."""
    signs = langtag.locale(tag).currency_symbols
    return {str(code): str(sign) for code, sign in signs.items() if sign != code}


@cache
def unit_names(tag: str, unit: str) -> tuple[str, ...]:
    """What follows a number of a unit, in all forms, by CLDR's names of it; none where it has none.

    >>> unit_names("es", "length-mile")
    ('millas', 'milla', 'mi')
    """
    widths = langtag.locale(tag)._data.get("unit_patterns", {}).get(unit)  # noqa: SLF001  (babel shows formatted numbers alone)
    return tuple(dict.fromkeys(_forms(widths))) if widths else ()


def _forms(widths: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for width in ("long", "short"):
        for form, pattern in dict(widths.get(width, {})).items():
            name = str(pattern).replace("{0}", "").strip("\u00a0\u202f ")
            if form != "per" and name:
                yield name


@cache
def day_periods(tag: str) -> Mapping[str, frozenset[str]]:
    """The words for parts of the day, by CLDR's names of them: `morning1`, `evening1`.

    >>> "вечора" in day_periods("uk")["evening1"]
    True
    """
    by_period: dict[str, set[str]] = {}
    for widths in langtag.locale(tag).day_periods.values():
        for width in ("wide", "abbreviated"):
            for period, name in dict(widths.get(width, {})).items():
                by_period.setdefault(str(period), set()).add(str(name))
    return {period: frozenset(names) for period, names in by_period.items()}


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a locale writes numbers: its marks, its ten digits, how many digits the groups have, from the right, and shares of a
    hundred, with 0 in the place of the number.
    """

    decimal: str
    group: str
    digits: str
    sizes: tuple[int, int]
    percent: str = "0%"

    def grouped(self, digits: str) -> str:
        """The digits of a whole number in groups.

        >>> number_style("de").grouped("1234567"), number_style("hi").grouped("1234567")
        ('1.234.567', '12,34,567')
        """
        parts, size = [digits[-self.sizes[0] :]], self.sizes[1]
        remaining = digits[: -self.sizes[0]]
        while remaining:
            parts.append(remaining[-size:])
            remaining = remaining[:-size]
        return self.group.join(reversed(parts))


_ZEROS = {"arab": "\u0660", "arabext": "\u06f0", "beng": "\u09e6", "deva": "\u0966", "mymr": "\u1040", "tibt": "\u0f20"}
DIGITS = frozenset({"latn", *_ZEROS})
"""CLDR's names of the digits that numbers can be written in."""


@cache
def number_style(tag: str, digits: str = "") -> NumberStyle:
    r"""How the readers of a locale write numbers, in the digits that CLDR gives it, or in those of a name of `DIGITS`.

    >>> number_style("fa").digits, number_style("ar").decimal, number_style("fa", "latn").digits
    ('۰۱۲۳۴۵۶۷۸۹', '.', '0123456789')
    >>> number_style("de").percent, number_style("tr").percent, number_style("fa").percent
    ('0\xa0%', '%0', '0٪')
    """
    locale = langtag.locale(tag)
    system = digits or str(locale.default_numbering_system)
    decimal, group = langtag.number_symbols(tag)
    sign = "%"
    if system in _ZEROS:
        symbols = locale.number_symbols.get(system, {})
        decimal, group = str(symbols.get("decimal") or decimal), str(symbols.get("group") or group)
        sign = str(symbols.get("percentSign") or sign)
    zero = ord(_ZEROS.get(system, "0"))
    sizes = getattr(locale.decimal_formats.get(None), "grouping", (3, 3))
    pattern = str(getattr(locale.percent_formats.get(None), "pattern", "#,##0%"))
    ten = "".join(chr(zero + n) for n in range(10))
    return NumberStyle(decimal, group, ten, (int(sizes[0]), int(sizes[1])), _percent(pattern, sign))


def _percent(pattern: str, sign: str) -> str:
    """A share of a hundred as a pattern of CLDR has it: 0 %, %0."""
    return re.sub(r"[#0,.]+", "0", pattern.partition(";")[0]).replace("%", sign)


def in_digits(text: str, tag: str, digits: str = "") -> str:
    """The text with its European digits as the readers of a locale write them, or as a name of `DIGITS` says.

    >>> in_digits("4 مه 2026", "fa"), in_digits("4 مه 2026", "fa", "latn")
    ('۴ مه ۲۰۲۶', '4 مه 2026')
    """
    return text.translate(str.maketrans("0123456789", number_style(tag, digits).digits))


def compact(value: Decimal, tag: str) -> tuple[Decimal, str]:
    """A great number as newspapers write it: the number before the word of magnitude, and that word; none below a million.

    The words are CLDR's, its abbreviations where the words decline after numbers; where a thousand millions are that very thing
    (`mil millones`), they are counted in millions.

    >>> from decimal import Decimal
    >>> compact(Decimal(3_500_000_000), "es"), compact(Decimal(3_500_000_000), "ru")
    ((Decimal('3500'), 'millones'), (Decimal('3.5'), 'млрд'))
    """
    power = len(str(int(value))) - 1
    step = next((each for each in (12, 9, 6) if each <= power), 0)
    if not step:
        return value, ""
    word = _magnitude(value / 10**step, step, tag)
    lower = _magnitude(value / 10 ** (step - 3), step - 3, tag) if step > 6 else ""
    if lower and lower != word and lower in word:
        step, word = step - 3, lower
    return (value / 10**step, word) if word else (value, "")


def _magnitude(number: Decimal, step: int, tag: str) -> str:
    """The word after a number of so many zeros; nothing where the language counts in other steps, or writes it before."""
    locale = langtag.locale(tag)
    for width in ("long", "short"):
        forms = locale.compact_decimal_formats.get(width) or {}
        by_form = {form: steps.get(str(10**step)) for form, steps in forms.items()}
        patterns = {form: str(pattern.pattern).replace("'", "") for form, pattern in by_form.items() if pattern}
        if not all(pattern.startswith("0") and not pattern.startswith("00") for pattern in patterns.values()):
            continue
        if width == "long" and "few" in patterns and len({patterns.get(form) for form in ("few", "many", "other")}) > 1:
            continue
        pattern = patterns.get(locale.plural_form(number)) or patterns.get("other", "")
        word = pattern[1:].strip("\u00a0\u202f ")
        if all(each.isalpha() for each in word.rstrip(".").split()):
            return word
    return ""


@cache
def conjunctions(tag: str) -> frozenset[str]:
    """The words that part the last two of a list in a language: `and`. Source: CLDR, listPatterns.

    >>> sorted(conjunctions("es")), sorted(conjunctions("uk"))
    (['y'], ['і'])
    """
    patterns = langtag.locale(tag).list_patterns.get("standard", {})
    texts = (patterns.get(place, "").replace("{0}", " ").replace("{1}", " ") for place in ("2", "end"))
    return frozenset(word for text in texts for word in text.split() if word.isalpha())


@cache
def short_numbers(tag: str) -> Mapping[str, str]:
    """The short patterns of numbers, each with the size that it is for: `0 Md` for 1000000000. Source: CLDR."""
    forms = langtag.locale(tag).compact_decimal_formats.get("short", {}).values()
    return {str(pattern.pattern): str(size) for each in forms for size, pattern in each.items()}


@cache
def magnitudes_ahead(tag: str) -> Mapping[str, float]:
    """The words for magnitudes that a language writes before the digits, in small letters, each with its value.

    >>> magnitudes_ahead("sw")["milioni"], magnitudes_ahead("en")
    (1000000.0, {})
    """
    forms = langtag.locale(tag)._data.get("compact_decimal_formats", {})  # noqa: SLF001  (babel shows the short ones alone)
    patterns = ((str(p.pattern), float(size)) for each in forms.get("long", {}).values() for size, p in each.items())
    parts = ((_AHEAD.fullmatch(pattern), size) for pattern, size in patterns)
    return {part["word"].casefold(): size / 10 ** (len(part["zeros"]) - 1) for part, size in parts if part}


_AHEAD = late_pattern(r"(?P<word>[^\W\d_][^\d;]*?)\s*(?P<zeros>0+)(?:;.*)?")
"""A pattern whose word stands before the digits, and nothing behind them."""

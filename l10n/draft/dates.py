"""Months of the dates of a source, which an engine drops with what stands around them: `el lunes, 6, 2025`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n import langtag
from l10n.language import data
from l10n.language.months import month_patterns, months_named
from l10n.late_pattern import late_pattern
from l10n.plugin import Pair

_IN_DIGITS = late_pattern(r"\d[./-]\d{1,2}(?!\d)")


@cache
def month_numbers(tag: str) -> Mapping[str, int]:
    """The names of the months in a language and how its newspapers write them short, with their numbers."""
    names = {name: number for number, forms in enumerate(langtag.month_names(tag), 1) for name in forms}
    short = dict(row.split("=") for row in data.section(tag, "shorthand").get("months", ()))
    return names | {name: names[long] for name, long in short.items() if long in names}


@cache
def _dated(tag: str) -> re.Pattern[str]:
    """The name of a month beside a day or a year."""
    names = "|".join(re.escape(name) for name in sorted(month_numbers(tag), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:(?P<before>{names})(?=[ \u00a0]\d)|(?<=\d[ \u00a0])(?P<behind>{names})(?!\w))")


def lost_months(source: str, target: str, pair: Pair) -> tuple[str, ...]:
    """The months of a source's dates that its target does not name, where the names of the target's language are known.

    >>> lost_months("It burned on Monday, Jan. 6, 2025.", "Ardió el lunes, 6, 2025.", Pair("en", "es"))
    ('Jan.',)
    >>> lost_months("It burned on 6 January.", "Ardió el 6/1.", Pair("en", "es"))
    ()
    """
    matches = list(_dated(pair.source).finditer(source))
    if not matches or not month_patterns(pair.target) or _IN_DIGITS.search(target):
        return ()
    named, numbers = months_named(target, pair.target), month_numbers(pair.source)
    return tuple(dict.fromkeys(match[0] for match in matches if numbers[match[0]] not in named))

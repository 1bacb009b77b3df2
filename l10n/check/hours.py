"""Hours of a translation that are said in halves of a day: 17:30 is 5.30 p.m., from whatever language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n import cldr
from l10n.language.measures import measured

_NOON = 12
_NIGHT_BEGINS = 6
"""At and after which hour the night is that of the evening: 9 de la noche, and not 2."""


def after_noon(text: str, tag: str) -> Mapping[int, float]:
    """The hours of a text that it says are after noon, as the 24-hour clock counts them, by where their numbers begin.

    >>> after_noon("The ferry leaves at 5.30pm, not at 5.", "en")
    {20: 17.0}
    >>> after_noon("El ferri sale a las 9 de la noche.", "es")
    {20: 21.0}
    """
    hours = {
        each.span.start: hour
        for each in measured(text, tag)
        if "pm" in each.names.get("clock", ())
        for hour in each.meanings
        if 0 < hour < _NOON and hour % 1 == 0
    }
    for match in _at_night(tag).finditer(text):
        if _NIGHT_BEGINS <= int(match["hour"]) < _NOON:
            hours[match.start("hour")] = float(match["hour"])
    return {place: hour + _NOON for place, hour in hours.items()}


@cache
def _at_night(tag: str) -> re.Pattern[str]:
    names = {name for period, each in cldr.day_periods(tag).items() if period.startswith("night") for name in each}
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) > 1)
    return re.compile(rf"(?<![\d.,:])(?P<hour>\d{{1,2}})(?:[:.]\d\d)?\s(?:{words or '(?!)'})(?!\w)", re.IGNORECASE)

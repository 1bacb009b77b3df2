"""What says beside an hour in which half of the day it is: a.m., in the evening, 午後."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from l10n import cldr
from l10n.language import data
from l10n.language.knowledge import knowledge
from l10n.language.measure_words import stems
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern

_MORNING = late_pattern(r"am|morning")
_EVENING = late_pattern(r"pm|evening|afternoon")


@cache
def half_of_day(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Find what says right behind a number, and right before it, that it is an hour before noon, or after it."""
    periods = cldr.day_periods(tag)
    halves = {"am": _MORNING, "pm": _EVENING}
    words = {half: {w for p, names in periods.items() if kind.match(p) for w in names} for half, kind in halves.items()}
    grammar = knowledge(tag).function_words  # `21 Uhr am Sonntag`
    words = {half: {word for word in each if word.casefold() not in grammar} for half, each in words.items()}
    stop = {half: "" if half in grammar else "?" for half in words}
    both, more = words["am"] & words["pm"], data.section(tag, "measures")
    further = {half: f"|{more[half]}" if more.get(half) else "" for half in words}
    further = {half: rf"|{half[0]}\.{stop[half]}[\s\u00a0]?m\.?{each}" for half, each in further.items()}  # everywhere
    parts = [rf"(?P<{half}>{any_of(each - both) or '(?!)'}{further[half]})" for half, each in words.items()]
    minutes, hour = r"(?:[:.]\d\d)?", more.get("hour") or r"[^\W\d]{1,8}\.?"  # Uhr, часов
    either = f"(?:{'|'.join(parts)})"
    behind = rf"{minutes}\.?[\s\u00a0\u202f-]?(?:{hour}[\s\u00a0])?{either}(?!\w)"
    hours = any_of({stem for stem, names in stems(tag).items() if "hour" in names}) or "(?!)"
    named = rf"[\s\u00a0\u202f]{{1,2}}(?:{hours})\w{{0,3}}" if spaced(tag) else "(?!)"  # səhər saat 7
    ahead = rf"{either}(?:{named})?(?:(?<![A-Za-z])[\s\u00a0\u202f,]{{0,2}}|[\s\u00a0\u202f,]{{1,2}})$"  # PM10 is dust
    return re.compile(behind, re.IGNORECASE), re.compile(ahead, re.IGNORECASE)


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first, with or without their stops and spaces."""
    spelled = (
        re.escape(word).replace(r"\ ", " ").replace("\\\u00a0", " ") for word in sorted(words, key=len, reverse=True)
    )
    return "|".join(each.replace(" ", r"[\s\u00a0]?").replace(r"\.", r"\.?") for each in spelled)

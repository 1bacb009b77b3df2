"""Times of an English source whose parts a translation says in words: half past six for 6:30, halb sieben."""

from __future__ import annotations

from collections.abc import Set

from l10n.language.numbers import Number
from l10n.late_pattern import late_pattern

_PART = {"30": {0.5}, "15": {0.25, 4.0}, "45": {0.25, 4.0}}
"""What languages call minutes; a quarter is the word for a fourth in many."""
_MINUTES = late_pattern(r":(?P<minutes>30|15|45)(?!\d)")
_HOUR = late_pattern(r"\d:\Z")
_WITH_POINT, _HALF_OF_DAY = late_pattern(r"(?P<hour>\d{1,2})\.(?P<minutes>30|15|45)"), late_pattern(r"\s?[ap]\.?m\b")


def on_clock(number: Number, source: str, words: Set[float]) -> bool:
    """Whether a part of a time stands in words: half past six for 6:30, or half of the hour to come."""
    if _HOUR.search(source[: number.span.start]):
        return bool(_PART.get(number.text, set()) & words)
    after, hours = _MINUTES.match(source, number.span.end), number.meanings
    if (pointed := _WITH_POINT.fullmatch(number.text)) and _HALF_OF_DAY.match(source, number.span.end):  # 5.30pm
        after, hours = pointed, frozenset({float(pointed["hour"]), float(pointed["hour"]) - 1})
    return bool(after and _PART[after["minutes"]] & words and any(value + 1 in words for value in hours))

"""Whether two numbers in digits can mean the same: as a whole, or part by part where they are dates, times or versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l10n.language.numbers import Number


def agree(first: Number, second: Number, same: Callable[[float, float], bool] = float.__eq__) -> bool:
    """Whether numbers share a meaning. Of two in parts, 8.40 and 8.60, one part that is the same says nothing.

    >>> from l10n.language.numbers import numbers
    >>> first, second, third = numbers("It rose from 8.40 to 8.60 on 12.03.2024.", "en")
    >>> agree(first, second), agree(third, numbers("am 12.03.", "de")[0]), agree(third, numbers("am 12.03.2023", "de")[0])
    (False, True, False)
    """
    if not (first.parts and second.parts):
        return any(same(value, other) for value in first.meanings for other in second.meanings)
    wholes = first.meanings.difference(first.parts), second.meanings.difference(second.parts)
    return any(same(value, other) for value in wholes[0] for other in wholes[1]) or _in_parts(first, second, same)


def _in_parts(first: Number, second: Number, same: Callable[[float, float], bool]) -> bool:
    """Whether the parts are the same in order; those of a date also in another order, or without its year."""
    if len(first.parts) == len(second.parts) and all(map(same, first.parts, second.parts)):
        return True
    if not (_is_date(first) or _is_date(second)):
        return False
    shorter, longer = sorted((first.parts, second.parts), key=len)
    return _within(shorter, longer, same if longer is second.parts else lambda ours, other: same(other, ours))


def _within(shorter: Sequence[float], longer: Sequence[float], same: Callable[[float, float], bool]) -> bool:
    free = list(longer)
    for part in shorter:
        partner = next((other for other in free if same(part, other)), None)
        if partner is None:
            return False
        free.remove(partner)
    return True


_DAY_MONTH_YEAR = 3


def _is_date(number: Number) -> bool:
    return "/" in number.text or len(number.parts) >= _DAY_MONTH_YEAR

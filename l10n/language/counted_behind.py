"""Numbers of languages in which a multiplier stands before its count: Shona `mazana matatu`, hundreds three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from l10n.language.number_lexicon import MULTIPLIERS

_BASES = frozenset({10, *MULTIPLIERS})
"""What may stand before its count: tens too, where they have no words of their own."""
_THOUSAND = 1000


def multiplied_ahead(pieces: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """What words that are one number can mean, each with all its values, a link with none; nothing where they are not one.

    What a link joins is added, what stands without one is multiplied; what is added behind thousands may be counted in them.

    >>> multiplied_ahead([[1000], [5], [], [100], [4]])
    (5400.0,)
    >>> multiplied_ahead([[1000], [10], [3], [], [5]])
    (30005.0, 35000.0)
    """
    meanings: dict[float, None] = {}
    for values in product(*(piece or (None,) for piece in pieces)):
        meanings.update(dict.fromkeys(_meanings(_terms(values))))
    return tuple(meanings)


def _terms(values: Sequence[float | None]) -> Sequence[Sequence[float]]:
    """The values between the links, and where they grow: `elfu tano mia nne`."""
    terms: list[list[float]] = [[]]
    for value in values:
        if value is None or (terms[-1] and value >= terms[-1][-1]):
            terms.append([])
        if value is not None:
            terms[-1].append(value)
    return terms


def _meanings(terms: Sequence[Sequence[float]]) -> Iterator[float]:
    if (total := _sum(terms)) is not None:
        yield total
    first, *others = terms
    if len(first) > 1 and len(terms) > 1 and first[0] in _BASES and first[0] >= _THOUSAND:
        counted = _sum([first[1:], *others])
        if counted is not None:
            yield first[0] * counted


def _sum(terms: Sequence[Sequence[float]]) -> float | None:
    """The terms added, each less than one of what the one before it counts."""
    total, limit = 0.0, float("inf")
    for term in terms:
        value = _product(term)
        if value is None or value >= limit:
            return None
        total += value
        limit = _unit(term)
    return total


def _product(term: Sequence[float]) -> float | None:
    """A count behind its multipliers, which grow smaller; None where it is not one."""
    *bases, count = term or (0,)
    if not count or any(base not in _BASES for base in bases):
        return None
    if any(first <= second for first, second in pairwise(term)):
        return None
    value = count
    for base in bases:
        value *= base
    return value


def _unit(term: Sequence[float]) -> float:
    """What a term counts: thousands, hundreds, tens; 0 for ones."""
    return max((base for base in _BASES if term[0] % base == 0), default=0)

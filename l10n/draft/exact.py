"""The simplest memory: what people have reviewed, word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from l10n.model import Catalog, Draft, Origin, State, UnitKey

_ORIGIN = Origin("memory", "reviewed")
# A reviewed translation of the same words in another role: a headline is said in another way than a sentence.
_DIFFERENT_ROLE = 0.9


def exact_memory(catalogs: Iterable[Catalog]) -> Callable[[UnitKey], Draft | None]:
    """A memory of all reviewed units of one locale: the same role and words first, then the same words in another role.

    Of several translations the one that most catalogs have wins, then the first.
    """
    by_key: dict[UnitKey, Counter[str]] = defaultdict(Counter)
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    for catalog in catalogs:
        for unit in catalog.units:
            if unit.state is State.REVIEWED and unit.target:
                by_key[unit.key][unit.target] += 1
                by_source[unit.key.source][unit.target] += 1

    def recall(key: UnitKey) -> Draft | None:
        if key in by_key:
            return Draft(key, by_key[key].most_common(1)[0][0], _ORIGIN)
        if key.source in by_source:
            return Draft(key, by_source[key.source].most_common(1)[0][0], _ORIGIN, confidence=_DIFFERENT_ROLE)
        return None

    return recall

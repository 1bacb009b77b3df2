"""Two versions of a catalog that grew out of a third, as git's merges have them."""

from __future__ import annotations

from dataclasses import replace

from l10n.catalog.change import merge
from l10n.catalog.notes import IMPORT_NOTE
from l10n.dataclass import dataclass
from l10n.model import Catalog, State, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class MergedCatalog:
    """The catalog of both versions; `conflicts` are the units that two people reviewed in different words: ours stand in it,
    the other words in a note.
    """

    catalog: Catalog
    conflicts: tuple[UnitKey, ...] = ()


def three_way(base: Catalog, ours: Catalog, theirs: Catalog) -> MergedCatalog:
    """What both sides did to a catalog. The article is that of the side that extracted it anew; ours, where both did.

    Words of a person go before drafts. Nothing that was reviewed on one side is lost.
    """
    swapped = _sources(ours) == _sources(base) != _sources(theirs)
    merged = merge(base, theirs, ours) if swapped else merge(base, ours, theirs)
    was, mine, yours = (_by_key(catalog) for catalog in (base, ours, theirs))
    conflicts = []
    units = []
    for unit in merged.units:
        left, two, old = mine.get(unit.key), yours.get(unit.key), was.get(unit.key)
        if left is None or two is None or _words(old) in (_words(left), _words(two)) or _words(left) == _words(two):
            units.append(unit)
        elif State.REVIEWED in (left.state, two.state) and left.state is not two.state:
            units.append(_with_words(unit, left if left.state is State.REVIEWED else two))
        elif left.state is State.REVIEWED:
            conflicts.append(unit.key)
            note = IMPORT_NOTE + " ".join(two.target.split())
            units.append(_with_words(unit, replace(left, notes=(*left.notes, note))))
        else:
            units.append(_with_words(unit, left))
    return MergedCatalog(replace(merged, units=tuple(units)), tuple(conflicts))


def _sources(catalog: Catalog) -> frozenset[UnitKey]:
    return frozenset(unit.key for unit in catalog.units if unit.state is not State.OBSOLETE)


def _by_key(catalog: Catalog) -> dict[UnitKey, Unit]:
    return {unit.key: unit for unit in catalog.units if unit.state is not State.OBSOLETE}


def _words(unit: Unit | None) -> tuple[str, State] | None:
    return (unit.target, unit.state) if unit else None


def _with_words(unit: Unit, chosen: Unit) -> Unit:
    return replace(chosen, references=unit.references)

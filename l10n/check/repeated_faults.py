"""Faults that reviewed units of a catalog repeat are reported once: at the first unit, with how many more have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from l10n.model import Catalog, State, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class RepeatedFault:
    """Where a kind of fault stands first among the reviewed units, and how many of them have it."""

    first: UnitKey
    units: int

    @property
    def more(self) -> str:
        """The end of a message: how many other units have the fault."""
        count = self.units - 1
        return f", and in {count} more unit{'s' if count > 1 else ''}" if count else ""


def repeated(catalog: Catalog, kinds: Callable[[Unit], Iterable[str]]) -> Mapping[str, RepeatedFault]:
    """For each kind of fault, where the reviewed units of a catalog have it first."""
    by_kind: dict[str, RepeatedFault] = {}
    for unit in catalog.units:
        if unit.state is State.REVIEWED and unit.target:
            for kind in set(kinds(unit)):
                earlier = by_kind.get(kind)
                by_kind[kind] = (
                    RepeatedFault(earlier.first, earlier.units + 1) if earlier else RepeatedFault(unit.key, 1)
                )
    return by_kind


def already_reported(unit: Unit, fault: RepeatedFault | None) -> str | None:
    """What to add to the message about a fault of this unit; nothing where another reviewed unit has reported it."""
    if unit.state is not State.REVIEWED or fault is None:
        return ""
    return fault.more if fault.first == unit.key else None


def settled(unit: Unit) -> bool:
    """Whether a person has read the unit's source and translated it: questions about the source come before that."""
    return unit.state is State.REVIEWED and bool(unit.target)

"""Faults that reviewed units of an article repeat are reported once: at the first unit, with how many more have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.model import Finding, State, Unit, UnitKey


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


FaultKind = tuple[str, str]
"""A check, and the kind of fault that it reports once."""


def repeated(findings: Iterable[tuple[Unit, Iterable[Finding]]]) -> Mapping[FaultKind, RepeatedFault]:
    """Where the reviewed units have each fault that is reported once, by the findings of each."""
    by_fault: dict[FaultKind, RepeatedFault] = {}
    for unit, of_unit in findings:
        if unit.state is State.REVIEWED:
            for fault in {(finding.check, finding.once) for finding in of_unit if finding.once}:
                earlier = by_fault.get(fault)
                by_fault[fault] = (
                    RepeatedFault(earlier.first, earlier.units + 1) if earlier else RepeatedFault(unit.key, 1)
                )
    return by_fault


def each_once(unit: Unit, findings: Iterable[Finding], repeats: Mapping[FaultKind, RepeatedFault]) -> list[Finding]:
    """The findings of a unit as they are reported: without those that another reviewed unit has reported for all."""
    reported = []
    for finding in findings:
        fault = repeats.get((finding.check, finding.once)) if finding.once and unit.state is State.REVIEWED else None
        if fault is None or fault.first == unit.key:
            more = fault.more if fault else ""
            reported.append(replace(finding, message=finding.message + more, once="") if finding.once else finding)
    return reported


def settled(unit: Unit) -> bool:
    """Whether a person has read the unit's source and translated it: questions about the source come before that."""
    return unit.state is State.REVIEWED and bool(unit.target)

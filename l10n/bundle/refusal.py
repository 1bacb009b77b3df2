"""Why a final bundle is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n.bundle.provenance import counted
from l10n.markup import faults
from l10n.model import Catalog, Finding, Severity, State, Unit, UnitKey

_LONGEST = 72  # characters of a source shown in a line of 120 beside its place and the reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason: the unit, where it stands in the article, and what is wrong with it."""

    place: str
    key: UnitKey
    reason: str

    def __str__(self) -> str:
        """One line for a person."""
        source = " ".join(self.key.source.split())
        shown = source if len(source) <= _LONGEST else source[: _LONGEST - 1].rstrip() + "…"
        return f"{self.place}: {self.reason}: “{shown}”"


def refusals(catalog: Catalog, findings: Iterable[Finding]) -> tuple[Refusal, ...]:
    """Everything that stands between a catalog and a final bundle, in article order; empty when it may be built.

    Units that nobody reviewed, findings that are errors, and reviewed targets that lost or crossed inline markup.
    """
    errors: dict[UnitKey, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            errors.setdefault(finding.key, []).append(f"{finding.check}: {finding.message}")
    known = {unit.key for unit in counted(catalog)}
    across = [Refusal(catalog.slug, key, text) for key, texts in errors.items() if key not in known for text in texts]
    of_units = [
        Refusal(unit.references[0] if unit.references else catalog.slug, unit.key, reason)
        for unit in counted(catalog)
        for reason in _reasons(unit, errors.get(unit.key, []))
    ]
    return (*of_units, *across)


def _reasons(unit: Unit, errors: list[str]) -> Iterator[str]:
    if unit.state is not State.REVIEWED or not unit.target.strip():
        yield "not reviewed" if unit.target.strip() else "not translated"
    yield from errors
    if unit.target and not errors:
        yield from (f"inline markup: {fault}" for fault in faults(unit.key.source, unit.target))

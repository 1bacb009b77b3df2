"""Units in brackets, which say in what the numbers of a table or chart are: `Rain (mm)`."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language.bracketed_units import bracketed_units
from l10n.model import Finding
from l10n.plugin import Subject


def other_units_in_brackets(subject: Subject) -> Iterator[Finding]:
    """A finding for each unit in brackets that stands in place of one of the source: `Rain (mm)` is `Lluvia (m)`."""
    if "(" not in subject.unit.key.source and "[" not in subject.unit.key.source:
        return
    source = [each.unit for each in bracketed_units(subject.unit.key.source)]
    target = bracketed_units(subject.unit.target) if source else ()
    lost = [unit for unit in source if unit not in {each.unit for each in target}]
    added = [each for each in target if each.unit not in source]
    for unit, each in zip(lost, added, strict=False):
        yield warn(subject, f"({unit}) became ({each.unit})", each.span)

"""Many units changed in one step: find and replace, and accepting what is certain. Nothing is written before a person saw it.

A plan is made of units as they are; it is carried out only where they still are so, and taken back as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from l10n import markup
from l10n.catalog.notes import is_pseudo_draft, provenance
from l10n.dataclass import dataclass
from l10n.markup import MARK
from l10n.model import Finding, Span, State, Unit
from l10n.review.pattern import TextFinder
from l10n.review.types import Sheet
from l10n.review.unit import identity, version

MOST_PLANNED = 2000  # units of one step; more than a person looks through


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit that a step would change, as it is: `target` is what it would say, with `replacements` in the place of what stands
    at `spans` now.
    """

    sheet: Sheet
    unit: Unit
    target: str
    spans: tuple[Span, ...] = ()
    replacements: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the page calls the unit."""
        return identity(self.unit.key)

    @property
    def version(self) -> str:
        """The version of the unit that was seen."""
        return version(self.unit)


def plan_replacement(sheet: Sheet, units: Iterable[Unit], finder: TextFinder) -> Iterator[Planned]:
    """The units whose translation a replacement would change, their marks left as they are.

    Raises:
        UsageError: the pattern came to no end in time, or names a group that it does not have.
    """
    for unit in units:
        if unit.state is State.OBSOLETE or not unit.target:
            continue
        made = finder.replace(unit.target)
        if (
            made.target.strip()
            and made.target != unit.target
            and MARK.findall(made.target) == MARK.findall(unit.target)
        ):
            yield Planned(sheet, unit, made.target, made.spans, made.replacements)


def plan_acceptance(
    sheet: Sheet, units: Iterable[Unit], findings: Mapping[str, tuple[Finding, ...]], least: float
) -> Iterator[Planned]:
    """The unreviewed units that are certain: the memory has them word for word, or the draft is at least so sure; the checks
    were asked and say nothing, no mark is lost, and the words were made for this very source and are of a language.
    """
    for unit in units:
        if unit.state is State.FUZZY and findings.get(identity(unit.key), (None,)) == () and _is_certain(unit, least):
            yield Planned(sheet, unit, unit.target)


def _is_certain(unit: Unit, least: float) -> bool:
    history = provenance(unit)
    of_this_source = not unit.previous and history.carried is None
    whole = of_this_source and not markup.is_blank(unit.target) and not is_pseudo_draft(unit)
    is_memory = history.origin is not None and history.origin.kind == "memory"
    sure = history.similarity == 1.0 and history.confidence is None
    enough = sure if is_memory else (history.confidence or 0.0) >= least
    return whole and enough and not markup.faults(unit.key.source, unit.target)

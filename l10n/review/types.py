"""Request and response types of a review session."""

from __future__ import annotations

from l10n.dataclass import dataclass
from l10n.memory.memory import MemoryMatch
from l10n.model import Span, State, Unit, UnitCounts
from l10n.review.unit import UnitEdit


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which catalog: an article in a locale."""

    slug: str
    locale: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list: its headline, its progress, or why its catalog cannot be read."""

    slug: str
    title: str
    progress: UnitCounts
    error: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save led to: the unit as the file has it (nothing where it is gone), and whether somebody else's words stand
    there instead of ours.
    """

    unit: Unit | None
    conflict: bool
    progress: UnitCounts


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a step back led to: its last unit (nothing where it is elsewhere or gone), how many units are as before,
    and how many were to be.
    """

    unit: Unit | None
    units: int
    of: int
    progress: UnitCounts


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """A unit to be saved in a step of many, with the version that was seen: other words, or as reviewed."""

    sheet: Sheet
    name: str
    version: str
    target: str | None = None
    reviewed: bool = False

    def edit(self, unit: Unit) -> UnitEdit:
        """What the unit is to be; replaced words leave a state as it is."""
        target = unit.target if self.target is None else self.target
        return UnitEdit(target, "\n".join(unit.comments), reviewed=self.reviewed or unit.state is State.REVIEWED)


@dataclass(frozen=True, slots=True)
class Concordance:
    """Sentences with a phrase, and for each where its translation is likely to have it."""

    matches: tuple[MemoryMatch, ...]
    likely: tuple[tuple[Span, ...], ...]

"""Request and response types of a review session."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model import Unit, UnitCounts


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

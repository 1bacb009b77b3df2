"""stub"""

from __future__ import annotations
from dataclasses import dataclass
from l10n.model import Catalog


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did, in units: `kept` (target as before), `fuzzy` (carried to a changed source), `new`, `obsolete`."""

    kept: int = 0
    fuzzy: int = 0
    new: int = 0
    obsolete: int = 0


def update(old: Catalog, template: Catalog) -> Catalog:
    """The catalog for the template's article with all that the old one knows."""
    raise NotImplementedError


def compare(old: Catalog, new: Catalog) -> Change:
    """What became of the units between two states of a catalog."""
    raise NotImplementedError


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """Our catalog with all that a person saved since `base` was read (`theirs` is what the disk has now)."""
    raise NotImplementedError

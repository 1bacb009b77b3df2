"""Corrections of the source that change no meaning: accepted for every locale, the reviewed words stay reviewed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from l10n.catalog.carried import is_waiting
from l10n.catalog.notes import REVIEW_NOTE, WAS_REVIEWED
from l10n.model import Catalog, State, Unit, UnitKey

__all__ = ["confirm_reviewed", "is_waiting"]


def confirm_reviewed(catalog: Catalog, keys: Collection[UnitKey]) -> Catalog:
    """The catalog, brought up to date before, in which those of the units are reviewed again that were so for their previous
    source; a note says what that was.
    """
    units = tuple(_confirmed(unit) if unit.key in keys and is_waiting(unit) else unit for unit in catalog.units)
    return replace(catalog, units=units)


def _confirmed(unit: Unit) -> Unit:
    """The unit as reviewed. Of several corrections the note names the source that a person reviewed, the oldest."""
    at = next(n for n, note in enumerate(unit.notes) if note.startswith(WAS_REVIEWED))
    older = [note for note in unit.notes[at + 1 :] if note.startswith(REVIEW_NOTE)]
    was = older[0] if older else f'{REVIEW_NOTE}"{" ".join(unit.previous.split())}"'
    return replace(unit, state=State.REVIEWED, previous="", notes=(*unit.notes[:at], was))

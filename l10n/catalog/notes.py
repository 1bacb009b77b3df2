"""The notes that we write on units (`#.` lines): how each begins, and which outlive what happens to a unit."""

from __future__ import annotations

from dataclasses import replace

from l10n.model import Unit

DRAFT_NOTE = "draft: "
NO_DRAFT_NOTE = "no draft: "
IMPORT_NOTE = "import conflict: "
"""The note with the words of an imported file that a unit did not take; it stays until the unit says the same."""
ALSO_NOTE = "also in this file: "
"""The note with the words of another entry of the same text; it stays until the unit says them."""
KEPT_AS_REVIEWED = "kept as reviewed: source was "
"""The note of a unit whose source was corrected without a change of meaning, with the source that a person reviewed."""
WAS_REVIEWED = "reviewed before the source changed"
"""The note of a unit that was reviewed for its previous source: it is reviewed again when that source returns."""
OF_THE_WHOLE = "words of the whole sentence, which was split"
"""The note of the other part of a split sentence; the part that is more similar has `WAS_REVIEWED`."""
OTHER_WORDS = (IMPORT_NOTE, ALSO_NOTE)
"""The notes with words that a unit did not take."""


def also(unit: Unit, words: str) -> Unit:
    """The unit with a note of other words for it, unless it has them."""
    note = ALSO_NOTE + " ".join(words.split())
    there = (*unit.notes, ALSO_NOTE + " ".join(unit.target.split()))
    return unit if not words.strip() or note in there else replace(unit, notes=(*unit.notes, note))


def refusals(unit: Unit) -> tuple[str, ...]:
    """The notes that say why a unit without a target has no draft, and what else was once said for it."""
    return tuple(note for note in unit.notes if note.startswith((NO_DRAFT_NOTE, *OTHER_WORDS)))


def ours(unit: Unit) -> tuple[str, ...]:
    """Where the words of a fuzzy unit come from: the note of its draft and what follows it, or of its review."""
    for index, note in enumerate(unit.notes):
        if note.startswith((DRAFT_NOTE, *OTHER_WORDS, KEPT_AS_REVIEWED, WAS_REVIEWED, OF_THE_WHOLE)):
            return unit.notes[index:]
    return ()


def lasting(unit: Unit, *, anew: bool = False) -> tuple[str, ...]:
    """Our notes that outlive a review: imports that are not settled; what the source was before a correction, if not `anew`."""
    settled = [kind + " ".join(unit.target.split()) for kind in OTHER_WORDS]
    kept = [note for note in unit.notes if note.startswith(OTHER_WORDS) and note not in settled]
    return tuple(kept + [note for note in unit.notes if note.startswith(KEPT_AS_REVIEWED) and not anew])


def settled(unit: Unit) -> tuple[str, ...]:
    """The lasting notes of a unit as it stands in the file."""
    return lasting(unit, anew=any(note.startswith((WAS_REVIEWED, DRAFT_NOTE)) for note in unit.notes))

"""Words that a unit has from another sentence: the notes that say so, and whether a person has worked on them since.

The notes end with a fingerprint of the words. Words that a translator began to change for the new source are no longer those
that were reviewed for the old one, and must not become reviewed by themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from l10n.catalog import succession
from l10n.catalog.notes import ALSO_NOTE, CARRIED, SPLIT_NOTE, WAS_REVIEWED, also, provenance
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.provenance import Carried

JOIN_GAIN = 0.1  # two sentences must be so much more similar to what they were or became than one alone
INSIDE_GAIN = 0.01  # and so much where the other stands in it word for word, however short


def note(target: str, kind: str = WAS_REVIEWED) -> str:
    """The note for words that are carried to another source.

    >>> note("El muelle aguantó.")
    'reviewed before the source changed (0b7932)'
    """
    return f"{kind} ({fingerprint(target)})"


def fingerprint(target: str) -> str:
    """A short digest of words, white space aside."""
    return hashlib.blake2b(" ".join(target.split()).encode(), digest_size=3).hexdigest()


def was_reviewed(unit: Unit) -> bool:
    """Whether a note says that the words were reviewed for another source."""
    return provenance(unit).carried is Carried.REVIEWED


def is_untouched(unit: Unit) -> bool:
    """Whether the words are still those that were carried; a note of older versions without a fingerprint is believed."""
    history = provenance(unit)
    return history.carried is not None and history.fingerprint in ("", fingerprint(unit.target))


def is_waiting(unit: Unit) -> bool:
    """Whether a unit is fuzzy only since its source changed, and was reviewed before."""
    return unit.state is State.FUZZY and bool(unit.previous) and was_reviewed(unit) and is_untouched(unit)


def is_carried(unit: Unit) -> bool:
    """Whether a unit has another sentence's words, on which nobody has worked since."""
    return unit.state is State.FUZZY and bool(unit.previous) and is_untouched(unit)


def release_carried(catalog: Catalog, keys: Collection[UnitKey]) -> Catalog:
    """The catalog in which these units are new again, as words for their very source are known from elsewhere.

    What was reviewed for another sentence goes back to it, as obsolete, so that it is there when the sentence returns; as a
    note where that has other words.
    """
    units: dict[UnitKey, Unit] = {}
    gone: list[Unit] = []
    for unit in catalog.units:
        if unit.key not in keys or not is_carried(unit):
            units[unit.key] = unit
            continue
        at = next(n for n, each in enumerate(unit.notes) if each.startswith(CARRIED))
        also_notes = tuple(each for each in unit.notes[at + 1 :] if each.startswith(ALSO_NOTE))
        units[unit.key] = replace(unit, target="", state=State.NEW, previous="", notes=(*unit.notes[:at], *also_notes))
        if was_reviewed(unit):
            remaining = tuple(each for each in unit.notes[at + 1 :] if each not in also_notes)
            key = UnitKey(unit.key.context, unit.previous)
            gone.append(Unit(key, unit.target, State.OBSOLETE, notes=remaining, flags=unit.flags))
    for old in gone:
        units[old.key] = also(units[old.key], old.target) if old.key in units else old
    made = tuple(units.values())
    return replace(catalog, units=made) if made != catalog.units else catalog


# --- sentences that were split -------------------------------------------------------------------------------------


def share_split(units: Sequence[Unit], origins: Mapping[UnitKey, Unit]) -> list[Unit]:
    """The units of an article in order, each new one that was split off a sentence with its words, as fuzzy.

    `origins` are the old units that the others have their words from. Only what a person reviewed is shared: a machine
    may translate the part anew.
    """
    made = list(units)
    for n, unit in enumerate(units):
        if unit.state is State.NEW and not unit.target:
            near = [units[m] for m in (n - 1, n + 1) if 0 <= m < len(units) and units[m].key in origins]
            for neighbour in near:
                whole = origins[neighbour.key]
                pair = (neighbour, unit) if neighbour is units[n - 1] else (unit, neighbour)
                if _is_reviewed(whole) and _is_part(unit, neighbour, pair, whole):
                    made[n] = replace(
                        unit,
                        target=whole.target,
                        state=State.FUZZY,
                        previous=whole.key.source,
                        notes=(*unit.notes, note(whole.target, SPLIT_NOTE)),
                    )
                    break
    return made


def _is_reviewed(unit: Unit) -> bool:
    return bool(unit.target) and unit.state is State.REVIEWED


def _is_part(unit: Unit, neighbour: Unit, pair: tuple[Unit, Unit], whole: Unit) -> bool:
    """Whether a sentence and its neighbour together are what the whole sentence was, more than the neighbour alone."""
    if unit.key.context != whole.key.context or neighbour.key.context != whole.key.context:
        return False
    text, part = succession.fold(whole.key.source), succession.fold(unit.key.source)
    alone = succession.similarity(succession.fold(neighbour.key.source), text)
    both = succession.similarity(succession.fold(" ".join(each.key.source for each in pair)), text)
    inside = succession.is_contained(part.rstrip(".。"), text)
    return both >= alone + (INSIDE_GAIN if inside else JOIN_GAIN)

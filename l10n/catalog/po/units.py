"""Which entries of a PO text make which units, and which are left beside them with words of their own.

Several entries may have one key: a living and an obsolete one (what a merge of two translators' work leaves), one with an empty
context and one without, a plural. gettext refuses such a file, so a unit has the words of one of them, and those of the others
become notes on it when the file is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from l10n import markup
from l10n.catalog.notes import also
from l10n.catalog.po.usual import PoEntry
from l10n.dataclass import dataclass
from l10n.model import State, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry that makes no unit, or is not the one that its unit is made of; `after` is the key that it follows."""

    after: UnitKey | None
    entry: PoEntry


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a text by key; the entry that each is, bytes and all (none where two made it); the entries beside them."""

    units: Mapping[UnitKey, Unit]
    entries: Mapping[UnitKey, PoEntry | None]
    beside: tuple[Beside, ...]


def key(entry: PoEntry) -> UnitKey:
    """The key that an entry has, or would have as a unit."""
    return UnitKey(entry.context or "", entry.source or "")


def gather(entries: Iterable[PoEntry]) -> Units:
    """The units of the entries in their order, the header left out."""
    groups: dict[UnitKey, list[PoEntry]] = {}
    follows: list[tuple[UnitKey | None, PoEntry]] = []
    last = None
    for entry in entries:
        if entry.is_header:
            continue
        follows.append((last, entry))
        if not entry.foreign:
            last = key(entry)
            groups.setdefault(last, []).append(entry)
    units: dict[UnitKey, Unit] = {}
    chosen: dict[UnitKey, PoEntry | None] = {}
    settled: set[int] = set()
    for name, group in groups.items():
        units[name], chosen[name], inside = _made(group)
        settled |= {id(entry) for entry in inside}
    beside = tuple(Beside(after, entry) for after, entry in follows if id(entry) not in settled)
    return Units(units, chosen, beside)


def _made(group: list[PoEntry]) -> tuple[Unit, PoEntry | None, list[PoEntry]]:
    """The unit of the entries of one key, the entry that it is, and those of which it holds everything."""
    if len(group) == 1:
        return unit(group[0]), group[0], group
    chosen, *duplicates = sorted(group, key=_rank)
    made, donor = unit(chosen), None
    if not made.target:
        donor = next((entry for entry in duplicates if entry.target), None)
    if donor is not None:
        made = _revived(made, unit(donor))
    inside = [entry for entry in duplicates if _is_held(entry, made)]
    return made, None if donor is not None else chosen, [chosen, *inside, *([donor] if donor is not None else [])]


def _rank(entry: PoEntry) -> tuple[bool, ...]:
    """The order in which entries of one key are chosen: living, with words, reviewed, without a context."""
    return entry.obsolete, not entry.target, "fuzzy" in entry.flags, entry.context == ""


def _is_held(entry: PoEntry, made: Unit) -> bool:
    """Whether a unit has all that a person wrote into an entry."""
    return entry.target in (None, "", made.target) and set(entry.comments) <= set(made.comments)


def _revived(made: Unit, donor: Unit) -> Unit:
    """A unit without words, with the words of another entry of its key and what is said of them."""
    made = replace(
        made,
        target=donor.target,
        previous=donor.previous,
        notes=tuple(dict.fromkeys((*made.notes, *donor.notes))),
        comments=tuple(dict.fromkeys((*made.comments, *donor.comments))),
    )
    if made.state is State.OBSOLETE:
        return replace(made, flags=donor.flags)
    fuzzy = donor.state is State.FUZZY or "fuzzy" in donor.flags
    return replace(made, state=State.FUZZY if fuzzy else State.REVIEWED)


def unit(entry: PoEntry) -> Unit:
    """The unit of an entry."""
    fuzzy = "fuzzy" in entry.flags
    target = entry.target or ""
    if entry.obsolete:
        state = State.OBSOLETE
    elif not target:
        state = State.NEW
    else:
        state = State.FUZZY if fuzzy or markup.is_blank(target) else State.REVIEWED
    flags = tuple(dict.fromkeys(flag for flag in entry.flags if flag != "fuzzy" or entry.obsolete))
    return Unit(
        key=key(entry),
        target=target,
        state=state,
        previous=entry.previous,
        references=tuple(entry.references),
        notes=tuple(entry.notes),
        comments=tuple(entry.comments),
        flags=flags,
    )


def noted(made: Unit, duplicates: Iterable[PoEntry]) -> Unit:
    """The unit with the words of other entries of its key as notes, and their comments.

    >>> noted(Unit(UnitKey("", "Rain."), "Lluvia."), [PoEntry(source="Rain.", target="Llueve.", obsolete=True)]).notes
    ('also in this file: Llueve.',)
    """
    comments: list[str] = []
    for entry in duplicates:
        for words in entry.plurals or [entry.target or ""]:
            made = also(made, words)
        comments += [comment for comment in entry.comments if comment not in made.comments]
    return replace(made, comments=(*made.comments, *dict.fromkeys(comments))) if comments else made

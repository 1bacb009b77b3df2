"""What an imported kit does to a catalog. The catalog's reviewed words win over words that did not know them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from l10n import markup
from l10n.catalog import succession
from l10n.catalog.notes import ALTERNATIVE_NOTES, DRAFT_NOTE, IMPORT_NOTE, also
from l10n.dataclass import dataclass, field
from l10n.exchange.kit import Item, Kit, fingerprint, number
from l10n.language.unseen_characters import ACTING, ISOLATE, unclosed
from l10n.model import Catalog, State, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit whose `reviewed` words stay; `imported` are the others, which become a note. `line` is theirs in the file."""

    source: str
    reviewed: str
    imported: str
    line: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Something of the file that found no place, or no place as it was: its line, its source, and why."""

    source: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog after an import: `taken` units changed, `same` had nothing new."""

    catalog: Catalog
    taken: int
    same: int
    conflicts: tuple[Conflict, ...] = ()
    lost: tuple[Lost, ...] = ()


@dataclass(slots=True)
class _MergeState:
    """An import at work."""

    units: dict[UnitKey, Unit]
    taken: int = 0
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def set_unit(self, before: Unit, after: Unit) -> None:
        """Takes a unit in the place of another, and counts."""
        self.units[before.key] = after
        if after == before:
            self.same += 1
        else:
            self.taken += 1


def merge(catalog: Catalog, kit: Kit) -> Merged:
    """The catalog with what a kit brings.

    - What the translator left as it was exported changes nothing.
    - Reviewed in the file is reviewed in the catalog, everything else fuzzy; so is a target with faults in its marks.
    - The catalog's unit is reviewed and has other words that the file did not know, or that the file does not call
      reviewed: they stay, and the imported ones become a note (`import conflict: …`).
    - The article has changed since: the words go to the sentence's successor, fuzzy, with the source they were made for.
    - Comments are added to those that are there.
    """
    merging = _MergeState({unit.key: unit for unit in catalog.units})
    find = _Finder(tuple(merging.units))
    strays = []
    for item in kit.items:
        key = find(item)
        if key is None:
            strays.append(item)
        else:
            _settle(merging, merging.units[key], _fitted(item, key))
            if merging.units[key].state is State.OBSOLETE:
                strays.append(item)
    _place(merging, strays)
    changed = replace(catalog, units=tuple(merging.units.values()))
    return Merged(changed, merging.taken, merging.same, tuple(merging.conflicts), tuple(merging.lost))


class _Finder:
    """Finds the unit of a catalog that an item is: by its key or number, else by its words with the places of its codes, which
    other tools number and name in their own ways.
    """

    def __init__(self, keys: tuple[UnitKey, ...]) -> None:
        self._keys = frozenset(keys)
        self._numbers = {number(key): key for key in keys}
        self._near: defaultdict[str, list[UnitKey]] = defaultdict(list)
        for key in keys:
            self._near[markup.skeleton(key.source)].append(key)

    def __call__(self, item: Item) -> UnitKey | None:
        """The key of an item's unit, or nothing."""
        item_key = item.unit.key
        if item_key in self._keys:
            return item_key
        if item.number in self._numbers:
            return self._numbers[item.number]
        near = self._near[markup.skeleton(item_key.source)]
        same = [key for key in near if key.context == item_key.context]
        return same[0] if len(same) == 1 else near[0] if len(near) == 1 else None


def _fitted(item: Item, key: UnitKey) -> Item:
    """The item with the codes of its target as marks of a unit."""
    target = markup.transfer(item.unit.target, item.unit.key.source, key.source)
    return item if target == item.unit.target else replace(item, unit=replace(item.unit, target=target))


def _settle(merging: _MergeState, unit: Unit, item: Item) -> None:
    """One unit and what came back for it."""
    imported = item.unit
    words = imported.target.strip()
    unit_now = _commented(unit, imported)
    if markup.is_blank(words) or _untouched(item):
        merging.set_unit(unit, unit_now)
    elif words == unit.target:
        merging.set_unit(unit, _confirmed(unit_now, imported))
    elif _is_reviewed(unit) and not (imported.state is State.REVIEWED and item.exported == _fingerprint_of(unit)):
        _refuse(merging, unit, unit_now, item)
    else:
        merging.set_unit(unit, _taken(merging, unit_now, item))


def _untouched(item: Item) -> bool:
    return bool(item.exported) and item.exported == fingerprint(item.unit.target, item.unit.state)


def _is_reviewed(unit: Unit) -> bool:
    gone = unit.state is State.OBSOLETE and bool(unit.target) and "fuzzy" not in unit.flags
    return unit.state is State.REVIEWED or gone


def _fingerprint_of(unit: Unit) -> str:
    return fingerprint(unit.target, State.REVIEWED if _is_reviewed(unit) else unit.state)


def _commented(unit: Unit, imported: Unit) -> Unit:
    """The unit with the translator's remarks that it does not have yet."""
    lines = [line.strip() for comment in imported.comments for line in comment.splitlines() if line.strip()]
    new = [line for line in dict.fromkeys(lines) if line not in unit.comments]
    return replace(unit, comments=(*unit.comments, *new)) if new else unit


def _confirmed(unit: Unit, imported: Unit) -> Unit:
    """The same words: what the file calls reviewed is so from now on; nothing is taken back."""
    faults = (*markup.faults(unit.key.source, unit.target), *_unseen(unit.key.source, unit.target))
    if imported.state is not State.REVIEWED or faults:
        return unit
    return _as(unit, unit.target, State.REVIEWED)


def _as(unit: Unit, words: str, state: State) -> Unit:
    """The unit with these words, reviewed or fuzzy; an obsolete one stays obsolete and remembers."""
    notes = unit.notes if words == unit.target else _without_draft(unit.notes)
    settled = [kind + " ".join(words.split()) for kind in ALTERNATIVE_NOTES]
    notes = tuple(note for note in notes if note not in settled)
    flags = tuple(flag for flag in unit.flags if flag != "fuzzy")
    previous = "" if state is State.REVIEWED else unit.previous
    if unit.state is State.OBSOLETE:
        flags = (*(("fuzzy",) if state is State.FUZZY else ()), *flags)
        state = State.OBSOLETE
    return replace(unit, target=words, state=state, previous=previous, notes=notes, flags=flags)


def _without_draft(notes: tuple[str, ...]) -> tuple[str, ...]:
    """The notes but those that say where a draft comes from: the words are another's now."""
    first = next((n for n, note in enumerate(notes) if note.startswith(DRAFT_NOTE)), len(notes))
    return (*notes[:first], *(note for note in notes[first:] if note.startswith(ALTERNATIVE_NOTES)))


def _taken(merging: _MergeState, unit: Unit, item: Item) -> Unit:
    words, state = item.unit.target.strip(), item.unit.state
    faults = (*markup.faults(unit.key.source, words), *_unseen(unit.key.source, words))
    if faults and state is State.REVIEWED:
        merging.lost.append(Lost(unit.key.source, f"taken as fuzzy: {faults[0]}", item.line))
        state = State.FUZZY
    taken = _as(unit, words, State.REVIEWED if state is State.REVIEWED else State.FUZZY)
    return also(taken, unit.target) if _is_unseen(unit, item) else taken


def _unseen(source: str, words: str) -> Iterator[str]:
    """The characters of imported words that nobody sees and that act: an editor must look at them."""
    for char in dict.fromkeys(ACTING.findall(words)):
        if char not in source and (unclosed(words) is not None or not ISOLATE.match(char)):
            yield f"holds an invisible character (U+{ord(char):04X})"


def _is_unseen(unit: Unit, item: Item) -> bool:
    """Whether a person may have typed the words of a unit, and who translated the file has not seen them."""
    typed = bool(unit.target) and not any(note.startswith(DRAFT_NOTE) for note in unit.notes)
    return typed and item.exported != _fingerprint_of(unit)


def _refuse(merging: _MergeState, unit: Unit, unit_now: Unit, item: Item) -> None:
    words = item.unit.target.strip()
    note = IMPORT_NOTE + " ".join(words.split())
    if note not in unit_now.notes:
        unit_now = replace(unit_now, notes=(*unit_now.notes, note))
    merging.conflicts.append(Conflict(unit.key.source, unit.target, words, item.line))
    merging.units[unit.key] = unit_now


def _place(merging: _MergeState, strays: list[Item]) -> None:
    """Brings words whose sentence is no longer there to its successor, where that has no reviewed words."""
    worth = {item.unit.key: item for item in strays if not (markup.is_blank(item.unit.target) or _untouched(item))}
    free = {unit.key: unit for unit in merging.units.values() if unit.state in {State.NEW, State.FUZZY}}
    heirs = dict(_heirs(worth, free))
    for key, item in worth.items():
        heir = free.get(heirs.get(key, key))
        if heir is not None:
            commented = replace(_commented(heir, item.unit), previous=key.source)
            merging.set_unit(merging.units[heir.key], _as(commented, item.unit.target.strip(), State.FUZZY))
        elif key not in merging.units:
            merging.lost.append(Lost(key.source, "is not in the catalog", item.line))
    for item in strays:
        if item.unit.key not in worth and item.unit.key not in merging.units:
            merging.lost.append(Lost(item.unit.key.source, "is not in the catalog", item.line))


def _heirs(worth: dict[UnitKey, Item], free: dict[UnitKey, Unit]) -> Iterator[tuple[UnitKey, UnitKey]]:
    """The successor of each key: the unit that remembers it as its previous source, else the most similar one."""
    remembered = {UnitKey(unit.key.context, unit.previous): key for key, unit in free.items() if unit.previous}
    heirs = {key: remembered[key] for key in worth if key in remembered}
    taken = set(heirs.values())
    yield from heirs.items()
    unsettled = [key for key in worth if key not in heirs]
    new = [key for key, unit in free.items() if key not in taken and unit.state is State.NEW]
    for each in succession.find(unsettled, new):
        yield each.old, each.new

"""What becomes of a catalog when its article changes, and when a person saves while we work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n import langtag
from l10n.article.markup import MARK
from l10n.catalog import succession
from l10n.model import Catalog, State, Unit, UnitKey

DRAFT_NOTE = "draft: "
WAS_REVIEWED = "reviewed before the source changed"
"""The note of a unit that was reviewed for its previous source: it is reviewed again when that source returns."""

_BETTER_JOINED = 0.1  # two sentences joined must be so much more similar than one alone


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did, in units of the article: `kept` their target, carried to a changed source as `fuzzy`, are `new`
    (no target), or went `obsolete` (with a target, and not so before). `revived` ones came back from obsolete.
    """

    kept: int = 0
    fuzzy: int = 0
    new: int = 0
    obsolete: int = 0
    revived: int = 0


def compare(old: Catalog, new: Catalog) -> Change:
    """What became of the units between a catalog and its update."""
    before = {unit.key: unit for unit in old.units}
    counts = dict.fromkeys(("kept", "fuzzy", "new", "obsolete", "revived", ""), 0)
    for unit in new.units:
        known = before.get(unit.key)
        counts[_fate(known, unit)] += 1
    counts.pop("", None)
    return Change(**counts)


def _fate(known: Unit | None, unit: Unit) -> str:
    was_obsolete = known is not None and known.state is State.OBSOLETE
    if unit.state is State.OBSOLETE:
        return "" if was_obsolete else "obsolete"
    if not unit.target:
        return "new"
    if was_obsolete:
        return "revived"
    if known is None and unit.state is State.FUZZY:
        return "fuzzy"
    return "kept"


def update(old: Catalog, template: Catalog) -> Catalog:
    """The catalog for the article as it is now, with all that the old one knows. No target is lost, whatever the edit.

    - The same role and text: everything stays; references and our notes are those of the template.
    - The same text in another role, or a change in white space, quotation-mark style or letter case: the target and its
      state go along.
    - A similar text: the target goes along as fuzzy, with the source that it was made for as `previous`. Two sentences
      that became one bring both targets. Of one that became two, the more similar gets the target, whole.
    - Nothing like it: the unit becomes obsolete with its target; without target and comments it vanishes. An obsolete unit
      comes back as it was when its sentence returns.

    `update(c, t) == c` where c has been updated to t before.
    """
    before = {unit.key: unit for unit in old.units}
    present = {unit.key for unit in template.units}
    orphans = [unit for unit in old.units if unit.key not in present and (unit.target or unit.comments)]
    newcomers = [unit.key for unit in template.units if unit.key not in before]
    found = {each.new: each for each in succession.find([unit.key for unit in orphans], newcomers)}
    joined = _Joined(orphans, found.values(), old.target)
    units = []
    for fresh in template.units:
        if fresh.key in before:
            units.append(_kept(before[fresh.key], fresh))
        elif fresh.key in found:
            units.append(joined.carry(before[found[fresh.key].old], fresh, found[fresh.key].similarity))
        else:
            units.append(fresh)
    gone = [_obsolete(unit) for unit in orphans if unit.key not in joined.used]
    return replace(old, source=template.source or old.source, units=(*units, *gone))


def _kept(known: Unit, fresh: Unit) -> Unit:
    """The known unit with the references and notes of the template; back in the article if it was obsolete."""
    state, flags = known.state, known.flags
    if state is State.OBSOLETE:
        state = _living_state(known)
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    previous = known.previous if state is State.FUZZY else ""
    notes = fresh.notes + (_our_notes(known) if state is State.FUZZY else ())
    return replace(known, state=state, flags=flags, previous=previous, notes=notes, references=fresh.references)


def _living_state(unit: Unit) -> State:
    """The state that an obsolete unit had, and has again when its sentence returns."""
    if unit.state is not State.OBSOLETE:
        return unit.state
    if not unit.target:
        return State.NEW
    return State.FUZZY if "fuzzy" in unit.flags else State.REVIEWED


def _our_notes(unit: Unit) -> tuple[str, ...]:
    """Where the words of a fuzzy unit come from: the note of its draft and what follows it, or of its review."""
    for index, note in enumerate(unit.notes):
        if note.startswith(DRAFT_NOTE) or note == WAS_REVIEWED:
            return unit.notes[index:]
    return ()


def _carried(known: Unit, fresh: Unit, similarity: float) -> Unit:
    """The target, comments and flags of an old unit at its successor."""
    state, notes, previous = _living_state(known), _our_notes(known), known.previous
    if state is State.REVIEWED and similarity < 1:
        state, notes, previous = State.FUZZY, (WAS_REVIEWED,), known.key.source
    elif state is State.FUZZY and WAS_REVIEWED in notes and previous == fresh.key.source:
        state = State.REVIEWED  # the edit was taken back
    elif state is State.FUZZY and similarity < 1:
        previous = previous or known.key.source
    if state is not State.FUZZY:
        notes, previous = (), ""
    flags = tuple(flag for flag in known.flags if flag != "fuzzy")
    target, comments = known.target, known.comments
    return replace(
        fresh, target=target, state=state, previous=previous, notes=fresh.notes + notes, comments=comments, flags=flags
    )


def _obsolete(unit: Unit) -> Unit:
    """The unit no longer in the article: no references, no place; it remembers whether it was fuzzy."""
    fuzzy = _living_state(unit) is State.FUZZY
    flags = (*(("fuzzy",) if fuzzy else ()), *(flag for flag in unit.flags if flag != "fuzzy"))
    notes = _our_notes(unit) if fuzzy else ()
    previous = unit.previous if fuzzy else ""
    return replace(unit, state=State.OBSOLETE, references=(), notes=notes, flags=flags, previous=previous)


class _Joined:
    """Carries targets to successors, joining those of two neighbours that became one sentence."""

    def __init__(self, orphans: Sequence[Unit], found: Iterable[succession.Succession], target: str) -> None:
        self.order = {unit.key: index for index, unit in enumerate(orphans)}
        self.orphans = orphans
        self.used = {each.old for each in found}
        self.space = "" if langtag.language(target) in {"zh", "ja", "yue", "wuu"} else " "

    def carry(self, known: Unit, fresh: Unit, similarity: float) -> Unit:
        """The unit at its successor, together with the free neighbour that makes it more similar, where there is one."""
        if similarity < 1 and known.target:
            wanted = succession.fold(fresh.key.source)
            alone = succession.similarity(succession.fold(known.key.source), wanted)
            for first, second in self._couples(known):
                both = succession.fold(f"{first.key.source} {second.key.source}")
                if succession.similarity(both, wanted) >= alone + _BETTER_JOINED:
                    self.used |= {first.key, second.key}
                    return self._join(first, second, fresh)
        return _carried(known, fresh, similarity)

    def _couples(self, known: Unit) -> list[tuple[Unit, Unit]]:
        """The unit with its neighbour before and after it, if that has a target and no successor of its own."""
        index = self.order[known.key]
        before = [(each, known) for each in self.orphans[max(0, index - 1) : index] if self._is_free(each, known)]
        after = [(known, each) for each in self.orphans[index + 1 : index + 2] if self._is_free(each, known)]
        return before + after

    def _is_free(self, unit: Unit, known: Unit) -> bool:
        living = unit.state is not State.OBSOLETE and known.state is not State.OBSOLETE
        return living and bool(unit.target) and unit.key not in self.used and unit.key.context == known.key.context

    def _join(self, first: Unit, second: Unit, fresh: Unit) -> Unit:
        shift = max((int(match["index"]) for match in MARK.finditer(first.key.source)), default=0)
        both_reviewed = first.state is State.REVIEWED and second.state is State.REVIEWED
        own = (WAS_REVIEWED,) if both_reviewed else _our_notes(first) or _our_notes(second)
        return replace(
            fresh,
            target=first.target + self.space + _shifted(second.target, shift),
            state=State.FUZZY,
            previous=f"{first.key.source} {_shifted(second.key.source, shift)}",
            notes=fresh.notes + own,
            comments=tuple(dict.fromkeys(first.comments + second.comments)),
            flags=tuple(dict.fromkeys(first.flags + second.flags)),
        )


def _shifted(text: str, shift: int) -> str:
    """The text with its marks counted on after those of another."""
    return MARK.sub(lambda m: f"<{m['close']}{int(m['index']) + shift}{m['alone']}>", text)


# --- a person saves while we work ----------------------------------------------------------------------------------


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """Our catalog with all that a person saved since `base` was read; `theirs` is what the disk has now.

    Both are brought to the article as we have it, then compared unit by unit: what the person changed (target, state,
    comments, flags) is kept as it was saved, whatever we did to the unit; so are words for a sentence that we no longer
    have, as obsolete. An obsolete unit that the person deleted stays deleted.
    """
    if theirs == base:
        return ours
    article = replace(ours, units=tuple(_bare(unit) for unit in ours.units if unit.state is not State.OBSOLETE))
    were, are = _by_key(update(base, article)), _by_key(update(theirs, article))
    units = [_chosen(unit, were.get(unit.key), are.get(unit.key)) for unit in ours.units]
    mine = _by_key(ours)
    added = [unit for key, unit in are.items() if key not in mine and _words(unit) != _words(were.get(key))]
    return replace(ours, units=(*(unit for unit in units if unit is not None), *added))


def _chosen(unit: Unit, was: Unit | None, now: Unit | None) -> Unit | None:
    """Our unit, or what a person made of it; nothing where the person deleted it."""
    if now is None:
        return None if was is not None else unit
    if _words(now) == _words(was):
        return unit
    if was is not None and (was.target, was.state) == (now.target, now.state):
        return replace(unit, comments=now.comments, flags=now.flags)
    return now


def _bare(unit: Unit) -> Unit:
    """The unit as a template has it."""
    own = len(_our_notes(unit))
    return Unit(unit.key, references=unit.references, notes=unit.notes[: len(unit.notes) - own])


def _by_key(catalog: Catalog) -> Mapping[UnitKey, Unit]:
    return {unit.key: unit for unit in catalog.units}


def _words(unit: Unit | None) -> tuple[object, ...] | None:
    """What a person changes in a unit."""
    return None if unit is None else (unit.target, unit.state, unit.comments, unit.flags)

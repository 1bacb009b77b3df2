"""What becomes of a catalog when its article changes, and when a person saves while we work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from l10n.catalog import carried, succession, table_numbers
from l10n.catalog.carried import INSIDE_GAIN, JOIN_GAIN
from l10n.catalog.notes import WAS_REVIEWED, lasting, ours, refusals, settled
from l10n.dataclass import dataclass
from l10n.language.scripts import sentence_space
from l10n.markup import MARK
from l10n.model import Catalog, State, Unit, UnitKey

_MOST_JOINED = 5  # sentences; who joins more writes a new one


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did, in units of the article: `unchanged` have their target still, `fuzzy` had it carried to a changed
    source, `new` have none, `obsolete` went with a target (and were not so before), `revived` came back from obsolete.
    Of all that are in the article now, `reviewed` are reviewed.
    """

    unchanged: int = 0
    fuzzy: int = 0
    new: int = 0
    obsolete: int = 0
    revived: int = 0
    reviewed: int = 0


def compare(old: Catalog, new: Catalog) -> Change:
    """What became of the units between a catalog and its update."""
    before = {unit.key: unit for unit in old.units}
    counts = dict.fromkeys(("unchanged", "fuzzy", "new", "obsolete", "revived", ""), 0)
    for unit in new.units:
        earlier = before.get(unit.key)
        counts[_fate(earlier, unit)] += 1
    counts.pop("", None)
    return Change(**counts, reviewed=sum(unit.state is State.REVIEWED for unit in new.units))


def _fate(earlier: Unit | None, unit: Unit) -> str:
    was_obsolete = earlier is not None and earlier.state is State.OBSOLETE
    if unit.state is State.OBSOLETE:
        return "" if was_obsolete else "obsolete"
    if not unit.target:
        return "new"
    if was_obsolete:
        return "revived"
    if earlier is None and unit.state is State.FUZZY:
        return "fuzzy"
    return "unchanged"


def update(old: Catalog, template: Catalog) -> Catalog:
    """The catalog for the article as it is now, with all that the old one knows. No target is lost, whatever the edit.

    - The same role and text: everything stays; references and our notes are those of the template.
    - The same text in another role, or a change in white space, quotation-mark style or letter case: the target and its
      state go along.
    - A similar text: the target goes along as fuzzy, with the source that it was made for as `previous`. Two sentences
      that became one bring both targets. Of one that became two, each gets the target, whole.
    - Nothing like it: the unit becomes obsolete with its target; without target, comments and other words it vanishes. An
      obsolete unit comes back as it was when its sentence returns.
    - A number of a table is never the successor of another; one that nobody changed follows the rules of its locale.

    `update(c, t) == c` where c has been updated to t before.
    """
    if not old.units:  # of a new article, in each locale
        return replace(old, source=template.source or old.source, units=template.units)
    before = {unit.key: unit for unit in old.units}
    present = {unit.key for unit in template.units}
    orphans = [unit for unit in old.units if unit.key not in present and _has_work(unit, old)]
    numbers = {key for key in (*before, *present) if table_numbers.is_number(key, template.source)}
    newcomers = [unit.key for unit in template.units if unit.key not in before and unit.key not in numbers]
    successions = _successions([unit for unit in orphans if unit.key not in numbers], newcomers)
    joined = _Joined(orphans, successions.values(), old.target)
    units = []
    for fresh in template.units:
        if fresh.key in before and not (fresh.target and table_numbers.is_untouched(before[fresh.key], old)):
            units.append(_unchanged(before[fresh.key], fresh))
        elif fresh.key in successions:
            units.append(joined.carry(before[successions[fresh.key].old], fresh, successions[fresh.key].similarity))
        else:
            units.append(fresh)
    units = carried.share_split(
        units, {key: before[each.old] for key, each in successions.items() if each.similarity < 1}
    )
    gone = [_obsolete(unit) for unit in orphans if unit.key not in joined.used]
    return replace(old, source=template.source or old.source, units=(*units, *gone))


def _has_work(unit: Unit, catalog: Catalog) -> bool:
    """Whether somebody worked on a unit: what a machine or a person wrote into it stays when its sentence goes."""
    return bool(unit.target or unit.comments or lasting(unit)) and not table_numbers.is_untouched(unit, catalog)


def _successions(orphans: Sequence[Unit], newcomers: Sequence[UnitKey]) -> dict[UnitKey, succession.Succession]:
    """Which new key follows which orphan: an edit that is taken back first, however far it had gone, then what is alike."""
    waiting = {UnitKey(unit.key.context, unit.previous): unit.key for unit in orphans if carried.was_reviewed(unit)}
    taken_back = {key: succession.Succession(waiting[key], key, 0.99) for key in newcomers if key in waiting}
    gone = {each.old for each in taken_back.values()}
    left = [unit.key for unit in orphans if unit.key not in gone]
    successions = succession.find(left, [key for key in newcomers if key not in taken_back])
    return taken_back | {each.new: each for each in successions}


def _unchanged(earlier: Unit, fresh: Unit) -> Unit:
    """The known unit with the references and notes of the template; back in the article if it was obsolete."""
    state, flags = earlier.state, earlier.flags
    if state is State.OBSOLETE:
        state = _living_state(earlier)
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    previous = earlier.previous if state is State.FUZZY else ""
    choose = {State.FUZZY: ours, State.NEW: refusals}.get(state, settled)
    notes = fresh.notes + choose(earlier)
    return replace(earlier, state=state, flags=flags, previous=previous, notes=notes, references=fresh.references)


def _living_state(unit: Unit) -> State:
    """The state that an obsolete unit had, and has again when its sentence returns."""
    if unit.state is not State.OBSOLETE:
        return unit.state
    if not unit.target:
        return State.NEW
    return State.FUZZY if "fuzzy" in unit.flags else State.REVIEWED


def _carried(earlier: Unit, fresh: Unit, similarity: float) -> Unit:
    """The target, comments and flags of an old unit at its successor."""
    state, notes, previous = _living_state(earlier), ours(earlier), earlier.previous
    if state is State.REVIEWED and similarity < 1:
        state, notes, previous = State.FUZZY, (carried.note(earlier.target), *settled(earlier)), earlier.key.source
    elif carried.was_reviewed(earlier) and previous == fresh.key.source:  # the edit was taken back
        if carried.is_waiting(earlier):
            state, notes = State.REVIEWED, lasting(earlier)
        else:  # not so the words, which a person began to change
            previous, notes = earlier.key.source, tuple(n for n in notes if not n.startswith(WAS_REVIEWED))
    elif state is State.FUZZY and similarity < 1:
        previous = previous or earlier.key.source
    elif state is not State.FUZZY:
        notes = settled(earlier)
    previous = previous if state is State.FUZZY else ""
    flags = tuple(flag for flag in earlier.flags if flag != "fuzzy")
    target, comments = earlier.target, earlier.comments
    return replace(
        fresh, target=target, state=state, previous=previous, notes=fresh.notes + notes, comments=comments, flags=flags
    )


def _obsolete(unit: Unit) -> Unit:
    """The unit no longer in the article: no references, no place; it remembers whether it was fuzzy."""
    fuzzy = _living_state(unit) is State.FUZZY
    flags = (*(("fuzzy",) if fuzzy else ()), *(flag for flag in unit.flags if flag != "fuzzy"))
    notes = ours(unit) if fuzzy else settled(unit)
    previous = unit.previous if fuzzy else ""
    return replace(unit, state=State.OBSOLETE, references=(), notes=notes, flags=flags, previous=previous)


class _Joined:
    """Carries targets to successors, joining those of neighbours that became one sentence."""

    def __init__(self, orphans: Sequence[Unit], successions: Iterable[succession.Succession], target: str) -> None:
        self.order = {unit.key: index for index, unit in enumerate(orphans)}
        self.orphans = orphans
        self.used = {each.old for each in successions}
        self.space = sentence_space(target)

    def carry(self, earlier: Unit, fresh: Unit, similarity: float) -> Unit:
        """The unit at its successor, together with the free neighbours that make it more similar, where there are any.

        What was joined stays in the file as obsolete too, so that a joining that is taken back gives the reviews back.
        """
        row = self._row(earlier, fresh) if similarity < 1 and earlier.target else [earlier]
        if len(row) == 1:
            return _carried(earlier, fresh, similarity)
        self.used -= {unit.key for unit in row}
        return self._join(row, fresh)

    def _row(self, earlier: Unit, fresh: Unit) -> list[Unit]:
        """The unit with its neighbours before and after it, as many as make it clearly more similar to its successor."""
        folded, row = succession.fold(fresh.key.source), [earlier]
        best = succession.similarity(succession.fold(earlier.key.source), folded)
        while len(row) < _MOST_JOINED:
            longer = [(_likeness(each, folded), each) for each in self._longer(row)]
            score, chosen = max(longer, key=lambda each: each[0], default=(0.0, row))
            added = chosen[0] if chosen[0] is not row[0] else chosen[-1]
            inside = succession.is_contained(succession.fold(added.key.source.rstrip(".。")), folded)
            if score < best + (INSIDE_GAIN if inside else JOIN_GAIN):
                break
            best, row = score, chosen
        return row

    def _longer(self, row: list[Unit]) -> list[list[Unit]]:
        """The row with the neighbour before it, and with the one after it, if that has a target and no successor."""
        first, last = self.order[row[0].key], self.order[row[-1].key]
        before = [[each, *row] for each in self.orphans[max(0, first - 1) : first] if self._is_free(each, row[0])]
        after = [[*row, each] for each in self.orphans[last + 1 : last + 2] if self._is_free(each, row[0])]
        return before + after

    def _is_free(self, unit: Unit, earlier: Unit) -> bool:
        living = unit.state is not State.OBSOLETE and earlier.state is not State.OBSOLETE
        differs = unit.target not in ("", earlier.target)  # parts of a split sentence have the same words
        return living and differs and unit.key not in self.used and unit.key.context == earlier.key.context

    def _join(self, row: list[Unit], fresh: Unit) -> Unit:
        reviewed = all(unit.state is State.REVIEWED for unit in row)
        sources, targets, shift = [], [], 0
        for unit in row:
            sources.append(_shifted(unit.key.source, shift))
            targets.append(_shifted(unit.target, shift))
            shift = max((int(match["index"]) for match in MARK.finditer(sources[-1])), default=shift)
        words = self.space.join(targets)
        added_notes = (carried.note(words),) if reviewed else next((notes for notes in map(ours, row) if notes), ())
        return replace(
            fresh,
            target=words,
            state=State.FUZZY,
            previous=" ".join(sources),
            notes=fresh.notes + added_notes,
            comments=tuple(dict.fromkeys(comment for unit in row for comment in unit.comments)),
            flags=tuple(dict.fromkeys(flag for unit in row for flag in unit.flags)),
        )


def _likeness(row: Sequence[Unit], folded: str) -> float:
    return succession.similarity(succession.fold(" ".join(unit.key.source for unit in row)), folded)


def _shifted(text: str, shift: int) -> str:
    """The text with its marks counted on after those of another."""
    return MARK.sub(lambda m: f"<{m['close']}{int(m['index']) + shift}{m['alone']}>", text)


# --- a person saves while we work ----------------------------------------------------------------------------------


def merge(base: Catalog, mine: Catalog, theirs: Catalog) -> Catalog:
    """Our catalog with all that a person saved since `base` was read; `theirs` is what the disk has now.

    Both are brought to the article as we have it, then compared unit by unit: what the person changed (target, state,
    comments, flags) is kept as it was saved, whatever we did to the unit; so are words for a sentence that we no longer
    have, as obsolete. An obsolete unit that the person deleted stays deleted.
    """
    if theirs == base:
        return mine
    article = replace(mine, units=tuple(_bare(unit) for unit in mine.units if unit.state is not State.OBSOLETE))
    were, are = _by_key(update(base, article)), _by_key(update(theirs, article))
    units = [_chosen(unit, were.get(unit.key), are.get(unit.key)) for unit in mine.units]
    mine_by_key = _by_key(mine)
    added = [unit for key, unit in are.items() if key not in mine_by_key and _words(unit) != _words(were.get(key))]
    return replace(mine, units=(*(unit for unit in units if unit is not None), *added))


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
    count = len(ours(unit))
    return Unit(unit.key, references=unit.references, notes=unit.notes[: len(unit.notes) - count])


def _by_key(catalog: Catalog) -> Mapping[UnitKey, Unit]:
    return {unit.key: unit for unit in catalog.units}


def _words(unit: Unit | None) -> tuple[object, ...] | None:
    """What a person changes in a unit."""
    return None if unit is None else (unit.target, unit.state, unit.comments, unit.flags)

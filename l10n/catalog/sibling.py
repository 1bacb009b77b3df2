"""Units whose drafts are made from another locale's words: what waits for them, and what follows when they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.catalog import notes
from l10n.catalog.carried import fingerprint
from l10n.catalog.notes import ALTERNATIVE_NOTES, SIBLING_NOTE
from l10n.dataclass import dataclass
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.provenance import Sibling, SiblingState


@dataclass(frozen=True, slots=True)
class SiblingWords:
    """The words of one article in a sibling's `locale`, by unit. Only reviewed ones count, unless `any_state` do."""

    locale: str
    units: Mapping[UnitKey, Unit]
    any_state: bool = False

    @staticmethod
    def of(locale: str, catalog: Catalog | None, *, any_state: bool = False) -> SiblingWords:
        """Those of a catalog; none where the sibling has no catalog of the article."""
        units = catalog.units if catalog is not None else ()
        return SiblingWords(locale, {unit.key: unit for unit in units if unit.state is not State.OBSOLETE}, any_state)

    def words(self, key: UnitKey) -> str:
        """The words to draft from; empty where the unit has to wait."""
        unit = self.units.get(key)
        ready = unit is not None and (unit.state is State.REVIEWED or (self.any_state and unit.state is State.FUZZY))
        return unit.target if unit is not None and ready else ""

    def state_of(self, key: UnitKey) -> SiblingState:
        """How the words stand that a draft is made from now."""
        if not self.words(key):
            return SiblingState.AWAITED
        reviewed = self.units[key].state is State.REVIEWED
        return SiblingState.REVIEWED if reviewed else SiblingState.UNREVIEWED

    def note(self, key: UnitKey, made: str, state: SiblingState | None = None) -> str:
        """The note of a draft that is made now."""
        words = self.words(key)
        theirs = fingerprint(words) if words else ""
        return notes.sibling(Sibling(self.locale, state or self.state_of(key), theirs, fingerprint(made)))


def refreshed(catalog: Catalog, beside: SiblingWords) -> Catalog:
    """The catalog in which each draft is new again that nobody worked on and whose sibling has other words now, or words at
    last; reviewed units say that the sibling's words changed, until a person changes them too.
    """
    units = tuple(_refreshed(unit, beside) for unit in catalog.units)
    return replace(catalog, units=units) if units != catalog.units else catalog


def _refreshed(unit: Unit, beside: SiblingWords) -> Unit:
    history = notes.provenance(unit)
    by = history.sibling
    words = beside.words(unit.key)
    if by is None or by.locale != beside.locale or history.carried is not None or not words:
        return unit
    untouched = by.made == fingerprint(unit.target)
    if unit.state is State.FUZZY or (unit.state is State.REVIEWED and beside.any_state):
        waited = by.state is SiblingState.AWAITED
        differs = (
            by.theirs != fingerprint(words) or waited or (beside.any_state and by.state != beside.state_of(unit.key))
        )
        return _new(unit) if untouched and differs else unit
    if unit.state is not State.REVIEWED or waiting_for_nothing(by):
        return unit
    if by.state is SiblingState.CHANGED and not untouched:  # a person took the change over
        return _noted(unit, replace(by, state=SiblingState.REVIEWED, theirs=fingerprint(words)))
    if by.theirs and by.theirs != fingerprint(words):
        now = Sibling(by.locale, SiblingState.CHANGED, fingerprint(words), fingerprint(unit.target))
        return _noted(unit, now)
    return unit


def waiting_for_nothing(by: Sibling) -> bool:
    """Whether a draft was made from the source, so that the sibling's words mean nothing to what a person made of it."""
    return by.state in (SiblingState.AWAITED, SiblingState.UNUSED)


def _new(unit: Unit) -> Unit:
    """The unit without its draft."""
    place, history = notes.split(unit.notes)
    alternatives = tuple(each for each in history if each.startswith(ALTERNATIVE_NOTES))
    return replace(unit, target="", state=State.NEW, previous="", notes=(*place, *alternatives))


def _noted(unit: Unit, by: Sibling) -> Unit:
    """The unit with another note of its sibling."""
    note = notes.sibling(by)
    return replace(unit, notes=tuple(note if each.startswith(SIBLING_NOTE) else each for each in unit.notes))


def acknowledged(unit: Unit) -> Unit:
    """The unit of which a person has seen that its sibling's words changed."""
    by = notes.provenance(unit).sibling
    if by is None or by.state is not SiblingState.CHANGED:
        return unit
    return _noted(unit, replace(by, state=SiblingState.REVIEWED, made=fingerprint(unit.target)))


def confirmed(catalog: Catalog, beside: SiblingWords) -> Catalog:
    """The catalog in which drafts that nobody worked on are reviewed where their sibling's words are: for conversions of script
    alone, which add nothing that a person would have to look at.
    """
    units = tuple(
        replace(unit, state=State.REVIEWED, notes=_settled(unit)) if _is_as_reviewed(unit, beside) else unit
        for unit in catalog.units
    )
    return replace(catalog, units=units) if units != catalog.units else catalog


def _settled(unit: Unit) -> tuple[str, ...]:
    return (*notes.split(unit.notes)[0], *notes.settled(unit))


def _is_as_reviewed(unit: Unit, beside: SiblingWords) -> bool:
    by = notes.provenance(unit).sibling
    return (
        unit.state is State.FUZZY
        and by is not None
        and (by.locale, by.state) == (beside.locale, SiblingState.REVIEWED)
        and by.made == fingerprint(unit.target)
        and by.theirs == fingerprint(beside.words(unit.key))
    )


def awaiting(catalog: Catalog, beside: SiblingWords) -> Sequence[UnitKey]:
    """The units without words that wait for the sibling's."""
    return [unit.key for unit in catalog.units if unit.state is State.NEW and not beside.words(unit.key)]


def outdated(catalog: Catalog) -> Iterator[UnitKey]:
    """The reviewed units whose sibling has other words since."""
    for unit in catalog.units:
        by = notes.provenance(unit).sibling if unit.state is State.REVIEWED else None
        if by is not None and by.state is SiblingState.CHANGED:
            yield unit.key

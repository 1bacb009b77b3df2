"""What a team's sessions write down beside the catalogs: who did what, who works on what; and what that says of each unit."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath

from l10n.catalog import assignments, history
from l10n.catalog.assignments import Assignment
from l10n.catalog.history import EventKind, HistoryEvent, Question
from l10n.dataclass import dataclass
from l10n.layout import ASSIGNMENTS, HISTORY
from l10n.model import Catalog
from l10n.review.steps import SavedUnit
from l10n.review.types import Sheet
from l10n.review.unit import identity
from l10n.store import Store

LONGEST_TEXT = 4000  # characters of a question or an answer
_ATTRIBUTES = PurePosixPath(HISTORY, ".gitattributes")
_MERGE = b"*.jsonl merge=union\n"  # git puts the lines of both sides together


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """Who saved a unit last, who approved it as it stands, how many questions on it are open, and whether it is reviewed and
    not approved.
    """

    person: str = ""
    approved: str = ""
    questions: int = 0
    waits: bool = False


class Records:
    """The histories and assignments of a project, read again when their files change. Whoever calls holds a lock."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[Sheet, tuple[str, list[HistoryEvent]]] = {}

    def events(self, sheet: Sheet) -> Sequence[HistoryEvent]:
        """What happened to the units of a sheet, in order."""
        path = self._store.history_path(sheet.slug, sheet.locale)
        stamp = self._store.stamp(path)
        held = self._held.get(sheet)
        if held is None or held[0] != stamp:
            held = self._held[sheet] = (stamp, history.parse(self._store.find(path)))
        return held[1]

    def stamp(self, sheet: Sheet) -> str:
        """What changes whenever something happens to a unit of a sheet."""
        return self._store.stamp(self._store.history_path(sheet.slug, sheet.locale))

    def add(self, sheet: Sheet, events: Sequence[HistoryEvent]) -> None:
        """Writes events at the end of their file."""
        if not events:
            return
        if self._store.find(_ATTRIBUTES) is None:
            self._store.write(_ATTRIBUTES, _MERGE)
        lines = "".join(map(history.dump, events)).encode()

        def append(data: bytes | None) -> bytes:
            before = data or b""
            return before + (b"" if not before or before.endswith(b"\n") else b"\n") + lines

        self._store.revise(self._store.history_path(sheet.slug, sheet.locale), append)

    def saved(self, sheet: Sheet, who: str, units: Sequence[SavedUnit]) -> None:
        """Notes what a person saved."""
        self.add(
            sheet,
            [
                HistoryEvent(
                    **_event(who, identity(each.after.key), EventKind.SAVED),
                    before=each.before.target,
                    after=each.after.target,
                    state=each.after.state.value,
                    state_before=each.before.state.value,
                )
                for each in units
            ],
        )

    def note(self, sheet: Sheet, who: str, unit: str, kind: EventKind, **details: str) -> HistoryEvent:
        """Notes what else a person did to a unit."""
        event = HistoryEvent(**_event(who, unit, kind), **details)
        self.add(sheet, [event])
        return event

    def units(self, sheet: Sheet, catalog: Catalog) -> Mapping[str, UnitRecord]:
        """What is known of the units of a sheet, by name; units of which nothing is known are left out."""
        events = self.events(sheet)
        people, approved = history.authors(events), history.approvers(events, catalog.units)
        open_questions: dict[str, int] = {}
        for question in history.questions(events):
            if question.is_open:
                open_questions[question.event.unit] = open_questions.get(question.event.unit, 0) + 1
        waiting = {identity(key) for key in history.unapproved(events, catalog)}
        return {
            name: UnitRecord(
                people.get(name, ""), approved.get(name, ""), open_questions.get(name, 0), waits=name in waiting
            )
            for name in {*people, *approved, *open_questions, *waiting}
        }

    def of_unit(self, sheet: Sheet, name: str) -> Sequence[HistoryEvent]:
        """What happened to one unit, in order."""
        return [event for event in self.events(sheet) if event.unit == name]

    def questions(self, sheet: Sheet) -> Sequence[Question]:
        """The questions on the units of a sheet."""
        return list(history.questions(self.events(sheet)))

    # --- assignments

    def assignments(self) -> Mapping[tuple[str, str], Assignment]:
        """Who works on what.

        Raises:
            InputError: the table is wrong.
        """
        return assignments.parse(self._store.find(ASSIGNMENTS), str(ASSIGNMENTS))

    def assign(self, assignment: Assignment) -> None:
        """Puts an assignment into the table.

        Raises:
            InputError: the table or the deadline is wrong.
        """

        def change(data: bytes | None) -> bytes:
            current = {**assignments.parse(data, str(ASSIGNMENTS)), (assignment.article, assignment.locale): assignment}
            text = assignments.dump(current).encode()
            assignments.parse(text, str(ASSIGNMENTS))
            return text

        self._store.revise(ASSIGNMENTS, change)


def now() -> str:
    """The moment, in UTC and ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _event(who: str, unit: str, kind: EventKind) -> dict[str, str]:
    return {"id": secrets.token_hex(8), "when": now(), "who": who, "unit": unit, "kind": kind.value}

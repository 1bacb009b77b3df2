"""What became of units and who did it: saves, approvals, questions and answers, one JSON object a line.

Git merges such files by putting lines together (`merge=union`), so nothing depends on their order, a line may come twice, and
no line is ever changed: the latest event about something counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from enum import StrEnum

from l10n.catalog import table_numbers
from l10n.dataclass import dataclass
from l10n.model import Catalog, State, Unit, UnitKey


class EventKind(StrEnum):
    """What happened to a unit."""

    SAVED = "saved"
    APPROVED = "approved"
    WITHDRAWN = "withdrew"
    QUESTION = "asked"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One thing that a person did to a unit: `when` is UTC in ISO 8601, `unit` the unit's name, `about` the question that an
    answer is for. A save has target and state before and after; an approval, or its withdrawal, the target that was
    approved; a question its text.
    """

    id: str
    when: str
    who: str
    unit: str
    kind: str
    before: str = ""
    after: str = ""
    state: str = ""
    state_before: str = ""
    text: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a unit, with its answers; open until somebody closes it."""

    event: HistoryEvent
    answers: tuple[HistoryEvent, ...]
    is_open: bool


def unit_name(key: UnitKey) -> str:
    """What histories and the review page call a unit: 16 hexadecimal digits of its role and source."""
    return hashlib.blake2b("\0".join((key.context, key.source)).encode(), digest_size=8).hexdigest()


_NAMES = frozenset(field.name for field in fields(HistoryEvent))
_NEEDED = ("id", "when", "who", "unit", "kind")


def dump(event: HistoryEvent) -> str:
    r"""An event as a line, without what it does not say.

    >>> dump(HistoryEvent("1f", "2026-11-28T09:00:00Z", "olga", "00", "closed", about="1e"))
    '{"id": "1f", "when": "2026-11-28T09:00:00Z", "who": "olga", "unit": "00", "kind": "closed", "about": "1e"}\n'
    """
    values = {name: value for name, value in asdict(event).items() if value}
    return json.dumps(values, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def parse(data: bytes | None) -> list[HistoryEvent]:
    """The events of a file in the order of their times, each once; lines that are not events, as a merge by hand leaves them,
    say nothing.
    """
    by_id: dict[str, HistoryEvent] = {}
    for line in (data or b"").split(b"\n"):
        event = _event(line)
        if event is not None:
            by_id.setdefault(event.id, event)
    return sorted(by_id.values(), key=lambda event: (event.when, event.id))


def _event(line: bytes) -> HistoryEvent | None:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or not all(isinstance(fields.get(name), str) and fields[name] for name in _NEEDED):
        return None
    return HistoryEvent(**{name: value for name, value in fields.items() if name in _NAMES and isinstance(value, str)})


# --- what follows from events


def authors(events: Iterable[HistoryEvent]) -> Mapping[str, str]:
    """Who saved each unit last, by its name."""
    return {event.unit: event.who for event in events if event.kind == EventKind.SAVED}


def approvers(events: Sequence[HistoryEvent], units: Iterable[Unit]) -> Mapping[str, str]:
    """Who approved each unit, as it stands, by its name: a second person, after the last time its words or state changed."""
    last: dict[str, HistoryEvent] = {}
    writer: dict[str, str] = {}
    for event in events:
        if event.kind == EventKind.WITHDRAWN:
            last.pop(event.unit, None)
        elif event.kind == EventKind.SAVED:
            last.pop(event.unit, None)
            writer[event.unit] = event.who
        elif event.kind == EventKind.APPROVED and event.who != writer.get(event.unit):
            last[event.unit] = event
    names = {unit_name(unit.key): unit for unit in units if unit.state is State.REVIEWED}
    return {name: event.who for name, event in last.items() if name in names and names[name].target == event.after}


def unapproved(events: Sequence[HistoryEvent], catalog: Catalog) -> frozenset[UnitKey]:
    """The reviewed units of a catalog that no second person approved as they stand; a number of a table that nobody changed
    needs none.
    """
    approved_by = approvers(events, catalog.units)
    reviewed = (
        unit.key
        for unit in catalog.units
        if unit.state is State.REVIEWED and not table_numbers.is_untouched(unit, catalog)
    )
    return frozenset(key for key in reviewed if unit_name(key) not in approved_by)


def withdrawn(events: Sequence[HistoryEvent]) -> Iterator[tuple[str, str]]:
    """The words whose approval somebody took back and nobody gave again: the unit's name, and the target."""
    last = {
        (event.unit, event.after): event.kind
        for event in events
        if event.kind in (EventKind.APPROVED, EventKind.WITHDRAWN)
    }
    return (words for words, kind in last.items() if kind == EventKind.WITHDRAWN)


def approval_digest(events: Iterable[HistoryEvent]) -> str:
    """What changes whenever a unit may be approved that was not, or the other way round; questions change nothing."""
    telling = (EventKind.SAVED, EventKind.APPROVED, EventKind.WITHDRAWN)
    lines = "".join(dump(event) for event in events if event.kind in telling)
    return hashlib.sha256(lines.encode()).hexdigest()


def questions(events: Sequence[HistoryEvent]) -> Iterator[Question]:
    """The questions with their answers, in the order in which they were asked."""
    closed = {event.about for event in events if event.kind == EventKind.CLOSED}
    for event in events:
        if event.kind == EventKind.QUESTION:
            answers = tuple(each for each in events if each.kind == EventKind.ANSWERED and each.about == event.id)
            yield Question(event, answers, event.id not in closed)

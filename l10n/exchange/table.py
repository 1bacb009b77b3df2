"""Units as rows of a table, for CSV and XLSX: the columns, and what may stand in them.

| column   | what stands there                                                     | may change |
|----------|-----------------------------------------------------------------------|------------|
| id       | locale, article and name of the unit: `uk/council-vote#u1b2c3d4e5f`   | no         |
| role     | headline, caption …; empty for body text                              | no         |
| source   | the text to translate; marks such as `<1>…</1>` stand for markup       | no         |
| target   | the translation                                                       | yes        |
| state    | new, fuzzy or reviewed                                                | yes        |
| note     | what `l10n` says about the unit, its terms and its previous source    | no         |
| comments | what translators say                                                  | yes        |
| exported | a fingerprint of target and state as they left, for finding conflicts | no         |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.errors import ExchangeError, SeveralErrors, UsageError
from l10n.exchange.kit import Item, Kit
from l10n.late_pattern import late_pattern
from l10n.model import State, Unit, UnitKey

COLUMNS = ("id", "role", "source", "target", "state", "note", "comments", "exported")
EDITABLE = ("target", "state", "comments")
STATES = (State.NEW, State.FUZZY, State.REVIEWED)
_NEEDED = ("id", "source", "target")
_ID = late_pattern(r"(?P<locale>[^/\s]+)/(?P<slug>[^#]+)#(?P<number>\S+)")
_PREVIOUS = "previous source: "


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a file: its cells in the order of the file's header, and its line."""

    cells: Sequence[str]
    line: int


def rows(kit: Kit) -> Iterator[tuple[str, ...]]:
    """The cells of each unit, in the order of `COLUMNS`."""
    for item in kit.items:
        unit = item.unit
        notes = [*unit.notes, *([_PREVIOUS + unit.previous] if unit.previous else [])]
        yield (
            f"{kit.target}/{kit.slug}#{item.number}",
            unit.key.context,
            unit.key.source,
            unit.target,
            unit.state.value,
            "\n".join(notes),
            "\n".join(unit.comments),
            item.exported,
        )


def parse(header: Sequence[str], records: Iterable[Record], place: str) -> tuple[Kit, ...]:
    """The kits of a table, one for each article and locale that its ids name; empty rows are passed over.

    Columns may stand in any order and others beside them. The source language is not in a table: `source` is empty.

    Raises:
        SeveralErrors: what is wrong with it, each with its line.
    """
    columns = [name.strip().lower() for name in header]
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise ExchangeError(f"{place}:1", f"has no column {', '.join(map(repr, missing))}", "keep the first row")
    index = {name: columns.index(name) for name in COLUMNS if name in columns}
    by_catalog: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    errors: list[ExchangeError] = []
    for record in records:
        cells = {name: record.cells[n] if n < len(record.cells) else "" for name, n in index.items()}
        if not any(cells.values()):
            continue
        try:
            locale, slug, item = _item(cells, record.line, place)
        except ExchangeError as exc:
            errors.append(exc)
        else:
            by_catalog[locale, slug].append(item)
    errors += _doubled(by_catalog.values(), place)
    if errors:
        raise SeveralErrors(errors)
    return tuple(Kit(slug, "", locale, tuple(items)) for (locale, slug), items in by_catalog.items())


def _item(cells: dict[str, str], line: int, place: str) -> tuple[str, str, Item]:
    ident = _ID.fullmatch(cells["id"].strip())
    if ident is None:
        problem = f"unknown id {cells['id']!r}" if cells["id"] else "has no id"
        raise ExchangeError(f"{place}:{line}", problem, "leave the column as it was exported")
    try:
        locale = langtag.parse(ident["locale"])
    except UsageError as exc:
        raise ExchangeError(f"{place}:{line}", f"{exc.place} {exc.problem}", exc.remedy) from exc
    notes = cells.get("note", "").splitlines()
    previous = next((note.removeprefix(_PREVIOUS) for note in notes if note.startswith(_PREVIOUS)), "")
    unit = Unit(
        UnitKey(cells.get("role", "").strip(), cells["source"]),
        cells["target"],
        _state(cells, f"{place}:{line}"),
        previous=previous,
        notes=tuple(note for note in notes if not note.startswith(_PREVIOUS)),
        comments=tuple(cells.get("comments", "").splitlines()),
    )
    return locale, ident["slug"], Item(unit, ident["number"], cells.get("exported", "").strip(), line=line)


def _state(cells: dict[str, str], place: str) -> State:
    written = cells.get("state", "").strip().lower()
    if not cells["target"].strip():
        return State.NEW
    if written in ("", State.NEW.value):
        return State.FUZZY
    if written not in {state.value for state in STATES}:
        raise ExchangeError(place, f"state {written!r} is not new, fuzzy or reviewed", "write one of the three")
    return State(written)


def _doubled(kits: Iterable[Sequence[Item]], place: str) -> Iterator[ExchangeError]:
    for items in kits:
        seen: dict[str, int] = {}
        for item in items:
            if item.number in seen:
                problem = f"unit {item.number} is given twice, first in line {seen[item.number]}"
                yield ExchangeError(f"{place}:{item.line}", problem, "delete one of the rows")
            seen.setdefault(item.number, item.line)

"""What machines proposed, remembered until a person has decided: the ground of the figures on post-editing effort.

Kept in .l10n/drafts.sqlite, one row for each catalog, packed with a dictionary of its locale. Where that is deleted, drafts
that still wait in the catalogs are taken up again; for those that were reviewed before nobody knows any more. Dates stand here
alone, never in files that people review.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b

from l10n.catalog.notes import provenance
from l10n.evaluate import effort
from l10n.evaluate.effort import Edits, Effort
from l10n.jobs.cache import database
from l10n.jobs.result_row import DAMAGE, unpacked
from l10n.memory.compression import Dictionaries
from l10n.model import Catalog, Draft, Origin, State, Unit, UnitKey
from l10n.store import Store

FILE = "drafts.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS proposal (locale TEXT, slug TEXT, data BLOB NOT NULL, sums TEXT NOT NULL, PRIMARY KEY (locale, slug))
"""
_OLD = (
    "SELECT locale, engine, reviewed, count(*), sum(edits), sum(words), sum(typed), sum(characters) FROM draft "
    "WHERE reviewed IS NOT NULL GROUP BY 1, 2, 3"
)

Proposals = dict[str, dict[str, list[str | float]]]
"""The drafts of a catalog by engine and by the digest of their unit: day and target; where a person decided the day of that,
a digest of what was kept, and the edits in between too.
"""
_REVIEWED, _STORED, _EDITS = 2, 3, 4


class Ledger:
    """Drafts by catalog, engine and unit, with what became of them."""

    def __init__(self, connection: sqlite3.Connection, day: str) -> None:
        self._connection = connection
        self._day = day
        connection.execute("PRAGMA synchronous = OFF")  # a crash of the machine may cost figures, never words
        connection.execute(_SCHEMA)
        self._dictionaries = Dictionaries(connection)
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'draft'").fetchone():
            self._import_old()

    def _import_old(self) -> None:
        """Keeps the figures of an older version; drafts that wait are taken up from their catalogs."""
        by_locale: dict[str, dict[str, dict[str, list[float]]]] = {}
        for locale, engine_, day, *sums in self._connection.execute(_OLD).fetchall():
            by_locale.setdefault(locale, {}).setdefault(engine_, {})[day] = sums
        rows = [
            (locale, "", self._packed(locale, {}), json.dumps(sums, ensure_ascii=False))
            for locale, sums in by_locale.items()
        ]
        self._connection.executemany("INSERT OR REPLACE INTO proposal VALUES (?, ?, ?, ?)", rows)
        self._connection.execute("DROP TABLE draft")
        self._connection.commit()
        self._connection.execute("VACUUM")

    def propose(self, locale: str, slug: str, drafts: Iterable[Draft]) -> None:
        """Remembers drafts with today's date; one that was known keeps its date."""
        proposals = self._proposals(locale, slug)
        for each in drafts:
            mine = proposals.setdefault(engine(each), {}).setdefault(_digest(each.key), [self._day, ""])
            if len(mine) <= _REVIEWED:
                mine[1] = each.target.strip()
        self._write(locale, slug, proposals)
        self._connection.commit()

    def compare(self, catalog: Catalog) -> None:
        """Compares the reviewed units of a catalog with what was proposed for them, and takes up drafts not known yet."""
        proposals, changed = self._proposals(catalog.target, catalog.slug), False
        for unit in catalog.units:
            if unit.state is State.FUZZY:
                changed |= self._adopt(proposals, unit)
            elif unit.state is State.REVIEWED:
                changed |= self._review(proposals, unit, catalog.target)
        if changed:
            self._write(catalog.target, catalog.slug, proposals)

    def _adopt(self, proposals: Proposals, unit: Unit) -> bool:
        """A fuzzy unit that says where its words come from, and that this ledger does not know: the draft as it stands."""
        key, origin = _digest(unit.key), provenance(unit).origin
        if origin is None or unit.previous or any(key in mine for mine in proposals.values()):
            return False
        proposals.setdefault(_counted(origin), {})[key] = [self._day, unit.target]
        return True

    def _review(self, proposals: Proposals, unit: Unit, locale: str) -> bool:
        """What a person made of the drafts for a unit, where that is not known yet."""
        key, stored, changed = _digest(unit.key), _short(unit.target), False
        for mine in proposals.values():
            if key in mine and (len(mine[key]) <= _REVIEWED or mine[key][_STORED] != stored):
                day, target, *before = mine[key]
                measured = effort.measure(str(target), unit.target, locale)
                edits = (measured.edits, measured.words, measured.typed, measured.characters)
                mine[key] = [day, target, before[0] if before else self._day, stored, *edits]
                changed = True
        return changed

    def _proposals(self, locale: str, slug: str) -> Proposals:
        query = "SELECT data FROM proposal WHERE locale = ? AND slug = ?"
        row = self._connection.execute(query, (locale, slug)).fetchone()
        with suppress(*DAMAGE):
            return dict(self._unpacked(row[0])) if row else {}
        return {}

    def _packed(self, locale: str, proposals: Proposals) -> bytes:
        written = json.dumps(proposals, ensure_ascii=False, separators=(",", ":"))
        return self._dictionaries.packed(locale, written.encode("utf-8", "surrogatepass"))

    def _unpacked(self, data: bytes) -> Proposals:
        is_old = data.startswith(b"x")  # a row of zlib, as they were before there were dictionaries
        plain: Proposals = unpacked(data) if is_old else json.loads(self._dictionaries.unpacked(data))
        return plain

    def _write(self, locale: str, slug: str, proposals: Proposals) -> None:
        sums: dict[str, dict[str, list[float]]] = {}
        for engine_, mine in proposals.items():
            for entry in mine.values():
                if len(entry) > _REVIEWED:
                    before = sums.setdefault(engine_, {}).get(str(entry[_REVIEWED]), [0, 0, 0, 0, 0])
                    more = (1, *map(float, entry[_EDITS:]))
                    sums[engine_][str(entry[_REVIEWED])] = [
                        first + second for first, second in zip(before, more, strict=True)
                    ]
        row = (locale, slug, self._packed(locale, proposals), json.dumps(sums, ensure_ascii=False))
        self._connection.execute("INSERT OR REPLACE INTO proposal VALUES (?, ?, ?, ?)", row)

    def drafts(self, locale: str, slug: str, key: UnitKey) -> list[tuple[str, str]]:
        """What machines proposed for a unit of an article, each with its engine, the newest first."""
        digest, proposals = _digest(key), self._proposals(locale, slug)
        drafts = sorted((engine_, mine[digest]) for engine_, mine in proposals.items() if digest in mine)
        drafts.sort(key=lambda each: str(each[1][0]), reverse=True)
        return [(engine_, str(entry[1])) for engine_, entry in drafts]

    def efforts(self) -> list[Effort]:
        """The effort of every locale, engine and day, in that order."""
        by_place: dict[tuple[str, str, str], Edits] = {}
        for locale, sums in self._connection.execute("SELECT locale, sums FROM proposal WHERE sums != '{}'"):
            for engine_, days in json.loads(sums).items():
                for day, (units, edits, words, typed, characters) in days.items():
                    made = Edits(int(units), edits, words, int(typed), int(characters))
                    place = (locale, engine_, day)
                    by_place[place] = by_place.get(place, Edits()) + made
        return [Effort(*place, edits) for place, edits in sorted(by_place.items())]

    def save(self) -> None:
        """Writes what was compared."""
        self._connection.commit()


def _digest(key: UnitKey) -> str:
    """What tells a unit from the others of its article."""
    return _short(f"{key.context}\4{key.source}")


def _short(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def today() -> str:
    """The day of this run, ISO 8601."""
    return time.strftime("%Y-%m-%d")


def engine(draft: Draft) -> str:
    """What a draft's effort is counted under: the engine with its version, or the memory."""
    return _counted(draft.origin)


def _counted(origin: Origin) -> str:
    return "memory" if origin.kind == "memory" else origin.name


@contextmanager
def opened(store: Store, day: str) -> Iterator[Ledger]:
    """The ledger of a project on a day (ISO 8601); a damaged one begins anew."""
    with database(store, FILE) as connection:
        ledger = Ledger(connection, day)
        try:
            yield ledger
        finally:
            ledger.save()

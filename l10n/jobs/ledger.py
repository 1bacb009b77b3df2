"""What machines proposed, remembered until a person has decided: the ground of the figures on post-editing effort.

Kept in .l10n/drafts.sqlite. Where that is deleted, drafts that still wait in the catalogs are taken up again; for those that
were reviewed before nobody knows any more. Dates stand here alone, never in files that people review.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from l10n.catalog.notes import provenance
from l10n.evaluate import effort
from l10n.evaluate.effort import Edits, Effort
from l10n.jobs.cache import database
from l10n.model import Catalog, Draft, Origin, State, Unit, UnitKey
from l10n.store import Store

FILE = "drafts.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
    locale TEXT, context TEXT, source TEXT, engine TEXT, day TEXT NOT NULL, target TEXT NOT NULL,
    reviewed TEXT, kept TEXT, edits REAL, words REAL, typed INTEGER, characters INTEGER,
    PRIMARY KEY (locale, context, source, engine)
) WITHOUT ROWID
"""


class Ledger:
    """Drafts by locale, unit and engine, with what became of them."""

    def __init__(self, connection: sqlite3.Connection, day: str) -> None:
        self._connection = connection
        self._day = day
        connection.execute("PRAGMA synchronous = OFF")  # a crash of the machine may cost figures, never words
        connection.execute(_SCHEMA)

    def propose(self, locale: str, drafts: Iterable[Draft]) -> None:
        """Remembers drafts with today's date; one that was known keeps its date."""
        rows = [
            (locale, each.key.context, each.key.source, engine(each), self._day, each.target.strip()) for each in drafts
        ]
        self._connection.executemany(
            "INSERT INTO draft (locale, context, source, engine, day, target) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET target = excluded.target WHERE reviewed IS NULL",
            rows,
        )
        self._connection.commit()

    def compare(self, catalog: Catalog) -> None:
        """Compares the reviewed units of a catalog with what was proposed for them, and takes up drafts not known yet."""
        mine = self._drafts(catalog)
        for unit in catalog.units:
            key = (unit.key.context, unit.key.source)
            if unit.state is State.FUZZY and key not in mine:
                self._record(catalog.target, unit)
            elif unit.state is State.REVIEWED:
                for engine_, target, stored in mine.get(key, ()):
                    if stored != unit.target:
                        self._review(catalog.target, unit, engine_, target)

    def _drafts(self, catalog: Catalog) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
        drafts: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for unit in catalog.units:
            key = (unit.key.context, unit.key.source)
            rows = self._connection.execute(
                "SELECT engine, target, kept FROM draft WHERE locale = ? AND context = ? AND source = ?",
                (catalog.target, *key),
            ).fetchall()
            if rows:
                drafts[key] = rows
        return drafts

    def _record(self, locale: str, unit: Unit) -> None:
        """A fuzzy unit that says where its words come from, and that this ledger does not know: the draft as it stands."""
        origin = provenance(unit).origin
        if origin is not None and not unit.previous:
            row = (locale, unit.key.context, unit.key.source, _counted(origin), self._day, unit.target)
            self._connection.execute(
                "INSERT OR IGNORE INTO draft (locale, context, source, engine, day, target) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )

    def _review(self, locale: str, unit: Unit, engine_: str, target: str) -> None:
        measured = effort.measure(target, unit.target, locale)
        self._connection.execute(
            "UPDATE draft SET reviewed = coalesce(reviewed, ?), kept = ?, edits = ?, words = ?, typed = ?, characters = ? "
            "WHERE locale = ? AND context = ? AND source = ? AND engine = ?",
            (
                self._day, unit.target, measured.edits, measured.words, measured.typed, measured.characters,
                locale, unit.key.context, unit.key.source, engine_,
            ),
        )  # fmt: skip

    def drafts(self, locale: str, key: UnitKey) -> list[tuple[str, str]]:
        """What machines proposed for a unit, each with its engine, the newest first."""
        rows = self._connection.execute(
            "SELECT engine, target FROM draft WHERE locale = ? AND context = ? AND source = ? ORDER BY day DESC, engine",
            (locale, key.context, key.source),
        )
        return [(engine_, target) for engine_, target in rows]

    def efforts(self) -> list[Effort]:
        """The effort of every locale, engine and day, in that order."""
        rows = self._connection.execute(
            "SELECT locale, engine, reviewed, count(*), sum(edits), sum(words), sum(typed), sum(characters) FROM draft "
            "WHERE reviewed IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        )
        return [Effort(locale, engine_, day, Edits(*sums)) for locale, engine_, day, *sums in rows]

    def save(self) -> None:
        """Writes what was compared."""
        self._connection.commit()


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

"""How often the programs of engines crashed in a project: a pair whose program crashes is called broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from l10n.errors import EngineError
from l10n.jobs.cache import database
from l10n.plugin import CrashCount
from l10n.store import CACHE, Store

FILE = "crashes.sqlite"
REMEDY = "choose another engine for the locale, or install a newer version of its data"
_SCHEMA = "CREATE TABLE IF NOT EXISTS crash (engine TEXT PRIMARY KEY, texts INTEGER, crashed INTEGER)"


def note(store: Store, count: CrashCount) -> Iterator[EngineError]:
    """Adds to the counts of an engine; the one line that reports its crashes, where there were any."""
    if not count.crashed:
        return
    with database(store, FILE) as connection, connection:
        connection.execute(_SCHEMA)
        connection.execute(
            "INSERT INTO crash VALUES (?, ?, ?) ON CONFLICT (engine) DO UPDATE "
            "SET texts = texts + excluded.texts, crashed = crashed + excluded.crashed",
            (count.engine, count.texts, count.crashed),
        )
    yield EngineError(count.engine, f"{_share(count)}; the others have their drafts", REMEDY)


def counts(store: Store) -> Mapping[str, CrashCount]:
    """The counts of all engines that ever crashed in the project, by their names."""
    if not (store.root / CACHE / FILE).is_file():
        return {}
    with database(store, FILE) as connection:
        try:
            return {row[0]: CrashCount(*row) for row in connection.execute("SELECT engine, texts, crashed FROM crash")}
        except sqlite3.Error:  # of another version: the next crash makes it anew
            return {}


def of_route(name: str, counts: Mapping[str, CrashCount]) -> Iterator[CrashCount]:
    """The engines of a route that crashed in the version of today. `name` is that of the opened route."""
    yield from (counts[step] for step in name.split(" + ") if step in counts)


def problem(count: CrashCount) -> str:
    """What is wrong with an engine.

    >>> problem(CrashCount("apertium ru→uk 3.8.3", 10, 9))
    'apertium ru→uk 3.8.3 crashed at 9 of 10 texts'
    """
    return f"{count.engine} {_share(count)}"


def _share(count: CrashCount) -> str:
    return f"crashed at {count.crashed} of {count.texts} texts"

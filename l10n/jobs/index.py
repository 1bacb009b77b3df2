"""What is known of files that did not change, so that nobody parses them again: a cache in .l10n, safe to delete."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from l10n import __version__
from l10n.errors import StoreError
from l10n.jobs.cache import database
from l10n.settings import Settings
from l10n.store import Store

FILE = "index.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (
    kind TEXT, slug TEXT, locale TEXT, stamp TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, slug, locale)
) WITHOUT ROWID
"""
# A file that is saved twice within one tick of the file system's clock has the same time twice, so what was read so soon
# after is not remembered. Ticks are 10 ms at most on Linux, and 2 s where times are whole seconds (FAT, old HFS).
# Two times count: when the content changed, as the writer says (`cp -p`), and when the file did, as the system says.
_TICK, _LONG_TICK = 50_000_000, 2_000_000_000  # nanoseconds

Fact = Mapping[str, Any]


class FactIndex:
    """Facts about an article in a locale, each with the stamp of all that it follows from."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("PRAGMA synchronous = OFF")  # a cache: what a crash of the machine spoils is made again
        connection.execute(_SCHEMA)

    def facts(self, kind: str) -> dict[tuple[str, str], tuple[str, Fact]]:
        """All facts of a kind by slug and locale, each with its stamp."""
        rows = self._connection.execute("SELECT slug, locale, stamp, value FROM fact WHERE kind = ?", (kind,))
        return {(slug, locale): (stamp, json.loads(value)) for slug, locale, stamp, value in rows}

    def put(self, kind: str, key: tuple[str, str], stamp: str, value: Fact) -> None:
        """Remembers a fact."""
        row = (kind, *key, stamp, json.dumps(value, ensure_ascii=False))
        self._connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?, ?)", row)

    def save(self) -> None:
        """Writes what was put."""
        self._connection.commit()


@contextmanager
def opened(store: Store) -> Iterator[FactIndex]:
    """The index of a project, made anew where it is damaged; saved at the end, also when the work was stopped."""
    with database(store, FILE) as connection:
        index = FactIndex(connection)
        try:
            yield index
        finally:
            index.save()


class Stamps:
    """Stamps of what facts follow from: files, the settings, and this version of `l10n`."""

    def __init__(self, store: Store, settings: Settings, *shared: PurePosixPath) -> None:
        self._store = store
        known = (_code(), repr(settings), *(stamp(store, path) for path in shared))
        self._shared = hashlib.sha1("\0".join(known).encode(), usedforsecurity=False).hexdigest()

    def of(self, *paths: PurePosixPath) -> str:
        """A text that changes whenever one of these files does, or the settings, or `l10n`."""
        return " ".join([self._shared, *(stamp(self._store, path) for path in paths)])


def stamp(store: Store, path: PurePosixPath) -> str:
    """As `Store.stamp`; empty for a file that cannot be looked at: whoever reads it reports that."""
    try:
        return store.stamp(path)
    except StoreError:
        return ""


def is_settled(stamp: str, now: int | None = None) -> bool:
    """Whether the files of a stamp are old enough for their times to tell them apart from the next save."""
    now = time.time_ns() if now is None else now
    files = [part.split(":") for part in stamp.split(" ")[1:] if part]
    times = [int(time_) for modified, _, changed, _ in files for time_ in (modified, changed)]
    return all(now - at > (_TICK if at % 1_000_000_000 else _LONG_TICK) for at in times)


@cache
def _code() -> str:
    """The version, and the times of all files of the package: while `l10n` itself is worked on, its version stays."""
    root = Path(__file__).parents[1]
    stats = [(path, path.stat()) for path in sorted(root.rglob("*")) if path.suffix not in {".pyc", ""}]
    return __version__ + "".join(f"{path}:{stat.st_mtime_ns}:{stat.st_size}:{stat.st_ctime_ns}" for path, stat in stats)

"""Databases of .l10n. A cache is optional: where one is broken, locked or cannot be written, the work goes on without it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from l10n.errors import StoreError
from l10n.store import CACHE, Store

LOCK_SECONDS = 10  # writes are committed catalog by catalog, so whoever holds the lock for so long is stuck
# The result codes of a database that is in use, may not be written, or lies on a disk that is full or broken.
_REFUSALS = {5, 6, 8, 10, 13, 14}  # BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN
_OF_THE_DISK = {"database or disk is full", "disk I/O error"}  # the other databases fare no better
MOST_COPIED = 64 << 20  # bytes of a database that can only be read, up to which it is copied into memory


class CacheConnection(sqlite3.Connection):
    """A database whose writes may fail: what cannot be remembered is found out again next time, said in one line."""

    warn: Callable[[str], None] = staticmethod(lambda _problem: None)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:  # noqa: ANN401  (as the library)
        """As `sqlite3.Connection.execute`; a write that fails is left out."""
        try:
            return super().execute(sql, parameters)
        except sqlite3.OperationalError as exc:
            return self._left_out(sql, exc)

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        """As `sqlite3.Connection.executemany`; writes that fail are left out."""
        try:
            return super().executemany(sql, parameters)
        except sqlite3.OperationalError as exc:
            return self._left_out(sql, exc)

    def commit(self) -> None:
        """As `sqlite3.Connection.commit`; what cannot be written is given up."""
        try:
            super().commit()
        except sqlite3.OperationalError as exc:
            self.warn(str(exc))
            self.rollback()

    def _left_out(self, sql: str, exc: sqlite3.OperationalError) -> sqlite3.Cursor:
        if sql.lstrip()[:6].upper() == "SELECT" or exc.sqlite_errorcode & 0xFF not in _REFUSALS:
            raise exc
        self.warn(str(exc))
        return super().execute("SELECT 1 WHERE 0")


@contextmanager
def database(store: Store, name: str, *, writes: bool = True) -> Iterator[sqlite3.Connection]:
    """A database of .l10n. A damaged one is laid aside and made anew; one that cannot be used, or that nobody `writes`, stays
    as it is, and a copy in memory, or an empty one, lives as long as the command.
    """
    reported: list[str] = []

    def warn(problem: str) -> None:
        if not reported:
            reported.append(problem)
            place = CACHE if problem in _OF_THE_DISK else f"{CACHE}/{name}"
            store.report_once(f"{place}: {problem}; going on without it")

    with contextlib.closing(_opened(store, name, warn) if writes else _copy(store.root / CACHE / name)) as connection:
        connection.warn = warn
        yield connection


def _opened(store: Store, name: str, warn: Callable[[str], None]) -> CacheConnection:
    path = store.root / CACHE / name
    if not store.may_cache():
        return _copy(path)
    try:
        path = store.cache(name)
        with contextlib.suppress(sqlite3.OperationalError):
            return _writable(path)
        return _writable(path)  # another process may just have made it
    except sqlite3.OperationalError as exc:
        warn(str(exc))
    except sqlite3.DatabaseError:
        with contextlib.suppress(OSError, sqlite3.Error):
            path.replace(path.with_suffix(".damaged"))
            return _writable(path)
        warn("is damaged and cannot be replaced")
    except (OSError, StoreError) as exc:
        warn(exc.problem if isinstance(exc, StoreError) else str(exc))
    return _copy(path)


def _writable(path: Path) -> CacheConnection:
    """A database that can be written.

    Raises:
        sqlite3.OperationalError: it is locked, read-only, or no file.
        sqlite3.DatabaseError: it is damaged.
    """
    connection = sqlite3.connect(path, timeout=LOCK_SECONDS, factory=CacheConnection)
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA schema_version").fetchone()
        cursor.execute("PRAGMA journal_mode = WAL")  # who reads does not keep others from writing
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _copy(path: Path) -> CacheConnection:
    """A database in memory, with what a file holds where that can be read and is small."""
    connection = sqlite3.connect(":memory:", factory=CacheConnection)
    with contextlib.suppress(OSError, sqlite3.Error):
        if path.is_file() and path.stat().st_size <= MOST_COPIED:
            in_use = path.with_name(f"{path.name}-wal").exists()  # else it is read without a trace beside it
            address = f"{path.absolute().as_uri()}?mode=ro{'' if in_use else '&immutable=1'}"
            with contextlib.closing(sqlite3.connect(address, uri=True, timeout=1)) as file:
                file.backup(connection)
    return connection

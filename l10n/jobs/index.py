"""What is known of work that was done, so that nobody does it again: one table in .l10n, safe to delete.

A row stands as long as the ground of the project and every file that the work read or wrote are the same: by their times, or
where these changed, by their content. That is the one rule; whatever makes a result, it need not say what it depends on.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from l10n.disk import version
from l10n.jobs import inputs
from l10n.jobs.cache import database
from l10n.jobs.inputs import FileTimes
from l10n.store import Store
from l10n.task_store import Trace

FILE = "index.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS result (
    kind TEXT, slug TEXT, locale TEXT, stamp TEXT NOT NULL, content TEXT NOT NULL, paths TEXT NOT NULL, value TEXT NOT NULL,
    data BLOB, PRIMARY KEY (kind, slug, locale)
)
"""
_COLUMNS = {"kind", "slug", "locale", "stamp", "content", "paths", "value", "data"}
SETTLING = 0.06  # seconds, after which the times of a file tell it from the next save
CHANGED = "changed"
_SEPARATOR = "\0"  # of paths, which cannot hold it

Key = tuple[str, str]
"""An article's slug and a locale, which is empty for what is of the article as a whole."""


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work: what kind it is, of which article and locale, and with which `options`, written out."""

    kind: str
    key: Key
    options: str = ""


@dataclass(slots=True)
class ResultRow:
    """What is known of a piece of work: `stamp` and `content` are of the ground and of its files."""

    stamp: str
    content: str
    paths: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result on its way into the table: the digests of its files, and the times of those that are known."""

    work: Work
    digests: Mapping[str, str]
    stamps: Mapping[str, str]
    written: tuple[str, bytes | None]
    since: float


class ResultIndex:
    """Results of work by kind, slug and locale. `ground` is what all of them follow from."""

    def __init__(self, connection: sqlite3.Connection, store: Store, ground: str) -> None:
        self._connection = connection
        self._store = store
        self.ground = ground
        self.times = FileTimes(store.root)
        self._waiting: deque[_Kept] = deque()
        connection.execute("PRAGMA synchronous = OFF")  # a cache: what a crash of the machine spoils is made again
        columns = {row[1] for row in connection.execute("PRAGMA table_info(result)")}
        if columns != _COLUMNS:
            for table in ("fact", "result"):  # of another version
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.execute(_SCHEMA)

    # --- what is known

    def rows(self, kind: str) -> dict[Key, ResultRow]:
        """All results of a kind."""
        query = "SELECT slug, locale, stamp, content, paths, value FROM result WHERE kind = ?"
        return {
            (slug, locale): ResultRow(stamp, content, _split(paths), value)
            for slug, locale, stamp, content, paths, value in self._connection.execute(query, (kind,))
        }

    def row(self, work: Work) -> ResultRow | None:
        """One result."""
        query = "SELECT stamp, content, paths, value FROM result WHERE kind = ? AND slug = ? AND locale = ?"
        found = self._connection.execute(query, (work.kind, *work.key)).fetchone()
        return found and ResultRow(found[0], found[1], _split(found[2]), found[3])

    def stands(self, work: Work, row: ResultRow) -> bool:
        """Whether a result still holds: by the times of its files, or by what is in them."""
        if row.stamp == self._joined(row.paths, map(self.times.of, row.paths), work.options):
            return True
        stamps = [self.times.now(path) for path in row.paths]
        if row.content != self._content(inputs.contents(self._store, row.paths), work.options):
            return False
        if all(map(version.is_settled, stamps)):
            row.stamp = self._joined(row.paths, stamps, work.options)
            query = "UPDATE result SET stamp = ? WHERE kind = ? AND slug = ? AND locale = ?"
            self._connection.execute(query, (row.stamp, work.kind, *work.key))
        return True

    def data(self, work: Work) -> bytes | None:
        """The bulk of a result."""
        query = "SELECT data FROM result WHERE kind = ? AND slug = ? AND locale = ?"
        found = self._connection.execute(query, (work.kind, *work.key)).fetchone()
        return found[0] if found else None

    def _joined(self, paths: Iterable[str], stamps: Iterable[str], options: str) -> str:
        return inputs.joined([self.ground, options, *paths, *stamps])

    def _content(self, digests: Mapping[str, str], options: str) -> str:
        return inputs.joined([self.ground, options, *digests, *digests.values()])

    # --- what was done

    def keep(self, work: Work, trace: Trace, value: object, data: bytes | None = None) -> None:
        """Remembers a result with the files that its work read and wrote.

        The times of a file that was written a moment ago do not tell it from the next save: its row waits, and the file is
        looked at again.
        """
        self.times.forget(trace.digests)
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        if not all(map(_is_text, (written, *work.key, *trace.digests))):
            return
        self._waiting.append(_Kept(work, trace.digests, dict(trace.stamps), (written, data), time.monotonic()))
        self._settle(time.monotonic() - SETTLING)

    def _settle(self, until: float) -> None:
        """Writes the rows that have waited long enough."""
        count = 0
        while self._waiting and self._waiting[0].since <= until:
            count += 1
            kept = self._waiting.popleft()
            stamps = [kept.stamps.get(path) or self._looked_at(path, kept.digests[path]) for path in kept.digests]
            if CHANGED not in stamps:
                self._put(kept, [stamp for stamp in stamps if stamp is not None], known=None not in stamps)
        if count:
            self._connection.commit()  # at once: a long job must not keep others from writing

    def _looked_at(self, path: str, known: str) -> str | None:
        """The times of a file that still holds what is known of it; nothing where it was just written again."""
        stamp = self.times.now(path)
        if not known and not stamp:
            return ""
        if inputs.contents(self._store, [path])[path] != known:
            return CHANGED
        return stamp if version.is_settled(stamp) else None

    def _put(self, kept: _Kept, stamps: list[str], *, known: bool) -> None:
        paths, work = tuple(kept.digests), kept.work
        stamp = self._joined(paths, stamps, work.options) if known else ""
        content = self._content(kept.digests, work.options)
        row = (work.kind, *work.key, stamp, content, _SEPARATOR.join(paths), *kept.written)
        self._connection.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def save(self) -> None:
        """Writes all that was put."""
        if self._waiting:
            time.sleep(max(0.0, self._waiting[-1].since + SETTLING - time.monotonic()))
            self._settle(time.monotonic())
        self._connection.commit()


def _split(paths: str) -> tuple[str, ...]:
    return tuple(paths.split(_SEPARATOR)) if paths else ()


def _is_text(value: str) -> bool:
    """Whether a database can hold a text: not where names of files are not UTF-8."""
    try:
        return bool(value.encode("utf-8")) or True
    except UnicodeEncodeError:
        return False


@contextmanager
def opened(store: Store, ground: str = "") -> Iterator[ResultIndex]:
    """The index of a project, made anew where it is damaged; saved at the end, also when the work was stopped."""
    with database(store, FILE) as connection:
        index = ResultIndex(connection, store, ground)
        try:
            yield index
        finally:
            index.save()

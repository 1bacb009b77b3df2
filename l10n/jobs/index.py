"""What is known of work that was done, so that nobody does it again: one table in .l10n, safe to delete.

A row holds the results of one kind for one article, in all locales. A result stands as long as the ground of the project and
every file that its work read or wrote are the same: by their times, or where these changed, by their content. That is the one
rule; whatever makes a result, it need not say what it depends on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from l10n.dataclass import dataclass
from l10n.disk import version
from l10n.jobs import inputs
from l10n.jobs.cache import database
from l10n.jobs.inputs import FileTimes
from l10n.jobs.result_row import DAMAGE, PendingResults, ResultHead, packed, unpacked
from l10n.store import Store
from l10n.task_store import Trace

FILE = "index.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS result (
    kind TEXT, slug TEXT, stamp TEXT NOT NULL, head BLOB NOT NULL, value BLOB NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (kind, slug)
)
"""
_COLUMNS = {"kind", "slug", "stamp", "head", "value", "data"}
SETTLING = 0.06  # seconds, after which the times of a file tell it from the next save
LONGEST_WAIT = 3.0  # seconds of work on one article, which a kill may cost
CHANGED = "changed"

Key = tuple[str, str]
"""An article's slug and a locale, which is empty for what is of the article as a whole."""


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work: what kind it is, of which article and locale, and with which `options`, written out."""

    kind: str
    key: Key
    options: str = ""


class ResultIndex:
    """Results of work by kind, slug and locale. `ground` is what all of them follow from."""

    def __init__(self, connection: sqlite3.Connection, store: Store, ground: str) -> None:
        self._connection = connection
        self._store = store
        self.ground = ground
        self.times = FileTimes(store.root)
        self._pending: dict[Key, PendingResults] = {}
        self._heads: dict[Key, tuple[str, bytes]] = {}
        self._loaded: set[str] = set()
        self._read: dict[str, tuple[str, str]] = {}
        self._last_data: tuple[Key, Mapping[str, Any]] = (("", ""), {})
        connection.execute("PRAGMA synchronous = OFF")  # a cache: what a crash of the machine spoils is made again
        columns = {row[1] for row in connection.execute("PRAGMA table_info(result)")}
        if columns != _COLUMNS:
            for table in ("fact", "result"):  # of another version
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.execute("VACUUM")
            connection.execute(_SCHEMA)

    # --- what is known

    def load(self, kind: str) -> None:
        """Reads what tells whether the results of a kind stand, for all articles at once."""
        query = "SELECT slug, stamp, head FROM result WHERE kind = ?"
        self._heads |= {(kind, slug): (stamp, head) for slug, stamp, head in self._connection.execute(query, (kind,))}
        self._loaded.add(kind)

    def standing(self, kind: str, slug: str) -> Mapping[str, str]:
        """The locales of an article whose results still hold, by the times of their files or by what is in them; each with
        the options of its work.
        """
        stamp, written = self._head((kind, slug))
        try:
            head = ResultHead.of(written)
        except DAMAGE:
            return {}
        if head.ground != self.ground:
            return {}
        if stamp == self._stamp(head, map(self.times.now, head.digests)):
            return head.options
        return self._unchanged((kind, slug), head)

    def _head(self, place: Key) -> tuple[str, bytes]:
        if place not in self._heads and place[0] not in self._loaded:
            query = "SELECT stamp, head FROM result WHERE kind = ? AND slug = ?"
            self._heads[place] = self._connection.execute(query, place).fetchone() or ("", b"")
        return self._heads.get(place, ("", b""))

    def _unchanged(self, place: Key, head: ResultHead) -> Mapping[str, str]:
        """The parts of a row none of whose files has another content."""
        stamps = [self.times.now(path) for path in head.digests]
        digests = inputs.contents(self._store, head.digests)
        changed = {path for path, digest in digests.items() if digest != head.digests[path]}
        settled = {path: stamp for path, stamp in zip(digests, stamps, strict=True) if version.is_settled(stamp)}
        self._read |= {path: (stamp, digests[path]) for path, stamp in settled.items()}
        if not changed and len(settled) == len(digests):
            stamp = self._stamp(head, stamps)
            self._heads[place] = (stamp, self._heads[place][1])
            self._connection.execute("UPDATE result SET stamp = ? WHERE kind = ? AND slug = ?", (stamp, *place))
        return {locale: part.options for locale, part in head.parts.items() if changed.isdisjoint(part.paths)}

    def stands(self, work: Work) -> bool:
        """Whether the result of a piece of work still holds."""
        return self.standing(work.kind, work.key[0]).get(work.key[1]) == work.options

    def values(self, kind: str, slug: str) -> Mapping[str, Any]:
        """The results of an article by locale, whether they stand or not; those of a damaged row are lost."""
        stored = self._connection.execute(
            "SELECT value FROM result WHERE kind = ? AND slug = ?", (kind, slug)
        ).fetchone()
        return _mapping(stored)

    def all_values(self, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The results of all articles by locale, whether they stand or not, in the order of their slugs."""
        query = "SELECT slug, value FROM result WHERE kind = ? ORDER BY slug"
        for slug, *value in self._connection.execute(query, (kind,)):
            yield slug, _mapping(value)

    def all_data(self, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The bulk of the results of all articles by locale, as `all_values`."""
        query = "SELECT slug, data FROM result WHERE kind = ? ORDER BY slug"
        for slug, *data in self._connection.execute(query, (kind,)):
            yield slug, _mapping(data)

    def data(self, work: Work) -> Any:  # noqa: ANN401  (plain values)
        """The bulk of a result, nothing where there is none."""
        place = work.kind, work.key[0]
        if self._last_data[0] != place:
            query = "SELECT data FROM result WHERE kind = ? AND slug = ?"
            self._last_data = place, _mapping(self._connection.execute(query, place).fetchone())
        return self._last_data[1].get(work.key[1])

    def _stamp(self, head: ResultHead, stamps: Iterable[str]) -> str:
        return inputs.joined([head.ground, *head.digests, *stamps])

    # --- what was done

    def remember(self, work: Work, trace: Trace, value: object, data: object = None) -> None:
        """Remembers a result with the files that its work read and wrote.

        The times of a file that was written a moment ago do not tell it from the next save: its row waits, and the file is
        looked at again.
        """
        if not all(map(_is_text, (*work.key, *trace.digests))):
            return
        place, now = (work.kind, work.key[0]), time.monotonic()
        pending = self._pending.setdefault(place, PendingResults(now))
        pending.add(work.key[1], work.options, trace, (value, data))
        pending.since = now
        ready = [
            each
            for each, waiting in self._pending.items()
            if waiting.since <= now - SETTLING or (each == place and waiting.begun < now - LONGEST_WAIT)
        ]
        self._settle(ready)

    def _settle(self, places: Iterable[Key]) -> None:
        """Writes the rows of these articles."""
        for place in list(places):
            self._insert(place, self._pending.pop(place))
            self._connection.commit()  # at once: a long job must not keep others from writing

    def _insert(self, place: Key, pending: PendingResults) -> None:
        """Writes a row: what was known and still fits, and what was done."""
        stamps = {
            path: pending.stamps.get(path) or self._looked_at(path, pending.digests[path]) for path in pending.digests
        }
        pending.drop({path for path, stamp in stamps.items() if stamp == CHANGED})
        query = "SELECT head, value, data FROM result WHERE kind = ? AND slug = ?"
        before = self._connection.execute(query, place).fetchone()
        head, value, data = pending.merged(self.ground, before)
        for path in head.digests.keys() - stamps.keys():
            stamp, digest = self._read.get(path, ("", None))
            stamps[path] = stamp if digest == head.digests[path] else self._looked_at(path, head.digests[path])
        current = [stamps[path] for path in head.digests]
        stamp = "" if None in current or CHANGED in current else self._stamp(head, map(str, current))
        row = (*place, stamp, head.packed(), packed(value), packed(data))
        self._connection.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)", row)
        self._heads.pop(place, None)
        self._last_data = (("", ""), {})

    def _looked_at(self, path: str, digest: str) -> str | None:
        """The times of a file that still holds what is known of it; nothing where it was just written again."""
        stamp = self.times.now(path)
        if not digest and not stamp:
            return ""
        if inputs.contents(self._store, [path])[path] != digest:
            return CHANGED
        return stamp if version.is_settled(stamp) else None

    def save(self) -> None:
        """Writes all that was put."""
        if self._pending:
            last = max(each.since for each in self._pending.values())
            time.sleep(max(0.0, last + SETTLING - time.monotonic()))
            self._settle(self._pending)
        self._connection.commit()


def _mapping(row: Iterable[object] | None) -> Mapping[str, Any]:
    """What a packed column holds; nothing where it is damaged."""
    for column in row or ():
        try:
            table = unpacked(column)
        except DAMAGE:
            break
        if isinstance(table, dict):
            return table
    return {}


def _is_text(value: str) -> bool:
    """Whether a database can hold a text: not where names of files are not UTF-8."""
    try:
        return bool(value.encode("utf-8")) or True
    except UnicodeEncodeError:
        return False


@contextmanager
def opened(store: Store, ground: str = "", *, writes: bool = True) -> Iterator[ResultIndex]:
    """The index of a project, made anew where it is damaged; saved at the end, also when the work was stopped, or forgotten
    where nothing may be written.
    """
    with database(store, FILE, writes=writes) as connection:
        index = ResultIndex(connection, store, ground)
        try:
            yield index
        finally:
            index.save()

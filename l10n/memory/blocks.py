"""The targets of the memory, packed some together: single ones would be twice as large."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.memory.compression import Dictionaries

SCHEMA = """
CREATE TABLE IF NOT EXISTS block (id INTEGER PRIMARY KEY, file INTEGER, locale TEXT, sources BLOB, data BLOB);
CREATE INDEX IF NOT EXISTS block_file ON block (file);
"""
_BITS = 4
MOST = 1 << _BITS
"""Targets of a block. A lookup unpacks one block: 16 sentences in a fortieth of a millisecond."""
_END = "\0"  # between targets; neither PO nor TMX can hold it
_RECENT = 64  # blocks that stay unpacked


@dataclass(frozen=True, slots=True)
class TargetBlock:
    """Some targets in a locale from one file, with the numbers of their sources; `number` is the greater, the newer it is."""

    number: int
    sources: Sequence[int]
    targets: Sequence[str]

    def places(self) -> Iterator[int]:
        """The places of the targets, in order."""
        yield from range(self.number << _BITS, (self.number << _BITS) + len(self.sources))


class Blocks:
    """The blocks of a database, found by the places of their targets."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._dictionaries = Dictionaries(connection)
        self._read = lru_cache(_RECENT)(self._unpacked)

    def add(self, file: int, locale: str, sources: Sequence[int], targets: Sequence[str]) -> TargetBlock:
        """Puts at most `MOST` targets into a block."""
        data = self._dictionaries.packed(locale, _END.join(targets).encode())
        row = file, locale, array("I", sources).tobytes(), data
        cursor = self._db.execute("INSERT INTO block (file, locale, sources, data) VALUES (?, ?, ?, ?)", row)
        return TargetBlock(cursor.lastrowid or 0, sources, targets)

    def target(self, place: int) -> tuple[str, str]:
        """The target at a place, and the path of the file that it comes from; empty where the block is damaged."""
        targets, path = self._read(place >> _BITS)
        number = place & (MOST - 1)
        return (targets[number] if number < len(targets) else ""), path

    def newest(self, locale: str) -> Iterator[TargetBlock]:
        """The blocks of a locale, the newest first."""
        rows = self._db.execute("SELECT id, sources, data FROM block WHERE locale = ? ORDER BY id DESC", (locale,))
        for number, sources, data in rows:
            yield TargetBlock(number, array("I", sources), self._targets(data))

    def remove(self, file: int) -> Iterator[tuple[int, str, int]]:
        """Deletes the blocks of a file; the source, locale and place of each target that was in them."""
        rows = self._db.execute("SELECT id, locale, sources FROM block WHERE file = ?", (file,)).fetchall()
        for number, locale, sources in rows:
            places = enumerate(array("I", sources), number << _BITS)
            yield from ((source, locale, place) for place, source in places)
        self._db.execute("DELETE FROM block WHERE file = ?", (file,))
        self._read.cache_clear()

    def forget(self) -> None:
        """Lets go of what was read, after a change that was not kept."""
        self._dictionaries.forget()
        self._read.cache_clear()

    def _unpacked(self, number: int) -> tuple[Sequence[str], str]:
        query = "SELECT data, path FROM block JOIN file ON file.id = file WHERE block.id = ?"
        row = self._db.execute(query, (number,)).fetchone()
        return (self._targets(row[0]), row[1]) if row else ((), "")

    def _targets(self, data: bytes) -> Sequence[str]:
        return self._dictionaries.unpacked(data).decode().split(_END)

"""Texts of a language as few bytes: packed with a dictionary of what the language was seen to say, which a database keeps."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from contextlib import suppress

_SCHEMA = "CREATE TABLE IF NOT EXISTS dictionary (id INTEGER PRIMARY KEY, locale TEXT, data BLOB)"
_WINDOW = 1 << 15
"""Bytes that a dictionary can have. Source: RFC 1951, the farthest that a copy reaches back."""
_NUMBER = 2
"""Bytes before a packed text that say with which dictionary; 0 is none."""
_LEVEL = 6  # of zlib; 9 takes twice as long for 1 % less


class Dictionaries:
    """The dictionaries of a database. A locale has none until so much of it was packed that one can be made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._samples: defaultdict[str, bytes] = defaultdict(bytes)
        self._texts: dict[int, bytes] = {0: b""}
        self._packers: dict[str, tuple[int, zlib._Compress]] = {}
        connection.execute(_SCHEMA)

    def packed(self, locale: str, data: bytes) -> bytes:
        """Bytes of a locale as few."""
        if locale not in self._packers:
            self._packers[locale] = self._packer(locale)
        number, packer = self._packers[locale]
        squeeze = packer.copy()
        made = number.to_bytes(_NUMBER, "big") + squeeze.compress(data) + squeeze.flush()
        if not number:
            self._learn(locale, data)
        return made

    def unpacked(self, data: bytes) -> bytes:
        """What was packed; nothing where it is damaged."""
        with suppress(zlib.error, LookupError, TypeError):
            reader = zlib.decompressobj(-zlib.MAX_WBITS, self._text(int.from_bytes(data[:_NUMBER], "big")))
            return reader.decompress(data[_NUMBER:])
        return b""

    def _packer(self, locale: str) -> tuple[int, zlib._Compress]:
        query = "SELECT max(id) FROM dictionary WHERE locale = ?"
        number = self._db.execute(query, (locale,)).fetchone()[0] or 0
        usual = _LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY
        return number, zlib.compressobj(*usual, self._text(number)) if number else zlib.compressobj(*usual)

    def _text(self, number: int) -> bytes:
        if number not in self._texts:
            (data,) = self._db.execute("SELECT data FROM dictionary WHERE id = ?", (number,)).fetchone()
            self._texts[number] = zlib.decompress(data)
        return self._texts[number]

    def _learn(self, locale: str, data: bytes) -> None:
        """Makes a dictionary of what was packed without one, as soon as there is enough."""
        self._samples[locale] += data
        if len(self._samples[locale]) >= _WINDOW:
            row = locale, zlib.compress(self._samples.pop(locale)[-_WINDOW:], _LEVEL)
            self._db.execute("INSERT INTO dictionary (locale, data) VALUES (?, ?)", row)
            del self._packers[locale]

    def forget(self) -> None:
        """Lets go of what was read, after a change that was not kept."""
        self._packers.clear()
        self._texts = {0: b""}

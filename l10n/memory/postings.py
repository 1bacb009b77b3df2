"""Which sources of the memory have a word: lists of numbers in parts, so that adding one rewrites a small part alone."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

SCHEMA = """
CREATE TABLE IF NOT EXISTS posting (word TEXT, part INTEGER, sources BLOB, PRIMARY KEY (word, part)) WITHOUT ROWID;
"""
RARE_WORDS = 4  # a changed word or two leave the others to find the sentence by (tests compare with a full scan)
CANDIDATES = 60  # sources compared in full for one lookup
READ_AT_MOST = 6_000  # sources that one lookup counts, the rarest words first; 30,000 found the same in a million
_PART = 64  # numbers, up to which a part grows
_FEW = 1000  # sources of a catalog or two; of more at once each word has a part of its own
_SIZE = array("I").itemsize


class Postings:
    """The lists of a database. Numbers are taken in growing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, words: Mapping[int, Iterable[str]]) -> None:
        """Takes in sources by number, each with its words."""
        lists: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, keys in words.items():
            for word in keys:
                lists[word].append(number)
        last = dict(self._last(lists)) if len(words) <= _FEW else {}
        rows = []
        for word in sorted(lists):
            part, before = last.get(word, (lists[word][0], b""))
            if len(before) + len(lists[word]) * _SIZE > _PART * _SIZE:
                part, before = lists[word][0], b""
            rows.append((word, part, before + lists[word].tobytes()))
        self._db.executemany("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", rows)

    def _last(self, words: Collection[str]) -> Iterator[tuple[str, tuple[int, bytes]]]:
        """The last part of each word."""
        rows = self._db.execute(
            "SELECT word, part, sources FROM posting JOIN (SELECT word, max(part) AS part FROM posting "
            "WHERE word IN (SELECT value FROM json_each(?)) GROUP BY word) USING (word, part)",
            (json.dumps(list(words)),),
        )
        yield from ((word, (part, sources)) for word, part, sources in rows)

    def newest(self, word: str) -> list[int]:
        """The last sources that have a word."""
        parts = self._db.execute("SELECT sources FROM posting WHERE word = ? ORDER BY part", (word,))
        return [number for (blob,) in parts for number in array("I", blob)][-READ_AT_MOST:]

    def sharing(self, words: Collection[str]) -> list[int]:
        """The sources that share most of the rarest of some words."""
        counts = self._db.execute(
            "SELECT word, sum(length(sources)) FROM posting WHERE word IN (SELECT value FROM json_each(?)) GROUP BY word",
            (json.dumps(list(words)),),
        )
        rare = sorted((size // _SIZE, word) for word, size in counts)[:RARE_WORDS]
        shared: Counter[int] = Counter()
        left = READ_AT_MOST
        for count, word in rare:
            some = self._db.execute("SELECT substr(sources, 1, ?) FROM posting WHERE word = ?", (_SIZE * left, word))
            for (blob,) in some:
                shared.update(array("I", blob))
            left -= count
            if left <= 0:
                break
        return [number for number, _ in shared.most_common(CANDIDATES)]

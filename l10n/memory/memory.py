"""The translation memory: what people reviewed before, found again by its source.

It is a cache in SQLite, fed file by file from catalogs and TMX, and can be made again at any time. Exact matches are found
by a digest of the source, fuzzy ones by an index of words: the sources that share the rarest words of a text are compared
with it, never all of them.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from l10n.memory.concordance import places
from l10n.memory.keys import digest, neighbour, words
from l10n.memory.swap import swap
from l10n.model import Span
from l10n.plugin import Pair

VERSION = 2
RARE_WORDS = 4  # a changed word or two leave the others to find the sentence by (tests compare with a full scan)
CANDIDATES = 60  # sources compared in full for one lookup
READ_AT_MOST = 6_000  # sources that one lookup counts, the rarest words first; 30,000 found the same in a million
_MAPPED = 4 << 30  # bytes of the file that are read without copies: lookups in a million take a third less time
COMMON = 2_000  # sources that have a word; engines know what is so common
BATCH = 50_000  # entries taken in at once; about 90 MB, and few enough postings for each word
_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT);
CREATE TABLE IF NOT EXISTS source (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE IF NOT EXISTS entry (
    source INTEGER, locale TEXT, context TEXT, target TEXT, before INTEGER, after INTEGER, file INTEGER);
CREATE TABLE IF NOT EXISTS posting (word TEXT, count INTEGER, sources BLOB);
"""
_INDEXES = {
    "entry_source": "CREATE INDEX IF NOT EXISTS entry_source ON entry (source, locale)",
    "entry_file": "CREATE INDEX IF NOT EXISTS entry_file ON entry (file)",
    "posting_word": "CREATE INDEX IF NOT EXISTS posting_word ON posting (word, count)",
}


@dataclass(frozen=True, slots=True)
class TranslationPair:
    """A reviewed pair of texts. `before` and `after` are the sources of its neighbours in the article."""

    pair: Pair
    source: str
    target: str
    context: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """What the memory knows for a source.

    `kind` is `context` (same source, in the same role or between the same neighbours), `exact`, `fuzzy`, or `phrase` (the text
    stands in the source or target, where the spans say). `similarity` is `similarity(source, text)` where it is fuzzy, else 1.
    `swapped` are the numbers, `names` the names put into `target` to fit the text.
    """

    kind: str
    source: str
    target: str
    context: str
    path: str
    similarity: float = 1.0
    swapped: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()


def similarity(first: str, second: str) -> float:
    """How alike two sources are, 0–1: twice the longest common subsequence over the sum of both lengths, in characters.

    Source: rapidfuzz, `fuzz.ratio` (normalized Indel similarity).

    >>> round(similarity("He gave no date.", "He gave no dates."), 2)
    0.97
    """
    return fuzz.ratio(first, second) / 100


class Memory:
    """A memory of one project; see the module. `connection` is open and belongs to the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # A commit that waits for the disk costs 15 ms, for every catalog twice. A kill loses nothing without it; after a
        # power cut the cache may have to be made again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            for table in ("file", "source", "entry", "posting"):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.executescript(";".join([_SCHEMA, *_INDEXES.values()]))
            connection.execute(f"PRAGMA user_version = {VERSION}")

    # --- feeding

    def stamps(self, folder: str = "") -> Mapping[str, str]:
        """The files that the memory was fed from, in a folder where one is named, each with its stamp of that time."""
        inside = "SELECT path, stamp FROM file WHERE path >= ? AND path < ?"
        return dict(self._db.execute(inside, (folder, f"{folder}\U0010ffff")))

    def feed(self, path: str, stamp: str, entries: Iterable[TranslationPair]) -> int:
        """Takes the entries of one file in the place of those it had before; their count."""
        # What is written through a map counts as memory of this process: 570 MB for a million entries.
        self._db.execute("PRAGMA mmap_size = 0")
        try:
            with self._db:
                return self._feed(path, stamp, entries)
        finally:
            self._db.execute(f"PRAGMA mmap_size = {_MAPPED}")

    def _feed(self, path: str, stamp: str, entries: Iterable[TranslationPair]) -> int:
        self._forget(path)
        cursor = self._db.execute("INSERT INTO file (path, stamp) VALUES (?, ?)", (path, stamp))
        batches = _batches(entries, BATCH)
        first = next(batches, [])
        if len(first) == BATCH:
            for name in _INDEXES:  # sorting once at the end is cheaper than keeping order in a million steps
                self._db.execute(f"DROP INDEX {name}")
        fed = sum(self._add(batch, cursor.lastrowid or 0) for batch in itertools.chain([first], batches))
        for statement in _INDEXES.values():
            self._db.execute(statement)
        return fed

    def forget(self, path: str) -> None:
        """Lets go of what came from a file."""
        with self._db:
            self._forget(path)

    def _forget(self, path: str) -> None:
        self._db.execute("DELETE FROM entry WHERE file IN (SELECT id FROM file WHERE path = ?)", (path,))
        self._db.execute("DELETE FROM file WHERE path = ?", (path,))

    def _add(self, batch: list[TranslationPair], file: int) -> int:
        numbered = [(digest(entry.pair.source, entry.source), entry) for entry in batch]
        numbered.sort(key=lambda each: each[0])  # neighbours on the disk are written together
        sources = dict(numbered)
        numbers = {row[0] for row in self._among(list(sources))}
        new = {number: entry for number, entry in sources.items() if number not in numbers}
        self._db.executemany("INSERT INTO source VALUES (?, ?)", ((n, entry.source) for n, entry in new.items()))
        self._index(new)
        self._db.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (n, e.pair.target, e.context, e.target, neighbour(e.before), neighbour(e.after), file)
                for n, e in numbered
            ),
        )
        return len(batch)

    def _among(self, numbers: list[int]) -> Iterator[tuple[int, str]]:
        yield from self._db.execute(
            "SELECT id, text FROM source WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
        )

    def _index(self, new: Mapping[int, TranslationPair]) -> None:
        lists: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        for number, entry in new.items():
            language = entry.pair.source
            for word in words(entry.source):
                lists[f"{language}:{word}"].append(number)
        rows = ((word, len(lists[word]), lists[word].tobytes()) for word in sorted(lists))
        self._db.executemany("INSERT INTO posting VALUES (?, ?, ?)", rows)

    # --- asking

    def best(self, query: TranslationPair, threshold: float = 0.75) -> MemoryMatch | None:
        """The best match for a source in its place, at least as similar as `threshold`; the target of `query` counts not."""
        return self.exact(query) or next(self.fuzzy(query.pair, query.source, threshold), None)

    def exact(self, query: TranslationPair) -> MemoryMatch | None:
        """The entry with the same source: best with the same neighbours, then the same role, then the newest."""
        near = (neighbour(query.before), neighbour(query.after))
        ranked = [
            ((0 != before == near[0]) + (0 != after == near[1]), context == query.context, row, context, target, path)
            for row, context, target, before, after, path in self._db.execute(
                "SELECT entry.rowid, context, target, before, after, path FROM entry JOIN file ON file.id = entry.file "
                "WHERE source = ? AND locale = ?",
                (digest(query.pair.source, query.source), query.pair.target),
            )
        ]
        if not ranked:
            return None
        neighbours, same_role, _, context, target, path = max(ranked)
        kind = "context" if same_role or neighbours == len(near) else "exact"
        return MemoryMatch(kind, query.source, target, context, path)

    def fuzzy(self, pair: Pair, text: str, threshold: float = 0.75, limit: int = 1) -> Iterator[MemoryMatch]:
        """The entries with the most similar other sources, best first, at most `limit`, their numbers swapped."""
        for match in self.similar(pair, text, threshold, limit):
            fitted = swap(match.source, text, match.target)
            yield replace(match, target=fitted.text, swapped=fitted.numbers, names=fitted.names)

    def similar(self, pair: Pair, text: str, threshold: float, limit: int) -> Iterator[MemoryMatch]:
        """As `fuzzy`, with the targets as they were reviewed."""
        near = dict(self._among(self._candidates(pair.source, text)))
        ranked = process.extract(text, near, scorer=fuzz.ratio, score_cutoff=threshold * 100, limit=None)
        for source, score, number in ranked:
            row = self._db.execute(
                "SELECT context, target, path FROM entry JOIN file ON file.id = entry.file "
                "WHERE source = ? AND locale = ? ORDER BY entry.rowid DESC LIMIT 1",
                (number, pair.target),
            ).fetchone()
            if row is None or source == text:
                continue
            context, target, path = row
            yield MemoryMatch("fuzzy", source, target, context, path, score / 100)
            limit -= 1
            if not limit:
                return

    def phrases(self, pair: Pair, text: str, limit: int = 5) -> Iterator[MemoryMatch]:
        """The entries in whose source or target a word or phrase stands, in whatever form, the newest first."""
        rows = self._db.execute(
            "SELECT source.text, target, context, path FROM entry JOIN source ON source.id = entry.source "
            "JOIN file ON file.id = entry.file WHERE locale = ? ORDER BY entry.rowid DESC",
            (pair.target,),
        )
        seen: set[tuple[str, str]] = set()
        for source, target, context, path in rows:
            if len(seen) >= limit:
                return
            here, target_spans = places(text, source, pair.source), places(text, target, pair.target)
            if (here or target_spans) and (source, target) not in seen:
                seen.add((source, target))
                yield MemoryMatch("phrase", source, target, context, path, source_spans=here, target_spans=target_spans)

    def naming(self, pair: Pair, name: str, limit: int = 5) -> Iterator[tuple[str, str]]:
        """The newest sources with a name, letter case and all, each with its target."""
        word = max(words(name), key=len, default="")
        lists = self._db.execute("SELECT sources FROM posting WHERE word = ?", (f"{pair.source}:{word}",))
        numbers = [number for (blob,) in lists for number in array("q", blob)][-READ_AT_MOST:]
        yield from self._db.execute(
            "SELECT source.text, target FROM entry JOIN source ON source.id = entry.source WHERE locale = ? AND "
            "source IN (SELECT value FROM json_each(?)) AND instr(source.text, ?) ORDER BY entry.rowid DESC LIMIT ?",
            (pair.target, json.dumps(numbers), name, limit),
        )

    def using(self, pair: Pair, word: str, limit: int = 40) -> Iterator[tuple[str, str]]:
        """The newest sources with a word in small letters, each with its target; none for a word of very many sources."""
        lists = self._db.execute(
            "SELECT count, sources FROM posting WHERE word = ?", (f"{pair.source}:{word}",)
        ).fetchall()
        if sum(count for count, _ in lists) > COMMON:
            return
        numbers = [number for _, blob in lists for number in array("q", blob)]
        yield from self._db.execute(
            "SELECT source.text, target FROM entry JOIN source ON source.id = entry.source WHERE locale = ? AND "
            "source IN (SELECT value FROM json_each(?)) ORDER BY entry.rowid DESC LIMIT ?",
            (pair.target, json.dumps(numbers), limit),
        )

    def _candidates(self, language: str, text: str) -> list[int]:
        """The sources that share most of the rarest words of a text."""
        keys = [f"{language}:{word}" for word in words(text)]
        counts = self._db.execute(
            "SELECT word, sum(count) FROM posting WHERE word IN (SELECT value FROM json_each(?)) GROUP BY word",
            (json.dumps(keys),),
        )
        rare = sorted((count, word) for word, count in counts)[:RARE_WORDS]
        shared: Counter[int] = Counter()
        left = READ_AT_MOST
        for count, word in rare:
            some = self._db.execute("SELECT substr(sources, 1, ?) FROM posting WHERE word = ?", (8 * left, word))
            for (blob,) in some:
                shared.update(array("q", blob))
            left -= count
            if left <= 0:
                break
        return [number for number, _ in shared.most_common(CANDIDATES)]


def _batches(entries: Iterable[TranslationPair], size: int) -> Iterator[list[TranslationPair]]:
    batch: list[TranslationPair] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch

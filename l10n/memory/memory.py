"""The translation memory: what people reviewed before, found again by its source.

It is a cache in SQLite, fed file by file from catalogs and TMX, and can be made again at any time. Exact matches are found
by a digest of the source, fuzzy ones by an index of words: the sources that share the rarest words of a text are compared
with it, never all of them.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from l10n.dataclass import dataclass
from l10n.memory import blocks, postings
from l10n.memory.blocks import Blocks
from l10n.memory.concordance import places
from l10n.memory.keys import digest, indexed, neighbour, words
from l10n.memory.postings import Postings
from l10n.memory.swap import swap
from l10n.model import Span
from l10n.plugin import Pair

Item = TypeVar("Item")

VERSION = 3
_MAPPED = 4 << 30  # bytes of the file that are read without copies: lookups in a million take a third less time
COMMON = 2_000  # sources that have a word; engines know what is so common
BATCH = 50_000  # entries taken in at once; about 90 MB, and few enough postings for each word
_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT);
CREATE TABLE IF NOT EXISTS source (id INTEGER PRIMARY KEY, digest INTEGER, text TEXT);
CREATE INDEX IF NOT EXISTS source_digest ON source (digest);
CREATE TABLE IF NOT EXISTS entry (
    source INTEGER, locale TEXT, place INTEGER, context TEXT, before INTEGER, after INTEGER,
    PRIMARY KEY (source, locale, place)) WITHOUT ROWID;
"""


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
    `swapped` are the numbers, `names` the names put into `target` to fit the text; `faults` what is wrong with it for the text.
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
    faults: tuple[str, ...] = ()


def similarity(first: str, second: str) -> float:
    """How alike two sources are, 0–1: twice the longest common subsequence over the sum of both lengths, in characters.

    Source: rapidfuzz, `fuzz.ratio` (normalized Indel similarity).

    >>> round(similarity("He gave no date.", "He gave no dates."), 2)
    0.97
    """
    from rapidfuzz.fuzz import ratio  # late: an empty memory compares nothing

    return ratio(first, second) / 100


def alike(sources: Iterable[str], others: Collection[str], threshold: float) -> frozenset[str]:
    """Those of some sources for which words of one of the others would be a match at this threshold.

    >>> sorted(alike({"He gave no date.", "Rain is due."}, {"He gave no dates."}, 0.75))
    ['He gave no date.']
    """
    from rapidfuzz import fuzz, process  # late

    cutoff = round(100 * threshold, 6)  # 100 * .55 is more than 55
    best = ((each, process.extractOne(each, others, scorer=fuzz.ratio, score_cutoff=cutoff)) for each in sources)
    return frozenset(each for each, match in best if match)


class Memory:
    """A memory of one project; see the module. `connection` is open and belongs to the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # A commit that waits for the disk costs 15 ms, for every catalog twice. A kill loses nothing without it; after a
        # power cut the cache may have to be made again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            for table in ("file", "source", "entry", "posting", "block", "dictionary"):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.executescript(f"VACUUM; {_SCHEMA} {postings.SCHEMA} {blocks.SCHEMA}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        self._postings = Postings(connection)
        self._blocks = Blocks(connection)

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
            with self._writing():
                return self._feed(path, stamp, entries)
        except BaseException:
            self._blocks.forget()
            raise
        finally:
            self._db.execute(f"PRAGMA mmap_size = {_MAPPED}")

    def _feed(self, path: str, stamp: str, entries: Iterable[TranslationPair]) -> int:
        self._forget(path)
        cursor = self._db.execute("INSERT INTO file (path, stamp) VALUES (?, ?)", (path, stamp))
        return sum(self._add(batch, cursor.lastrowid or 0) for batch in _batches(entries, BATCH))

    def forget(self, path: str) -> None:
        """Lets go of what came from a file."""
        with self._writing():
            self._forget(path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction from the first look on: of two runs that feed one file, the second sees what the first wrote."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield

    def _forget(self, path: str) -> None:
        for (file,) in self._db.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchall():
            gone = list(self._blocks.remove(file))
            self._db.executemany("DELETE FROM entry WHERE source = ? AND locale = ? AND place = ?", gone)
            self._db.execute("DELETE FROM file WHERE id = ?", (file,))

    def _add(self, batch: list[TranslationPair], file: int) -> int:
        keyed = [(digest(entry.pair.source, entry.source), entry) for entry in batch]
        numbers = self._numbered(dict(keyed))
        numbered = [(numbers[each], entry) for each, entry in keyed]
        numbered.sort(key=lambda each: (each[1].pair.target, each[0]))  # neighbours on the disk are written together
        rows = []
        for locale, group in itertools.groupby(numbered, lambda each: each[1].pair.target):
            for some in _batches(group, blocks.MOST):
                block = self._blocks.add(file, locale, [number for number, _ in some], [e.target for _, e in some])
                rows += [
                    (number, locale, place, e.context, neighbour(e.before), neighbour(e.after))
                    for place, (number, e) in zip(block.places(), some, strict=True)
                ]
        self._db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", rows)
        return len(batch)

    def _numbered(self, sources: Mapping[int, TranslationPair]) -> Mapping[int, int]:
        """The numbers of sources by their digests; new ones are taken in, and found by their words."""
        query = "SELECT digest, id FROM source WHERE digest IN (SELECT value FROM json_each(?))"
        numbers = dict(self._db.execute(query, (json.dumps(list(sources)),)))
        last = self._db.execute("SELECT max(id) FROM source").fetchone()[0] or 0
        new = dict(enumerate((each for each in sources if each not in numbers), last + 1))
        rows = ((number, each, sources[each].source) for number, each in new.items())
        self._db.executemany("INSERT INTO source VALUES (?, ?, ?)", rows)
        self._postings.add(
            {number: indexed(sources[each].pair.source, sources[each].source) for number, each in new.items()}
        )
        return {**numbers, **{each: number for number, each in new.items()}}

    def _among(self, numbers: Iterable[int]) -> Iterator[tuple[int, str]]:
        yield from self._db.execute(
            "SELECT id, text FROM source WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)
        )

    # --- asking

    def best(self, query: TranslationPair, threshold: float = 0.75) -> MemoryMatch | None:
        """The best match for a source in its place, at least as similar as `threshold`; the target of `query` counts not."""
        return self.exact(query) or next(self.fuzzy(query.pair, query.source, threshold), None)

    def exact(self, query: TranslationPair) -> MemoryMatch | None:
        """The entry with the same source: best with the same neighbours, then the same role, then the newest."""
        near = (neighbour(query.before), neighbour(query.after))
        ranked = [
            ((0 != before == near[0]) + (0 != after == near[1]), context == query.context, place, context)
            for place, context, before, after in self._db.execute(
                "SELECT place, context, before, after FROM entry "
                "WHERE source = (SELECT id FROM source WHERE digest = ?) AND locale = ?",
                (digest(query.pair.source, query.source), query.pair.target),
            )
        ]
        if not ranked:
            return None
        neighbours, same_role, place, context = max(ranked)
        target, path = self._blocks.target(place)
        kind = "context" if same_role or neighbours == len(near) else "exact"
        return MemoryMatch(kind, query.source, target, context, path) if target else None

    def fuzzy(self, pair: Pair, text: str, threshold: float = 0.75, limit: int = 1) -> Iterator[MemoryMatch]:
        """The entries with the most similar other sources, best first, at most `limit`, their numbers swapped."""
        for match in self.similar(pair, text, threshold, limit):
            fitted = swap(match.source, text, match.target)
            yield replace(match, target=fitted.text, swapped=fitted.numbers, names=fitted.names)

    def similar(self, pair: Pair, text: str, threshold: float, limit: int) -> Iterator[MemoryMatch]:
        """As `fuzzy`, with the targets as they were reviewed."""
        near = dict(self._among(self._postings.sharing(indexed(pair.source, text))))
        if not near:
            return
        from rapidfuzz import fuzz, process  # late

        ranked = process.extract(text, near, scorer=fuzz.ratio, score_cutoff=round(100 * threshold, 6), limit=None)
        for source, score, number in ranked:
            row = self._db.execute(
                "SELECT context, place FROM entry WHERE source = ? AND locale = ? ORDER BY place DESC LIMIT 1",
                (number, pair.target),
            ).fetchone()
            if row is None or source == text:
                continue
            context, (target, path) = row[0], self._blocks.target(row[1])
            if not target:
                continue
            yield MemoryMatch("fuzzy", source, target, context, path, score / 100)
            limit -= 1
            if not limit:
                return

    def phrases(self, pair: Pair, text: str, limit: int = 5) -> Iterator[MemoryMatch]:
        """The entries in whose source or target a word or phrase stands, in whatever form, the newest first."""
        seen: set[tuple[str, str]] = set()
        for block in self._blocks.newest(pair.target):
            sources = dict(self._among(block.sources))
            for number, target, place in reversed(
                list(zip(block.sources, block.targets, block.places(), strict=False))
            ):
                source = sources[number]
                source_spans, target_spans = places(text, source, pair.source), places(text, target, pair.target)
                if target and (source_spans or target_spans) and (source, target) not in seen:
                    seen.add((source, target))
                    context, path = self._context(number, pair.target, place), self._blocks.target(place)[1]
                    yield MemoryMatch(
                        "phrase", source, target, context, path, source_spans=source_spans, target_spans=target_spans
                    )
                    if len(seen) >= limit:
                        return

    def _context(self, source: int, locale: str, place: int) -> str:
        query = "SELECT context FROM entry WHERE source = ? AND locale = ? AND place = ?"
        row = self._db.execute(query, (source, locale, place)).fetchone()
        return str(row[0]) if row else ""

    def naming(self, pair: Pair, name: str, limit: int = 5) -> Iterator[tuple[str, str]]:
        """The newest sources with a name, letter case and all, each with its target."""
        numbers = self._postings.newest(f"{pair.source}:{max(words(name), key=len, default='')}")
        return self._with_words(pair, numbers, name, limit)

    def using(self, pair: Pair, word: str, limit: int = 40) -> Iterator[tuple[str, str]]:
        """The newest sources with a word in small letters, each with its target; none for a word of very many sources."""
        numbers = self._postings.newest(f"{pair.source}:{word}")
        return self._with_words(pair, numbers if len(numbers) <= COMMON else [], "", limit)

    def _with_words(self, pair: Pair, numbers: Sequence[int], text: str, limit: int) -> Iterator[tuple[str, str]]:
        """The newest of some sources in which a text stands, each with its target."""
        rows = self._db.execute(
            "SELECT source.text, place FROM entry JOIN source ON source.id = entry.source WHERE locale = ? AND "
            "source IN (SELECT value FROM json_each(?)) AND instr(source.text, ?) ORDER BY place DESC LIMIT ?",
            (pair.target, json.dumps(numbers), text, limit),
        )
        yield from ((source, self._blocks.target(place)[0]) for source, place in rows)


def _batches(entries: Iterable[Item], size: int) -> Iterator[list[Item]]:
    remaining = iter(entries)
    while batch := list(islice(remaining, size)):
        yield batch

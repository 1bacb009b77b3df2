"""A localized document as what a reader sees, in article order: headline, paragraphs, lists, tables, quotes, notes.

Site chrome, and values that only machines read (descriptions, structured data), are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from l10n.bundle import wordless
from l10n.bundle.folds import Fold, folds
from l10n.bundle.spot import Spot
from l10n.bundle.structure import spots
from l10n.bundle.wordless import Wordless
from l10n.dataclass import dataclass
from l10n.model import Block, Document, Role
from l10n.plugin import Edition

_GROUPED = frozenset({Role.ITEM, Role.CELL, Role.QUOTE})
_HEADER = frozenset({Role.KICKER, Role.HEADLINE, Role.STANDFIRST, Role.BYLINE})


@dataclass(frozen=True, slots=True)
class PagePart:
    """One thing on the page. Items, cells and quotes that belong together are one part, as are the sentences of a transcript's
    paragraph; every other block is its own.

    `level` is a heading's: 1 for the headline, 2 for the next; going down, none is left out. A `wordless` has no words,
    and no entries. `folds` are the parts that readers open and close around it, outermost first.
    """

    role: Role
    entries: tuple[tuple[Block, Spot], ...]
    level: int = 0
    wordless: Wordless | None = None
    folds: tuple[Fold, ...] = ()

    @property
    def place(self) -> int:
        """Where the part begins in the article's text."""
        return self.wordless.place if self.wordless else self.block.start

    @property
    def block(self) -> Block:
        """The first block of the part."""
        return self.entries[0][0]

    @property
    def rows(self) -> tuple[tuple[tuple[Block, Spot], ...], ...]:
        """The entries by list item or table row."""
        return tuple(tuple(row) for _, row in groupby(self.entries, key=lambda entry: entry[1].row))


@dataclass(frozen=True, slots=True)
class Outline:
    """`header` is what stands above the story, `body` the story, `notes` the footnotes; `headline` is a block or none."""

    header: tuple[PagePart, ...]
    body: tuple[PagePart, ...]
    notes: tuple[PagePart, ...]
    headline: Block | None

    def __iter__(self) -> Iterator[PagePart]:
        """All parts in reading order."""
        return iter((*self.header, *self.body, *self.notes))

    def beginning(self, paragraphs: int) -> Outline:
        """The outline up to this paragraph of its story; all of it where that is 0."""
        ends = [n for n, part in enumerate(self.body, 1) if part.entries and part.role is Role.BODY]
        end = ends[paragraphs - 1] if 0 < paragraphs < len(ends) else len(self.body)
        return replace(self, body=self.body[:end])

    def worded(self) -> Iterator[PagePart]:
        """The parts that have words."""
        return (part for part in self if part.entries)


def shown(edition: Edition) -> Outline:
    """What readers see of an edition."""
    return outline(edition.localized.document).beginning(edition.paragraphs)


def outline(document: Document) -> Outline:
    """The outline of a document. Its headline is the first on the page, else the one that the metadata has.

    Standfirst and byline of the front matter stand in the header where the text has none.
    """
    seen = [(block, spot) for block, spot in spots(document) if visible(block) or spot.image or spot.is_title]
    headline = next((block for block, _ in seen if block.role is Role.HEADLINE), None)
    stories = [entry for entry in seen if not entry[1].note]
    first = next((n for n, (block, _) in enumerate(stories) if block.role not in _HEADER), len(stories))
    above = list(_parts(stories[:first], headline, _levels(stories[:first])))
    things = _merged(stories[first:], wordless.find(document))
    story = list(_folded(things, headline, folds(document)))
    shown = {block.role for block, _ in seen}
    for block in sorted(document.blocks, key=lambda block: block.syntax == "title"):  # that one has the site's name too
        # A page's own head repeats what it shows; front matter is the only place of what it holds.
        is_meta = block.syntax.startswith("front-matter") or (block.role is Role.HEADLINE and not visible(block))
        if is_meta and block.role in _HEADER - shown:
            shown.add(block.role)
            headline = block if block.role is Role.HEADLINE else headline
            kickers = sum(part.role is Role.KICKER for part in above)
            place = kickers if block is headline else len(above)
            above.insert(place, PagePart(block.role, ((block, Spot()),), 1 if block is headline else 0))
    story += [
        PagePart(Role.CORRECTION, ((block, Spot()),))
        for block in document.blocks
        if block.role is Role.CORRECTION and block.syntax.startswith("front-matter")
    ]
    notes = tuple(PagePart(Role.NOTICE, (entry,)) for entry in seen if entry[1].note)
    return Outline(tuple(above), tuple(story), notes, headline)


def dates_itself(outline: Outline, date: str) -> bool:
    """Whether a byline of the article says its date already."""
    return bool(date) and any(date[:4] in part.block.text for part in outline.worded() if part.role is Role.BYLINE)


def visible(block: Block) -> bool:
    """Whether readers see the block as text: no site chrome, no value of an attribute, of front matter or of JSON."""
    return block.role is not Role.FURNITURE and block.syntax.partition(" ")[0] not in _HIDDEN


_HIDDEN = frozenset({"attribute", "json", "front-matter", "title", "alt", "label", "note", "repeated"})
"""What the formats call places whose text is not running text of its own."""


Entry = tuple[Block, Spot]


def _merged(entries: list[Entry], wordless: tuple[Wordless, ...]) -> list[Entry | Wordless]:
    """Blocks and wordless things in the order of the article."""
    first = entries[0][0].start if entries else 0
    placed: list[tuple[int, int, Entry | Wordless]] = [(entry[0].start, 1, entry) for entry in entries]
    placed += [(max(piece.place, first), 0, piece) for piece in wordless]
    return [each for _, _, each in sorted(placed, key=lambda each: each[:2])]


def _folded(entries: Sequence[Entry | Wordless], headline: Block | None, folding: Sequence[Fold]) -> Iterator[PagePart]:
    """The parts of a story, each inside of one fold or of none; a summary is one by itself."""
    levels = _levels([entry for entry in entries if not isinstance(entry, Wordless)])
    for (around, _), together in groupby(entries, key=lambda entry: _fold_key(entry, folding)):
        yield from (replace(part, folds=around) for part in _parts(list(together), headline, levels))


def _fold_key(entry: Entry | Wordless, folding: Sequence[Fold]) -> tuple[tuple[Fold, ...], bool]:
    place = entry.place if isinstance(entry, Wordless) else entry[0].start
    around = tuple(fold for fold in folding if fold.holds(place))
    return around, bool(around) and around[-1].is_summary(place)


def _parts(
    entries: Sequence[Entry | Wordless], headline: Block | None, levels: Mapping[int, int]
) -> Iterator[PagePart]:
    for key, together in groupby(entries, key=_key):
        members = list(together)
        if key is None:
            yield from (_wordless_part(each) for each in members if isinstance(each, Wordless))
            continue
        worded = [each for each in members if not isinstance(each, Wordless)]
        role = key[0]
        if role in _GROUPED or key[1]:
            yield PagePart(role, tuple(worded))
            continue
        for n, (block, spot) in enumerate(worded):
            if n and block.role is Role.CAPTION and block.text == worded[n - 1][0].text:
                continue  # pages saved as text give a caption twice
            level = 1 if block is headline else levels.get(block.start, 2)
            yield PagePart(role, ((block, spot),), min(level, 6))


def _levels(blocks: Sequence[Entry]) -> dict[int, int]:
    """The levels of headings by where they stand: the first is 2, each is at most one below the one before it."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for block, spot in blocks:
        if block.role is Role.HEADING:
            above = [*(level for level in above if level < spot.level), spot.level]
            levels[block.start] = len(above) + 1
    return levels


def _wordless_part(piece: Wordless) -> PagePart:
    return PagePart(Role.CAPTION if piece.is_figure else Role.BODY, (), wordless=piece)


def _key(entry: Entry | Wordless) -> tuple[Role, int] | None:
    if isinstance(entry, Wordless):
        return None
    block, spot = entry
    role = Role.CELL if spot.is_caption else Role.QUOTE if spot.quoted and block.role is Role.CREDIT else block.role
    return role, spot.group if role in _GROUPED else spot.run

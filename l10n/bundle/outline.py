"""A localized document as what a reader sees, in article order: headline, paragraphs, lists, tables, quotes, notes.

Site chrome, and values that only machines read (descriptions, structured data), are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from l10n.bundle.structure import Spot, spots
from l10n.model import Block, Document, Role

_GROUPED = frozenset({Role.ITEM, Role.CELL, Role.QUOTE})
_HEADER = frozenset({Role.KICKER, Role.HEADLINE, Role.STANDFIRST, Role.BYLINE})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on the page. Items, cells and quotes that belong together are one part; every other block is its own.

    `level` is a heading's: 1 for the headline, 2 for the next, none left out.
    """

    role: Role
    entries: tuple[tuple[Block, Spot], ...]
    level: int = 0

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

    header: tuple[Part, ...]
    body: tuple[Part, ...]
    notes: tuple[Part, ...]
    headline: Block | None

    def __iter__(self) -> Iterator[Part]:
        """All parts in reading order."""
        return iter((*self.header, *self.body, *self.notes))


def outline(document: Document) -> Outline:
    """The outline of a document. Its headline is the first on the page, else the one that the metadata has.

    Standfirst and byline of the front matter stand in the header where the text has none.
    """
    seen = [(block, spot) for block, spot in spots(document) if visible(block) or spot.image]
    headline = next((block for block, _ in seen if block.role is Role.HEADLINE), None)
    stories = [entry for entry in seen if not entry[1].note]
    first = next((n for n, (block, _) in enumerate(stories) if block.role not in _HEADER), len(stories))
    above, story = list(_parts(stories[:first], headline)), list(_parts(stories[first:], headline))
    shown = {block.role for block, _ in seen}
    for block in sorted(document.blocks, key=lambda block: block.syntax == "title"):  # that one has the site's name too
        # A page's own head repeats what it shows; front matter is the only place of what it holds.
        told = block.syntax.startswith("front-matter") or (block.role is Role.HEADLINE and not visible(block))
        if told and block.role in _HEADER - shown:
            shown.add(block.role)
            headline = block if block.role is Role.HEADLINE else headline
            kickers = sum(part.role is Role.KICKER for part in above)
            place = kickers if block is headline else len(above)
            above.insert(place, Part(block.role, ((block, Spot()),), 1 if block is headline else 0))
    notes = tuple(Part(Role.NOTICE, (entry,)) for entry in seen if entry[1].note)
    return Outline(tuple(above), tuple(story), notes, headline)


def visible(block: Block) -> bool:
    """Whether readers see the block as text: no site chrome, no value of an attribute, of front matter or of JSON."""
    return block.role is not Role.FURNITURE and block.syntax.partition(" ")[0] not in _HIDDEN


_HIDDEN = frozenset({"attribute", "json", "front-matter", "title", "alt", "label", "note"})
"""What the formats call places whose text is no running text of its own."""


def _parts(entries: list[tuple[Block, Spot]], headline: Block | None) -> Iterator[Part]:
    levels = sorted({spot.level for block, spot in entries if block.role is Role.HEADING})
    for (role, _), together in groupby(entries, key=_key):
        found = list(together)
        if role in _GROUPED:
            yield Part(role, tuple(found))
            continue
        for n, (block, spot) in enumerate(found):
            if n and block.role is Role.CAPTION and block.text == found[n - 1][0].text:
                continue  # pages saved as text give a caption twice
            level = 1 if block is headline else 2 + levels.index(spot.level) if role is Role.HEADING else 2
            yield Part(role, ((block, spot),), min(level, 6))


def _key(entry: tuple[Block, Spot]) -> tuple[Role, int]:
    block, spot = entry
    return block.role, spot.group if block.role in _GROUPED else 0

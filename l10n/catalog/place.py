"""Where a segment stands, in a translator's words: its paragraph and sentence, its line, what its marks stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n import markup
from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.model import Block, Document, Inline, InlineKind, Role, Segmented

_WORDS = {
    Role.KICKER: "kicker",
    Role.HEADLINE: "headline",
    Role.HEADING: "heading",
    Role.STANDFIRST: "standfirst",
    Role.BODY: "paragraph",
    Role.QUOTE: "quotation",
    Role.CAPTION: "caption",
    Role.ITEM: "list item",
    Role.CELL: "table cell",
    Role.BYLINE: "byline",
    Role.CREDIT: "credit",
    Role.NOTICE: "notice",
    Role.CORRECTION: "correction",
    Role.FURNITURE: "page furniture",
}
_SINGLE_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.STANDFIRST, Role.BYLINE})
_LONGEST_MARKUP = 40  # code points; a link's address says enough by its beginning, and the note stays on one line
_ANCHOR_WORDS = 3  # the words that find a segment again in the markup of its block


@dataclass(frozen=True, slots=True)
class BlockLabel:
    """A block and what a translator calls it: `paragraph 4`, `text inside paragraph 4`."""

    block: Block
    name: str


def find(document: Document) -> Iterator[BlockLabel]:
    """Every block of `document.walk()` with its name. Blocks of a role are counted from 1."""
    counts: dict[Role, int] = {}
    for block in document.blocks:
        counts[block.role] = number = counts.get(block.role, 0) + 1
        word = _WORDS[block.role]
        name = word if number == 1 and block.role in _SINGLE_ROLES else f"{word} {number}"
        yield BlockLabel(block, name)
        yield from _inside(block, name)


def _inside(block: Block, name: str) -> Iterator[BlockLabel]:
    for inline in block.inlines:
        for inner in inline.inner:
            yield BlockLabel(inner, f"text inside {name}")
            yield from _inside(inner, name)


def sentence(place: BlockLabel, index: int, count: int) -> str:
    """The name of segment `index` (from 0) of the place: `paragraph 4, sentence 2 of 2`."""
    return place.name if count == 1 else f"{place.name}, sentence {index + 1} of {count}"


def marks(block: Block, source: str, old: Mapping[int, int]) -> Iterator[str]:
    """One note for each mark of a unit's source: `<1>…</1>: [ … ](https://example.org)`, shortened."""
    pieces: dict[tuple[int, InlineKind], Inline] = {(piece.index, piece.kind): piece for piece in block.inlines}
    present = set(markup.marks(source))
    for index, number in old.items():
        start, end, alone = f"<{index}>", f"</{index}>", f"<{index}/>"
        opening, closing = pieces.get((number, InlineKind.OPEN)), pieces.get((number, InlineKind.CLOSE))
        if start in present and end in present and opening and closing:
            yield f"{start}…{end}: {_short(opening.html or opening.raw)} … {_short(closing.html or closing.raw)}"
            continue
        for mark, kind in ((start, InlineKind.OPEN), (end, InlineKind.CLOSE), (alone, InlineKind.ALONE)):
            piece = pieces.get((number, kind))
            if mark in present and piece is not None:
                yield f"{mark}: {_short(piece.html or piece.raw)}"


_BREAK = "line break"
"""What a mark of white space alone is called: Markdown's two spaces at the end of a line."""


def _short(raw: str) -> str:
    text = " ".join(raw.split()) or _BREAK
    return text if len(text) <= _LONGEST_MARKUP else text[: _LONGEST_MARKUP - 1] + "…"


def lines(block: Block, segmented: Segmented) -> Iterator[int]:
    """The line of the source file for each segment: where its first words stand, else the last line that was known."""
    if "\n" not in block.raw:
        yield from (block.line for _ in segmented.segments)
        return
    line, passed, reached = block.line, block.line, 0
    for segment in segmented.segments:
        words = tokens.RUN.findall(markup.strip(segment))[:_ANCHOR_WORDS]
        # Markup and escapes make the raw text longer than the segment, never without bound: a miss costs a little window.
        window = block.raw[reached : reached + 2 * len(segment) + 2_000]
        match = re.search(r"\b" + r"\W+".join(words) + r"\b", window) if words else None
        if match is not None:
            line = passed + window.count("\n", 0, match.start())
            passed += window.count("\n", 0, match.end())
            reached += match.end()
        yield line

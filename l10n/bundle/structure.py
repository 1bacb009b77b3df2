"""Where each block stands in the structure of its article: lists, tables, quotes, headings, images.

A block knows its role alone; what its neighbours are to it stands in the skeleton between them. HTML is read by its tags,
Markdown and plain text by list markers, pipes and blank lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.bundle.line_structure import LineStructure
from l10n.bundle.spot import Spot
from l10n.bundle.tag_structure import TagStructure, targets
from l10n.model import Block, Document, Role

__all__ = ["is_markdown", "spots", "targets"]


def spots(document: Document) -> Iterator[tuple[Block, Spot]]:
    """Every block of the document with its place, in article order."""
    tags, rows = TagStructure(document), LineStructure(document)
    is_page = document.article.format == "html"
    placed = []
    for n, block in enumerate(document.blocks):
        before, after = document.skeleton[n], document.skeleton[n + 1]
        in_tags = not is_markdown(block) if is_page else block.syntax.endswith("html")
        reader: TagStructure | LineStructure = tags if in_tags else rows
        for each in (tags, rows):
            each.read(before)
        placed.append((block, reader.spot(block, before, after), reader))
        for each in (tags, rows):
            each.passed(block)
    tags.read(document.skeleton[-1])
    for block, spot, reader in placed:
        yield block, replace(spot, cells=tuple(reader.cells.get(spot.row, ()))) if block.role is Role.CELL else spot


def is_markdown(block: Block) -> bool:
    """Whether a block of a page stands in Markdown, as texts of JSON may."""
    return block.syntax.endswith("markdown") and not block.syntax.endswith("html markdown")

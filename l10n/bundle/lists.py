"""Lists as HTML: with the lists inside them, their numbers, their terms, and the check boxes of their items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from l10n.bundle.elements import anchor, element, language
from l10n.bundle.flow import Writer
from l10n.bundle.spot import Spot
from l10n.model import Block

Row = Sequence[tuple[Block, Spot]]
BOXES = {"x": "☑ ", " ": "☐ "}
"""The check box of an item that is done, and of one that is not."""


def html(rows: Sequence[Row], writer: Writer) -> str:
    """Lists with the lists inside them; `rows` begin at the outermost depth."""
    depth = min(row[0][1].depth for row in rows)
    by_list = groupby(_nested(rows, depth), key=lambda item: (item[0][0][1].list_id, item[0][0][1].described))
    return "".join(_single_list(list(items), writer) for _, items in by_list)


def _single_list(items: Sequence[tuple[Row, list[Row]]], writer: Writer) -> str:
    spot = items[0][0][0][1]
    name = "dl" if spot.described else "ol" if spot.ordered else "ul"
    start = f' start="{spot.start}"' if spot.ordered and spot.start != 1 else ""
    return f"<{name}{start}{spot.marks}>{''.join(_item(first, inside, writer) for first, inside in items)}</{name}>"


def _item(row: Row, inside: Sequence[Row], writer: Writer) -> str:
    """An item with the lists inside it."""
    spot = row[0][1]
    blocks = [block for block, _ in row]
    box = BOXES.get(spot.state, "")
    text = box + writer.html(blocks[0])
    if len(blocks) > 1:
        further = (element("p", block, writer) for block in blocks[1:])
        text = f"<p{language(blocks[0], writer)}>{text}</p>{''.join(further)}"
    values = anchor(spot) + (f' value="{spot.value}"' if spot.value and spot.ordered else "")
    values += language(blocks[0], writer) if len(blocks) == 1 else ""
    name = "li" if not spot.described else "dt" if spot.is_term else "dd"
    return f"<{name}{values}>{text}{html(inside, writer) if inside else ''}</{name}>"


def _nested(rows: Sequence[Row], depth: int) -> list[tuple[Row, list[Row]]]:
    """Each row of a depth with the deeper rows that follow it."""
    tree: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row[0][1].depth > depth and tree:
            tree[-1][1].append(row)
        else:
            tree.append((row, []))
    return tree

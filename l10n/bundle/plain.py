"""The parts of an outline as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from l10n.bundle import wordless_views
from l10n.bundle.flow import Writer
from l10n.bundle.lists import BOXES
from l10n.bundle.outline import PagePart
from l10n.bundle.spot import Spot
from l10n.model import Block, Role


def text(parts: Iterable[PagePart], writer: Writer) -> str:
    """The parts with a blank line between them; items with their markers, the cells of a table row with tabs."""
    return "\n\n".join(words for part in parts if (words := _part(part, writer)))


def _part(part: PagePart, writer: Writer) -> str:
    if part.wordless:
        return wordless_views.text(part.wordless, writer)
    if part.role is Role.ITEM:
        return "\n".join(_items(part.rows, writer))
    if part.role is Role.CELL:
        return "\n".join(_row(row, writer) for row in part.rows)
    separator = {Role.QUOTE: "\n\n", Role.BODY: " "}.get(part.role, "\n")
    words = separator.join(writer.text(block) for block, spot in part.entries if not spot.image)
    note = part.entries[0][1].note
    return f"[{note}] {words}" if note else words


def _row(row: Sequence[tuple[Block, Spot]], writer: Writer) -> str:
    """A table row, its empty cells too."""
    cells: dict[int, list[str]] = {}
    for at, (block, spot) in enumerate(row):
        cells.setdefault(spot.cell if spot.cells else at, []).append(writer.line(block))
    count = max(len(row[0][1].cells), max(cells) + 1)
    return "\t".join(" ".join(cells.get(n, [])) for n in range(count)) if min(cells) >= 0 else " ".join(cells[-1])


def _items(rows: Sequence[Sequence[tuple[Block, Spot]]], writer: Writer) -> Iterator[str]:
    counts: dict[tuple[int, int], int] = {}
    for row in rows:
        spot = row[0][1]
        counts = {
            key: count for key, count in counts.items() if key[0] < spot.depth or key == (spot.depth, spot.list_id)
        }
        place = spot.depth, spot.list_id
        if place not in counts and spot.depth == 0 and row is not rows[0]:
            yield ""
        counts[place] = counts.get(place, spot.start - 1) + 1
        counts[place] = spot.value or counts[place]
        marker = f"{counts[place]}. " if spot.ordered else "" if spot.is_term else "  " if spot.described else "- "
        indent = "  " * spot.depth
        yield f"{indent}{marker}{BOXES.get(spot.state, '')}" + f"\n{indent}  ".join(
            writer.text(block) for block, _ in row
        )

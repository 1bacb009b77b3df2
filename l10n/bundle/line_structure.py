"""The structure of Markdown and plain text: lists, tables, quotes and headings by the marks on their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from markdown_it.common.utils import normalizeReference

from l10n.article.markdown.cells import PIPE
from l10n.bundle.inline_html import definitions
from l10n.bundle.marked_lists import MarkedLists
from l10n.bundle.spot import Cell, Spot
from l10n.bundle.spot_images import tag_image
from l10n.bundle.tag_structure import DEEPEST, NEAR
from l10n.late_pattern import late_pattern
from l10n.model import Block, Document, Role

_HASHES = late_pattern(r"(?P<hashes>#{1,6})[ \t]+\Z")
_RULE = late_pattern(r"[ \t]*#*[ \t]*\r?\n[ \t]{0,3}(?P<rule>=+|-+)[ \t]*(?:\r?\n|\Z)")
_NOTE = late_pattern(r"\[\^(?P<label>[^\]\s]+)\]:[ \t]*\Z")
_PICTURE = late_pattern(r"\]\([ \t]*<?(?P<url>[^\s<>()]+)")
_TITLED = late_pattern(r"""\]\([ \t]*<?[^\s<>()]+>?\s+["'(]\Z""")  # a picture's title, not that of a link's definition
_BLANK = late_pattern(r"\n[ \t]*\r?\n")


_MANY = 1 << 30
_QUOTED = late_pattern(r"^[ \t]*>[^\n]*(?:\n[ \t]*>[^\n]*)*", re.MULTILINE)
_INDENTED = 4  # columns; what stands further in goes on with the item above
_DESCRIBED = late_pattern(r"[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t>]*[:~][ \t]+")
_REFERENCE = late_pattern(r"\](?:\[(?P<label>[^\[\]]*)\])?(?!\()")
_LEADS = late_pattern(r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)\]\([ \t]*<?(?P<url>[^\s<>()]+)")
_LEADS_BY_NAME = late_pattern(r"\](?:\[[^\[\]]*\]|\([^()]*\))?\]\[(?P<label>[^\[\]]+)\]")


def _led_to(before: str, after: str, defined: Mapping[str, tuple[str, str]] | None = None) -> str:
    """Where the link around a picture leads."""
    if not before.endswith("[!["):
        return ""
    if match := _LEADS.match(after):
        return match["url"]
    named = _LEADS_BY_NAME.match(after) if defined else None
    return defined.get(normalizeReference(named["label"]), ("", ""))[0] if named and defined else ""


class LineStructure:
    """Reads what stands between the blocks of Markdown or plain text."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self.cells: dict[int, list[Cell]] = {}
        self._sides: list[str] = []
        self._groups, self._rows, self._head = _MANY, _MANY, 0  # other than those of tags
        self._role: Role | None = None
        self._lists = MarkedLists()
        self._between = ""
        quotes = _QUOTED.finditer(self._text) if document.article.format == "markdown" else ()
        self._quotes = [match.span() for match in quotes]

    def read(self, skeleton: str) -> None:
        """Remembers what stands before the next block."""
        self._between = skeleton

    def spot(self, block: Block, before: str, after: str) -> Spot:
        """The place of a block, by its role and what stands on its line before it."""
        tag = tag_image(before, after) if block.syntax else None
        before = before[-NEAR:]
        if block.role is not self._role or _parted(block.role, self._between):
            self._groups += 1
            self._lists.open = []
        note = _NOTE.search(before)
        if (
            block.syntax.startswith("alt")
            and before.endswith("![")
            and (pictured := self._picture(block, before, after))
        ):
            return pictured
        if tag is not None or block.syntax.startswith("title "):
            return Spot(image=tag or "", is_title=tag is None and _TITLED.search(before) is not None)
        if block.role is Role.ITEM:
            return replace(self._item(before, after), quote=self._quoted(block))
        if block.role is Role.CELL:
            return self._cell(block)
        self._rows += 1
        level = _level(before, after) if block.role is Role.HEADING else 0
        return Spot(
            self._groups, self._rows, level=level, note=note["label"] if note else "", quote=self._quoted(block)
        )

    def _picture(self, block: Block, before: str, after: str) -> Spot | None:
        """The place of a picture's alternative text; the address stands behind it, or by its name elsewhere."""
        if image := _PICTURE.match(after):
            return Spot(image=image["url"], link=_led_to(before, after))
        named = _REFERENCE.match(after)
        if named is None:
            return None
        defined = definitions(self._text)
        url = defined.get(normalizeReference(named["label"] or block.raw), ("", ""))[0]
        return Spot(image=url, link=_led_to(before, after, defined))

    def _quoted(self, block: Block) -> int:
        """The quotation that the line of a block stands in, 0 outside of any."""
        at = bisect_right(self._quotes, (block.start, block.start)) - 1
        return at + 1 + _MANY if at >= 0 and block.start < self._quotes[at][1] else 0

    def _item(self, before: str, after: str) -> Spot:
        line = before[before.rfind("\n") + 1 :]
        is_term = bool(_DESCRIBED.match(after)) and not line.strip(" \t>") and len(line.expandtabs(4)) < _INDENTED
        if is_term:
            self._rows += 1
            self._lists.begins_term()
        else:
            self._rows += self._lists.begins_item(before)
        depth, here = min(len(self._lists.open) - 1, DEEPEST), self._lists.open[-1]
        place = Spot(self._groups, self._rows, depth, ordered=here.is_ordered, described=here.is_described)
        return replace(place, start=here.start, list_id=here.list_id, state=self._lists.state, is_term=is_term)

    def _cell(self, block: Block) -> Spot:
        first = self._role is not Role.CELL or "\n" in self._between
        self._rows += first
        start = self._text.rfind("\n", 0, block.start) + 1
        if self._role is not Role.CELL:
            self._head = self._rows
            self._sides = [_side(cell) for cell in _columns(_line(self._text, _after(self._text, start)))]
        head = self._rows == self._head
        row = _columns(_line(self._text, start))
        sides = [*self._sides, *[""] * len(row)]
        self.cells[self._rows] = [Cell(head, side) for side in sides[: len(row)]]
        before = _LED.sub("", self._text[start : block.start], count=1)
        return Spot(self._groups, self._rows, head=head, cell=min(len(PIPE.findall(before)), len(row) - 1))

    def passed(self, block: Block) -> None:
        """Remembers the role of the block just placed."""
        self._role = block.role


_LED = late_pattern(r"^[ \t>]*\|")  # the pipe that a row may begin with


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _after(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end + 1 if end >= 0 else len(text)


def _columns(line: str) -> list[str]:
    """The cells of a row of Markdown, as they stand."""
    row = _LED.sub("", line.rstrip(), count=1)
    return PIPE.split(row[:-1] if row.endswith("|") and not row.endswith("\\|") else row)


def _side(delimiter: str) -> str:
    """Where a column's words stand, as the row below the headings says."""
    cell = delimiter.strip()
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "end" if right else ""


def _parted(role: Role, between: str) -> bool:
    """Whether what stands between two blocks of one role ends the list, table or quote."""
    if role is Role.ITEM:
        return False
    if role is Role.QUOTE and set(between) - set(" \t\r\n>"):
        return True
    return role not in (Role.CELL, Role.QUOTE) or bool(_BLANK.search(between))


def _level(before: str, after: str) -> int:
    hashes, rule = _HASHES.search(before), _RULE.match(after)
    if hashes:
        return len(hashes["hashes"])
    return (1 if rule["rule"].startswith("=") else 2) if rule else 2

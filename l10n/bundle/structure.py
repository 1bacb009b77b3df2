"""Where each block stands in the structure of its article: lists, tables, quotes, headings, images.

A block knows its role alone; what its neighbours are to it stands in the skeleton between them. HTML is read by its tags,
Markdown and plain text by list markers, pipes and blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from l10n.article.markdown.blocks import PIPE
from l10n.bundle.marked_lists import MarkedLists
from l10n.bundle.spot import Cell, Spot
from l10n.model import Block, Document, Role


def spots(document: Document) -> Iterator[tuple[Block, Spot]]:
    """Every block of the document with its place, in article order."""
    tags, rows = _Tags(document), _Lines(document)
    is_page = document.article.format == "html"
    placed = []
    for n, block in enumerate(document.blocks):
        before, after = document.skeleton[n], document.skeleton[n + 1]
        reader: _Tags | _Lines = tags if is_page and not is_markdown(block) else rows
        for each in (tags, rows):
            each.read(before)
        placed.append((block, reader.spot(block, before, after), reader))
        reader.passed(block)
    tags.read(document.skeleton[-1])
    for block, spot, reader in placed:
        yield block, replace(spot, cells=tuple(reader.cells.get(spot.row, ()))) if block.role is Role.CELL else spot


def is_markdown(block: Block) -> bool:
    """Whether a block of a page stands in Markdown, as texts of JSON may."""
    return block.syntax.endswith("markdown") and not block.syntax.endswith("html markdown")


_DEEPEST = 8  # lists nested deeper than anybody writes by hand stay at this depth
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>ul|ol|li|dl|dt|dd|table|caption|thead|tr|th|td|blockquote|h[1-6]|p|div|a)\b(?P<values>[^<>]*)",
    re.IGNORECASE,
)
_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_ALIGN = re.compile(r"""\salign\s*=\s*["']?([a-z]+)|text-align\s*:\s*([a-z]+)""", re.IGNORECASE)
_TARGET = re.compile(r"""href\s*=\s*["']?#([^\s"'<>]+)|\]\(#([^\s()]+)\)""", re.IGNORECASE)
_ENDNOTE = re.compile(r"""\sid\s*=\s*["']?fn-([^\s"'<>]+)["']?\srole\s*=\s*["']?doc-endnote\b""", re.IGNORECASE)
_SIDES = {"right": "end", "end": "end", "center": "center"}


def targets(text: str) -> frozenset[str]:
    """The names that links of an article lead to inside it."""
    return frozenset(name for names in _TARGET.findall(text) for name in names if name)


def _number(values: str, name: str) -> int:
    match = re.search(rf"""\s{name}\s*=\s*["']?([0-9]{{1,3}})""", values, re.IGNORECASE)
    return max(int(match[1]), 1) if match else 1


def _cell(name: str, values: str) -> Cell:
    side = _ALIGN.search(values)
    align = _SIDES.get((side[1] or side[2]).lower(), "") if side else ""
    return Cell(name == "th", align, _number(values, "colspan"), _number(values, "rowspan"))


_IMAGE = re.compile(r"<img\b[^<>]*\balt\s*=\s*[\"']?\Z", re.IGNORECASE)
_SRC = re.compile(r"""\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)


def _tag_image(before: str, after: str) -> str | None:
    """The address of the `<img>` whose `alt` begins behind `before`, empty where it has none; nothing where none is open."""
    opened = _IMAGE.search(before[-4000:])  # longer tags carry pictures as data, which no page shows
    if opened is None:
        return None
    match = _SRC.search(opened[0] + '"' + after.partition(">")[0])
    return unescape(next((url for url in match.groups() if url), "")) if match else ""


class _Tags:
    """Reads the skeleton of a page."""

    def __init__(self, document: Document) -> None:
        self._groups, self._rows, self._level = 0, 0, 0
        self._lists: list[tuple[str, int]] = []  # their names and first numbers
        self.cells: dict[int, list[Cell]] = {}
        self._caption, self._quotes, self._anchor, self._note = False, 0, "", ""
        self._targets = targets(document.article.text)
        self._runs, self._run = 0, 0

    def read(self, skeleton: str) -> None:
        """Notes every tag that opens or closes structure."""
        for tag in _TAG.finditer(skeleton):
            name = tag["name"].lower()
            if not tag["end"]:
                self._name(tag["values"])
            if name == "li":
                note = _ENDNOTE.search(tag["values"])
                self._note = note[1] if note else ""
            if name == "p":
                self._runs += not tag["end"]
                self._run = self._runs if not tag["end"] and "data-run" in tag["values"] else 0
            if name in ("caption", "blockquote"):
                self._inside(name, ends=bool(tag["end"]))
            if name in ("ul", "ol", "dl"):
                self._list(name, _number(tag["values"], "start"), ends=bool(tag["end"]))
            elif not tag["end"]:
                self._open(name, tag["values"])

    def _name(self, values: str) -> None:
        anchor = _ID.search(values) if self._targets else None
        self._anchor = unescape(anchor[1]) if anchor and unescape(anchor[1]) in self._targets else self._anchor

    def _inside(self, name: str, *, ends: bool) -> None:
        if name == "caption":
            self._caption = not ends
        else:
            self._quotes = max(self._quotes - 1, 0) if ends else self._quotes + 1

    def _list(self, name: str, start: int, *, ends: bool) -> None:
        if ends:
            del self._lists[-1:]
        else:
            self._groups += not self._lists
            self._lists.append((name, start))

    def _open(self, name: str, values: str) -> None:
        self._groups += name in ("table", "blockquote")
        self._rows += name in ("li", "dt", "dd", "tr")
        if name in ("th", "td"):
            self.cells.setdefault(self._rows, []).append(_cell(name, values))
        if name.startswith("h"):
            self._level = int(name[1])

    def spot(self, block: Block, before: str, after: str) -> Spot:
        """The place of the block that the skeleton so far leads to."""
        place = Spot(self._groups, self._rows, min(max(len(self._lists) - 1, 0), _DEEPEST), self._level)
        name, start = self._lists[-1] if self._lists else ("", 1)
        cells = self.cells.get(self._rows, [])
        place = replace(
            place,
            ordered=name == "ol",
            start=start,
            head=bool(cells) and cells[-1].head,
            cell=-1 if self._caption else len(cells) - 1,
            is_caption=self._caption and block.role is Role.CAPTION,
            quoted=self._quotes > 0,
            anchor=self._anchor,
            note=self._note,
            run=self._run,
        )
        image = _tag_image(before, after) if block.syntax else None
        is_captioned = before.endswith('alt="') and "data-caption=before" in before[-_NEAR:].rpartition("<img")[2]
        return place if image is None else replace(place, image=image, is_captioned=is_captioned)

    def passed(self, _: Block) -> None:
        """Forgets the name that the block has taken."""
        self._anchor = ""


_HASHES = re.compile(r"(?P<hashes>#{1,6})[ \t]+\Z")
_RULE = re.compile(r"[ \t]*#*[ \t]*\r?\n[ \t]{0,3}(?P<rule>=+|-+)[ \t]*(?:\r?\n|\Z)")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:[ \t]*\Z")
_PICTURE = re.compile(r"\]\([ \t]*<?(?P<url>[^\s<>()]+)")
_TITLED = re.compile(r"""\]\([ \t]*<?[^\s<>()]+>?\s+["'(]\Z""")  # a picture's title, not that of a link's definition
_BLANK = re.compile(r"\n[ \t]*\r?\n")


_NEAR = 200  # characters before a block that can hold its marker: indentation, number, check box, label of a note


_MANY = 1 << 30


class _Lines:
    """Reads what stands between the blocks of Markdown or plain text."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self.cells: dict[int, list[Cell]] = {}
        self._sides: list[str] = []
        self._groups, self._rows, self._head = _MANY, _MANY, 0  # other than those of tags
        self._role: Role | None = None
        self._lists = MarkedLists()
        self._between = ""

    def read(self, skeleton: str) -> None:
        """Remembers what stands before the next block."""
        self._between = skeleton

    def spot(self, block: Block, before: str, after: str) -> Spot:
        """The place of a block, by its role and what stands on its line before it."""
        tag = _tag_image(before, after) if block.syntax else None
        before = before[-_NEAR:]
        if block.role is not self._role or _parted(block.role, self._between):
            self._groups += 1
            self._lists.open = []
        note, image = _NOTE.search(before), _PICTURE.match(after)
        if block.syntax.startswith("alt") and image and before.endswith("!["):
            return Spot(image=image["url"])
        if tag is not None:
            return Spot(image=tag)
        if block.syntax.startswith("title "):
            return Spot(is_title=_TITLED.search(before) is not None)
        if block.role is Role.ITEM:
            return self._item(before)
        if block.role is Role.CELL:
            return self._cell(block)
        self._rows += 1
        level = _level(before, after) if block.role is Role.HEADING else 0
        return Spot(self._groups, self._rows, level=level, note=note["label"] if note else "")

    def _item(self, before: str) -> Spot:
        self._rows += self._lists.begins_item(before)
        depth, here = min(len(self._lists.open) - 1, _DEEPEST), self._lists.open[-1]
        place = Spot(self._groups, self._rows, depth, ordered=here.is_ordered)
        return replace(place, start=here.start, list_id=here.list_id)

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


_LED = re.compile(r"^[ \t>]*\|")  # the pipe that a row may begin with


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

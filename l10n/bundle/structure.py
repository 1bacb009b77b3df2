"""Where each block stands in the structure of its article: lists, tables, quotes, headings, images.

A block knows its role alone; what its neighbours are to it stands in the skeleton between them. HTML is read by its tags,
Markdown and plain text by list markers, pipes and blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from l10n.model import Block, Document, Role


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a block: blocks with equal `group` are one list, table or quote, equal `row` one item or table row.

    `depth` is a list's nesting from 0, `level` a heading's own, `note` the label of a footnote, `image` the address of
    the image that the block describes.
    """

    group: int = 0
    row: int = 0
    depth: int = 0
    level: int = 0
    ordered: bool = False
    head: bool = False
    note: str = ""
    image: str = ""


def spots(document: Document) -> Iterator[tuple[Block, Spot]]:
    """Every block of the document with its place, in article order."""
    reader = _Tags() if document.article.format == "html" else _Lines()
    for n, block in enumerate(document.blocks):
        before, after = document.skeleton[n], document.skeleton[n + 1]
        reader.read(before)
        yield block, reader.spot(block, before, after)
        reader.passed(block)


_DEEPEST = 8  # lists nested deeper than anybody writes by hand stay at this depth
_TAG = re.compile(r"<(?P<end>/?)(?P<name>ul|ol|li|dl|dt|dd|table|thead|tr|th|td|blockquote|h[1-6])\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^<>]*\balt\s*=\s*[\"']?\Z", re.IGNORECASE)
_SRC = re.compile(r"""\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)


class _Tags:
    """Reads the skeleton of a page."""

    def __init__(self) -> None:
        self._groups, self._rows, self._level = 0, 0, 0
        self._lists: list[str] = []
        self._cell = ""

    def read(self, skeleton: str) -> None:
        """Notes every tag that opens or closes structure."""
        for tag in _TAG.finditer(skeleton):
            name = tag["name"].lower()
            if name in ("ul", "ol", "dl"):
                self._list(name, ends=bool(tag["end"]))
            elif not tag["end"]:
                self._open(name)

    def _list(self, name: str, *, ends: bool) -> None:
        if ends:
            del self._lists[-1:]
        else:
            self._groups += not self._lists
            self._lists.append(name)

    def _open(self, name: str) -> None:
        self._groups += name in ("table", "blockquote")
        self._rows += name in ("li", "dt", "dd", "tr")
        if name in ("th", "td"):
            self._cell = name
        if name.startswith("h"):
            self._level = int(name[1])

    def spot(self, block: Block, before: str, after: str) -> Spot:
        """The place of the block that the skeleton so far leads to."""
        place = Spot(self._groups, self._rows, min(max(len(self._lists) - 1, 0), _DEEPEST), self._level)
        place = replace(place, ordered=self._lists[-1:] == ["ol"], head=self._cell == "th")
        opened = _IMAGE.search(before[-4000:])  # longer tags carry pictures as data, which no page shows
        if block.syntax and opened:
            found = _SRC.search(opened[0] + '"' + after.partition(">")[0])
            return replace(place, image=unescape(next((url for url in found.groups() if url), "")) if found else "")
        return place

    def passed(self, block: Block) -> None:
        """Nothing: tags say all."""


_NUMBER = re.compile(r"(?P<indent>[ \t>]*)[0-9]{1,9}[.)][ \t\u00a0]+(?:\[[ xX]\][ \t]+)?\Z")
_BULLET = re.compile(r"(?P<indent>[ \t>]*)[-*+•‣◦▪●·][ \t\u00a0]+(?:\[[ xX]\][ \t]+)?\Z")
_HASHES = re.compile(r"(?P<hashes>#{1,6})[ \t]+\Z")
_RULE = re.compile(r"[ \t]*#*[ \t]*\r?\n[ \t]{0,3}(?P<rule>=+|-+)[ \t]*(?:\r?\n|\Z)")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:[ \t]*\Z")
_PICTURE = re.compile(r"\]\([ \t]*<?(?P<url>[^\s<>()]+)")
_BLANK = re.compile(r"\n[ \t]*\r?\n")


_NEAR = 200  # characters before a block that can hold its marker: indentation, number, check box, label of a note


class _Lines:
    """Reads what stands between the blocks of Markdown or plain text."""

    def __init__(self) -> None:
        self._groups, self._rows, self._head = 0, 0, 0
        self._role: Role | None = None
        self._indents: list[int] = []
        self._between = ""

    def read(self, skeleton: str) -> None:
        """Remembers what stands before the next block."""
        self._between = skeleton

    def spot(self, block: Block, before: str, after: str) -> Spot:
        """The place of a block, by its role and what stands on its line before it."""
        before = before[-_NEAR:]
        if block.role is not self._role or _parted(block.role, self._between):
            self._groups += 1
            self._indents = []
        note, image = _NOTE.search(before), _PICTURE.match(after)
        if block.syntax.startswith("alt") and image and before.endswith("!["):
            return Spot(image=image["url"])
        if block.role is Role.ITEM:
            return self._item(before)
        if block.role is Role.CELL:
            return self._cell()
        self._rows += 1
        level = _level(before, after) if block.role is Role.HEADING else 0
        return Spot(self._groups, self._rows, level=level, note=note["label"] if note else "")

    def _item(self, before: str) -> Spot:
        number, bullet = _NUMBER.search(before), _BULLET.search(before)
        marker = number or bullet
        if marker or not self._indents:
            self._rows += 1
            indent = len(marker["indent"].expandtabs(4)) if marker else 0
            self._indents = [*(known for known in self._indents if known < indent), indent]
        return Spot(self._groups, self._rows, min(len(self._indents) - 1, _DEEPEST), ordered=bool(number))

    def _cell(self) -> Spot:
        first = self._role is not Role.CELL or "\n" in self._between
        self._rows += first
        if self._role is not Role.CELL:
            self._head = self._rows
        return Spot(self._groups, self._rows, head=self._rows == self._head)

    def passed(self, block: Block) -> None:
        """Remembers the role of the block just placed."""
        self._role = block.role


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

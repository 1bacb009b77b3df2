"""The structure of a page: lists, tables, quotes and headings by their tags."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from l10n.bundle.spot import Cell, Spot
from l10n.bundle.spot_images import tag_image
from l10n.late_pattern import late_pattern
from l10n.model import Block, Document, Role

NEAR = 200
"""Characters before a block that can hold its marker: indentation, number, check box, label of a note."""
DEEPEST = 8  # lists nested deeper than anybody writes by hand stay at this depth
_TAG = late_pattern(
    r"<(?P<end>/?)(?P<name>ul|ol|li|dl|dt|dd|table|caption|thead|tr|th|td|blockquote|h[1-6]|p|div|a|input)\b(?P<values>[^<>]*)",
    re.IGNORECASE,
)
_ID = late_pattern(r"""\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_ALIGN = late_pattern(r"""\salign\s*=\s*["']?([a-z]+)|text-align\s*:\s*([a-z]+)""", re.IGNORECASE)
_ENDNOTE = late_pattern(r"""\sid\s*=\s*["']?fn-([^\s"'<>]+)["']?\srole\s*=\s*["']?doc-endnote\b""", re.IGNORECASE)
_SIDES = {"right": "end", "end": "end", "center": "center"}


_COUNTS = frozenset("aAiI")
_REVERSED = late_pattern(r"\sreversed\b", re.IGNORECASE)
_FENCED = late_pattern(r"^(?P<fence>```|~~~).*?^(?P=fence)", re.DOTALL | re.MULTILINE)


def _number(values: str, name: str, otherwise: int = 1) -> int:
    match = re.search(rf"""\s{name}\s*=\s*["']?([0-9]{{1,3}})""", values, re.IGNORECASE)
    return max(int(match[1]), 1) if match else otherwise


def _value(values: str, name: str) -> str:
    match = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", values, re.IGNORECASE)
    return unescape(next(filter(None, match.groups()), "")) if match else ""


def _cell(name: str, values: str) -> Cell:
    side = _ALIGN.search(values)
    align = _SIDES.get((side[1] or side[2]).lower(), "") if side else ""
    return Cell(name == "th", align, _number(values, "colspan"), _number(values, "rowspan"))


_TARGET = late_pattern(r"""href\s*=\s*["']?#([^\s"'<>]+)|\]\(#([^\s()]+)\)""", re.IGNORECASE)


def targets(text: str) -> frozenset[str]:
    """The names that links of an article lead to inside it."""
    return frozenset(name for names in _TARGET.findall(text) for name in names if name)


def outside_fences(skeleton: str) -> str:
    """A piece of a skeleton with blanks in place of the code that stands in it between fences."""
    return _FENCED.sub(lambda code: " " * len(code[0]), skeleton)


class TagStructure:
    """Reads the skeleton of a page."""

    def __init__(self, document: Document) -> None:
        self._groups, self._rows, self._level = 0, 0, 0
        self._lists: list[tuple[str, int, str]] = []  # their names, first numbers, and how they count
        self._term, self._state, self._value, self._link, self._quote = False, "", 0, "", 0
        self.cells: dict[int, list[Cell]] = {}
        self._caption, self._quotes, self._anchor, self._note = False, 0, "", ""
        self._targets = targets(document.article.text)
        self._runs, self._run = 0, 0

    def read(self, skeleton: str) -> None:
        """Notes every tag that opens or closes structure."""
        for tag in _TAG.finditer(outside_fences(skeleton)):
            name = tag["name"].lower()
            if not tag["end"]:
                self._name(tag["values"])
            if name == "li":
                self._item(tag["values"], ends=bool(tag["end"]))
            if name == "a":
                self._link = "" if tag["end"] else _value(tag["values"], "href")
            if name == "input" and _value(tag["values"], "type").lower() == "checkbox":
                self._state = "x" if re.search(r"\schecked\b", tag["values"], re.IGNORECASE) else " "
            if name == "p":
                self._runs += not tag["end"]
                self._run = self._runs if not tag["end"] and "data-run" in tag["values"] else 0
            if name in ("caption", "blockquote"):
                self._inside(name, ends=bool(tag["end"]))
            if name in ("ul", "ol", "dl"):
                self._list(name, tag["values"], ends=bool(tag["end"]))
            elif not tag["end"]:
                self._open(name, tag["values"])

    def _name(self, values: str) -> None:
        anchor = _ID.search(values) if self._targets else None
        self._anchor = unescape(anchor[1]) if anchor and unescape(anchor[1]) in self._targets else self._anchor

    def _inside(self, name: str, *, ends: bool) -> None:
        if name == "caption":
            self._caption = not ends
        else:
            self._quote += not ends and not self._quotes
            self._quotes = max(self._quotes - 1, 0) if ends else self._quotes + 1

    def _item(self, values: str, *, ends: bool) -> None:
        note = _ENDNOTE.search(values)
        self._note = note[1] if note else ""
        self._state, self._value = "", 0 if ends else _number(values, "value", 0)

    def _list(self, name: str, values: str, *, ends: bool) -> None:
        if ends:
            del self._lists[-1:]
        else:
            self._groups += not self._lists
            counts = _value(values, "type") if name == "ol" else ""
            marks = (f' type="{counts}"' if counts in _COUNTS else "") + (
                " reversed" if _REVERSED.search(values) else ""
            )
            self._lists.append((name, _number(values, "start"), marks if name == "ol" else ""))

    def _open(self, name: str, values: str) -> None:
        self._groups += name in ("table", "blockquote")
        self._rows += name in ("li", "dt", "dd", "tr")
        self._term = name == "dt" if name in ("li", "dt", "dd") else self._term
        if name in ("th", "td"):
            self.cells.setdefault(self._rows, []).append(_cell(name, values))
        if name.startswith("h"):
            self._level = int(name[1])

    def spot(self, block: Block, before: str, after: str) -> Spot:
        """The place of the block that the skeleton so far leads to."""
        place = Spot(self._groups, self._rows, min(max(len(self._lists) - 1, 0), DEEPEST), self._level)
        name, start, marks = self._lists[-1] if self._lists else ("", 1, "")
        cells = self.cells.get(self._rows, [])
        place = replace(
            place,
            ordered=name == "ol",
            described=name == "dl",
            is_term=name == "dl" and self._term,
            state=self._state,
            start=start,
            marks=marks,
            value=self._value,
            quote=self._quote if self._quotes else 0,
            head=bool(cells) and cells[-1].head,
            cell=-1 if self._caption else len(cells) - 1,
            is_caption=self._caption and block.role is Role.CAPTION,
            quoted=self._quotes > 0,
            anchor=self._anchor,
            note=self._note,
            run=self._run,
        )
        image = tag_image(before, after) if block.syntax else None
        is_captioned = before.endswith('alt="') and "data-caption=before" in before[-NEAR:].rpartition("<img")[2]
        return place if image is None else replace(place, image=image, link=self._link, is_captioned=is_captioned)

    def passed(self, _: Block) -> None:
        """Forgets the name that the block has taken."""
        self._anchor = ""

"""An ODT read whole: its paragraphs in order, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import escape

from l10n.article.office.blocks import element_block
from l10n.article.office.body import OfficeBody
from l10n.article.office.opendocument.inline import OpenReader
from l10n.article.office.opendocument.package import CONTENT, STYLES
from l10n.article.office.opendocument.styles import OpenStyles, styles
from l10n.article.office.place import OfficePicture, OfficePlace, TableCell
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass
from l10n.model import Block, Role

_SILENT = frozenset(
    {"text:tracked-changes", "office:forms", "text:sequence-decls", "office:annotation", "svg:title", "svg:desc"}
)
_HEADERS = ("style:header", "style:footer")
_ROWS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})
_CONTENTS = frozenset(
    {"text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index"}
)
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Where:
    """What holds for the paragraphs of a place: cell, list, note, and whether anybody reads them."""

    cells: tuple[TableCell, ...] = ()
    lists: tuple[str, ...] = ()
    note: str = ""
    hidden: bool = False
    furniture: bool = False


class OpenBody(OfficeBody):
    """Reads an article."""

    def read(self) -> OpenBody:
        """Reads the content, then headers and footers."""
        for part in self.parts:
            if part.name == CONTENT:
                self.begin(part.name)
                text = self.trees[part.name].find("office:text")
                self.blocks += self._level(text.children, _Where()) if text else []
            elif part.name == STYLES:
                self.begin(part.name)
                for node in self.trees[part.name].walk():
                    if node.name.startswith(_HEADERS) and node.parent and node.parent.name == "style:master-page":
                        self.blocks += self._level(node.children, _Where(furniture=True))
        self.paragraphs.sort(key=lambda paragraph: paragraph.number)
        return self

    @cached_property
    def styles(self) -> OpenStyles:
        """The styles and lists."""
        return styles(self.trees[name] for name in (CONTENT, STYLES) if name in self.trees)

    @cached_property
    def labels(self) -> Mapping[int, str]:
        """The numbers of notes by where they stand."""
        notes = (node for node in self.trees[CONTENT].walk("text:tracked-changes") if node.name == "text:note")
        return {node.start: str(n) for n, node in enumerate(notes, 1)}

    @cached_property
    def _items(self) -> OpenReader:
        return OpenReader(self.styles, self._inside, self._shape_html, self.labels)

    # --- levels

    def _level(self, nodes: Sequence[XmlNode], where: _Where) -> list[Block]:
        """The blocks of a level, in order."""
        blocks: list[Block] = []
        for node in nodes:
            if node.name in ("text:p", "text:h"):
                blocks += self._paragraph(node, where)
            elif node.name == "table:table":
                blocks += self._table(node, where)
            elif node.name == "text:list":
                name = node.value("text:style-name") or (where.lists[-1] if where.lists else "")
                blocks += self._level(node.children, replace(where, lists=(*where.lists, name)))
            elif node.name in _CONTENTS:
                blocks += self._level(node.children, replace(where, hidden=True))
            elif node.name.startswith("draw:"):
                blocks += self._shaped(node, where)
            elif node.name and node.name not in _SILENT and node.value("text:display") != "none":
                blocks += self._level(node.children, where)
        return blocks

    def _table(self, node: XmlNode, where: _Where) -> list[Block]:
        self.tables += 1
        table, blocks = self.tables, list[Block]()
        for name in ("table:title", "table:desc"):
            block = element_block(self.article.text, node.child(name), Role.CAPTION, max(self.count, 1))
            blocks += [block] if block else []
        rows = list(_rows(node, is_head=False))
        for row, is_head in rows:
            self.rows += 1
            cells = [cell for cell in row.children if cell.name in ("table:table-cell", "table:covered-table-cell")]
            for at, cell in enumerate(cells):
                width, height = (_number(cell, f"table:number-{kind}-spanned") for kind in ("columns", "rows"))
                height = 0 if cell.name == "table:covered-table-cell" else height
                place = TableCell(table, self.rows, at, width, height, is_head)
                single = len(rows) * len(cells) == 1
                here = replace(where, lists=(), cells=where.cells if single else (*where.cells, place))
                blocks += self._level(cell.children, here)
        return blocks

    # --- paragraphs

    def _paragraph(self, node: XmlNode, where: _Where) -> list[Block]:
        self.count += 1
        number = self.count
        rule = any(name == "horizontal line" for name in self.styles.names("paragraph", _style(node)))
        return self.add(node, number, self._place(node, where), (self._items.items(node.children), rule))

    def syntax_of(self, node: XmlNode) -> str:
        """The syntax with what the styles of spans look like, which a paragraph does not say itself."""
        names = dict.fromkeys(child.value("text:style-name") for child in node.walk() if child.name == "text:span")
        return " ".join([self.syntax, *self.styles.looks(names)])

    def _place(self, node: XmlNode, where: _Where) -> OfficePlace:
        role, level = self.styles.role(_style(node))
        if node.name == "text:h":
            role = role if role is not Role.BODY else Role.HEADING
            level = _number(node, "text:outline-level")
        place = OfficePlace(
            role, level, cells=where.cells, note=where.note, is_hidden=where.hidden, is_furniture=where.furniture
        )
        if where.furniture:
            return replace(place, role=Role.FURNITURE, is_fixed=True)
        if self.styles.is_contents(_style(node)):
            return replace(place, role=Role.HEADING, is_hidden=True, is_fixed=True)
        if role is Role.BODY and where.lists:
            depth = min(len(where.lists), _DEEPEST) - 1
            ordered = self.styles.numbers.get((where.lists[-1], depth), False)
            kind = Role.CELL if where.cells else Role.ITEM
            return replace(place, role=kind, list_name=where.lists[0], list_depth=depth, is_ordered=ordered)
        if role is Role.BODY and where.cells:
            return replace(place, role=Role.CELL)
        return replace(place, is_fixed=role is not Role.BODY)

    def anchors(self, node: XmlNode) -> tuple[str, ...]:
        """The names of bookmarks."""
        names = ("text:bookmark", "text:bookmark-start")
        return tuple(
            child.value("text:name") for child in node.walk("text:note", "draw:text-box") if child.name in names
        )

    # --- shapes

    def _inside(self, node: XmlNode) -> tuple[Block, ...]:
        where = _Where(note=self.labels.get(node.start, "")) if node.name == "text:note" else _Where()
        return tuple(self._shaped(node, where))

    def _shaped(self, node: XmlNode, where: _Where) -> list[Block]:
        """The blocks of a frame or a note: alternative texts and the paragraphs inside."""
        blocks: list[Block] = []
        for child in node.children:
            if child.name in ("svg:title", "svg:desc"):
                block = element_block(self.article.text, child, Role.CAPTION, max(self.count, 1))
                blocks += [block] if block else []
            elif child.name in ("text:p", "text:h", "text:list", "table:table", "text:section"):
                blocks += self._level([child], where)
            elif child.name not in ("text:note-citation", "office:binary-data", "draw:object"):
                blocks += self._shaped(child, where)
        return blocks

    def pictures(self, node: XmlNode) -> list[OfficePicture]:
        """The pictures of a paragraph, those of text boxes left out."""
        frames = [child for child in node.walk("draw:text-box", "text:note") if child.name == "draw:frame"]
        return [_picture(frame, image) for frame in frames if (image := frame.child("draw:image"))]

    def _shape_html(self, node: XmlNode) -> str:
        frame = node if node.name == "draw:frame" else node.find("draw:frame") or node
        image = frame.child("draw:image")
        picture = _picture(frame, image) if image else None
        return (
            f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">'
            if picture and picture.address
            else "<wbr>"
        )


def _picture(frame: XmlNode, image: XmlNode) -> OfficePicture:
    description = frame.child("svg:desc") or frame.child("svg:title")
    text = description.children[0] if description and description.children else None
    address = image.value("xlink:href").removeprefix("./")
    return OfficePicture(frame.start, address, text.text.strip() if text else "", _first(text))


def _first(text: XmlNode | None) -> int:
    """Where the words of a text begin."""
    return text.start + len(text.text) - len(text.text.lstrip()) if text else -1


def _style(node: XmlNode) -> str:
    return node.value("text:style-name")


def _number(node: XmlNode, name: str) -> int:
    value = node.value(name)
    return int(value) if value.isdecimal() and int(value) > 0 else 1


def _rows(node: XmlNode, *, is_head: bool) -> Iterator[tuple[XmlNode, bool]]:
    """The rows of a table, and whether each is one of headings."""
    for child in node.children:
        if child.name == "table:table-row":
            yield child, is_head
        elif child.name in _ROWS:
            yield from _rows(child, is_head=is_head or child.name == "table:table-header-rows")

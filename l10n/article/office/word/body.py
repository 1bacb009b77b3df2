"""A Word document read whole: its paragraphs in order, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import escape

from l10n.article.container import ContainerPart
from l10n.article.office import xml
from l10n.article.office.blocks import value_block
from l10n.article.office.body import OfficeBody
from l10n.article.office.place import OfficePicture, OfficePlace, TableCell
from l10n.article.office.word import drawing, package, styles
from l10n.article.office.word.inline import THROUGH, WordReader
from l10n.article.office.word.package import Relation
from l10n.article.office.word.styles import OFF, WordStyles
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass
from l10n.model import Block, Role

_LEVELS = frozenset({"w:body", "w:document", "w:sdt", "#", *THROUGH})
_ALTERNATIVES = ("title", "alt", "descr", "string")
_BLOCKS = frozenset({"w:p", "w:tbl", "w:sdt"})
_SHAPED = ("wp:docPr", "pic:cNvPr")


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the paragraphs of a place: their part, cell, note, and whether anybody reads them."""

    cells: tuple[TableCell, ...] = ()
    note: str = ""
    hidden: bool = False
    furniture: bool = False


class WordBody(OfficeBody):
    """Reads an article."""

    def read(self) -> WordBody:
        """Reads all parts."""
        for part in self.parts:
            self._part(part)
        self.paragraphs.sort(key=lambda paragraph: paragraph.number)
        return self

    @cached_property
    def _relations(self) -> Mapping[str, Relation]:
        return package.relations(self.reader, self.parts[0].name)

    def member(self, kind: str) -> XmlNode:
        """The part that the document names for something, in the text or not; an empty tree where there is none."""
        name = next((relation.target for relation in self._relations.values() if relation.kind == kind), "")
        if name in self.trees:
            return self.trees[name]
        text = self.reader.xml(name) if name else ""
        return xml.parse(text, 0, len(text))

    @cached_property
    def styles(self) -> WordStyles:
        """The styles and lists."""
        return styles.styles(self.member("styles"), self.member("numbering"))

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The numbers of notes by their ids, those of endnotes with an `e` before; in the order of their marks in the text."""
        marks = {"w:footnoteReference": "", "w:endnoteReference": "e"}
        references = [
            marks[n.name] + n.value("w:id") for n in self.trees[self.parts[0].name].walk("w:del") if n.name in marks
        ]
        return {key: str(n) for n, key in enumerate(dict.fromkeys(references), 1)}

    # --- levels

    def _part(self, part: ContainerPart) -> None:
        top = self.root(part.name)
        self.begin(part.name)
        self._here = WordReader(
            self.styles, package.relations(self.reader, part.name), self._inside, self.labels, self._picture_html
        )
        if top.name in ("w:document", "w:hdr", "w:ftr"):
            around = _Around(furniture=top.name != "w:document")
            self.blocks += self._level(top.children, around)
        elif top.name in drawing.ROOTS:
            self.blocks += drawing.blocks(top, self.article.text, max(self.count, 1))
        elif top.name in ("w:footnotes", "w:endnotes"):
            mark = "e" if top.name == "w:endnotes" else ""
            for note in top.children:
                if note.name and note.value("w:type", "normal") == "normal":
                    key = mark + note.value("w:id")
                    self.blocks += self._level(note.children, _Around(note=self.labels.get(key, key)))

    def _level(self, nodes: Sequence[XmlNode], around: _Around) -> list[Block]:
        """The blocks of a level, in order."""
        blocks: list[Block] = []
        for node in nodes:
            if node.name == "w:p":
                blocks += self._paragraph(node, around)
            elif node.name == "w:tbl":
                blocks += self._table(node, around)
            elif node.name == "mc:AlternateContent":
                blocks += self._forms(node, around)
            elif node.name in _LEVELS:
                blocks += self._level(node.children, around)
        return blocks

    def _forms(self, node: XmlNode, around: _Around) -> list[Block]:
        """The forms of one thing: what Word of today shows, and what older programs do."""
        seen = any(child.name == "mc:Choice" for child in node.children)
        blocks: list[Block] = []
        for form in node.children:
            here = replace(around, hidden=around.hidden or (form.name == "mc:Fallback" and seen))
            whole = any(child.name in _BLOCKS for child in form.children)
            blocks += self._level(form.children, here) if whole else self._shaped(form, here)
        return blocks

    def _table(self, node: XmlNode, around: _Around) -> list[Block]:
        self.tables += 1
        table, blocks = self.tables, list[Block]()
        blocks += self._described(node)
        rows = [row for row in _inside(node, "w:tr") if not _is_deleted(row)]
        grid = [list(_inside(row, "w:tc")) for row in rows]
        for n, (row, cells) in enumerate(zip(rows, grid, strict=True)):
            self.rows += 1
            column = 0
            for at, cell in enumerate(cells):
                spans = _number(cell, "w:gridSpan")
                place = TableCell(table, self.rows, at, spans, _height(grid, n, column), _is_head(row))
                column += spans
                here = around if len(rows) * len(cells) == 1 else replace(around, cells=(*around.cells, place))
                blocks += self._level(cell.children, here)
        return blocks

    # --- paragraphs

    def _paragraph(self, node: XmlNode, around: _Around) -> list[Block]:
        self.count += 1
        number = self.count
        rule = any(child.value("o:hr") for child in node.walk() if child.name.startswith("v:"))
        return self.add(node, number, self._place(node, around), (self._here.items(node.children), rule))

    def anchors(self, node: XmlNode) -> tuple[str, ...]:
        """The names of bookmarks."""
        return tuple(child.value("w:name") for child in node.walk("w:txbxContent") if child.name == "w:bookmarkStart")

    def _place(self, node: XmlNode, around: _Around) -> OfficePlace:
        properties = node.child("w:pPr")
        role, level = self.styles.role(properties)
        place = OfficePlace(
            role, level, cells=around.cells, note=around.note, is_hidden=around.hidden, is_furniture=around.furniture
        )
        if around.furniture:
            return replace(place, role=Role.FURNITURE, is_fixed=True)
        if self.styles.is_contents(properties):
            return replace(place, role=Role.HEADING, is_hidden=True, is_fixed=True)
        listed = self._listed(properties, place) if role is Role.BODY else None
        if listed:
            return listed
        if role is Role.BODY and around.cells:
            return replace(place, role=Role.CELL)
        return replace(place, is_fixed=role is not Role.BODY)

    def _listed(self, properties: XmlNode | None, place: OfficePlace) -> OfficePlace | None:
        """The place of a paragraph in a list; nothing where it is in none."""
        numbering = self.styles.property(properties, "w:numPr")
        name = next(
            (n for n in self.styles.names(_style(properties)) if n.startswith(("list bullet", "list number"))), ""
        )
        number, depth = _number(numbering, "w:numId", 0), _number(numbering, "w:ilvl", 0)
        if number == 0 and not (name and numbering is None):
            return None
        ordered = self.styles.numbers.get((str(number), depth), name.startswith("list number"))
        role = Role.CELL if place.cells else Role.ITEM
        return replace(place, role=role, list_name=str(number) or name, list_depth=depth, is_ordered=ordered)

    # --- shapes

    def _described(self, table: XmlNode) -> Iterator[Block]:
        """What a table is called and described as, for who does not see it."""
        properties = table.child("w:tblPr")
        for node in properties.children if properties else ():
            if node.name in ("w:tblCaption", "w:tblDescription"):
                block = value_block(self.article.text, node.values.get("w:val"), Role.CAPTION, max(self.count, 1))
                yield from [block] if block else []

    def _inside(self, node: XmlNode) -> tuple[Block, ...]:
        return tuple(self._shaped(node, _Around()))

    def _shaped(self, node: XmlNode, around: _Around) -> list[Block]:
        """The blocks of a shape: alternative texts and the paragraphs of text boxes."""
        if node.name == "mc:AlternateContent":
            return self._forms(node, around)
        if node.name == "w:txbxContent":
            return self._level(node.children, around)
        blocks = [block for name in _ALTERNATIVES if (block := self._alt(node, name, self.count + 1))]
        blocks.sort(key=lambda block: block.start)
        for child in node.children:
            blocks += self._shaped(child, around)
        return blocks

    def _alt(self, node: XmlNode, name: str, line: int) -> Block | None:
        shown = node.name == "wp:docPr"
        if name == "alt":  # of an older form of a shape: programs write the shape's name where it has no description
            shown = node.name.startswith("v:") and node.value("alt") not in self._shape_names
        elif name == "string":  # words that are drawn
            shown = node.name == "v:textpath"
        return value_block(self.article.text, node.values.get(name), Role.CAPTION, max(line - 1, 1)) if shown else None

    @cached_property
    def _shape_names(self) -> frozenset[str]:
        """The names that programs gave to shapes."""
        return frozenset(n.value("name") for tree in self.trees.values() for n in tree.walk() if n.name == "wp:docPr")

    def pictures(self, node: XmlNode) -> list[OfficePicture]:
        """The pictures of a paragraph, those of text boxes and of older forms left out."""
        inside = node.walk("w:txbxContent", "mc:Fallback", "w:del")
        return [self._picture(child) for child in inside if child.name in ("w:drawing", "w:pict")]

    def _picture(self, node: XmlNode) -> OfficePicture:
        blip = node.find("a:blip", "v:imagedata")
        ids = (blip.value("r:embed"), blip.value("r:link"), blip.value("r:id")) if blip else ()
        relation = next((self._here.relations[each] for each in ids if each in self._here.relations), None)
        named = node.find(*_SHAPED)
        alt = named.values.get("descr") if named else None
        return OfficePicture(
            node.start, relation.target if relation else "", alt.text if alt else "", alt.start if alt else -1
        )

    def _picture_html(self, node: XmlNode) -> str:
        shown = node if node.name in ("w:drawing", "w:pict") else node.find("w:drawing", "w:pict") or node
        picture = self._picture(shown)
        return f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">' if picture.address else "<wbr>"


def _style(properties: XmlNode | None) -> str:
    style = properties.child("w:pStyle") if properties else None
    return style.value("w:val") if style else ""


def _inside(node: XmlNode, name: str) -> Iterator[XmlNode]:
    """The rows of a table or the cells of a row, also those in content controls and revisions."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in _LEVELS:
            yield from _inside(child, name)


def _number(node: XmlNode | None, name: str, default: int = 1) -> int:
    """A number in the properties of a cell or a list."""
    properties = (node.child("w:tcPr") or node) if node else None
    number = properties.child(name) if properties else None
    value = number.value("w:val") if number else ""
    return int(value) if value.isdecimal() else default


def _is_deleted(row: XmlNode) -> bool:
    properties = row.child("w:trPr")
    return properties is not None and properties.child("w:del") is not None


def _is_head(row: XmlNode) -> bool:
    properties = row.child("w:trPr")
    head = properties.child("w:tblHeader") if properties else None
    return head is not None and head.value("w:val") not in OFF


def _height(grid: Sequence[Sequence[XmlNode]], row: int, column: int) -> int:
    """How many rows a cell takes; 0 for one that is only the lower part of another."""
    if _merge(grid[row], column) == "continue":
        return 0
    below = 1
    while row + below < len(grid) and _merge(grid[row + below], column) == "continue":
        below += 1
    return below


def _merge(cells: Sequence[XmlNode], column: int) -> str:
    at = 0
    for cell in cells:
        if at == column:
            properties = cell.child("w:tcPr")
            merge = properties.child("w:vMerge") if properties else None
            return merge.value("w:val", "continue") if merge else ""
        at += _number(cell, "w:gridSpan")
    return ""

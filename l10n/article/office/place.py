"""Where a paragraph stands in an office document: its style's role, its list, its table, its note."""

from __future__ import annotations

from l10n.article.office.flow import Flow
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass
from l10n.model import Role


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table: which table, row and cell, counted over the document, and how many columns and rows it takes."""

    table: int
    row: int
    cell: int
    columns: int = 1
    rows: int = 1
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class OfficePlace:
    """What a paragraph is. `level` is a heading's, from 1; `list_depth` counts from 0, -1 outside lists; `note` is the label of
    the note that the paragraph is in. A `hidden` one is read by nobody (a second form of a text box) or made by the
    program (a table of contents).
    """

    role: Role = Role.BODY
    level: int = 0
    list_name: str = ""
    list_depth: int = -1
    is_ordered: bool = False
    cells: tuple[TableCell, ...] = ()
    note: str = ""
    is_hidden: bool = False
    is_furniture: bool = False
    is_fixed: bool = False
    """Whether the role is a style's own, so that words cannot tell another."""


@dataclass(frozen=True, slots=True)
class OfficePicture:
    """A picture in a paragraph: where it stands, its member of the container or address, and its alternative text with the
    place that this has as a block.
    """

    start: int
    address: str
    alt: str = ""
    alt_start: int = -1


@dataclass(slots=True)
class OfficeParagraph:
    """A paragraph as it was read: `number` counts from 1, `anchors` are the names by which links find it."""

    node: XmlNode
    number: int
    place: OfficePlace
    flow: Flow
    pictures: tuple[OfficePicture, ...] = ()
    anchors: tuple[str, ...] = ()
    is_rule: bool = False

"""The place of a block in the structure of its article."""

from __future__ import annotations

from l10n.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: whether it is a heading, where its words stand in it, and how many columns and rows it takes."""

    head: bool = False
    align: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a block: blocks with equal `group` are one list, table or quote, equal `row` one item or table row.

    `depth` is a list's nesting from 0, `start` the first number of an ordered one; neighbours in a group with another
    `list_id` are a list of their own. `level` a heading's own, `note` the label of a footnote, `image` the address of the
    image that the block describes, `is_captioned` whether its caption stands before it. `cells` are all cells of a table
    row, empty ones too, of which `cell` is the block's; `is_caption` stands for the caption of a table, `is_title` for the
    title of a Markdown picture, `quoted` for what stands inside a quotation, `anchor` for the name by which a link of the
    article finds the block. Blocks with equal `run` are one paragraph, each with its own sentences.
    A list that is `described` has terms (`is_term`) and what is said of them; `state` is the check box of an item, "x" where it
    is done, " " where it is not; `marks` are the attributes of how a list counts, `value` the number that an item sets.
    `link` is where the picture leads, `quote` the outermost quotation around the block, 0 outside of any.
    """

    group: int = 0
    row: int = 0
    depth: int = 0
    level: int = 0
    ordered: bool = False
    start: int = 1
    list_id: int = 0
    head: bool = False
    note: str = ""
    image: str = ""
    is_captioned: bool = False
    cell: int = 0
    cells: tuple[Cell, ...] = ()
    is_caption: bool = False
    is_title: bool = False
    quoted: bool = False
    anchor: str = ""
    run: int = 0
    described: bool = False
    is_term: bool = False
    state: str = ""
    marks: str = ""
    value: int = 0
    link: str = ""
    quote: int = 0

"""The items of an ODT paragraph: spans, links, notes, fields, frames; what only serves the program is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from l10n import markup
from l10n.article.office.flow import FlowItem, FlowKind, standalone
from l10n.article.office.opendocument.styles import OpenStyles
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.model import Block

_SIGNS = frozenset({"text:s", "text:tab", "text:line-break"})
_THROUGH = frozenset({"text:ruby", "text:ruby-base", "text:meta", "text:change-content", "text:toc-mark"})
_NOISE = late_pattern(
    r"text:(?:bookmark|reference-mark|toc-mark|alphabetical-index-mark|user-index-mark)(?:-start|-end)?"
    r"|text:soft-page-break|office:annotation(?:-end)?|text:ruby-text|text:hidden-.*|text:script|office:event-listeners"
)
_REVISION = late_pattern(r"text:change(?:-start|-end)?")
# Fields whose words the program makes itself, also anew when the document is opened.
_MADE = frozenset(
    f"text:{name}"
    for name in (
        *(
            "page-number",
            "page-count",
            "page-continuation",
            "sequence",
            "sequence-ref",
            "date",
            "time",
            "file-name",
            "chapter",
        ),
        *("creation-date", "creation-time", "modification-date", "modification-time", "print-date", "print-time"),
        *(
            "editing-duration",
            "editing-cycles",
            "author-name",
            "author-initials",
            "initial-creator",
            "creator",
            "sheet-name",
        ),
        *(
            "word-count",
            "character-count",
            "paragraph-count",
            "image-count",
            "table-count",
            "object-count",
            "template-name",
        ),
        *(
            "note-ref",
            "bibliography-mark",
            "drop-down",
            "expression",
            "database-display",
            "measure",
        ),
    )
)
_SPACES = late_pattern(r"[ \t\r\n]+")


@dataclass(slots=True)
class OpenReader:
    """Reads the paragraphs of a document. `inside` gives the blocks of a frame or a note, `shape_html` what a page shows."""

    styles: OpenStyles = field(default_factory=OpenStyles)
    inside: Callable[[XmlNode], tuple[Block, ...]] = lambda _: ()
    shape_html: Callable[[XmlNode], str] = lambda _: "<wbr>"
    labels: Mapping[int, str] = field(default_factory=dict)

    def items(self, nodes: Sequence[XmlNode], top: tuple[int, int] | None = None) -> list[FlowItem]:
        """The items of a level."""
        return [item for node in nodes for item in self._of(node, top or (node.start, node.end))]

    def _of(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        name = node.name
        if not name:
            yield FlowItem(FlowKind.TEXT, node.start, node.end, top, text=_SPACES.sub(" ", node.text))
        elif name in _SIGNS:
            yield _sign(node, top)
        elif name == "text:span":
            yield from self._span(node, top)
        elif name == "text:a":
            yield from self._pair(node, top, f'<a href="{escape(node.value("xlink:href"))}">')
        elif _REVISION.fullmatch(name):
            yield FlowItem(FlowKind.NOISE, node.start, node.end, top, is_revision=True)
        elif _NOISE.fullmatch(name):
            yield FlowItem(FlowKind.NOISE, node.start, node.end, top)
        elif name in _THROUGH:
            for child in node.children:
                yield from self._of(child, top)
        elif name == "text:note" or name.startswith("draw:"):
            html = self._note_html(node) if name == "text:note" else self.shape_html(node)
            yield FlowItem(FlowKind.ALONE, node.start, node.end, top, html=html, inner=self.inside(node), holds=True)
        else:
            yield from self._field(node, top)

    def _span(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        style = node.value("text:style-name")
        items = tuple(self.items(node.children))
        if self.styles.is_hidden("text", style) or not items:
            yield FlowItem(FlowKind.NOISE, node.start, node.end, top)
            return
        yield FlowItem(
            FlowKind.PAIR, node.start, node.end, top, html=self.styles.html(style), opened=node.opened,
            closing=node.closing, look=self.styles.look(style), items=items,
        )  # fmt: skip

    def _pair(self, node: XmlNode, top: tuple[int, int], html: str) -> Iterator[FlowItem]:
        items = tuple(self.items(node.children))
        if not any(item.kind is not FlowKind.NOISE for item in items):
            yield FlowItem(FlowKind.NOISE, node.start, node.end, top)
            return
        yield FlowItem(
            FlowKind.PAIR, node.start, node.end, top, html=html, opened=node.opened, closing=node.closing, items=items
        )

    def _note_html(self, node: XmlNode) -> str:
        return markup.note_reference(self.labels.get(node.start, "1"))

    def _field(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        """A field: its words as one piece where the program makes them or they are figures, else as text."""
        inside = [part for item in self.items(node.children) for part in item.walk()]
        text = "".join(part.text for part in inside).strip()
        made = node.name in _MADE or not any(char.isalpha() for char in text)
        if made and not any(part.holds for part in inside):
            yield standalone(node, top, escape(text), is_word=bool(text))
        else:
            yield from self._pair(node, top, "")


def _sign(node: XmlNode, top: tuple[int, int]) -> FlowItem:
    """Spaces, a tab or a line break."""
    if node.name == "text:s":
        count = node.value("text:c")
        return FlowItem(FlowKind.TEXT, node.start, node.end, top, text=" " * (int(count) if count.isdecimal() else 1))
    if node.name == "text:tab":
        return FlowItem(FlowKind.TAB, node.start, node.end, top, html=" ")
    return standalone(node, top, "<br>")

"""Localized text as the spans of an ODT paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.article.office import xml
from l10n.article.office.blocks import literal, render_value
from l10n.article.office.flow import FlowItem, FlowKind, flow
from l10n.article.office.flow_writer import FlowWriter
from l10n.article.office.opendocument.inline import OpenReader
from l10n.article.office.opendocument.styles import WrittenStyles
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Block, InlineKind

_BLANK = late_pattern(r"(\t|\n| {2,}|\A | \Z)")
_NAME = late_pattern(r"<(?:[^\s/>:]+:)?([^\s/>]+)")
_DROPPED = late_pattern(r"soft-page-break|change(?:-start|-end)?")


def render(block: Block, text: str) -> str:
    """The text in the syntax of its place: a paragraph's spans, or an element that holds text alone.

    Bookmarks and comments stay around the text. The marks of tracked changes in the paragraph go: its changes are accepted.
    """
    if not block.syntax.startswith("flow"):
        return render_value(block, text)
    prefixes = dict(pair.partition("=")[::2] for pair in block.syntax.split()[1:] if ":" not in pair)
    prefix = next((f"{mine}:" if mine else "" for mine, name in prefixes.items() if name == "text"), "text:")
    spans = _Spans(prefix, block.raw)
    root = xml.parse(block.raw, 0, len(block.raw), prefixes)
    order = flow(OpenReader(WrittenStyles(block.syntax)).items(root.children), by_look=False)
    closing = {inline.index: inline.raw for inline in block.inlines if inline.kind is InlineKind.CLOSE}
    opens = {
        inline.mark: (inline.raw, closing.get(inline.index, ""), "")
        for inline in block.inlines
        if inline.kind is InlineKind.OPEN
    }
    raws = {inline.mark: inline.raw for inline in block.inlines}
    literals = {inline.mark: xml.escape(xml.decode(inline.html)) for inline in block.inlines if literal(inline)}
    writer = FlowWriter(opens, spans.words, lambda mark, _: literals.get(mark) or raws[mark], frozenset(raws))
    body = writer.write(text)
    early, late = spans.noise((*order.lead, *order.core, *order.tail))
    return spans.edge(order.lead) + early + body + late + spans.edge(order.tail)


@dataclass(frozen=True, slots=True)
class _Spans:
    """Writes text with the document's own prefix."""

    prefix: str
    raw: str

    def words(self, text: str, _: str = "") -> str:
        """Text whose white space is kept: what OpenDocument would collapse has elements of its own."""
        return "".join(
            self._blank(piece) if _BLANK.fullmatch(piece) else xml.escape(piece) for piece in _BLANK.split(text)
        )

    def _blank(self, piece: str) -> str:
        signs = {"\t": f"<{self.prefix}tab/>", "\n": f"<{self.prefix}line-break/>", " ": " "}
        return signs.get(piece) or f' <{self.prefix}s {self.prefix}c="{len(piece) - 1}"/>'

    def edge(self, items: Iterable[FlowItem]) -> str:
        """What stands beside the text in the same elements."""
        shown = (item for item in items if item.kind is not FlowKind.NOISE)
        return "".join(
            self.words(item.text) if item.kind is FlowKind.TEXT else self.raw[item.start : item.end] for item in shown
        )

    def noise(self, items: Iterable[FlowItem]) -> tuple[str, str]:
        """What says nothing and stays: before the text, and after it."""
        early: list[str] = []
        late: list[str] = []
        for raw in self._noisy(items):
            name = _NAME.match(raw)
            if name and not _DROPPED.fullmatch(name[1]):
                (late if name[1].endswith("-end") else early).append(raw)
        return "".join(early), "".join(late)

    def _noisy(self, items: Iterable[FlowItem]) -> Iterator[str]:
        for item in items:
            raw = self.raw[item.start : item.end]
            if item.kind is FlowKind.NOISE and ("</" in raw or raw.endswith("/>")):  # a start tag alone ends the place
                yield raw
            elif item.kind is FlowKind.PAIR:
                yield from self._noisy(item.items)

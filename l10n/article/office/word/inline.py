"""The items of a Word paragraph: runs, links, fields, notes, drawings; what was deleted or only serves Word is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from l10n import markup
from l10n.article.office.flow import FlowItem, FlowKind, standalone
from l10n.article.office.word.fields import FIELD_PARTS, are_whole, field_item, field_parts, whole_fields
from l10n.article.office.word.package import Relation
from l10n.article.office.word.styles import WordStyles, is_vanished, look
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.model import Block

THROUGH = frozenset({"w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdtContent"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_GONE = frozenset({*_DELETED, "w:pPr", "w:rPr", "w:delText", "w:delInstrText", "w:sdtPr", "w:sdtEndPr"})
_WRAPS = frozenset({"w:hyperlink", "w:sdt", "w:dir", "w:bdo"})
_BREAKS = {"w:br": "<br>", "w:cr": "<br>"}
_TABS = frozenset({"w:tab", "w:ptab"})
_CHARACTERS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_SHAPES = frozenset({"w:drawing", "w:pict", "w:object", "mc:AlternateContent"})
_FORMULAS = frozenset({"m:oMath", "m:oMathPara"})
_NOTES = {"w:footnoteReference": "", "w:endnoteReference": "e"}


@dataclass(slots=True)
class WordReader:
    """Reads the paragraphs of one part. `inside` gives the blocks of a shape: its alternative text, the paragraphs of its text
    box; `link` tells the address of a relation.
    """

    styles: WordStyles = field(default_factory=WordStyles)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    inside: Callable[[XmlNode], tuple[Block, ...]] = lambda _: ()
    labels: Mapping[str, str] = field(default_factory=dict)
    shape_html: Callable[[XmlNode], str] = lambda _: "<img>"

    def items(self, nodes: Sequence[XmlNode], top: tuple[int, int] | None = None) -> list[FlowItem]:
        """The items of a level, its fields whole."""
        return whole_fields([item for node in nodes for item in self._of(node, top or (node.start, node.end))])

    def _of(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        name = node.name
        if name in THROUGH:
            for child in node.children:
                yield from self._of(child, top)
        elif name == "w:r":
            yield from self._run(node, top)
        elif name == "w:fldSimple":
            yield self._simple(node, top)
        elif name in _WRAPS:
            yield from self._wrapped(node, top)
        elif name in _FORMULAS:
            yield standalone(node, top, escape(node.words()), is_word=True)
        elif name in _SHAPES:
            form = _text_form(node)
            yield from self._of_children(form, top) if form else [self._shape(node, top)]
        elif name in _DELETED:
            yield FlowItem(FlowKind.NOISE, node.start, node.end, top, is_revision=True)
        elif name and name not in _GONE:
            worded = name.startswith("w:") and node.find("w:t") is not None
            yield from self._of_children(node, top) if worded else [_noise(node, top)]

    def _of_children(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        for child in node.children:
            yield from self._of(child, top)

    def _wrapped(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        """A link, a content control or a direction; one without words is noise."""
        content = node.child("w:sdtContent") if node.name == "w:sdt" else node
        if content is None:
            yield _noise(node, top)
            return
        items = tuple(self.items(content.children))
        if not any(item.kind is not FlowKind.NOISE for item in items):
            yield _noise(node, top)
            return
        html = self._link(node) if node.name == "w:hyperlink" else ""
        yield FlowItem(
            FlowKind.PAIR,
            node.start,
            node.end,
            top,
            html=html,
            opened=content.opened,
            closing=content.closing,
            items=items,
        )

    def _link(self, node: XmlNode) -> str:
        relation = self.relations.get(node.value("r:id"))
        anchor = node.value("w:anchor")
        address = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        return f'<a href="{escape(address)}">' if address else ""

    def _shape(self, node: XmlNode, top: tuple[int, int]) -> FlowItem:
        return FlowItem(
            FlowKind.ALONE, node.start, node.end, top, html=self.shape_html(node), inner=self.inside(node), holds=True
        )

    def _simple(self, node: XmlNode, top: tuple[int, int]) -> FlowItem:
        items = tuple(self.items(node.children))
        return field_item(node.value("w:instr"), (node.start, node.opened, node.closing, node.end), items, top)

    # --- runs

    def _run(self, run: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        properties = run.child("w:rPr")
        children = [node for node in run.children if node.name and node.name not in _GONE]
        if is_vanished(properties) or not children:
            yield _noise(run, top)
            return
        items, is_whole = self._in_order(run, children, top)
        if not is_whole:
            yield from items
        elif any(part.kind is FlowKind.TEXT for item in items for part in item.walk()):
            opened = properties.end if properties else run.opened
            yield self._worded(run, (run.start, opened, run.closing, run.end), items, top)
        elif len(items) == 1 and items[0].kind is not FlowKind.TAB and not items[0].html.startswith("<br"):
            item = items[0]
            yield FlowItem(
                item.kind,
                run.start,
                run.end,
                top,
                html=item.html,
                inner=item.inner,
                is_word=item.is_word,
                holds=item.holds,
            )
        else:
            yield from items

    def _worded(
        self, run: XmlNode, place: tuple[int, int, int, int], items: Sequence[FlowItem], top: tuple[int, int]
    ) -> FlowItem:
        properties = run.child("w:rPr")
        html, form = self.styles.html(properties), look(properties)
        start, opened, closing, end = place
        return FlowItem(
            FlowKind.PAIR, start, end, top, html=html, opened=opened, closing=closing, look=form, items=tuple(items)
        )

    def _in_order(
        self, run: XmlNode, children: Sequence[XmlNode], top: tuple[int, int]
    ) -> tuple[Sequence[FlowItem], bool]:
        """What a run holds, its fields whole, and whether they are: else these are pieces that stand beside each other."""
        groups = [(parts, list(nodes)) for parts, nodes in groupby(children, lambda node: node.name in FIELD_PARTS)]
        place = (run.start, run.end) if len(groups) == 1 else None
        each = [
            list(field_parts(nodes, place, top))
            if parts
            else [item for node in nodes for item in self._in_run(node, top)]
            for parts, nodes in groups
        ]
        if are_whole(item for items in each for item in items):
            return whole_fields([item for items in each for item in items]), True
        out: list[FlowItem] = []
        for items, (_, nodes) in zip(each, groups, strict=True):
            start, end = nodes[0].start, nodes[-1].end
            begin = run.start if nodes[0] is children[0] else start
            worded = any(item.kind is FlowKind.TEXT for item in items)
            out += [self._worded(run, (begin, start, end, end), items, top)] if worded else items
        return out, False

    def _in_run(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        name = node.name
        if name == "w:t":
            yield from _texts(node, top)
        elif name in _CHARACTERS:
            yield FlowItem(FlowKind.TEXT, node.start, node.end, top, text=_CHARACTERS[name])
        elif name in _BREAKS:
            paged = node.value("w:type") in ("page", "column")
            yield standalone(node, top, "<wbr>" if paged else _BREAKS[name])
        elif name in _TABS:
            yield FlowItem(FlowKind.TAB, node.start, node.end, top, html=" ")
        elif name in _NOTES:
            label = self.labels.get(_NOTES[name] + node.value("w:id"), node.value("w:id"))
            yield standalone(node, top, markup.note_reference(label))
        elif name in _SHAPES and _text_form(node) is None:
            yield self._shape(node, top)
        else:
            yield from self._remaining(node, top)

    def _remaining(self, node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
        """What is rare in a run: a sign of a font, small letters above others, what newer programs add."""
        if node.name == "w:sym":
            code = int(node.value("w:char") or "20", 16)
            yield standalone(node, top, "<wbr>" if 0xE000 <= code <= 0xF8FF else escape(chr(code)))
        elif node.find("w:t") is not None:
            for text in (node.child("w:rubyBase") or _text_form(node) or node).walk():
                yield from _texts(text, top) if text.name == "w:t" else ()
        else:
            yield from self._of(node, top)


def _texts(node: XmlNode, top: tuple[int, int]) -> Iterator[FlowItem]:
    """The text of `w:t`; outer white space counts only where the document says so."""
    preserved = node.value("xml:space") == "preserve"
    for n, child in enumerate(each for each in node.children if not each.name):
        text = re.sub(r"[\t\r\n]", " ", child.text)
        text = text if preserved else text.lstrip(" ") if n == 0 else text
        text = text if preserved else text.rstrip(" ")
        if text:
            yield FlowItem(FlowKind.TEXT, child.start, child.end, top, text=text)


def _text_form(node: XmlNode) -> XmlNode | None:
    """Which form of a text that is there in several is read; none where the forms are shapes."""
    if node.name != "mc:AlternateContent" or node.find("w:drawing", "w:pict", "w:object") is not None:
        return None
    return next((form for form in node.children if form.find("w:t") is not None), None)


def _noise(node: XmlNode, top: tuple[int, int]) -> FlowItem:
    return FlowItem(FlowKind.NOISE, node.start, node.end, top)

"""Localized text as the runs of a Word paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.article.office import xml
from l10n.article.office.blocks import literal, render_value
from l10n.article.office.flow import FlowItem, FlowKind, flow
from l10n.article.office.flow_writer import FlowWriter
from l10n.article.office.word import drawing
from l10n.article.office.word.inline import WordReader
from l10n.article.office.word.styles import look
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, InlineKind

# What a run of new text does not take over: revisions, and the language and spelling of the old one.
_OLD = "rPrChange|ins|del|moveFrom|moveTo|lang|noProof|rtl|cs"
_LATE = ("bookmarkEnd", "commentRangeEnd", "permEnd", "moveFromRangeEnd", "moveToRangeEnd")
_DROPPED = ("proofErr", "lastRenderedPageBreak", "del", "moveFrom")
_WHOLE = ("r", "hyperlink", "fldSimple", "sdt", "oMath", "oMathPara", "smartTag", "customXml")
_PARTS = ("fldChar", "instrText")
_TAG = late_pattern(r"<(?:([^\s/>:]+):)?([^\s/>]+)")
_LINES = late_pattern(r"([\t\n])")


def render(block: Block, text: str) -> str:
    """The text in the syntax of its place: a paragraph's runs, or a value.

    Runs look as those of the source; bookmarks and comments stay around the text. Tracked changes of the paragraph are
    accepted: what was deleted goes, what was inserted is text as any other.
    """
    if block.syntax == drawing.SYNTAX:
        return _drawn(block, text)
    if not block.syntax.startswith("flow"):
        return render_value(block, text)
    prefixes = dict(pair.partition("=")[::2] for pair in block.syntax.split()[1:])
    runs = _Runs(next((f"{mine}:" if mine else "" for mine, name in prefixes.items() if name == "w"), "w:"), block.raw)
    root = xml.parse(block.raw, 0, len(block.raw), prefixes)
    order = flow(WordReader().items(root.children), by_look=True)
    plain = runs.plain(root, order.look)
    closing = {inline.index: inline.raw for inline in block.inlines if inline.kind is InlineKind.CLOSE}
    opens = {
        inline.mark: runs.pair(
            inline.raw, closing.get(inline.index, ""), runs.around(root, inline.start - block.start + len(inline.raw))
        )
        for inline in block.inlines
        if inline.kind is InlineKind.OPEN
    }
    raws = {inline.mark: inline.raw for inline in block.inlines}
    literals = {inline.mark: xml.decode(inline.html) for inline in block.inlines if literal(inline)}

    def alone(mark: str, here: str) -> str:
        return runs.words(literals[mark], here) if mark in literals else runs.alone(raws[mark], here)

    body = FlowWriter(opens, runs.words, alone, frozenset(raws), plain).write(text)
    early, late = runs.noise((*order.lead, *order.core, *order.tail))
    return runs.edge(order.lead, plain) + early + body + late + runs.edge(order.tail, plain)


def _drawn(block: Block, text: str) -> str:
    """The text as the runs of a chart's or a diagram's paragraph; runs that look the same become one."""
    raws = {inline.mark: inline.raw for inline in block.inlines}
    pieces, end = list[str](), 0
    for mark in MARK.finditer(text):
        if mark[0] in raws:
            pieces += [xml.escape(text[end : mark.start()]), raws[mark[0]]]
            end = mark.end()
    return "".join([*pieces, xml.escape(text[end:])])


@dataclass(frozen=True, slots=True)
class _Runs:
    """Writes runs with the document's own prefix. A look is the opening of a run, its properties included."""

    prefix: str
    raw: str

    def plain(self, root: xml.XmlNode, most: str | None) -> str:
        """The look of most words of the source."""
        for run in root.walk():
            if run.name == "w:r" and run.find("w:t") is not None and look(run.child("w:rPr")) == (most or ""):
                properties = run.child("w:rPr")
                return self._opening(self.raw[properties.start : properties.end] if properties else "")
        return self._opening("")

    def _opening(self, properties: str) -> str:
        p = self.prefix
        properties = re.sub(rf"<{p}rPrChange\b[\s\S]*?</{p}rPrChange>", "", properties)
        return f"<{p}r>" + re.sub(rf"<{p}(?:{_OLD})(?:\s[^<>]*)?/>", "", properties)

    def around(self, root: xml.XmlNode, at: int) -> str:
        """The look of the run that goes on at an offset: behind a part of a field it has words in the same run."""
        run = next((run for run in root.walk() if run.name == "w:r" and run.opened < at < run.closing), None)
        properties = run.child("w:rPr") if run else None
        return self._opening(self.raw[properties.start : properties.end]) if properties else ""

    def pair(self, opening: str, closing: str, here: str = "") -> tuple[str, str, str]:
        """What stands before and after the words of a pair, and the look that it gives them: `here` where it opens no run."""
        p = self.prefix
        opening, closing = self._accepted(opening), self._accepted(closing)
        done = opening.rfind(f"</{p}r>") + 1
        begins = list(re.finditer(rf"<{p}r(?:\s[^<>]*)?>", opening[done:]))
        if not begins or re.search(rf"<{p}(?:{'|'.join(_PARTS)})\b", opening[done + begins[-1].end() :]):
            return self._apart(opening), self._apart(closing), here
        at = done + begins[-1].start()
        return (
            self._apart(opening[:at]),
            self._apart(closing.removeprefix(f"</{p}r>")),
            self._opening(opening[done + begins[-1].end() :]),
        )

    def _apart(self, raw: str, here: str = "") -> str:
        """Markup whose runs are whole: that of a field may begin and end inside of a run."""
        p = self.prefix
        tag = _TAG.match(raw)
        inside = raw.startswith(f"</{p}r>") or bool(tag and ((here and not self._is_whole(raw)) or tag[2] in _PARTS))
        runs = re.findall(rf"<(/?){p}r(?:\s[^<>]*)?(?<!/)>", raw)
        is_open = inside + runs.count("") > runs.count("/")
        return (here or self._opening("")) * inside + raw + f"</{p}r>" * is_open

    def _accepted(self, raw: str) -> str:
        """Markup without what stands around revisions: a field may begin inside of one and end outside."""
        p = self.prefix
        return re.sub(rf"</?{p}(?:ins|moveTo|smartTag|customXml)(?:\s[^<>]*)?>|<{p}proofErr\b[^<>]*/>", "", raw)

    def words(self, text: str, here: str) -> str:
        """A run of text; line ends and tabs have elements of their own."""
        p = self.prefix
        signs = {"\n": f"<{p}br/>", "\t": f"<{p}tab/>"}
        pieces = (
            signs.get(piece) or f'<{p}t xml:space="preserve">{xml.escape(piece)}</{p}t>'
            for piece in _LINES.split(text)
            if piece
        )
        return f"{here}{''.join(pieces)}</{p}r>"

    def alone(self, raw: str, here: str) -> str:
        """A piece of its own; what stands only inside of runs gets one."""
        return self._apart(self._accepted(raw), here)

    def _is_whole(self, raw: str) -> bool:
        tag = _TAG.match(raw)
        name = tag[2] if tag else ""
        around = name == "AlternateContent" and re.match(rf"<[^<>]*>\s*<[^<>]*>\s*<{self.prefix}r[\s>]", raw)
        return name in _WHOLE or bool(around)

    def edge(self, items: Iterable[FlowItem], here: str) -> str:
        """What stands beside the text in the same elements: numbers of lists by hand, tabs, breaks."""
        out = []
        for item in items:
            if item.kind is FlowKind.TEXT:
                out.append(self.words(item.text, here))
            elif item.kind is not FlowKind.NOISE and (item.look is None or item.kind is not FlowKind.PAIR):
                out.append(self.alone(self.raw[item.start : item.end], here))
            elif item.kind is FlowKind.PAIR:
                out.append(self.edge(item.items, self.pair(self.raw[item.start : item.opened], "")[2]))
        return "".join(out)

    def noise(self, items: Iterable[FlowItem]) -> tuple[str, str]:
        """What says nothing and stays: before the text, and after it."""
        early: list[str] = []
        late: list[str] = []
        for raw in self._noisy(items):
            tag = _TAG.match(raw)
            name = tag[2] if tag else ""
            if name and name not in _DROPPED:
                ends = name in _LATE or "commentReference" in raw
                (late if ends else early).append(raw if self._stands(name) else self._apart(raw, f"<{self.prefix}r>"))
        return "".join(early), "".join(late)

    @staticmethod
    def _stands(name: str) -> bool:
        return name in _WHOLE or name.endswith(("Start", "End"))

    def _noisy(self, items: Iterable[FlowItem]) -> Iterator[str]:
        for item in items:
            if item.kind is FlowKind.NOISE:
                yield self._accepted(self.raw[item.start : item.end])
            elif item.kind is FlowKind.PAIR:
                yield from self._noisy(item.items)

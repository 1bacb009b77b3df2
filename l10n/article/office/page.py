"""The page that an office document amounts to: its paragraphs as HTML, each block in it that of a paragraph.

So that pages, feeds and plain text of a document are made by the readers of web pages, and look like those of any article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from l10n.article import weave
from l10n.article.office.place import OfficeParagraph, OfficePicture, OfficePlace
from l10n.markup import MARK
from l10n.model import Block, Document, Inline, Role
from l10n.plugin import WebView

_DEEPEST = 6


def view(document: Document, paragraphs: Iterable[OfficeParagraph]) -> WebView:
    """The page of a document from its paragraphs in order; what nobody reads is left out."""
    made = _OfficePage(document)
    shown = [paragraph for paragraph in paragraphs if not (paragraph.place.is_hidden or paragraph.place.is_furniture)]
    story = [paragraph for paragraph in shown if not paragraph.place.note]
    notes = sorted(
        (paragraph for paragraph in shown if paragraph.place.note), key=lambda paragraph: _order(paragraph.place.note)
    )
    for table, together in groupby(
        story, key=lambda paragraph: paragraph.place.cells[0].table if paragraph.place.cells else 0
    ):
        (made.table if table else made.run)(list(together))
    made.notes(notes)
    return made.finish()


def _order(label: str) -> tuple[int, str]:
    return (int(label), "") if label.isdecimal() else (1 << 30, label)


class _OfficePage:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._block_at = {
            block.start: block for block in document.walk() if block.syntax.startswith(("flow", "value", "element"))
        }
        self._linked = "".join(inline.html for block in document.walk() for inline in block.inlines)
        self._out: list[str] = []
        self._length = 0
        self._line = 1
        self._blocks: list[Block] = []
        self._map: dict[Block, Block] = {}
        self._lists: list[str] = []
        self._write(f'<html lang="{escape(document.article.locale)}"><body><article>')

    def finish(self) -> WebView:
        """The whole page."""
        self._write("</article></body></html>")
        text = "".join(self._out)
        article = replace(self._document.article, format="html", text=text)
        page = weave.document(article, self._document.meta, self._blocks, self._document.notices)
        return WebView(page, self._map)

    def _write(self, html: str) -> None:
        self._out.append(html)
        self._length += len(html)
        self._line += html.count("\n")

    # --- structure

    def run(self, paragraphs: Sequence[OfficeParagraph]) -> None:
        """Paragraphs one below the other; those of one list or quotation together."""
        for kind, together in groupby(paragraphs, key=self._kind):
            if kind == "quote":
                self._write("<blockquote>")
            for paragraph in together:
                self._turn(paragraph.place if kind == "item" else None)
                self._paragraph(paragraph, "li" if kind == "item" else "")
            self._turn(None)
            if kind == "quote":
                self._write("</blockquote>")

    def _kind(self, paragraph: OfficeParagraph) -> str:
        block = self._block(paragraph)
        role = block.role if block else paragraph.place.role
        return {Role.ITEM: "item", Role.QUOTE: "quote"}.get(role, "")

    def _turn(self, place: OfficePlace | None) -> None:
        """Opens and closes lists until the next paragraph is at its depth; outside of lists where there is no place."""
        depth = min(place.list_depth, _DEEPEST) + 1 if place else 0
        name = "ol" if place and place.is_ordered else "ul"
        while len(self._lists) > depth or (depth and len(self._lists) == depth and self._lists[-1] != name):
            self._write(f"</{self._lists.pop()}>")
        while len(self._lists) < depth:
            self._lists.append(name)
            self._write(f"<{name}>")

    def table(self, paragraphs: Sequence[OfficeParagraph]) -> None:
        """A table with all its cells."""
        self._write("<table>")
        for _, row in groupby(paragraphs, key=lambda paragraph: paragraph.place.cells[0].row):
            self._write("<tr>")
            for cell, inside in groupby(row, key=lambda paragraph: paragraph.place.cells[0]):
                words = list(inside)
                if not cell.rows and not any(map(self._block, words)):
                    continue
                name = "th" if cell.is_head else "td"
                spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
                self._write(f"<{name}{spans}>")
                for paragraph in words:
                    self._paragraph(paragraph, "p")
                self._write(f"</{name}>")
            self._write("</tr>")
        self._write("</table>")

    def notes(self, paragraphs: Sequence[OfficeParagraph]) -> None:
        """The notes of the document, each with its label."""
        for label, inside in groupby(paragraphs, key=lambda paragraph: paragraph.place.note):
            self._write(f'<ol><li id="fn-{escape(label)}" role="doc-endnote">')
            for paragraph in inside:
                self._paragraph(paragraph, "p")
            self._write("</li></ol>")

    # --- paragraphs

    def _block(self, paragraph: OfficeParagraph) -> Block | None:
        return self._block_at.get(paragraph.flow.reach[0]) if paragraph.flow.core else None

    def _paragraph(self, paragraph: OfficeParagraph, name: str) -> None:
        self._write("\n" * max(paragraph.number - self._line, 1))
        block = self._block(paragraph)
        start, end = paragraph.flow.reach if block and paragraph.flow.core else (0, 0)
        apart = [picture for picture in paragraph.pictures if not start <= picture.start < end]
        for picture in apart:
            if not block or picture.start < start:
                self._picture(picture)
        if paragraph.is_rule:
            self._write("<hr>")
        elif block is not None:
            tag = name or _tag(block, paragraph.place)
            anchor = next((each for each in paragraph.anchors if f'"#{escape(each)}"' in self._linked), "")
            self._write(f"<{tag}" + (f' id="{escape(anchor)}">' if anchor else ">"))
            self._words(block)
            self._write(f"</{tag}>")
        for picture in apart:
            if block and picture.start >= end:
                self._picture(picture)

    def _words(self, block: Block) -> None:
        """The text of a block with its markup as HTML."""
        start, line = self._length, self._line
        raws = {inline.mark: inline for inline in block.inlines}
        inlines: list[Inline] = []
        end = 0
        for match in MARK.finditer(block.text):
            self._write(escape(block.text[end : match.start()], quote=False))
            inlines.append(self._inline(raws[match[0]]))
            end = match.end()
        self._write(escape(block.text[end:], quote=False))
        shown = replace(block, raw=self._since(start), line=line, start=start, inlines=tuple(inlines), syntax="")
        self._blocks.append(shown)
        self._map[block] = shown

    def _since(self, start: int) -> str:
        """What was written from an offset on."""
        pieces, left = [], self._length - start
        for piece in reversed(self._out):
            if left <= 0:
                break
            pieces.append(piece[-left:] if len(piece) > left else piece)
            left -= len(piece)
        return "".join(reversed(pieces))

    def _inline(self, inline: Inline) -> Inline:
        """Markup of the page for a mark; the alternative text of a picture stays a block."""
        at = self._length
        alt = next((inner for inner in inline.inner if inner.syntax in ("value", "element")), None)
        before, quoted, after = (
            _split(inline.html) if alt and inline.html.startswith("<img ") else (inline.html, "", "")
        )
        inner: tuple[Block, ...] = ()
        if alt and quoted:
            quoted = f'"{escape(alt.text)}"'
            shown = replace(alt, raw=quoted, line=self._line, start=at + len(before), inlines=(), syntax="attribute")
            self._map[alt] = shown
            inner = (shown,)
        raw = before + quoted + after
        self._write(raw)
        return replace(inline, raw=raw, start=at, inner=inner, html="")

    def _picture(self, picture: OfficePicture) -> None:
        if not picture.address:
            return
        alt = self._block_at.get(picture.alt_start)
        self._write(f'<figure><img src="{escape(picture.address)}" alt=')
        quoted = f'"{escape(alt.text if alt else picture.alt)}"'
        if alt is not None:
            shown = replace(alt, raw=quoted, line=self._line, start=self._length, inlines=(), syntax="attribute")
            self._blocks.append(shown)
            self._map[alt] = shown
        self._write(f"{quoted}></figure>")


def _split(html: str) -> tuple[str, str, str]:
    """An image's tag before its alternative text, that text with its quotation marks, and the rest."""
    start = html.index('alt="') + len("alt=")
    return html[:start], html[start:-1], html[-1]


def _tag(block: Block, place: OfficePlace) -> str:
    if block.role is Role.HEADLINE:
        return "h1"
    return f"h{min(max(place.level, 1) + 1, 6)}" if block.role is Role.HEADING else "p"

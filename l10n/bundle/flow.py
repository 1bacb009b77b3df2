"""The pieces of a block as HTML and as plain text.

Targets are data: what a mark of the block stands for is written as its own markup, everything else is escaped. Tags that a
target crosses, doubles or leaves open still come out well nested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from l10n import langtag
from l10n.bundle import links
from l10n.bundle.inline_html import Place, Tag, definitions, tags
from l10n.markup import MARK
from l10n.model import Block, Localized, Piece, State
from l10n.plugin import Edition

# What XML cannot carry at all; other odd characters are the translator's, and for the checks to find. Source: XML 1.0, 2.2.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OPENS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}


def clean(text: str) -> str:
    """The text without the characters that no markup language can carry."""
    return _FORBIDDEN.sub("", text)


def isolated(text: str) -> str:
    """The text with its bidirectional controls closed, for a place that shares its line (a window title).

    >>> isolated("Ruiz \u202egaon") == "Ruiz \u202egaon\u202c"
    True
    """
    waiting: list[str] = []
    for char in text:
        if char in _OPENS:
            waiting.append(_OPENS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return text + "".join(reversed(waiting))


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one edition. `marked` shows unreviewed pieces to the eye."""

    edition: Edition
    marked: bool = False
    _place: Place = field(init=False)

    def __post_init__(self) -> None:
        article = self.edition.localized.document.article
        known = {} if article.format == "html" else definitions(article.text)
        self._place = Place(article.text, links.base(self.edition), known, frozenset(self.edition.media))

    def html(self, block: Block) -> str:
        """The localized block as inline HTML, valid in XML but for the ends of `br` and `img`."""
        line = _Line(self._tags(block))
        for piece in _pieces(self.edition.localized, block):
            attributes = self._attributes(piece) if self.marked else ""
            line.piece(piece.text, attributes)
        return line.close()

    def text(self, block: Block) -> str:
        """The localized block as plain text; a break is a line end."""
        known = self._tags(block) if block.inlines else {}
        said = self.edition.localized.text(block)
        return clean(MARK.sub(lambda mark: known[mark[0]].text if mark[0] in known else mark[0], said)).strip()

    def line(self, block: Block) -> str:
        """The localized block as plain text in one line."""
        return " ".join(self.text(block).split())

    def _tags(self, block: Block) -> dict[str, Tag]:
        return dict(tags(block, self._place, self.line))

    def _attributes(self, piece: Piece) -> str:
        """Attributes of the element around a piece; empty for a gap and a person's words."""
        if piece.state is State.NEW:
            source = self.edition.localized.document.article.locale
            return f' class="new" data-state="new" lang="{source}" dir="{langtag.direction(source)}"'
        return ' class="fuzzy" data-state="fuzzy"' if piece.state is State.FUZZY else ""


def _pieces(localized: Localized, block: Block) -> tuple[Piece, ...]:
    return localized.pieces.get(block, (Piece(block.text, block.text),))


class _Line:
    """HTML being written, its open elements known."""

    def __init__(self, known: dict[str, Tag]) -> None:
        self._known, self._used = known, set[str]()
        self._out: list[str] = []
        self._open: list[tuple[str, Tag]] = []  # index of the mark, its start tag

    def piece(self, text: str, attributes: str) -> None:
        """Writes a piece, inside an element of its own where it has attributes."""
        if not attributes:
            self._write(text)
            return
        outer = self._suspend(0)
        self._out.append(f"<span{attributes}>")
        self._resume(outer)
        self._write(text)
        inner = self._suspend(0)
        self._out.append("</span>")
        self._resume(inner)

    def close(self) -> str:
        """All that was written, with every element closed."""
        self._suspend(0)
        return "".join(self._out)

    def _write(self, text: str) -> None:
        end = 0
        for mark in MARK.finditer(text):
            self._out.append(_escaped(text[end : mark.start()]))
            self._mark(mark)
            end = mark.end()
        self._out.append(_escaped(text[end:]))

    def _mark(self, mark: re.Match[str]) -> None:
        tag = self._known.get(mark[0])
        if tag is None:
            self._out.append(_escaped(mark[0]))
        elif mark["close"] and not tag.html:
            return
        elif mark["close"] and tag.name:
            self._end(mark["index"])
        elif mark[0] not in self._used and not (tag.name == "a" and any(t.name == "a" for _, t in self._open)):
            self._used.add(mark[0])  # a doubled mark would double ids and images
            self._out.append(tag.html)
            if tag.name:
                self._open.append((mark["index"], tag))

    def _end(self, index: str) -> None:
        """Closes the element of a mark; those opened since are closed with it and opened again."""
        places = [n for n, (known, _) in enumerate(self._open) if known == index]
        if places:
            crossed = self._suspend(places[0])[1:]
            self._resume(crossed)

    def _suspend(self, depth: int) -> list[tuple[str, Tag]]:
        """The elements open beyond a depth, now closed."""
        taken, self._open = self._open[depth:], self._open[:depth]
        self._out += [f"</{tag.name}>" for _, tag in reversed(taken)]
        return taken

    def _resume(self, taken: list[tuple[str, Tag]]) -> None:
        self._out += [tag.html for _, tag in taken]
        self._open += taken


def _escaped(text: str) -> str:
    return escape(clean(text))

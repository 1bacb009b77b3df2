"""The text of a paragraph with its marks."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.article.office.flow import FlowItem, FlowKind
from l10n.article.office.xml import ATOM, decode
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind


def numbered(core: Sequence[FlowItem], source: str) -> tuple[str, tuple[Inline, ...]]:
    """The text of the core with its marks, and what they stand for in the source, noise left out."""
    made = _Numbering(source)
    made.level(core)
    return made.finish()


class _Numbering:
    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[FlowItem] = []
        self._out: list[str] = []
        self._inlines: list[Inline] = []
        self._count = 0

    def level(self, items: Sequence[FlowItem]) -> None:
        """Adds the items of a level."""
        for item in items:
            if item.kind is FlowKind.TEXT:
                self._texts.append(item)
            elif item.kind is FlowKind.PAIR:
                self._pair(item)
            elif item.kind is not FlowKind.NOISE:
                self._flush()
                self._count += 1
                self._mark(self._count, InlineKind.ALONE, (item.start, item.end), (item.html, item.inner))

    def _pair(self, item: FlowItem) -> None:
        if not any(part.text or part.kind in (FlowKind.ALONE, FlowKind.TAB) for part in item.walk()):
            return
        self._flush()
        self._count += 1
        index = self._count
        self._mark(index, InlineKind.OPEN, (item.start, item.opened), (item.html, ()))
        self.level(item.items)
        self._flush()
        html = "".join(f"</{tag.split()[0].strip('<>')}>" for tag in reversed((item.html or "<span>").split("<")[1:]))
        self._mark(index, InlineKind.CLOSE, (item.closing, item.end), (html, ()))

    def finish(self) -> tuple[str, tuple[Inline, ...]]:
        """All that was added."""
        self._flush()
        return "".join(self._out), tuple(self._inlines)

    def _mark(self, index: int, kind: InlineKind, place: tuple[int, int], shown: tuple[str, tuple[Block, ...]]) -> None:
        html, inner = shown
        made = Inline(index, kind, self._source[slice(*place)], place[0], inner, html or "<span>")
        self._inlines.append(made)
        self._out.append(made.mark)

    def _flush(self) -> None:
        """Writes the texts that wait, what looks like a mark in them as marks."""
        text = "".join(item.text for item in self._texts)
        end = 0
        places = self._places() if MARK.search(text) else []
        for match in MARK.finditer(text):
            self._out.append(text[end : match.start()])
            self._count += 1
            begin, close = places[match.start()][0], places[match.end() - 1][1]
            html = match[0].replace("<", "&lt;").replace(">", "&gt;")
            self._mark(self._count, InlineKind.ALONE, (begin, close), (html, ()))
            end = match.end()
        self._out.append(text[end:])
        self._texts.clear()

    def _places(self) -> list[tuple[int, int]]:
        """Where each character of the waiting texts stands in the source."""
        places: list[tuple[int, int]] = []
        for item in self._texts:
            raw = self._source[item.start : item.end]
            atoms = [(m.start(), m.end()) for m in ATOM.finditer(raw)]
            if decode(raw) != item.text:  # white space in a row is one space
                atoms = _joined_spaces(raw, atoms)
            each = [(item.start + a, item.start + b) for a, b in atoms]
            places += each if len(each) == len(item.text) else [(item.start, item.end)] * len(item.text)
        return places


def _joined_spaces(raw: str, atoms: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The atoms of a source with white space in a row as one of them."""
    joined: list[tuple[int, int]] = []
    for start, end in atoms:
        spaces = joined and raw[start:end].isspace() and raw[slice(*joined[-1])].isspace()
        joined.append((joined.pop()[0] if spaces else start, end))
    return joined

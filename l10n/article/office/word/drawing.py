"""The words of charts and diagrams: titles, names of series, categories, and the texts of SmartArt, each in its own part."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.article.office.blocks import element_block
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind, Role

SYNTAX = "drawing"
ROOTS = frozenset({"c:chartSpace", "cx:chartSpace", "dgm:dataModel", "dsp:drawing"})
_CACHES = frozenset({"c:strCache", "c:strLit", "c:multiLvlStrCache", "cx:strDim", "cx:txData"})
_VALUES = frozenset({"c:v", "cx:pt", "cx:v"})
_SAME = late_pattern(r"\s(?:lang|altLang|dirty|err|noProof|smtClean|bmk|kumimoji)=(?:\"[^\"]*\"|'[^']*')")
"""What Word notes at a run beside its look: runs that differ in it alone are one."""


def blocks(node: XmlNode, source: str, line: int) -> Iterator[Block]:
    """The blocks of a part, in order."""
    for child in node.children:
        if child.name == "a:p":
            yield from _paragraph(child, source, line)
        elif child.name in _CACHES:
            values = (value for value in child.walk() if value.name in _VALUES)
            yield from filter(None, (element_block(source, value, Role.CELL, line) for value in values))
        else:
            yield from blocks(child, source, line)


@dataclass(slots=True)
class _DrawnRuns:
    """The words of a paragraph as they are read, with a mark where the look changes."""

    source: str
    text: str = ""
    inlines: list[Inline] = field(default_factory=list)
    start: int = -1
    end: int = -1

    def add(self, words: XmlNode, *, is_same: bool) -> None:
        if self.start < 0:
            self.start = words.opened
        elif not is_same:
            raw = self.source[self.end : words.opened]
            mark = Inline(
                len(self.inlines) + 1, InlineKind.ALONE, raw, self.end, html="<br>" if ":br" in raw else "<wbr>"
            )
            self.inlines.append(mark)
            self.text += mark.mark
        self.text += words.words()
        self.end = words.closing


def _paragraph(node: XmlNode, source: str, line: int) -> Iterator[Block]:
    """The block of a paragraph; none where it has no words, or words that look like marks."""
    runs, look, is_next = _DrawnRuns(source), "", True
    for child in node.children:
        words = child.child("a:t") if child.name == "a:r" else None
        if words is None or words.closing <= words.opened:
            is_next = is_next and child.name in ("", "#", "a:pPr", "a:r")
            continue
        if MARK.search(words.words()):
            return
        here = _look(child, source)
        runs.add(words, is_same=is_next and here == look)
        look, is_next = here, True
    raw = source[runs.start : runs.end]
    text = " ".join(runs.text.split())
    if any(char.isalpha() for char in MARK.sub("", text)):
        start = runs.start + len(raw) - len(raw.lstrip())
        yield Block(Role.CAPTION, text, raw.strip(), line, start, tuple(runs.inlines), SYNTAX)


def _look(run: XmlNode, source: str) -> str:
    properties = run.child("a:rPr")
    return _SAME.sub("", source[properties.start : properties.end]) if properties else ""

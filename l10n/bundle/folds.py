"""Parts of an article that readers open and close (`<details>`): where they lie, and whether they are open at first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.bundle.tag_structure import DEEPEST, outside_fences
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Document

_TAG = late_pattern(
    r"<(?P<end>/?)(?P<name>details|summary|table)\b(?P<values>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE
)
_OPEN = late_pattern(r"""(?:\A|[\s"'])open(?![^\s=/])""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that folds: its place in the article's text, that of its summary, and whether readers see it open at first."""

    start: int
    end: int
    summary: tuple[int, int]
    is_open: bool = False

    def holds(self, place: int) -> bool:
        """Whether a place is inside, the summary's own included."""
        return self.start <= place < self.end

    def is_summary(self, place: int) -> bool:
        """Whether a place is in what readers see of it when it is closed."""
        return self.summary[0] <= place < self.summary[1]


def folds(document: Document) -> tuple[Fold, ...]:
    """The parts that fold, outer ones first. Those of a table are left out: its cells stay together."""
    if "<details" not in document.article.text.lower():
        return ()
    closed: list[Fold] = []
    opened: list[Fold] = []
    tables = 0
    for place, tag in _tags(document):
        name, ends = tag["name"].lower(), bool(tag["end"])
        if name == "table":
            tables = max(tables + (-1 if ends else 1), 0)
        elif name == "details" and not ends:
            opened.append(Fold(place, -1, (place, place), bool(_OPEN.search(tag["values"]))))
        elif opened and name == "summary":
            top = opened.pop()
            span = (top.summary[0], place) if ends else (place, place)
            opened.append(Fold(top.start, -1, span, top.is_open))
        elif opened and ends and name == "details":
            top = opened.pop()
            if not tables and len(opened) < DEEPEST:
                closed.append(Fold(top.start, place, top.summary, top.is_open))
    return tuple(sorted(closed, key=lambda fold: fold.start))


def _tags(document: Document) -> Iterator[tuple[int, re.Match[str]]]:
    """The tags that matter, in order, with their places in the article's text."""
    begin = 0
    for n, piece in enumerate(document.skeleton):
        for tag in _TAG.finditer(outside_fences(piece)):
            yield begin + tag.start(), tag
        begin += len(piece) + (len(document.blocks[n].raw) if n < len(document.blocks) else 0)

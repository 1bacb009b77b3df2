"""Texts of an article that are not quite words: what looks like a mark is kept as one, and names of files say nothing."""

from __future__ import annotations

import re

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind

_FILE = late_pattern(
    r"(?:https?:)?//\S+|[^\s<>]+\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|emf|wmf|mp4|pdf|html?)", re.IGNORECASE
)


def names_file(text: str) -> bool:
    """Whether a text is an address or the name of a file and nothing else, which says nothing to a reader.

    >>> names_file("img/IMG_2041.JPG"), names_file("The harbour at dawn, seen from pier.jpg")
    (True, False)
    """
    return _FILE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks, and the pieces that they stand for."""

    text: str
    inlines: tuple[Inline, ...]


def mark_literals(raw: str, start: int) -> Marked:
    """The text of a source slice without markup, each of its words that looks like a mark as a standalone mark.

    >>> mark_literals("Press <1> to vote.", 0).text
    'Press <1/> to vote.'
    """
    inlines: list[Inline] = []

    def marked(match: re.Match[str]) -> str:
        inlines.append(Inline(len(inlines) + 1, InlineKind.ALONE, match[0], start + match.start()))
        return inlines[-1].mark

    return Marked(MARK.sub(marked, raw), tuple(inlines))


def restore(block: Block, text: str) -> str:
    """The text with each mark of the block replaced by what it stands for; other marks stay as they are."""
    raws = {inline.mark: inline.raw for inline in block.inlines}
    return MARK.sub(lambda match: raws.get(match[0], match[0]), text)

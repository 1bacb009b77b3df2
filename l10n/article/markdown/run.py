"""A run of Markdown as markdown-it sees it, with the places of its characters, and what all runs of an article share."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from markdown_it import MarkdownIt

from l10n.article.lines import Lines
from l10n.article.markdown import shortcodes
from l10n.dataclass import dataclass
from l10n.model import Role

_BLANK = " \t\n"


@dataclass(frozen=True, slots=True)
class Places:
    r"""Where the characters of a run stand in the article: from each offset on, a place.

    An offset in `escaped` has two characters in the article (a table's `\|`); `base` is added to every offset.
    """

    offsets: tuple[int, ...]
    sources: tuple[int, ...]
    escaped: frozenset[int] = frozenset()
    base: int = 0

    def start(self, offset: int) -> int:
        """Where the character at an offset begins."""
        n = bisect_right(self.offsets, offset + self.base) - 1
        return self.sources[n] + offset + self.base - self.offsets[n]

    def end(self, offset: int) -> int:
        """Where the character before an offset ends."""
        return self.start(offset - 1) + (2 if offset - 1 + self.base in self.escaped else 1)


@dataclass(frozen=True, slots=True)
class MarkdownRun:
    """The source of a run without the markup of its container, as markdown-it sees it, and its place."""

    content: str
    places: Places
    role: Role
    syntax: str = ""

    def part(self, start: int, end: int) -> MarkdownRun:
        """The run between two offsets, without outer blanks."""
        inside = self.content[start:end]
        start += len(inside) - len(inside.lstrip(_BLANK))
        return replace(self, content=inside.strip(_BLANK), places=replace(self.places, base=self.places.base + start))


@dataclass(frozen=True, slots=True)
class RunContext:
    """What all runs of an article share: the parser with its link definitions, the article's text and lines."""

    md: MarkdownIt
    env: dict[str, object]
    text: str
    lines: Lines
    words: frozenset[str] = shortcodes.WORDS

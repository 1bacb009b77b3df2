"""Written Markdown read again: whether it gives the words that it was written for."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference

from l10n.article.lines import lines
from l10n.article.markdown.blocks import runs
from l10n.article.markdown.grammar import parser
from l10n.article.markdown.inline import block as read
from l10n.article.markdown.run import MarkdownRun, Places, RunContext
from l10n.markup import renumber
from l10n.model import Block, Inline, InlineKind


def is_break(inline: Inline) -> bool:
    """Whether a piece of markup is a line end that breaks the line, with what its container puts before the next."""
    return (
        inline.kind is InlineKind.ALONE
        and "\n" in inline.raw.replace("\r", "\n")
        and not inline.raw.strip(" \t\\>\r\n")
    )


class _AnyLabel(dict[str, dict[str, str]]):
    """Link definitions of an article that is not at hand: every label is one, except those of footnotes."""

    def get(self, key: str, default: object = None) -> dict[str, str] | None:  # type: ignore[override]
        """A definition for any label."""
        del default
        return None if key.startswith("^") else {"href": "#", "title": ""}

    def __contains__(self, key: object) -> bool:
        return True


class _AnyNote(dict[str, int]):
    """Footnotes of an article that is not at hand: every label is one."""

    def __contains__(self, key: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


def _labels(block: Block) -> dict[str, dict[str, str]]:
    """The labels that the markup of a block names: of link definitions, as far as a block can know them."""
    named = (label for inline in block.inlines for label in re.findall(r"\[([^\[\]]+)\]", inline.raw))
    return {normalizeReference(label): {"href": "#", "title": ""} for label in named if not label.startswith("^")}


def _definitions(block: Block) -> dict[str, object]:
    """The definitions that a block cannot know: of links those that it names, of footnotes any."""
    references = _AnyLabel() if "label" in block.syntax.split() else _labels(block)
    return {"references": references, "footnotes": {"refs": _AnyNote(), "list": {}}}


def is_in_place(written: str, block: Block, *, mdx: bool) -> bool:
    """Whether all lines are of one paragraph: none is empty or begins a list, a quotation, a table or a heading."""
    if block.syntax:
        return True  # a cell, a heading, an image's text: it stands between marks of its place
    content = _bare(written, block)
    tokens = parser(mdx=mdx).parse(content, _definitions(block))
    parts = list(runs(tokens, content, 0, ""))
    return len(parts) == 1 and isinstance(parts[0], MarkdownRun) and parts[0].content == content


def _bare(written: str, block: Block) -> str:
    """The lines without the marks that their container puts before each."""
    for inline in filter(is_break, block.inlines):
        written = written.replace(inline.raw, "\\\n" if "\\" in inline.raw else "  \n")
    return written


def reads_as(written: str, text: str, block: Block, *, mdx: bool) -> bool:
    """Whether the written Markdown reads back as the text, with as many marks in the same places."""
    content = written.replace("\\|", "|") if "cell" in block.syntax.split() else _bare(written, block)
    reading = RunContext(parser(mdx=mdx), _definitions(block), content, lines(content))
    again = read(MarkdownRun(content, Places((0,), (0,)), block.role), reading)
    return renumber(again.text)[0] == renumber(text)[0]

"""Rows of a Markdown table: a rule that says where each begins, and the places of its cells."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, table

from l10n.article.markdown.run import MarkdownRun, Places
from l10n.late_pattern import late_pattern
from l10n.model import Role, Span

PIPE = late_pattern(r"(?<!\\)\|")
"""What stands between two cells. A pipe behind a backslash is text, whatever stands before the backslash."""


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
    """The parser's rule for tables; each cell has `meta["row"]`, the column of its line where its row begins."""
    count = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    begins = 0
    for token in state.tokens[count:]:
        if token.type == "tr_open" and token.map:
            number = token.map[0]
            line = state.src.rfind("\n", 0, state.bMarks[number]) + 1
            begins = state.bMarks[number] + state.tShift[number] - line
        elif token.type == "inline":
            token.meta["row"] = begins
    return True


def columns(text: str, start: int, end: int) -> list[Span]:
    """The places of the cells of the row between two offsets, as the parser cuts it."""
    row = text[start:end].strip()
    start += text[start:end].find(row)
    end = start + len(row)
    pipes = [match.start() for match in PIPE.finditer(text, start, end)]
    starts = [start, *(pipe + 1 for pipe in pipes)]
    return [Span(*place) for place in zip(starts, [*pipes, end], strict=True)][row.startswith("|") :]


def run(text: str, cell: Span) -> MarkdownRun:
    """What stands in a cell, its pipes without their backslashes."""
    offsets, sources, escaped, last = [0], [cell.start], set[int](), cell.start
    content = ""
    for match in re.finditer(r"\\\|", text[cell.start : cell.end]):
        at = cell.start + match.start()
        content += text[last:at]
        offsets += [len(content), len(content) + 1]
        sources += [at, at + 2]
        escaped.add(len(content))
        content += "|"
        last = at + 2
    places = Places(tuple(offsets), tuple(sources), frozenset(escaped))
    return MarkdownRun(content + text[last : cell.end], places, Role.CELL, "cell")

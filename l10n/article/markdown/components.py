"""MDX: components, expressions and modules between Markdown. Source: mdxjs.com, "What is MDX?"."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from l10n.article.markdown import shortcodes
from l10n.late_pattern import late_pattern

COMPONENT = "component"
_TAG = late_pattern(r"</?(?!(?:script|style|pre|textarea|svg)\b)(?:[A-Za-z][\w.:-]*)?(?=[\s/>])")
_MODULE = late_pattern(r"(?:import|export)\s+[\w{*\"'(]")
_USES = late_pattern(r"^(?:import\s.*\sfrom\s+['\"]|export\s+const\s)", re.MULTILINE)
_FENCED = late_pattern(r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?^[ \t>]*(?P=fence)", re.MULTILINE | re.DOTALL)
_LONGEST = 20_000  # characters of one tag or expression; data belongs into a file
_CLOSES = {"{": "}", "(": ")", "[": "]"}


def is_mdx(text: str) -> bool:
    """Whether an article uses modules, whatever its suffix says; code that it shows may use them in any article."""
    return _USES.search(text) is not None and _USES.search(_FENCED.sub("", shortcodes.without_code(text))) is not None


def tag_end(text: str, start: int, limit: int) -> int:
    """Where a tag that begins at `start` ends, expressions in its attributes passed over; -1 where there is none."""
    opening = _TAG.match(text, start, limit)
    return _balanced(text, opening.end(), min(limit, start + _LONGEST), ">") if opening else -1


def _balanced(text: str, place: int, limit: int, end: str) -> int:
    """Where the first `end` outside strings and brackets stops; -1 where there is none."""
    pending: list[str] = []
    while place < limit:
        char = text[place]
        if char in "\"'`":
            place = text.find(char, place + 1, limit)
            if place < 0:
                return -1
        elif char == end and not pending:
            return place + 1
        elif char in _CLOSES and (pending or char == "{" or end != ">"):
            pending.append(_CLOSES[char])
        elif pending and char == pending[-1]:
            pending.pop()
        place += 1
    return -1


def tags(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
    """Lines of nothing but tags."""
    at = state.bMarks[start] + state.tShift[start]
    limit, done = state.eMarks[end - 1], at
    while (after := tag_end(state.src, done, limit)) > 0:
        done = after
        while state.src[done : done + 1] in (" ", "\t"):
            done += 1
    return done > at and _pushed(state, (start, end), done, COMPONENT, silent=silent)


def expression(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Lines of one expression in braces."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "{" or state.src.startswith(("{{", "{%"), at):
        return False
    limit = state.eMarks[end - 1]
    done = _balanced(state.src, at + 1, min(limit, at + _LONGEST), "}")
    return done > 0 and _pushed(state, (start, end), done, "skeleton", silent=silent)


def module(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """An import or export, up to the blank line after its brackets are closed."""
    at = state.bMarks[start] + state.tShift[start]
    if not _MODULE.match(state.src, at):
        return False
    if silent:
        return True
    last = start
    for number in range(start, end):
        last = number + 1
        text = state.src[at : state.eMarks[number]]
        nested = sum(map(text.count, "{[(")) > sum(map(text.count, "}])"))
        if not nested and (last >= end or state.isEmpty(last)):
            break
    state.push("skeleton", "", 0).map = [start, last]
    state.line = last
    return True


def _pushed(state: StateBlock, lines: tuple[int, int], done: int, kind: str, *, silent: bool) -> bool:
    """Whether what ends at `done` ends a line; its lines are then a token."""
    start, end = lines
    if done < state.eMarks[end - 1] and state.src[done : done + 1] not in ("\n", ""):
        return False
    last = next((n for n in range(start, end) if state.eMarks[n] >= done), -1)
    if last < 0:
        return False
    if not silent:
        state.push(kind, "", 0).map = [start, last + 1]
        state.line = last + 1
    return True

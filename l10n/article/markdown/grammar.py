"""markdown-it-py's parser, made to tell where in its source each inline token stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
    strikethrough,
)
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from l10n.article.markdown import cells, dialect, dialect_inline

MAX_NESTING = 100
"""Levels of quotes and lists. Deeper ones are refused: the parser would leave out what they hold."""

Rule = Callable[[StateInline, bool], bool]


@cache
def parser(*, mdx: bool) -> MarkdownIt:
    """CommonMark with tables, strikethrough, footnotes and what `dialect` adds; in MDX also components and expressions.

    Each inline token but text has `meta["span"]`, its place in the source of its run: start and end in code points.
    Links and images have `meta["label_end"]`, where their bracket closes.
    """
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False)
    md.inline.ruler.before("newline", "dialect", dialect_inline.rule(mdx=mdx))
    dialect.install(md, mdx=mdx)
    rules: dict[str, Rule] = {
        "newline": newline,
        "escape": escape,
        "backticks": backtick,
        "image": image,
        "html_inline": html_inline,
        "entity": entity,
        "footnote_inline": footnote_inline,
        "footnote_ref": footnote_ref,
    }
    for name, rule in rules.items():
        md.inline.ruler.at(name, _placed(rule))
    md.block.ruler.at("table", cells.rule, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.at("link", _placed_link)
    md.inline.ruler.at("autolink", _placed_autolink)
    md.inline.ruler.at("emphasis", _placed_delimiters(emphasis.tokenize))
    md.inline.ruler.at("strikethrough", _placed_delimiters(strikethrough.tokenize))
    md.core.ruler.enableOnly(["normalize", "block"])
    return md


def _placed(rule: Rule) -> Rule:
    """A rule that makes one token, with its place."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and state.tokens:
            token = state.tokens[-1]
            if not state.pending and (token.type != "text" or rule is backtick):
                token.meta["span"] = (start, state.pos)
                if token.type == "image" or state.src.startswith("^[", start):
                    token.meta["label_end"] = state.md.helpers.parseLinkLabel(state, start + 1)
        return True

    return placed


def _placed_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
    start, count = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    if not silent:
        opening = next(t for t in state.tokens[count:] if t.type == "link_open" and "span" not in t.meta)
        label_end = state.md.helpers.parseLinkLabel(state, start, disableNested=True)
        opening.meta["span"] = (start, start + 1)
        state.tokens[-1].meta.update(span=(label_end, state.pos), label_start=start + 1)
    return True


def _placed_autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
    """An address in angle brackets as one piece."""
    start = state.pos
    if not autolink(state, silent):
        return False
    if not silent:
        del state.tokens[-2:]
        token = state.tokens[-1]
        token.type, token.nesting = "autolink", 0
        token.meta["span"] = (start, state.pos)
    return True


def _placed_delimiters(rule: Rule) -> Rule:
    """A rule whose text tokens may become the ends of a span; each has the place of its own characters."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
        start, count = state.pos, len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            token.meta["span"] = (start, start + len(token.content))
            start += len(token.content)
        return True

    return placed

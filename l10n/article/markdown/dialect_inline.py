"""Marks inside a paragraph that CommonMark does not know: they stay as they are, and never reach an engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it.rules_inline import StateInline

from l10n.article.markdown import components, shortcodes
from l10n.late_pattern import late_pattern

Rule = Callable[[StateInline, bool], bool]

_FORMULA = r"(?=[^$\n]*[\\^_={}<>+]|[^$\s]+\$)[^\s$](?:[^$\n]{0,300}[^\s$])?"
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff]"  # of scripts that part words with spaces, where "US$5" is a price
_INSIDE = r"(?:(?!\\[\[\]]|\[\^|\]\().)"
FORMULA = late_pattern(rf"\\\[(?={_INSIDE}*?(?:\\[a-zA-Z]|(?<!\\)=)){_INSIDE}{{1,300}}\\\]")
"""Maths between `\\[` and `\\]`; brackets that are only escaped hold no such signs."""
ATTRIBUTES = late_pattern(
    r"\{:[^\n{}]{0,300}\}|\{[#.][\w .#:=\"'-]{0,200}\}(?=\s*$)|(?<=[)*\]`_])\{[#.][\w .#:=\"'-]{0,200}\}"
)
"""An attribute list of kramdown, Pandoc or Hugo: it says how the words before it look."""
_ALONE: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "{": (
        shortcodes.CALL,
        ATTRIBUTES,
        late_pattern(r"\{~~[^\n]{0,500}?~~\}"),
    ),
    "[": (
        late_pattern(r"\[\[[^\[\]\n|]{1,200}\]\](?!\()"),
        late_pattern(r"\[@(?! )[\w:.#$%&+?<>~/;, @-]{1,200}\](?![(\[])"),
        shortcodes.BRACKETS,
    ),
    "!": (late_pattern(r"!\[\[[^\[\]\n]{1,300}\]\]"),),
    "$": (
        late_pattern(r"\$\$[^$\n]{1,500}\$\$"),
        late_pattern(rf"(?<!{_LETTER})(?<![$\\])\${_FORMULA}\$(?!{_LETTER}|\$)"),
    ),
    "\\": (
        late_pattern(r"\\\((?:[a-zA-Z]|(?=(?:(?!\\\)).)*?(?:\\[a-zA-Z]|(?<!\\)[\^_=]))(?:(?!\\\)).){1,300})\\\)"),
        FORMULA,
    ),
    "%": (late_pattern(r"(?<!%)%%(?!%)[^\n]{1,500}?(?<!%)%%(?!%)"),),
    ":": (late_pattern(r"(?<![\w:]):[a-z0-9_+-]{2,40}:(?![\w:])"),),
}
# What opens and closes around words: links of wikis with their own words, changes by CriticMarkup, highlights.
_PAIRS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "[": (late_pattern(r"(?P<open>\[\[[^\[\]\n|]{1,200}\|)[^\[\]\n|]{1,300}(?P<close>\]\])(?!\()"),),
    "{": (
        late_pattern(r"(?P<open>\{\+\+)[^\n]{1,500}?(?P<close>\+\+\})"),
        late_pattern(r"(?P<open>\{--)[^\n]{1,500}?(?P<close>--\})"),
        late_pattern(r"(?P<open>\{==)[^\n]{1,500}?(?P<close>==\})"),
        late_pattern(r"(?P<open>\{>>)[^\n]{1,500}?(?P<close><<\})"),
    ),
    "=": (late_pattern(r"(?<!=)(?P<open>==)(?=[^\s=])[^\n=]{1,500}?(?<=\S)(?P<close>==)(?!=)"),),
}
_EXPRESSION = late_pattern(r"\{[^{}\n]{0,500}\}")


def rule(*, mdx: bool) -> Rule:
    """The rule for all of them; in MDX also for expressions in braces and for tags that hold them."""

    def parse_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
        char = state.src[state.pos]
        return _alone(state, char, silent=silent, mdx=mdx) or _pair(state, char, silent=silent)

    return parse_rule


def _alone(state: StateInline, char: str, *, silent: bool, mdx: bool) -> bool:
    end = next((m.end() for p in _ALONE.get(char, ()) if (m := p.match(state.src, state.pos, state.posMax))), -1)
    if end < 0 and mdx and char == "{" and (match := _EXPRESSION.match(state.src, state.pos, state.posMax)):
        critic = state.src.startswith(("{++", "{--", "{==", "{>>"), state.pos)
        end = -1 if critic else match.end()
    if end < 0 and mdx and char == "<":
        end = components.tag_end(state.src, state.pos, state.posMax)
        end = end if "{" in state.src[state.pos : end] else -1  # others are HTML
        if end > 0 and not silent:
            state.push("html_inline", "", 0).meta["span"] = (state.pos, end)
            state.pos = end
            return True
    if end < 0:
        return False
    if not silent:
        state.push("shortcode", "", 0).meta["span"] = (state.pos, end)
    state.pos = end
    return True


def _pair(state: StateInline, char: str, *, silent: bool) -> bool:
    """Marks around words, which are read as they stand: no other markup is looked for between them."""
    match = next((m for p in _PAIRS.get(char, ()) if (m := p.match(state.src, state.pos, state.posMax))), None)
    if match is None:
        return False
    if not silent:
        state.push("dialect_open", "", 1).meta["span"] = match.span("open")
        state.push("dialect_close", "", -1).meta["span"] = match.span("close")
    state.pos = match.end()
    return True

"""Lines that CommonMark does not know but sites have: marks that stay as they are, with only their words as text.

Shortcodes, admonitions, attribute lists, tables of contents, maths, abbreviations, definition lists, comments, components and
modules of MDX, and HTML that says that Markdown is inside it. Each is a block rule of markdown-it; what has no words becomes
a token that nothing reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, html_block
from mdit_py_plugins.deflist import deflist_plugin

from l10n.article.markdown import components, shortcodes
from l10n.article.markdown.dialect_inline import FORMULA
from l10n.late_pattern import late_pattern

SKELETON = "skeleton"
MATHS = "maths"
SHORTCODE = "shortcode_block"

_MARKS = late_pattern(
    r"\{:[^\n]*\}|\{[#.][^\n{}]*\}|\[\[_?toc_?\]\]|\[toc\]|:{3,}|\\(?:newpage|pagebreak|toc)|%%(?!%)[^\n]*(?<!%)%%|\^{3,}",
    re.IGNORECASE,
)
_FENCED = late_pattern(
    r":{3,}[ \t]*(?P<kind>[\w-]+|\{[\w:-]+\})(?:\[(?P<label>[^\n]*)\]|[ \t]+(?P<title>[^\s{\[][^\n{]*?))?[ \t]*(?:\{[^\n]*\})?"
)
_INDENTED = late_pattern(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?P<kinds>[\w -]*?)[ \t]*(?:\"(?P<title>[^\n]*)\")?")
# Directives of MyST whose content is prose; those of others hold code.
_DIRECTIVE = late_pattern(
    r"(?P<fence>`{3,}|~{3,})\{(?:admonition|attention|caution|danger|error|hint|important|note|seealso|tip|warning|topic"
    r"|margin|sidebar|epigraph|pull-quote|highlights|dropdown|card)\}[ \t]*(?P<title>[^\n`]*)"
)
_OPTION = late_pattern(r":[\w-]+:")
_ABBREVIATION = late_pattern(r"\*\[[^\]\n]+\]:[ \t]*(?P<meaning>\S[^\n]*)")
_REFERENCE = late_pattern(r"\[(?P<label>[^\]\n^][^\]\n]*)\]:[ \t]*\S*(?:\{\{[^\n]*?\}\}|\{%[^\n]*?%\})[^\n]*")
_MATHS = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]"}
_ENVIRONMENT = late_pattern(r"\\begin\{(?P<name>[\w*]+)\}")
_MARKDOWN_INSIDE = late_pattern(
    r"<(?P<name>[a-z][\w-]*)[^>]*\smarkdown(?:=[\"']?(?:1|span|block)[\"']?)?(?=[\s>])[^>]*>\s*", re.IGNORECASE
)
_PHRASE = late_pattern(
    r"<(?:img|a|span|em|strong|b|i|code|br|small|sup|sub|kbd|abbr|q|cite|time|mark|u)\b", re.IGNORECASE
)

Rule = Callable[[StateBlock, int, int, bool], bool]


def install(md: MarkdownIt, *, mdx: bool) -> None:
    """Adds the rules to a parser; those of MDX only where asked for."""
    deflist_plugin(md)
    rules: list[tuple[str, Rule]] = [
        ("shortcode_block", _calls),
        ("marks", _marks),
        ("fenced", _fenced),
        ("indented", _indented),
        ("directive", _directive),
        ("abbreviation", _abbreviation),
        ("liquid_reference", _reference),
        ("maths", _maths),
        ("comment", _comment),
    ]
    if mdx:
        md.disable("code")
        rules += [("module", components.module), ("expression", components.expression), ("component", components.tags)]
    for name, rule in rules:
        md.block.ruler.before("table", name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})


def line_of(state: StateBlock, number: int) -> str:
    """A line without its indentation and the marks of its container."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def push_block(state: StateBlock, start: int, end: int, kind: str = SKELETON) -> bool:
    """Makes the lines a token of their own, and goes on after them."""
    state.push(kind, "", 0).map = [start, end]
    state.line = end
    return True


def _words(state: StateBlock, words: str, line: int) -> None:
    """Makes a part of a line text."""
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = words, [line, line + 1], []


def _calls(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's contract)
    """Lines of nothing but shortcodes; with what stands in them where that is code."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith(("{{", "{%", "{#", "["), at):
        return False
    limit = state.eMarks[end - 1]
    pattern = shortcodes.BRACKETS if state.src[at] == "[" else shortcodes.CALL
    done = at
    while match := pattern.match(state.src, done, limit):
        done = min(shortcodes.end_of_code(state.src, match[0], match.end()), limit)
        while state.src[done : done + 1] in (" ", "\t"):
            done += 1
    if done == at or (done < limit and state.src[done] != "\n"):
        return False
    last = next(n for n in range(start, end) if state.eMarks[n] >= done)
    return silent or push_block(state, start, last + 1, SHORTCODE)


def _marks(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if state.is_code_block(start):
        return False
    line = line_of(state, start)
    if start + 1 < end and line[:1] in "*-+1" and line_of(state, start + 1).startswith("{:toc"):
        return silent or push_block(state, start, start + 2)  # the item that kramdown puts the table of contents for
    return bool(_MARKS.fullmatch(line)) and (silent or push_block(state, start, start + 1))


def _fenced(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The opening line of an admonition or container, with its title."""
    del end
    match = None if state.is_code_block(start) else _FENCED.fullmatch(line_of(state, start))
    if match is None:
        return False
    if not silent:
        push_block(state, start, start + 1)
        title = match["label"] or match["title"]
        if title:
            _words(state, title, start)
    return True


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """An admonition or tab whose text is indented below it."""
    match = None if state.is_code_block(start) else _INDENTED.fullmatch(line_of(state, start))
    if match is None or not (match["kinds"] or match["title"]):
        return False
    if silent:
        return True
    indent, last = state.sCount[start] + 4, start + 1
    for number in range(start + 1, end):
        if not state.isEmpty(number):
            if state.sCount[number] < indent:
                break
            last = number + 1
    push_block(state, start, start + 1)
    if match["title"]:
        _words(state, match["title"], start)
    _inside(state, start + 1, last, indent)
    return True


def _inside(state: StateBlock, first: int, last: int, indent: int) -> None:
    """Reads lines as blocks of their own."""
    before = state.blkIndent, state.lineMax
    state.blkIndent, state.lineMax = indent, last
    state.md.block.tokenize(state, first, last)
    state.blkIndent, state.lineMax = before
    state.line = last


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """An admonition of MyST, which is fenced like code."""
    match = None if state.is_code_block(start) else _DIRECTIVE.fullmatch(line_of(state, start))
    if match is None:
        return False
    fence = match["fence"]
    lines = ((number, line_of(state, number)) for number in range(start + 1, end))
    closing = next((n for n, line in lines if line.startswith(fence) and set(line) == {fence[0]}), 0)
    if not closing or silent:
        return bool(closing)
    first = start + 1
    while first < closing and _OPTION.match(line_of(state, first)):
        first += 1
    push_block(state, start, first)
    if match["title"]:
        _words(state, match["title"], start)
    _inside(state, first, closing, state.blkIndent)
    return push_block(state, closing, closing + 1)


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    del end
    match = None if state.is_code_block(start) else _ABBREVIATION.fullmatch(line_of(state, start))
    if match is None:
        return False
    if not silent:
        push_block(state, start, start + 1)
        _words(state, match["meaning"], start)
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A link definition whose address the site's template makes."""
    del end
    match = None if state.is_code_block(start) else _REFERENCE.fullmatch(line_of(state, start))
    if match is None:
        return False
    if not silent:
        references = state.env.setdefault("references", {})
        references.setdefault(normalizeReference(match["label"]), {"title": "", "href": "#", "map": [start, start + 1]})
        push_block(state, start, start + 1)
    return True


def _maths(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    line = line_of(state, start)
    environment = _ENVIRONMENT.match(line)
    opening = next((mark for mark in _MATHS if line.startswith(mark)), "")
    if state.is_code_block(start) or not (opening or environment):
        return False
    closing = f"\\end{{{environment['name']}}}" if environment else _MATHS[opening]
    content = line[len(opening) :] if opening else line
    if opening == "\\[" and content:  # else a bracket that is escaped
        return bool(FORMULA.fullmatch(line)) and (silent or push_block(state, start, start + 1, MATHS))
    for number in range(start, end):
        if (content if number == start else line_of(state, number)).endswith(closing):
            return silent or push_block(state, start, number + 1, MATHS)
    return False


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if state.is_code_block(start) or line_of(state, start) != "%%":
        return False
    last = next((n for n in range(start + 1, end) if line_of(state, n) == "%%"), -1)
    return last > 0 and (silent or push_block(state, start, last + 1))


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A block of HTML; only the line of a tag that says that Markdown is inside, and of the tag that ends it."""
    line = line_of(state, start)
    inside: list[str] = state.env.setdefault("markdown_inside", [])
    opening = None if state.is_code_block(start) else _MARKDOWN_INSIDE.fullmatch(line)
    closing = bool(inside) and line.lower() == f"</{inside[-1]}>"
    if opening or closing:
        if not silent:
            if opening:
                inside.append(opening["name"].lower())
            else:
                inside.pop()
            state.push("html_block", "", 0).map = [start, start + 1]
            state.tokens[-1].content = state.getLines(start, start + 1, state.blkIndent, keepLastLF=True)
            state.line = start + 1
        return True
    if inside and _PHRASE.match(line):
        return False
    if not html_block(state, start, end, silent):
        return False
    if not silent and (code := next((n for n in range(start + 1, state.line) if _opens_code(state, n)), 0)):
        state.tokens[-1].map = [start, code]
        state.tokens[-1].content = state.getLines(start, code, state.blkIndent, keepLastLF=True)
        state.line = code
    return True


def _opens_code(state: StateBlock, number: int) -> bool:
    """Whether a line begins with a shortcode that holds code, which ends a block of HTML."""
    call = shortcodes.CALL.match(state.src, state.bMarks[number] + state.tShift[number])
    return call is not None and shortcodes.end_of_code(state.src, call[0], call.end()) > call.end()

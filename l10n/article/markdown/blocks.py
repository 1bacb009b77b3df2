"""The runs of a Markdown article: what markdown-it finds, located in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from l10n.article.lines import LINE_END
from l10n.article.markdown import cells, components, dialect
from l10n.article.markdown.grammar import MAX_NESTING
from l10n.article.markdown.run import MarkdownRun, Places
from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern
from l10n.model import Role, Span

_CONTAINERS = {
    "blockquote_open": Role.QUOTE,
    "list_item_open": Role.ITEM,
    "footnote_reference_open": Role.NOTICE,
    "dd_open": Role.ITEM,
    "dt_open": Role.ITEM,
    "th_open": Role.CELL,
    "td_open": Role.CELL,
    "heading_open": Role.HEADING,
}
_CLOSING = frozenset(name.replace("_open", "_close") for name in _CONTAINERS)
# A check box of a task list, and the kind of a notice as GitHub writes it, are markup of their container.
_LEADING = {
    Role.ITEM: late_pattern(r"\[[ xX]\][ \t]+(?=\S)"),
    Role.QUOTE: late_pattern(r"\[![\w-]+\][+-]?[ \t]*(?:\n[ \t]*|$)"),
}
_KINDS = {"html_block": "html", dialect.SHORTCODE: "shortcode", components.COMPONENT: "component"}
_ODD = late_pattern(r"[:|~=%;][ \t]|\||:{2,}|!{2,}|\?{2,}|[-=~.]{4,}$|@@|\+{2,}")
"""How a line begins that is not prose: a mark of a dialect that is not known here, whose line breaks mean something."""


_MARKED = late_pattern(r"[:|~=%;]{1,3}[ \t]+(?=\S)")
_CALLOUT = late_pattern(r"(\[![\w-]+\][+-]?[ \t]+)(?=\S)[^\n]*")


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of the article that are read by other rules: `kind` is html, shortcode or component."""

    kind: str
    lines: tuple[Span, ...]


MAX_RUN = 100_000
"""Characters of one paragraph. Real ones have hundreds."""
MAX_OPENERS = 3_000
"""Opening brackets of one paragraph: markdown-it looks for the end of each from the start again (2,000 take 0.1 s)."""


@dataclass(slots=True)
class _Source:
    """The lines of the article by their first offset, and the lines before it."""

    text: str
    place: str
    starts: Sequence[int]
    ends: Sequence[int]
    offset: int = 0
    heading: str = ""

    def line(self, number: int) -> str:
        return self.text[self.starts[number] : self.ends[number]]


def runs(tokens: Sequence[Token], text: str, first: int, place: str) -> Iterator[MarkdownRun | Region]:
    """The runs of the tokens of an article whose Markdown begins at the offset `first`, in order.

    Raises:
        ArticleError: something is nested too deep, or a paragraph too long, or not where the parser says.
    """
    line_ends = [match.span() for match in LINE_END.finditer(text, first)]
    source = _Source(
        text, place, [first, *(end for _, end in line_ends)], [*(start for start, _ in line_ends), len(text)]
    )
    source.offset = len(LINE_END.findall(text, 0, first))
    containers: list[Role] = []
    headlines, column, at = 0, 0, 0
    for token in tokens:
        at = token.map[0] if token.map else at
        if token.level >= MAX_NESTING - 2:
            raise _error(source, at, f"quotes or lists are nested {MAX_NESTING} deep", "flatten them")
        source.heading = token.markup if token.type == "heading_open" else source.heading * (token.type == "inline")
        if token.type in _CONTAINERS:
            role = _CONTAINERS[token.type]
            if token.type == "heading_open" and token.tag == "h1" and not containers and not headlines:
                role, headlines = Role.HEADLINE, 1
            containers.append(role)
        elif token.type in _CLOSING:
            containers.pop()
        elif token.type == "tr_open":
            column = 0
        elif token.type == "inline":
            role = containers[-1] if containers else Role.BODY
            run = _cell(token, source, column) if role is Role.CELL else _run(token, source, role)
            column += 1
            if run and run.content:
                yield from [run] if role is Role.CELL else _lines_apart(run)
        elif token.type in _KINDS and token.map:
            yield Region(_KINDS[token.type], tuple(_spans(token, source)))


def _spans(token: Token, source: _Source) -> Iterator[Span]:
    """The lines of a token without what their container puts before them."""
    first, last = token.map or [0, 0]
    content = token.content.split("\n") if token.content else []
    for number in range(first, min(last, len(source.starts))):
        start, end = source.starts[number], source.ends[number]
        words = content[number - first].strip() if number - first < len(content) else ""
        at = source.text.find(words, start, end) if words else start
        yield Span(at if at >= 0 else start, end)


def _lines_apart(run: MarkdownRun) -> Iterator[MarkdownRun]:
    """The run, or its lines where one begins with a mark that is not known here: its line breaks stay."""
    callout = _CALLOUT.match(run.content) if run.role is Role.QUOTE else None
    if callout:
        yield run.part(callout.end(1), callout.end())
        run = run.part(callout.end(), len(run.content))
    lines = run.content.split("\n")
    start = offset = 0
    for number, line in enumerate(lines):
        odd = _ODD.match(line) or (number and _ODD.match(lines[number - 1]))
        if number and odd:
            yield _unmarked(run.part(start, offset))
            start = offset
        offset += len(line) + 1
    if run.content[start:].strip():
        yield _unmarked(run.part(start, len(run.content))) if start else run


def _unmarked(run: MarkdownRun) -> MarkdownRun:
    mark = _MARKED.match(run.content)
    return run.part(mark.end(), len(run.content)) if mark else run


def _run(token: Token, source: _Source, role: Role) -> MarkdownRun | None:
    """A paragraph or heading."""
    content, (first, _) = token.content, token.map or [0, 0]
    if not content.strip():
        return None
    if len(content) > MAX_RUN:
        problem = f"the paragraph has {len(content):,} characters, more than {MAX_RUN:,}"
        raise _error(source, first, problem, "break it into paragraphs")
    if sum(map(content.count, "[{")) > MAX_OPENERS:
        raise _error(
            source, first, f"the paragraph has more than {MAX_OPENERS:,} opening brackets", "break it into paragraphs"
        )
    words = content.partition("\n")[0].strip(" \t")
    while words not in source.line(first) and first + 1 < len(source.starts):
        first += 1  # a line of no-break spaces, which the parser takes for none
    offsets, sources, offset = [], [], 0
    hashes = source.heading if "#" in source.heading else ""
    for number, line in enumerate(content.split("\n"), first):
        offsets.append(offset)
        sources.append(source.starts[number] + _indent(line, source, number, hashes))
        offset += len(line) + 1
    syntax = "heading" if role in {Role.HEADING, Role.HEADLINE} else ""
    run = MarkdownRun(content, Places(tuple(offsets), tuple(sources)), role, syntax)
    leading = _LEADING.get(role)
    match = leading.match(content) if leading else None
    return run.part(match.end(), len(content)) if match else run.part(0, len(content))


def _indent(line: str, source: _Source, number: int, hashes: str) -> int:
    """Where a line of a run begins in its line of the article. `hashes` are those of its heading."""
    written = source.line(number)
    words = line.strip(" \t")
    before = len(line) - len(line.lstrip(" \t"))
    shown = written.rstrip(" \t")
    if hashes:
        places = (match.end() for match in re.finditer(rf"(?<!#){hashes}[ \t]\s*", written))
        at = next((place for place in places if written.startswith(words, place)), -1)
    else:
        at = len(shown) - len(words) if shown.endswith(words) else written.rfind(words)
    if at < 0:
        raise _error(source, number, "the line is not where the parser says", "report it")
    return at - before


def _cell(token: Token, source: _Source, column: int) -> MarkdownRun | None:
    """A table cell: its words, in the place of the row that the parser cut there."""
    number = (token.map or [0])[0]
    words = token.content.strip()  # no-break spaces too, which some releases of the parser leave
    start, end = source.starts[number] + token.meta["row"], source.ends[number]
    if not words:
        return None
    run = cells.run(source.text, cells.columns(source.text, start, end)[column])
    at = run.content.find(words)
    if at < 0:
        raise _error(source, number, "the table cell is not where the parser says", "report it")
    return run.part(at, at + len(words))


def _error(source: _Source, number: int, problem: str, remedy: str) -> ArticleError:
    return ArticleError(f"{source.place}:{source.offset + number + 1}", problem, remedy)

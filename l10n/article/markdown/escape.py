r"""Words written as Markdown that reads back as the same words.

Only what Markdown would take for markup is escaped, so that a translator's file looks as a person would write it:
`snake_case`, `5 * 3` and `a < b` stay, `*`, `[` and `\` do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from l10n.article.markdown.read_back import is_break, is_in_place, reads_as
from l10n.article.paragraphs import single_line
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind

_SPECIAL = late_pattern(
    r"(?P<always>[\\`\[\]])|(?P<star>\*)|(?P<line>_)|(?P<tilde>~)|(?P<less><)|(?P<brace>\{)|(?P<entity>&(?=[#A-Za-z]))|(?P<dialect>[$%:=^])"
)
_LINE_START = (
    late_pattern(r"()([-+](?=[ \t]|$)|=+[ \t]*$|-[- \t]*$|#{1,6}(?=[ \t]|$)|>|:?-+:?[ \t]*\|)"),
    late_pattern(r"([0-9]{1,9})([.)](?=[ \t]|$))"),
)
# What only dialects read as markup; escaped where it would be read so.
_DIALECT = late_pattern(r"[$%:=\[{!\\]")
_DIALECT_CHARS = "$%:=^_{<"
_MARKS = _DIALECT_CHARS + "\\`[]*~&"


@dataclass(frozen=True, slots=True)
class _Style:
    """Which characters are written without a backslash, or with one, whatever stands around them."""

    free: str = ""
    escaped: str = ""


_PLAIN = _Style()
_UNESCAPED_MARK = late_pattern(r"(?<!\\)(?:\\\\)*[!^]$")
_TOUCHING = r"(?:\\[_$\\]|[^\W_])"
# Emphasis by asterisks needs no space around it but, beside punctuation, sometimes cannot open or close; HTML always can.
_STARS = {"_": "*", "__": "**"}
_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}


def render(block: Block, text: str) -> str:
    """The text in the block's place: each mark as its markup, all else as words.

    A mark whose other half is missing is left out: half a markup would change the words around it.
    """
    flags = block.syntax.split()
    if "title" in flags:
        return _title(block, single_line(text), flags)
    words = _without_halves(single_line(text), block)
    written = _first_that_reads(_with_labels(block), words, flags)
    if "label" in flags:
        return f"{written}][{block.raw.removesuffix('][')}"
    return written


def _first_that_reads(block: Block, words: str, flags: Sequence[str]) -> str:
    """The words with as few escapes as read back as the words: none where the source has none, at last all."""
    if not block.inlines and not _DIALECT.search(words):
        return _written(block, words, flags, _PLAIN)
    second_best = ""
    for style in _styles(block, words):
        mdx = "{" not in style.free  # braces that are words open no expression
        for candidate in _candidates(block):
            written = _written(candidate, words, flags, style)
            if reads_as(written, words, candidate, mdx=mdx):
                if is_in_place(written, candidate, mdx=mdx):
                    return written
                second_best = second_best or written
    return second_best or _written(block, words, flags, _PLAIN)


def _styles(block: Block, words: str) -> Iterator[_Style]:
    """What the source leaves unescaped; what CommonMark needs; what one character of a dialect needs; everything."""
    free = _unescaped(block)
    if free:
        yield _Style(free)
    yield _PLAIN
    yield from (_Style(free.replace(char, ""), char) for char in _DIALECT_CHARS if char in words)
    yield _Style(escaped=_MARKS)


def _unescaped(block: Block) -> str:
    """The characters that are words in the source, though Markdown has uses for them, and stand there unescaped."""
    words = MARK.sub("", block.text)
    return "".join(char for char in "[]*_`~{" if char in words and f"\\{char}" not in block.raw)


def _title(block: Block, text: str, flags: Sequence[str]) -> str:
    quote = flags[-1]
    outer = {"(": "()"}.get(quote, quote)

    def escape(match: re.Match[str]) -> str:
        return "&#92;" if match[0] == "\\" and "cell" in flags else "\\" + match[0]

    pattern = re.compile(rf"[\\{re.escape(outer)}]|&(?=[#A-Za-z])" + (r"|\|" if "cell" in flags else ""))
    raws = {inline.mark: inline.raw for inline in block.inlines}
    return "".join(raws.get(part) or pattern.sub(escape, part) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """The text cut before and after each mark."""
    end = 0
    for match in MARK.finditer(text):
        yield text[end : match.start()]
        yield match[0]
        end = match.end()
    yield text[end:]


def _without_halves(text: str, block: Block) -> str:
    """The text without the marks of pairs that are not whole in it, or stand the wrong way round."""
    paired = {inline.index for inline in block.inlines if inline.kind is not InlineKind.ALONE}
    whole = {n for n in paired if -1 < text.find(f"<{n}>") < text.find(f"</{n}>")}
    seen: set[str] = set()

    def without_half(match: re.Match[str]) -> str:
        if int(match["index"]) not in paired or match["alone"]:
            return match[0]
        first = match[0] not in seen
        seen.add(match[0])
        return match[0] if first and int(match["index"]) in whole else ""

    return single_line(MARK.sub(without_half, text))


def _with_labels(block: Block) -> Block:
    """The block with the label of each link that has none of its own: `[x]` is to become `[y][x]`."""
    opened = {inline.index: inline for inline in block.inlines if inline.kind is InlineKind.OPEN and inline.raw == "["}
    changed: list[Inline] = []
    for inline in block.inlines:
        if inline.kind is InlineKind.CLOSE and inline.raw in {"]", "][]"} and inline.index in opened:
            start = opened[inline.index].start + 1 - block.start
            label = " ".join(block.raw[start : inline.start - block.start].split())
            inline = replace(inline, raw=f"][{label}]")  # noqa: PLW2901
        changed.append(inline)
    return replace(block, inlines=tuple(changed))


def _candidates(block: Block) -> Iterator[Block]:
    """The block with its own markup, with emphasis by asterisks, with breaks as HTML, and with both as HTML."""
    yield block
    if any(inline.raw in _TAGS or is_break(inline) for inline in block.inlines):
        yield _with_markup(block, lambda inline: replace(inline, raw=_STARS.get(inline.raw, inline.raw)))
        yield _with_markup(block, lambda inline: _as_tag(inline) if is_break(inline) else inline)
        yield _with_markup(block, _as_tag)


def _with_markup(block: Block, change: Callable[[Inline], Inline]) -> Block:
    return replace(block, inlines=tuple(map(change, block.inlines)))


def _as_tag(inline: Inline) -> Inline:
    if is_break(inline):
        return replace(inline, raw="<br>")  # a break at the end of a paragraph is none
    if inline.raw not in _TAGS or inline.kind is InlineKind.ALONE:
        return inline
    slash = "/" if inline.kind is InlineKind.CLOSE else ""
    return replace(inline, raw=f"<{slash}{_TAGS[inline.raw]}>")


def _written(block: Block, text: str, flags: Sequence[str], style: _Style) -> str:
    """The words with markup."""
    raws = {inline.mark: inline.raw for inline in block.inlines}
    pieces = [piece for piece in _parts(text) if piece]
    written = []
    for n, piece in enumerate(pieces):
        if piece in raws:
            written.append(raws[piece])
            continue
        after = raws.get(pieces[n + 1], "") if n + 1 < len(pieces) else ""
        before = raws.get(pieces[n - 1], "") if n else ""
        words = _escaped(piece, style, cell="cell" in flags)
        if style.escaped == _MARKS:
            words = _apart(words, before, after)
        if "cell" in flags or "heading" in flags:  # a heading over its underline would be a table of one cell
            words = words.replace("|", "\\|")
        if after.startswith("[") and _UNESCAPED_MARK.search(words):
            words = f"{words[:-1]}\\{words[-1]}"
        if before.endswith("]") and (words.startswith("(") or (n == 1 and words.startswith(":"))):
            # an address, or the beginning of a definition
            words = f"\\{words}"
        if n == 0 and not {"alt", "note"} & set(flags):
            words = _line_start(words)
        written.append(words)
    line = "".join(written)
    if "heading" in flags and line.endswith("#") and pieces[-1] not in raws:
        line = line[:-1] + "\\#"
    return line


def _escaped(text: str, style: _Style, *, cell: bool) -> str:
    def escape(match: re.Match[str]) -> str:
        char = match[0]
        if char not in style.escaped and (char in style.free or _is_word(match)):
            return char
        if (cell and char == "\\") or (char == "[" and style.escaped == _MARKS):  # else a formula could begin there
            return _as_entity(match)
        return "\\" + char

    return _SPECIAL.sub(escape, text)


def _is_word(match: re.Match[str]) -> bool:
    """Whether a special character means nothing to CommonMark where it stands."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return bool(
        match["dialect"]
        or (match["star"] and before == after == " ")
        or (match["line"] and before.isalnum() and after.isalnum())
        or (match["tilde"] and before not in ("", "~") and after not in ("", "~"))
        or (match["less"] and after and after in " 0123456789=")
        or (match["brace"] and after and after not in "{%<#.:")
    )


def _apart(words: str, before: str, after: str) -> str:
    """The escaped words, as an entity what touches a formula: there a dollar sign would be a price."""
    if before.endswith("$"):
        words = re.sub(rf"^{_TOUCHING}", _as_entity, words)
    return re.sub(rf"{_TOUCHING}$", _as_entity, words) if after.startswith("$") else words


def _as_entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0][-1])};"


def _line_start(text: str) -> str:
    for pattern in _LINE_START:
        match = pattern.match(text)
        if match:
            return f"{match[1]}\\{text[match.end(1) :]}"
    return text

r"""Words written as Markdown that reads back as the same words.

Only what Markdown would take for markup is escaped, so that a translator's file looks as a person would write it:
`snake_case`, `5 * 3` and `a < b` stay, `*`, `[` and `\` do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.common.utils import normalizeReference

from l10n.article.lines import lines
from l10n.article.markdown.grammar import parser
from l10n.article.markdown.inline import block as read
from l10n.article.markdown.run import MarkdownRun, Places, RunContext
from l10n.article.paragraphs import single_line
from l10n.markup import MARK, renumber
from l10n.model import Block, Inline, InlineKind

_SPECIAL = re.compile(
    r"(?P<always>[\\`\[\]])|(?P<star>\*)|(?P<line>_)|(?P<tilde>~)|(?P<less><)|(?P<brace>\{)|(?P<entity>&(?=[#A-Za-z]))"
)
_LINE_START = (
    re.compile(r"()([-+](?=[ \t]|$)|=+[ \t]*$|-[- \t]*$|#{1,6}(?=[ \t]|$)|>|:?-+:?[ \t]*\|)"),
    re.compile(r"([0-9]{1,9})([.)](?=[ \t]|$))"),
)
# What only dialects read as markup; escaped where it would be read so.
_DIALECT = re.compile(r"[$%:=\[{!\\]")
_STRICT = re.compile(r"(?<!\\)[$%:=^_{]")
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
    """The words with what the source leaves unescaped as it is, else with all escaped, that reads back as the words."""
    plain = not block.inlines and not _DIALECT.search(words)
    free = _unescaped(block)
    for style in ("free", "plain", "strict"):
        if style == "free" and not free:
            continue
        for candidate in _candidates(block):
            written = _written(candidate, words, flags, free if style == "free" else style)
            if (plain and style == "plain") or _reads_as(written, words, candidate, flags):
                return written
    return _written(block, words, flags)


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
    """The block with its own emphasis, with asterisks, and with HTML."""
    yield block
    if any(inline.raw in _TAGS or _is_break(inline) for inline in block.inlines):
        yield replace(block, inlines=tuple(replace(i, raw=_STARS.get(i.raw, i.raw)) for i in block.inlines))
        yield replace(block, inlines=tuple(_as_tag(inline) for inline in block.inlines))


def _is_break(inline: Inline) -> bool:
    return (
        inline.kind is InlineKind.ALONE
        and "\n" in inline.raw.replace("\r", "\n")
        and not inline.raw.strip(" \t\\>\r\n")
    )


def _as_tag(inline: Inline) -> Inline:
    if _is_break(inline):
        return replace(inline, raw="<br>")  # a break at the end of a paragraph is none
    if inline.raw not in _TAGS or inline.kind is InlineKind.ALONE:
        return inline
    slash = "/" if inline.kind is InlineKind.CLOSE else ""
    return replace(inline, raw=f"<{slash}{_TAGS[inline.raw]}>")


def _written(block: Block, text: str, flags: Sequence[str], style: str = "plain") -> str:
    """The words with markup; `style` is strict, plain, or the characters that need no escape."""
    raws = {inline.mark: inline.raw for inline in block.inlines}
    pieces = [piece for piece in _parts(text) if piece]
    written = []
    for n, piece in enumerate(pieces):
        if piece in raws:
            written.append(raws[piece])
            continue
        after = raws.get(pieces[n + 1], "") if n + 1 < len(pieces) else ""
        words = _escaped(piece, cell="cell" in flags, free="" if style in ("plain", "strict") else style)
        if style == "strict":
            words = _STRICT.sub(r"\\\g<0>", words)
        if "cell" in flags or "heading" in flags:  # a heading over its underline would be a table of one cell
            words = words.replace("|", "\\|")
        if after.startswith("[") and words[-1:] in ("!", "^") and words[-2:-1] != "\\":
            words = f"{words[:-1]}\\{words[-1]}"
        before = raws.get(pieces[n - 1], "") if n else ""
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


def _escaped(text: str, *, cell: bool, free: str = "") -> str:
    def escape(match: re.Match[str]) -> str:
        char = match[0]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if char in free or (match["star"] and before == after == " "):
            return char
        if match["line"] and before.isalnum() and after.isalnum():
            return char
        if match["tilde"] and before not in ("", "~") and after not in ("", "~"):
            return char
        if match["less"] and after and after in " 0123456789=":
            return char
        if match["brace"] and after and after not in "{%<#.:":
            return char
        return "&#92;" if cell and char == "\\" else "\\" + char

    return _SPECIAL.sub(escape, text)


def _line_start(text: str) -> str:
    for pattern in _LINE_START:
        match = pattern.match(text)
        if match:
            return f"{match[1]}\\{text[match.end(1) :]}"
    return text


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


def _reads_as(written: str, text: str, block: Block, flags: Sequence[str]) -> bool:
    """Whether the written Markdown reads back as the text, with as many marks in the same places."""
    content = written.replace("\\|", "|") if "cell" in flags else written
    references = _AnyLabel() if "label" in flags else _labels(block)
    env: dict[str, object] = {"references": references, "footnotes": {"refs": _AnyNote(), "list": {}}}
    reading = RunContext(parser(mdx=True), env, content, lines(content))
    again = read(MarkdownRun(content, Places((0,), (0,)), block.role), reading)
    return renumber(again.text)[0] == renumber(text)[0]

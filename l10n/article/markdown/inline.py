"""One run of Markdown (a paragraph, a heading, a cell) as text with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from l10n.article.literal import mark_literals
from l10n.article.markdown import shortcodes
from l10n.article.markdown.run import MarkdownRun, RunContext
from l10n.article.paragraphs import single_line, soft_break
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind, Role

_TAG = late_pattern(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^>]*?(?P<alone>/?)>", re.DOTALL)
# HTML Standard 13.1.2
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
_PAIRS = frozenset({"em", "strong", "s", "link", "dialect"})
_SEALED = frozenset({"<script", "<style"})  # what stands between their tags is for machines
_BLANK = " \t\n"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A token that is more than words, with its place in the run. `opener` is the piece that opened what it closes."""

    token: Token
    start: int
    end: int
    kind: InlineKind = InlineKind.ALONE
    opener: int = 0


@dataclass(slots=True)
class _Builder:
    """Grows a text with marks from the pieces of a run; an inline's index is any key until all are counted."""

    run: MarkdownRun
    source: str
    parts: list[str | Inline] = field(default_factory=list)
    chunks: list[tuple[str, int, int]] = field(default_factory=list)

    def add_text(self, text: str, start: int, end: int) -> None:
        """Adds words, which stand between two offsets of the run."""
        if text:
            self.chunks.append((text, start, end))

    def mark(self, piece: _Piece, start: int, end: int, inner: tuple[Block, ...]) -> None:
        """Adds a mark for the source between two places of the article."""
        self.flush()
        self.parts.append(Inline(piece.opener, piece.kind, self.source[start:end], start, inner))

    def flush(self) -> None:
        """Writes the words said so far, those that look like marks as marks."""
        chunks, self.chunks, done = self.chunks, [], 0
        places, words = self.run.places, "".join(chunk[0] for chunk in chunks)
        for match in MARK.finditer(words):
            self.parts.append(words[done : match.start()])
            start, end = _between(chunks, match.start(), match.end())
            place, key = places.start(start), -1 - len(self.parts)
            self.parts.append(Inline(key, InlineKind.ALONE, self.source[place : places.end(end)], place))
            done = match.end()
        self.parts.append(words[done:])

    def block(self, start: int, end: int, line: int) -> Block:
        """The block between two places of the article, its inlines counted from 1 in their order."""
        self.flush()
        keys: dict[int, int] = {}
        texts, inlines = [], []
        for part in self.parts:
            if isinstance(part, Inline):
                index = keys.setdefault(part.index, len(keys) + 1)
                inlines.append(Inline(index, part.kind, part.raw, part.start, part.inner))
            texts.append(inlines[-1].mark if isinstance(part, Inline) else part)
        text = single_line("".join(texts))
        return Block(self.run.role, text, self.source[start:end], line, start, tuple(inlines), self.run.syntax)


def block(run: MarkdownRun, reading: RunContext) -> Block:
    """The run as a block: escapes and entities decoded, markup as marks, its inner values as inner blocks."""
    tokens: list[Token] = []
    reading.md.inline.parse(run.content, reading.md, reading.env, tokens)
    builder, end = _Builder(run, reading.text), 0
    pieces = _sealed(sorted(_pieces(tokens), key=lambda piece: piece.start), run.content)
    for piece in _paired(list(pieces), run.content):
        builder.add_text(run.content[end : piece.start], end, piece.start)
        end = piece.end
        if piece.token.type == "text_special":
            builder.add_text(piece.token.content, piece.start, end)
        elif piece.token.type == "softbreak":
            before = run.content[max(0, piece.start - 50) : piece.start].rstrip(_BLANK)
            builder.add_text(soft_break(before, run.content[end : end + 1]), piece.start, end)
        else:
            start = piece.start - _taken_back(builder) if piece.token.type == "hardbreak" else piece.start
            after = run.places.start(end) if piece.token.type == "hardbreak" else run.places.end(end)
            builder.mark(piece, run.places.start(start), after, tuple(_inner(run, piece, reading)))
    builder.add_text(run.content[end:], end, len(run.content))
    first, last = run.places.start(0), run.places.end(len(run.content))
    return builder.block(first, last, reading.lines.at(first))


def has_words(block: Block) -> bool:
    """Whether a block holds anything to translate beside markup."""
    return any(char.isalnum() for char in MARK.sub("", block.text))


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    for token in tokens:
        span = token.meta.get("span")
        if span is not None and token.type != "text":
            yield _Piece(token, span[0] - (token.type == "strong_open"), span[1] + (token.type == "strong_close"))


def _sealed(pieces: Sequence[_Piece], content: str) -> Iterator[_Piece]:
    """The pieces, a script or style with all that it holds as one."""
    held: list[_Piece] = []
    for piece in pieces:
        name, direction = _direction(piece, content)
        if held or (direction > 0 and name in _SEALED):
            held.append(piece)
            if direction < 0 and name == _direction(held[0], content)[0]:
                yield replace(held[0], end=piece.end)
                held = []
        else:
            yield piece
    yield from held


def _paired(pieces: Sequence[_Piece], content: str) -> list[_Piece]:
    """The pieces with what opens and what closes. A tag whose other half is missing or beyond other markup is alone."""
    result = [_Piece(piece.token, piece.start, piece.end, opener=n) for n, piece in enumerate(pieces)]
    pending: list[tuple[str, int]] = []
    for n, piece in enumerate(pieces):
        name, direction = _direction(piece, content)
        if direction > 0:
            pending.append((name, n))
        elif direction < 0:
            opener = _taken(pending, name)
            if opener >= 0:
                result[opener] = replace(result[opener], kind=InlineKind.OPEN)
                result[n] = replace(result[n], kind=InlineKind.CLOSE, opener=opener)
    return result


def _taken(pending: list[tuple[str, int]], name: str) -> int:
    """The piece that a closing piece closes, taken from what is open together with the tags left open inside, or -1."""
    for depth in range(len(pending) - 1, -1, -1):
        opened, n = pending[depth]
        if opened == name:
            del pending[depth:]
            return n
        if name.startswith("<") and not opened.startswith("<"):
            return -1
    return -1


def _direction(piece: _Piece, content: str) -> tuple[str, int]:
    """What a piece opens (1) or closes (-1), by name; HTML tags as `<name`."""
    kind = piece.token.type.partition("_")[0]
    if kind in _PAIRS:
        return kind, piece.token.nesting
    tag = _TAG.fullmatch(content, piece.start, piece.end) if piece.token.type == "html_inline" else None
    if not tag or tag["alone"] or tag["name"].lower() in _VOID:
        return "", 0
    return f"<{tag['name'].lower()}", -1 if tag["close"] else 1


def _taken_back(builder: _Builder) -> int:
    """Takes the blanks before a hard break out of the words, for they are the break; says how many they are."""
    if not builder.chunks:
        return 0
    text, start, end = builder.chunks.pop()
    trimmed = text.rstrip(" \t")
    builder.add_text(trimmed, start, end - len(text) + len(trimmed))
    return len(text) - len(trimmed)


def _between(chunks: Sequence[tuple[str, int, int]], start: int, end: int) -> tuple[int, int]:
    """The offsets in the run of a stretch of the words that the chunks make together."""
    at, first, last = 0, 0, 0
    for text, left, right in chunks:
        exact = right - left == len(text)
        if at <= start < at + len(text):
            first = left + (start - at if exact else 0)
        if at < end <= at + len(text):
            last = left + (end - at) if exact else right
        at += len(text)
    return first, last


def _inner(run: MarkdownRun, piece: _Piece, reading: RunContext) -> Iterator[Block]:
    """The translatable values inside a piece: an image's text and title, a link's title, an inline footnote."""
    if piece.token.type in {"shortcode", "html_inline"}:
        yield from _parameters(run, piece, reading)
    if piece.token.type not in {"image", "footnote_ref", "link_close"}:
        return
    cell = "cell" if "cell" in run.syntax.split() else ""
    label_end = piece.token.meta.get("label_end", -1)
    if piece.token.type == "image":
        yield from _alternative(replace(run, role=Role.CAPTION, syntax=f"alt {cell}".strip()), piece, reading)
    elif piece.token.type == "footnote_ref" and label_end >= 0:
        yield from _worded(
            replace(run, role=Role.NOTICE, syntax=f"note {cell}".strip()).part(piece.start + 2, label_end), reading
        )
    elif piece.token.type == "link_close":
        label_end = piece.start
    if label_end >= 0 and run.content.startswith("](", label_end):
        yield from _title(
            replace(run, role=Role.CAPTION, syntax=f"title {cell}".strip()), label_end + 2, piece.end, reading
        )


def _parameters(run: MarkdownRun, piece: _Piece, reading: RunContext) -> Iterator[Block]:
    """The words of a shortcode or tag that stands on one line."""
    start, end = run.places.start(piece.start), run.places.end(piece.end)
    call = run.content[piece.start : piece.end]
    if reading.text[start:end] == call:
        yield from shortcodes.parameters(call, start, reading.lines.at(start), reading.words)


def _alternative(run: MarkdownRun, piece: _Piece, reading: RunContext) -> Iterator[Block]:
    """An image's text. Where the text is also the label of the definition, the label stays: `![x]` as `![y][x]`."""
    start, end = piece.start + 2, piece.token.meta["label_end"]
    if run.content[end : piece.end] in {"]", "][]"}:
        for block in _worded(replace(run, syntax=f"label {run.syntax}").part(start, end), reading):
            place = run.places.start(start)
            to = run.places.end(end + (2 if run.content.startswith("][]", end) else 0))
            yield replace(block, raw=reading.text[place:to], start=place)
    else:
        yield from _worded(run.part(start, end), reading)


def _worded(run: MarkdownRun, reading: RunContext) -> Iterator[Block]:
    worded = block(run, reading) if run.content else None
    if worded and has_words(worded):
        yield worded


def _title(run: MarkdownRun, start: int, end: int, reading: RunContext) -> Iterator[Block]:
    """The title of a link or image whose destination begins at an offset."""
    content = run.content
    while start < end and content[start] in _BLANK:
        start += 1
    destination = parseLinkDestination(content, start, end)
    start = destination.pos if destination.ok else start
    while start < end and content[start] in _BLANK:
        start += 1
    title = parseLinkTitle(content, start, end)
    shown = single_line(title.str) if title.ok else ""
    if not any(char.isalnum() for char in shown):
        return
    place, to = run.places.start(start + 1), run.places.end(title.pos - 1)
    marked, named = mark_literals(reading.text[place:to], place), mark_literals(shown, 0)
    if len(marked.inlines) == len(named.inlines):
        syntax = f"{run.syntax} {content[start]}"
        line = reading.lines.at(place)
        yield Block(run.role, named.text, reading.text[place:to], line, place, marked.inlines, syntax)

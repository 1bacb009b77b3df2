"""The parts of a run: text, tags that pair up, and what stands alone; and where people part paragraphs inside a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from l10n.article.html.roles import Context
from l10n.article.html.text import SPACE, words
from l10n.article.html.tokens import TokenKind
from l10n.article.html.tree import VOID, Element, InlineRun, RunToken
from l10n.article.html.values import Source
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

Contexts = Mapping[Element | None, Context]
_BLANK_LINES = late_pattern(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


class Shape(Enum):
    """What a part is for its sentence. `WORD` stands alone and is read (code, a foreign word); `CUT` parts paragraphs."""

    TEXT = 0
    OPEN = 1
    CLOSE = 2
    ALONE = 3
    WORD = 4
    BREAK = 5
    CUT = 6


@dataclass(frozen=True, slots=True)
class PassagePart:
    """A piece of a passage at its place. `element` is that of a tag."""

    shape: Shape
    start: int
    end: int
    element: Element | None = None


def parts_of(page: Source, run: InlineRun, contexts: Contexts) -> list[PassagePart]:
    """The pieces as parts, each element that must not be translated as one part."""
    closed = _closing_tags(run.pieces)
    opened: set[Element | None] = {piece.element for piece in run.pieces if piece.token.kind is TokenKind.OPEN}
    language = contexts[run.inside].language
    parts, n = [], 0
    while n < len(run.pieces):
        piece = run.pieces[n]
        last = n
        if piece.token.kind is TokenKind.OPEN and _is_opaque(contexts[piece.element], language):
            last = _end_of(run.pieces, n, closed)
            parts.append(_opaque(page, run.pieces[n : last + 1], ends=last < len(run.pieces)))
        else:
            parts.append(_part(piece, closed, opened))
        n = last + 1
    return parts


def _closing_tags(pieces: Sequence[RunToken]) -> dict[Element | None, int]:
    """For each element that ends in the run, the place of its closing tag."""
    closing: dict[Element | None, int] = {}
    for n, piece in enumerate(pieces):
        if piece.token.kind is TokenKind.CLOSE and piece.element is not None:
            closing[piece.element] = n
    return closing


def _is_opaque(context: Context, language: str) -> bool:
    return context.silent or context.language.partition("-")[0] != language.partition("-")[0]


def _end_of(pieces: Sequence[RunToken], n: int, closed: Mapping[Element | None, int]) -> int:
    """The piece where the element ends that piece `n` opens; beyond the last where it does not end in the run."""
    element = pieces[n].element
    assert element is not None  # opening tags have elements
    if element.name in VOID or (element.token.empty and element.token.foreign):
        return n
    return closed.get(element, len(pieces))


def _opaque(page: Source, pieces: Sequence[RunToken], *, ends: bool) -> PassagePart:
    """An element as one part. One that never ends cuts: text after it would be inside it."""
    start, end = pieces[0].token.start, pieces[-1].token.end
    silent = pieces[0].token.name in ("script", "style", "noscript", "template", "link", "meta")
    read = not silent and any(
        words(page.text[p.token.start : p.token.end])
        for p in pieces
        if p.token.kind is TokenKind.TEXT and not p.token.foreign
    )
    if not ends:
        return PassagePart(Shape.CUT, start, end)
    return PassagePart(Shape.WORD if read else Shape.ALONE, start, end)


def _part(piece: RunToken, closed: Mapping[Element | None, int], opened: set[Element | None]) -> PassagePart:
    token, element = piece.token, piece.element
    if token.kind is TokenKind.TEXT:
        return PassagePart(Shape.TEXT, token.start, token.end)
    if token.name == "br":
        return PassagePart(Shape.BREAK, token.start, token.end, element)
    if token.kind is TokenKind.OPEN:
        return PassagePart(Shape.OPEN if element in closed else Shape.ALONE, token.start, token.end, element)
    if token.kind is TokenKind.CLOSE and element is not None and element in opened:
        return PassagePart(Shape.CLOSE, token.start, token.end, element)
    return PassagePart(Shape.ALONE, token.start, token.end)


def lines_apart(page: Source, parts: Sequence[PassagePart]) -> list[PassagePart]:
    """Preformatted text with a cut at each run of blank lines."""
    apart = []
    for part in parts:
        begin = part.start
        if part.shape is Shape.TEXT:
            for match in _BLANK_LINES.finditer(page.text, part.start, part.end):
                apart += [
                    PassagePart(Shape.TEXT, begin, match.start()),
                    PassagePart(Shape.CUT, match.start(), match.end()),
                ]
                begin = match.end()
        apart.append(PassagePart(part.shape, begin, part.end, part.element))
    return apart


def chunks(page: Source, parts: Sequence[PassagePart]) -> Iterator[Sequence[PassagePart]]:
    """The parts between cuts and between two or more line breaks, which people use to part paragraphs."""
    begin, first, breaks = 0, -1, 0
    for n, part in enumerate(parts):
        if part.shape is Shape.CUT:
            yield parts[begin:n]
            begin, breaks = n + 1, 0
        elif part.shape is Shape.BREAK:
            first = first if breaks else n
            breaks += 1
        elif part.shape in (Shape.TEXT, Shape.WORD, Shape.OPEN) and not is_blank(page, part):
            if breaks > 1:
                yield parts[begin:first]
                begin = first
            breaks = 0
    yield parts[begin:]


def is_blank(page: Source, part: PassagePart) -> bool:
    """Whether a part is text without anything to see."""
    return part.shape is Shape.TEXT and not page.text[part.start : part.end].strip(SPACE)

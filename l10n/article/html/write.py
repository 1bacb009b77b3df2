"""Localized texts in the syntax of their place in a page."""

from __future__ import annotations

import re
from collections.abc import Callable

from l10n.article.html import keywords
from l10n.article.html.text import escape, preserve_space
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block

_BREAK = late_pattern(r"<(?:br)\b|</br", re.IGNORECASE)
_WIDTH = 78
"""Columns of preformatted text; wire copy is set for terminals of 80."""
_NON_ASCII = late_pattern(r"[^\x00-\x7f]")


def render(block: Block, text: str) -> str:
    """The text as it must stand in the page in the block's place; reading it again gives the same text.

    Marks of the block become its markup; all else is escaped, also what looks like a mark and is none.
    """
    if block.syntax == "attribute":
        quote = block.raw[0] if block.raw[:1] in ("'", '"') else '"'
        return quote + _with_marks(block, text, lambda piece: escape(piece, quote=quote, nbsp=_nbsp(block))) + quote
    if block.syntax.startswith("json"):
        ascii_only = "\\u" in block.raw and not _NON_ASCII.search(block.raw)
        return _json(block, text, ascii_only=ascii_only)
    if block.syntax.startswith("attribute keyword"):
        return _with_marks(block, text, lambda piece: keywords.written(piece, block.syntax))
    written = _with_marks(block, text, lambda piece: escape(piece, nbsp=_nbsp(block)))
    return _wrapped(written) if block.syntax == "pre" else written


def _nbsp(block: Block) -> bool:
    """Whether the page writes no-break spaces so that an editor sees them."""
    return "&nbsp;" in block.raw


def _with_marks(block: Block, text: str, written: Callable[[str], str]) -> str:
    raws = {inline.mark: inline.raw for inline in block.inlines}
    marks = [match for match in MARK.finditer(text) if match[0] in raws]
    pieces, place, space = [], 0, True
    for match in marks:
        piece = preserve_space(written(text[place : match.start()]), first=space, last=False)
        raw = raws[match[0]]
        pieces += [piece, raw]
        space = piece.endswith(" ") if piece else space
        if match["alone"]:
            space = bool(_BREAK.match(raw))
        place = match.end()
    last = written(text[place:])
    return "".join(pieces) + preserve_space(last, first=space, last=True)


def _json(block: Block, text: str, *, ascii_only: bool) -> str:
    from l10n.article.html import jsonld  # late: Markdown is written here too, and has none

    raws = {inline.mark: inline.raw for inline in block.inlines}
    text = MARK.sub(lambda mark: mark[0] if raws.get(mark[0], "-") else "", text)
    pieces, place, is_html = [], 0, block.syntax.endswith(" html")

    def escaped(piece: str) -> str:
        made = jsonld.escape(escape(piece) if is_html else piece, ascii_only=ascii_only, references=is_html)
        return made.replace(",", "\\u002c") if block.syntax.startswith("json keyword") else made

    for match in MARK.finditer(text):
        if match[0] in raws:
            pieces += [escaped(text[place : match.start()]), raws[match[0]]]
            place = match.end()
    return "".join(pieces) + escaped(text[place:])


def _wrapped(written: str) -> str:
    """Preformatted text with line ends for spaces where lines get too long; tags are never broken."""
    lines, column = [], 0
    for word in re.split(r"( )(?![^<>]*>)", written):
        if word == " " and column > _WIDTH - 8:
            lines.append("\n")
            column = 0
        else:
            lines.append(word)
            column += len(word)
    return "".join(lines)

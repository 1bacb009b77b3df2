"""Keywords of a page: each of a list is a block of its own, so that one that comes back is translated once.

The comma between two is skeleton; one inside a translated keyword is written as a reference, which no reader of lists cuts at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.article.html.text import ATOM, SPACE, collapse, decode, escape, words
from l10n.article.html.tokens import Attribute
from l10n.article.html.values import MOST_MARKS, Source, numbered
from l10n.late_pattern import late_pattern
from l10n.model import Block, Role, Span

NAMES = frozenset({"keywords", "news_keywords", "article:tag"})
"""Names of `<meta>` whose content is a list of keywords."""
ROLE = Role.KICKER
_PIECE = late_pattern(r"[^,]+")
_BARE = late_pattern(r"[ \t\n\f\r\"'=`]")


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The places of the keywords of a list, without white space around them."""
    for match in _PIECE.finditer(text, start, end):
        raw = match[0]
        begin = match.start() + len(raw) - len(raw.lstrip(SPACE))
        if stripped := raw.strip(SPACE):
            yield Span(begin, begin + len(stripped))


def blocks(page: Source, attribute: Attribute) -> Iterator[Block]:
    """The keywords in the value of an attribute."""
    quoted = page.text[attribute.start : attribute.start + 1] in ("'", '"')
    start, end = (attribute.start + 1, attribute.end - 1) if quoted else (attribute.start, attribute.end)
    for place in pieces(page.text, start, end):
        raw = page.text[place.start : place.end]
        text = decode(collapse(raw), attribute=True)
        if not words(text) or text != text.strip():
            continue
        text, inlines = numbered(text, (place.start, raw), 1, (_decode, ATOM))
        if len(inlines) <= MOST_MARKS:
            syntax = "attribute keyword" if quoted else "attribute keyword bare"
            yield Block(ROLE, text, raw, page.lines.at(place.start), place.start, inlines, syntax)


def written(text: str, syntax: str) -> str:
    """A keyword, or a part of one, in the syntax of its block.

    >>> written("storms, floods", "attribute keyword")
    'storms&#44; floods'
    """
    escaped = escape(text, quote='"').replace("'", "&#39;").replace(",", "&#44;")
    return _BARE.sub(_reference, escaped) if syntax.endswith("bare") else escaped


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _decode(raw: str) -> str:
    return decode(raw, attribute=True)

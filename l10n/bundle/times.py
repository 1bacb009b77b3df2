"""Dates in `<time>`: what machines read of one, also where an article gives it in words alone.

A `<time>` without `datetime` must hold a date that machines read (HTML Standard 4.5.14): a translated one needs the attribute.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from l10n.article import dates
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block, Document, Inline, InlineKind

_MARKUP = late_pattern(r"<[^<>]*>")
_DATETIME = late_pattern(r"""\bdatetime\s*=\s*["']?(?P<value>[^"'<>]*)""", re.IGNORECASE)
_UNDATED = late_pattern(r"<time(?![^<>]*\bdatetime\b)(?=[\s>])[^<>]*(?=>)", re.IGNORECASE)
_LAST_UNDATED = late_pattern(rf"({_UNDATED.pattern})(>\s*)\Z", re.IGNORECASE)
_CLOSED = late_pattern(r"\s*</time\b", re.IGNORECASE)


def for_machines(inline: Inline, close: Inline | None, text: str, locale: str) -> str:
    """What the `datetime` of a `<time>` may hold: its attribute's value, else the date in its words; nothing without either."""
    written = _DATETIME.search(inline.raw)
    value = dates.for_machines(unescape(written["value"])) if written else ""
    if value or close is None:
        return value
    return _of_words(_MARKUP.sub(" ", text[inline.start + len(inline.raw) : close.start]), locale)


def _of_words(words: str, locale: str) -> str:
    if value := dates.for_machines(unescape(words)):
        return value
    moment = dates.find(unescape(words), locale)
    return dates.for_html(moment.iso) if moment else ""


def dated(block: Block, article: Article) -> Block:
    """The block whose `<time>`s have a `datetime` wherever one can be read in the article."""
    closing = {inline.index: inline for inline in block.inlines if inline.kind is InlineKind.CLOSE}
    return replace(block, inlines=tuple(_dated(inline, closing.get(inline.index), article) for inline in block.inlines))


def _dated(inline: Inline, close: Inline | None, article: Article) -> Inline:
    if inline.kind is not InlineKind.OPEN or not _UNDATED.match(inline.raw):
        return inline
    value = for_machines(inline, close, article.text, article.locale)
    return replace(inline, raw=_with(_UNDATED, inline.raw, value)) if value else inline


def dated_around(document: Document) -> Document:
    """The document where a `<time>` around a whole block has a `datetime`, so that the block may have other words."""
    skeleton = list(document.skeleton)
    for n, block in enumerate(document.blocks):
        if _LAST_UNDATED.search(skeleton[n]) and _CLOSED.match(skeleton[n + 1]):
            value = _of_words(_MARKUP.sub(" ", block.raw), document.article.locale)
            skeleton[n] = _LAST_UNDATED.sub(rf'\1 datetime="{escape(value)}"\2', skeleton[n]) if value else skeleton[n]
    return replace(document, skeleton=tuple(skeleton))


def _with(tag: re.Pattern[str], raw: str, value: str) -> str:
    return tag.sub(lambda match: f'{match[0]} datetime="{escape(value)}"', raw, count=1)

"""What an article holds that has no words: pictures, films, sound, embeds, code, rules, links alone.

Blocks are what translators see; these things are read from the source around them, so that every bundle carries them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.article.markdown.shortcodes import CALL
from l10n.bundle import wordless_markdown, wordless_page
from l10n.bundle.wordless_thing import BlockSpan, Wordless, WordlessKind
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block, Document, Role

__all__ = ["Wordless", "WordlessKind", "find", "line", "unfilled"]

_URL = late_pattern(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"]+)>?", re.IGNORECASE)
_HIDDEN = ("attribute", "json", "yaml", "title", "alt", "label", "note", "repeated", "front-matter")


def find(document: Document) -> tuple[Wordless, ...]:
    """The things of an article, in its order."""
    spans = tuple(_span(block) for block in document.blocks)
    return _find(document.article, spans)


def unfilled(document: Document) -> Iterator[Wordless]:
    """The shortcodes and notes inside sentences: only the site knows what it puts there, so readers see them as they stand."""
    for block in document.blocks:
        for inline in block.inlines:
            if inline.raw.startswith("![["):
                yield Wordless(WordlessKind.LOST, inline.start, text=f"the note {inline.raw}")
            elif inline.raw.startswith("{") and CALL.fullmatch(inline.raw):
                yield Wordless(
                    WordlessKind.LOST, inline.start, text=f"the shortcode {' '.join(inline.raw.split())[:60]}"
                )


def line(document: Document, piece: Wordless) -> int:
    """The line of a thing in its file."""
    return document.article.text.count("\n", 0, piece.place) + 1


def _span(block: Block) -> BlockSpan:
    shown = block.role is not Role.FURNITURE and block.syntax.partition(" ")[0] not in _HIDDEN
    match = _URL.fullmatch(block.text.strip()) if block.role is Role.FURNITURE else None
    return BlockSpan(block.start, block.start + len(block.raw), shown, match["url"] if match else "")


@lru_cache(maxsize=16)  # every kind of bundle of every locale asks for the same article
def _find(article: Article, spans: tuple[BlockSpan, ...]) -> tuple[Wordless, ...]:
    readers = {"html": wordless_page.in_page, "markdown": wordless_markdown.in_markdown}
    pieces = list(readers.get(article.format, _in_text)(article, spans))
    return tuple(sorted(pieces, key=lambda piece: piece.place))


def _in_text(_: Article, spans: Sequence[BlockSpan]) -> Iterator[Wordless]:
    return (Wordless(WordlessKind.LINK, span.start, span.url) for span in spans if span.url)

"""HTML inside Markdown, read by the reader of HTML pages.

Each block of HTML is read at its place in a page in which everything else is white space, so that all places stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.article.html import fragment
from l10n.article.html.block import LabelContext, labels
from l10n.article.html.tokens import Token, tokens
from l10n.article.html.values import Source
from l10n.article.lines import Lines
from l10n.article.markdown import shortcodes
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block, Inline, InlineKind, Role, Span
from l10n.plugin import FormatOptions

_HIDDEN = late_pattern(r"<\?\.*>")
_NOT_SPACE = late_pattern(r"[^\s]")


def blocks(
    article: Article, numbers: Lines, regions: Sequence[Sequence[Span]], options: FormatOptions
) -> Iterator[Block]:
    """The texts and attributes of regions of HTML, each given by the spans of its lines, in order."""
    page = Source(_page(article.text, regions), numbers, str(article.path))
    rules = labels(page, article.locale, options)
    for region in regions:
        inside = _of_region(rules, article, region[0].start, region[-1].end)
        for block in sorted(inside, key=lambda block: block.start):
            embedded = _embedded(block, article.text)
            if embedded:
                yield embedded


def _of_region(rules: LabelContext, article: Article, start: int, end: int) -> Iterator[Block]:
    page = rules.page
    try:
        moved = [_moved(token, start) for token in tokens(page.text[start:end], page.path)]
    except ArticleError:
        return  # a tag that never ends is not HTML: its lines stay as they are
    yield from fragment.blocks(rules, moved, article.locale)


def _moved(token: Token, by: int) -> Token:
    attributes = tuple(
        replace(attribute, start=attribute.start + by, end=attribute.end + by) for attribute in token.attributes
    )
    return replace(token, start=token.start + by, end=token.end + by, attributes=attributes)


def _page(text: str, regions: Sequence[Sequence[Span]]) -> str:
    """The regions at their places, with white space for all else; shortcodes in them are markup without words."""
    pieces, end = [], 0
    for span in (span for region in regions for span in region):
        pieces += [_NOT_SPACE.sub(" ", text[end : span.start]), _hidden(text[span.start : span.end])]
        end = span.end
    return "".join(pieces) + _NOT_SPACE.sub(" ", text[end:])


def _hidden(line: str) -> str:
    return shortcodes.CALL.sub(lambda match: f"<?{'.' * (len(match[0]) - 3)}>", line)


def _embedded(block: Block, text: str) -> Block | None:
    """The block with the article's own bytes; all that stands inside HTML is the article, also what looks like a menu.

    A shortcode in the value of an attribute is a mark; nothing where the value holds other marks beside it.
    """
    raw = text[block.start : block.start + len(block.raw)]
    inlines = tuple(_embedded_inline(inline, text) for inline in block.inlines)
    shown = block.text
    if _HIDDEN.search(shown):
        calls = list(shortcodes.CALL.finditer(raw))
        if inlines or len(calls) != len(_HIDDEN.findall(shown)):
            return None
        inlines = tuple(
            Inline(number, InlineKind.ALONE, call[0], block.start + call.start())
            for number, call in enumerate(calls, 1)
        )
        marks = iter(inlines)
        shown = _HIDDEN.sub(lambda _: next(marks).mark, shown)
    role = Role.BODY if block.role is Role.FURNITURE else block.role
    return replace(block, role=role, text=shown, raw=raw, inlines=inlines, syntax=f"{block.syntax} html".strip())


def _embedded_inline(inline: Inline, text: str) -> Inline:
    inner = tuple(embedded for block in inline.inner if (embedded := _embedded(block, text)))
    return replace(inline, raw=text[inline.start : inline.start + len(inline.raw)], inner=inner)

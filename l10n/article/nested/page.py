"""An article whose texts are nested in another syntax, as a page of HTML: what bundles show is made of it.

Block by block it is the same document; what stood between the blocks is decoded too, so that lists, tables and pictures are
found where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape

from l10n.article import weave
from l10n.article.html.tokens import tokens
from l10n.article.nested.decoded import Codec
from l10n.article.nested.read import MARKDOWN
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern
from l10n.model import Block, Document, Inline, InlineKind

_TAG = late_pattern(
    r"</?(?!script\b|style\b|title\b|textarea\b|noscript\b|xmp\b)[a-zA-Z][^<>]*>|<[a-zA-Z][^<>]*\Z|\A[^<>]*>",
    re.IGNORECASE,
)
"""What structure and pictures are found by: tags, also those that the text of an attribute stands in."""


def tags(html: str) -> str:
    """The tags of what stands between two blocks; the first one begins before a block that is a value of it."""
    return "".join(_TAG.findall(html)) or "\n"


def page(document: Document, codec: Callable[[str], Codec], between: Callable[[int, str], str]) -> Document:
    """The page of a document; `between` gives the tags of what stands between blocks, given by its place and itself."""
    made = _page(document, codec, between)
    try:
        list(tokens(made.article.text, ""))
    except ArticleError:  # a tag between the texts that never ends; pages do without what stands there
        return _page(document, codec, lambda *_: "\n")
    return made


def _page(document: Document, codec: Callable[[str], Codec], between: Callable[[int, str], str]) -> Document:
    text, place, blocks = "", 0, list[Block]()
    for n, skeleton in enumerate(document.skeleton):
        text += between(place, skeleton)
        place += len(skeleton)
        if n < len(document.blocks):
            made = _block(document.blocks[n], len(text), codec)
            blocks.append(made)
            text += made.raw
            place += len(document.blocks[n].raw)
    article = replace(document.article, format="html", text=text)
    return weave.document(article, document.meta, blocks, document.notices)


def _block(block: Block, start: int, codec: Callable[[str], Codec]) -> Block:
    *kind, what, how = block.syntax.split()
    decode = codec(how).decode
    shown = decode if what == "html" else lambda raw: escape(decode(raw), quote=False)
    marked = decode if what == MARKDOWN else shown
    kind += [what] * (what == MARKDOWN)
    text, place, inlines = "", block.start, list[Inline]()
    for inline in block.inlines:
        text += shown(block.raw[place - block.start : inline.start - block.start])
        inlines.append(_inline(inline, start + len(text), codec, marked))
        text += inlines[-1].raw
        place = inline.start + len(inline.raw)
    text += shown(block.raw[place - block.start :])
    return replace(block, raw=text, start=start, inlines=tuple(inlines), syntax=" ".join(kind))


def _inline(inline: Inline, start: int, codec: Callable[[str], Codec], shown: Callable[[str], str]) -> Inline:
    text, place, inner = "", inline.start, list[Block]()
    for block in inline.inner:
        text += shown(inline.raw[place - inline.start : block.start - inline.start])
        inner.append(_block(block, start + len(text), codec))
        text += inner[-1].raw
        place = block.start + len(block.raw)
    text += shown(inline.raw[place - inline.start :])
    is_break = (
        inline.kind is InlineKind.ALONE and "\n" in text and text.isspace()
    )  # a line end of WordPress' old editor
    return replace(inline, raw="<br>" if is_break else text, start=start, inner=tuple(inner))

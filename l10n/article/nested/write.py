"""Localized texts in the syntax of their place inside of another syntax."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from l10n.article.html import write
from l10n.article.literal import put_back
from l10n.article.nested.decoded import Codec
from l10n.article.nested.read import HIDDEN
from l10n.article.paragraphs import one_line
from l10n.model import Block


def render(block: Block, text: str, codec: Callable[[str], Codec]) -> str:
    """The text as HTML or plain text, in the escapes of its place; `codec` gives those of a block's last word."""
    *kind, what, how = block.syntax.split()
    chosen = codec(how)
    inlines = tuple(replace(inline, raw=chosen.decode(inline.raw)) for inline in block.inlines)
    syntax = " ".join(word for word in kind if word != HIDDEN)
    inner = replace(block, raw=chosen.decode(block.raw), inlines=inlines, syntax=syntax)
    written = write.render(inner, text) if what == "html" else put_back(inner, one_line(text))
    return chosen.encode(written)

"""Localized texts in the syntax of their place inside of another syntax."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from l10n.article.html import write
from l10n.article.literal import restore
from l10n.article.markdown import words
from l10n.article.nested.decoded import Codec
from l10n.article.nested.read import HIDDEN, MARKDOWN
from l10n.article.paragraphs import single_line
from l10n.model import Block


def render(block: Block, text: str, codec: Callable[[str], Codec]) -> str:
    """The text as HTML or plain text, in the escapes of its place; `codec` gives those of a block's last word."""
    *kind, what, how = block.syntax.split()
    chosen = codec(how)
    inlines = tuple(
        replace(
            inline,
            raw=chosen.decode(inline.raw),
            start=block.start + len(chosen.decode(block.raw[: inline.start - block.start])),
        )
        for inline in block.inlines
    )
    syntax = " ".join(word for word in kind if word != HIDDEN)
    inner = replace(block, raw=chosen.decode(block.raw), inlines=inlines, syntax=syntax)
    return chosen.encode(_WRITERS[what](inner, text))


_WRITERS: Mapping[str, Callable[[Block, str], str]] = {
    "html": write.render,
    MARKDOWN: words.render,
    "text": lambda block, text: restore(block, single_line(text)),
}

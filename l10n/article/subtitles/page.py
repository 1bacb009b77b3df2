"""Subtitles as a page of HTML: their sentences one after the other, without times."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from l10n.article import weave
from l10n.markup import MARK
from l10n.model import Block, Document, Inline

_SETTING = re.compile(r"\{\\(?P<name>[ibus])(?P<on>[01])\}|\{\\[^{}]*\}")


def page(document: Document) -> Document:
    """The document, block by block, with tags of HTML for settings of Advanced SubStation; positions have no place there."""
    text, blocks = "", list[Block]()
    for block in document.blocks:
        text += "\n"
        blocks.append(_block(block, len(text)))
        text += blocks[-1].raw
    article = replace(document.article, format="html", text=text)
    return weave.document(article, document.meta, blocks, document.notices)


def _block(block: Block, start: int) -> Block:
    raw, place, inlines = "", 0, list[Inline]()
    known = {inline.mark: inline for inline in block.inlines}
    for mark in MARK.finditer(block.text):
        raw += escape(block.text[place : mark.start()], quote=False)
        tag = _SETTING.sub(_tag, known[mark[0]].raw)
        inlines.append(replace(known[mark[0]], raw=tag, start=start + len(raw)))
        raw += tag
        place = mark.end()
    raw += escape(block.text[place:], quote=False)
    return replace(block, raw=raw, start=start, inlines=tuple(inlines), syntax="")


def _tag(match: re.Match[str]) -> str:
    return f"<{'/' * (match['on'] == '0')}{match['name']}>" if match["name"] else ""

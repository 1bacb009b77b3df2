"""Subtitles as a page of HTML: what is spoken as a transcript, without times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from l10n.article import weave
from l10n.article.subtitles.cues import Cue
from l10n.article.subtitles.utterances import utterances
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Document, Inline

_SETTING = late_pattern(r"\{\\(?P<name>[ibus])(?P<on>[01])\}|\{\\[^{}]*\}")

_PAUSE = 2.0
"""Seconds without a subtitle, after which something new begins."""
_LONG = 600
"""Characters after which a paragraph ends with its sentence: nobody reads a longer one."""


def page(document: Document, cues: Sequence[Cue]) -> Document:
    """The document, block by block, with tags of HTML for settings of Advanced SubStation; positions have no place there. A
    paragraph is what one speaker says without a pause.
    """
    text, blocks = "", list[Block]()
    for number, together in groupby(_numbered(document, cues), key=lambda each: each[0]):
        text += f"{'</p>' if number else ''}\n<p data-run>"
        for n, (_, block) in enumerate(together):
            text += " " if n else ""
            blocks.append(_block(block, len(text)))
            text += blocks[-1].raw
    article = replace(document.article, format="html", text=f"{text}</p>")
    return weave.document(article, document.meta, blocks, document.notices)


def _numbered(document: Document, cues: Sequence[Cue]) -> Iterator[tuple[int, Block]]:
    """The blocks with the number of their paragraph."""
    begins = sorted(lines[0].start for lines in utterances(document.article.text, cues))
    number, length, ended = 0, 0, 0.0
    before: int | None = None
    for block in document.blocks:
        here = bisect_right(begins, block.start + len(block.raw) - 1)
        shown = block.showing
        pause = cues[shown.first - 1].begins - ended if before and shown else 0.0
        if before is not None and (here != before or pause >= _PAUSE or length > _LONG):
            number, length = number + 1, 0
        ended = cues[shown.last - 1].ends if shown else 0.0
        before, length = here, length + len(block.text)
        yield number, block


def _block(block: Block, start: int) -> Block:
    raw, place, inlines = "", 0, list[Inline]()
    by_mark = {inline.mark: inline for inline in block.inlines}
    for mark in MARK.finditer(block.text):
        raw += escape(block.text[place : mark.start()], quote=False)
        tag = _SETTING.sub(_tag, by_mark[mark[0]].raw)
        inlines.append(replace(by_mark[mark[0]], raw=tag, start=start + len(raw)))
        raw += tag
        place = mark.end()
    raw += escape(block.text[place:], quote=False)
    return replace(block, raw=raw, start=start, inlines=tuple(inlines), syntax="")


def _tag(match: re.Match[str]) -> str:
    return f"<{'/' * (match['on'] == '0')}{match['name']}>" if match["name"] else ""

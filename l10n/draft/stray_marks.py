"""Marks and spaces that an engine leaves behind: half of a dash, a question that opens and never closes, a number at a word."""

from __future__ import annotations

import re

from l10n.draft.offset_text import OffsetText
from l10n.draft.typography import QUOTE
from l10n.language.form import form
from l10n.late_pattern import late_pattern
from l10n.model import Span

_DASH = late_pattern(r"(?<=\s)(?:-|--|–|—)(?=\s)")
_HALF = late_pattern(r"(?<=[\w)”»\"])(?: (?:-|–|—)(?=[^\W\d_])|-(?= [^\W\d_]))")
_GLUED = late_pattern(r"(?<=[^\W\d_]{3})(?=(\d+)(?!\w))")
_OPENS_LATE = late_pattern(r"(?<=[—–-])[\"“”] (?=\w)")  # —” está


def mended(source: str, target: OffsetText, tag: str) -> OffsetText:
    """The target with whole dashes where its source has dashes, spaces before its numbers, and no mark that opens nothing.

    >>> plain = OffsetText.of("Volvió -dijo ella- a ¿la iglesia de Riverside en Mayo18.")
    >>> mended("He came back - she said - to Riverside in May 18.", plain, "es").text
    'Volvió - dijo ella - a la iglesia de Riverside en Mayo 18.'
    """
    lacking = len(_DASH.findall(source)) - len(_DASH.findall(target.text))
    edits = [
        (Span(*match.span()), f" {match[0].strip()} "[: 3 - (match[0] == "-")])
        for match in list(_HALF.finditer(target.text))[: max(0, lacking)]
    ]
    edits += [
        (Span(match.start(), match.start()), " ")
        for match in _GLUED.finditer(target.text)
        if re.search(rf"(?<!\w){match[1]}(?!\w)", source)
    ]
    edits += [
        (Span(*match.span()), ' "')
        for match in _OPENS_LATE.finditer(target.text)
        if len(QUOTE.findall(target.text, 0, match.start())) % 2 == 0
    ]
    edits += [(span, "") for span in _opening_nothing(target.text, tag)]
    return target.edit(sorted(edits, key=lambda edit: edit[0].start)) if edits else target


def _opening_nothing(text: str, tag: str) -> list[Span]:
    """The marks that open a question or an exclamation (¿, ¡) behind which none closes."""
    pairs = zip(form(tag).opens, "?!", strict=True)
    return [
        Span(match.start(), match.end())
        for opening, closing in pairs
        if opening
        for match in re.finditer(re.escape(opening), text)
        if closing not in text[match.end() :]
    ]

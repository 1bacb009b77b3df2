"""Placeholders in the place of pieces that nothing may change.

What an engine reads has words there that engines copy (`mask`); what the house changes afterwards has letters there that no
rule of typography touches (`hide`): one has to live through a model, the other through patterns for words and marks.

On the starter model, thirty sentences with one to three pieces each: `XQZ1` came through in 30 of 30, `[1]` in 30, `QZ7Q` in
29, `$1` in 20, a web address in none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.draft.offset_text import OffsetText
from l10n.draft.protect import ProtectedSpan
from l10n.late_pattern import late_pattern
from l10n.model import Span

# Styles of placeholders in the order in which they are tried.
STYLES = ("XQZ{}", "[{}]")
# Letters of the Yi syllabary: to every rule of typography they are letters without capitals, and no article has them.
_FIRST, _LAST = 0xA000, 0xA48C
_LETTER = late_pattern(f"[{chr(_FIRST)}-{chr(_LAST)}]")


# --- for an engine


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose kept pieces are placeholders. `text` traces back to the plain text."""

    text: OffsetText
    style: str
    pieces: tuple[ProtectedSpan, ...]


def mask(
    text: str, pieces: Sequence[ProtectedSpan], style: int = 0, spelled: Sequence[tuple[Span, str]] = ()
) -> Masked:
    """The text with a placeholder for each piece; another spelling of placeholders where the text itself has one. What is to be
    `spelled` otherwise is, beside the pieces.
    """
    glued = any(text[piece.span.end : piece.span.end + 1].isdigit() for piece in pieces)
    form = STYLES[1 if glued else style]  # "XQZ1" before a digit would be another number
    while _placeholder(form).search(text):
        form = "Q" + form
    edits = [(piece.span, form.format(number)) for number, piece in enumerate(pieces, 1)]
    edits += [
        (span, new)
        for span, new in spelled
        if not any(span.start < k.span.end and k.span.start < span.end for k in pieces)
    ]
    edits.sort(key=lambda edit: edit[0].start)
    return Masked(OffsetText.of(text).edit(edits), form, tuple(pieces))


def unmask(masked: Masked, target: OffsetText, written: Mapping[str, str]) -> OffsetText | None:
    """The target with the pieces in the place of their placeholders, each exactly once; nothing where one is lost.

    `written` are the pieces that the locale writes in another way (amounts).
    """
    if not masked.pieces:
        return target
    pattern = _placeholder(masked.style)
    numbers = sorted(int(match["number"]) for match in pattern.finditer(target.text))
    if numbers != list(range(1, len(masked.pieces) + 1)):
        return None
    pieces = [written.get(piece.text, piece.text) for piece in masked.pieces]
    return target.sub(pattern, lambda match: pieces[int(match["number"]) - 1])


@lru_cache(16)
def _placeholder(style: str) -> re.Pattern[str]:
    """Placeholders of a style as engines return them: letter case and an inner space may have changed."""
    before, after = style.split("{}")
    end = f"{re.escape(after)}+" if after else r"(?!\d)"  # a model may write a bracket more
    return re.compile(rf"{re.escape(before)}\s?(?P<number>[1-9]\d{{0,3}}){end}", re.IGNORECASE)


# --- for what the house changes


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text with one letter in the place of each piece; `pieces` says which stands for what."""

    text: OffsetText
    pieces: Mapping[str, str]


def hide(target: OffsetText, pieces: Sequence[str]) -> Shielded:
    """The target with a letter for every occurrence of a piece; as it is where it has such letters itself.

    >>> hide(OffsetText.of('Escriba `a "b"` aquí.'), ['`a "b"`']).text.text
    'Escriba ꀀ aquí.'
    """
    distinct = sorted(set(pieces), key=lambda piece: (-len(piece), piece))[: _LAST - _FIRST]
    if not distinct or _LETTER.search(target.text):
        return Shielded(target, {})
    letters = {piece: chr(_FIRST + number) for number, piece in enumerate(distinct)}
    any_piece = re.compile("|".join(re.escape(piece) for piece in distinct))
    return Shielded(
        target.sub(any_piece, lambda match: letters[match[0]]), {letter: piece for piece, letter in letters.items()}
    )


def show(target: OffsetText, pieces: Mapping[str, str]) -> OffsetText:
    """The target with the pieces in their places again."""
    return target.sub(_LETTER, lambda match: pieces.get(match[0], match[0])) if pieces else target

"""Pieces of a target that nothing may change, hidden from the changes that the house makes: numbers, terms, quotes, dashes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.draft.offset_text import OffsetText

# Letters of the Yi syllabary: to every rule of typography they are letters without capitals, and no article has them.
_FIRST, _LAST = 0xA000, 0xA48C
_LETTER = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


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

"""What the memory finds a source by: a digest of all of it, and its words."""

from __future__ import annotations

import hashlib

from l10n.language.scripts import unspaced_letters
from l10n.late_pattern import late_pattern

_WORD = late_pattern(r"[^\W_]+")
_UNSPACED = late_pattern(f"[{unspaced_letters()}]+")


def words(text: str) -> frozenset[str]:
    """The words that a text is found by: lower-cased; pairs of characters where a script puts no spaces.

    >>> sorted(words("Fire in Riga: 12 hurt"))
    ['12', 'fire', 'hurt', 'in', 'riga']
    """
    grams = set(_WORD.findall(text.lower()))
    for run in () if text.isascii() else _UNSPACED.findall(text):
        grams.update(run[n : n + 2] for n in range(max(len(run) - 1, 1)))
    return frozenset(grams)


def indexed(language: str, text: str) -> list[str]:
    """The words of a text as the memory's lists are named: languages are kept apart."""
    return [f"{language}:{word}" for word in words(text)]


def digest(language: str, text: str) -> int:
    """What a source is known by: 63 bits of BLAKE2b, so few that a million sources collide once in nine million memories."""
    return int.from_bytes(hashlib.blake2b(f"{language}\0{text}".encode(), digest_size=8).digest()) >> 1


def neighbour(text: str) -> int:
    """What a neighbour is compared by, in 32 bits; 0 where there is none."""
    return digest("", text) & 0xFFFFFFFF if text else 0

"""Words of a draft that are misspelled rather than made up: an accent too many, or the wrong ending of a plural."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from l10n.draft.verification import Attempt
from l10n.language import tokens
from l10n.model import Span

RESPELLED = "spelling put right: "
_ACUTE, _GRAVE = "\u0301", "\u0300"
_VOWELS = frozenset("aeiou")
_ENDING = ("s", "es")  # of plurals: sesións is sesiones


def respelled(candidate: Attempt, odd: Sequence[str], words: Container[str]) -> Attempt:
    """The candidate with those of its odd words that are another word except for an accent too many or a plural's ending."""
    right = {word: new for word in odd if (new := right_spelling(word, words))}
    if not right:
        return candidate
    places = [match for match in tokens.WORD.finditer(candidate.target) if match[0] in right]
    made = candidate.made.edit([(Span(*match.span()), right[match[0]]) for match in places])
    notes = tuple(f"{RESPELLED}{new}" for new in right.values())
    signs = replace(candidate.signs, repairs=candidate.signs.repairs + len(notes))
    return replace(candidate, made=made, notes=(*candidate.notes, *notes), signs=signs)


def right_spelling(word: str, words: Container[str]) -> str:
    """The one word of a language that a misspelled word can be; nothing where there is none or several.

    >>> right_spelling("sesións", {"sesiones", "sesión"}), right_spelling("custodía", {"custodia"})
    ('sesiones', 'custodia')
    """
    spellings = {each for each in _variants(word) if each != word and each in words}
    return spellings.pop() if len(spellings) == 1 else ""


def _variants(word: str) -> Iterator[str]:
    """The word without its accents, and with the other ending of plurals; an accent put in would make a word of anything."""
    plain = unicodedata.normalize("NFD", word).replace(_ACUTE, "").replace(_GRAVE, "")
    plain = unicodedata.normalize("NFC", plain)
    yield plain
    short, long = _ENDING
    if word.endswith(short) and plain[-2:-1] not in _VOWELS:
        yield word[: -len(short)] + long
        yield plain[: -len(short)] + long

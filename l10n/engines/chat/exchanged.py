"""Answers to several texts that may stand for each other's: an engine may return those of a list in another order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from l10n.language import tokens
from l10n.late_pattern import late_pattern

_BEGINNING = (
    5  # letters by which a word is known again in another language: European, europea; instructions, instrucciones
)
_DIGITS = late_pattern(r"\d+")
_QUOTED = late_pattern('["“„«「]')


def seem_exchanged(texts: Sequence[str], answers: Sequence[str]) -> bool:
    """Whether two answers go better with each other's texts: by names, numbers, words that both languages write nearly alike,
    and quotation marks. No proof: the texts are to be asked one by one.

    >>> seem_exchanged(["Talk of European glory.", "Ignore the above."], ["Ignore lo anterior.", "De la gloria europea."])
    True
    """
    sources, targets = [_signs(text) for text in texts], [_signs(answer) for answer in answers]
    return any(
        len(sources[a] & targets[b]) + len(sources[b] & targets[a])
        > len(sources[a] & targets[a]) + len(sources[b] & targets[b])
        for a, b in combinations(range(len(texts)), 2)
    )


def _signs(text: str) -> frozenset[str]:
    """What of a text its translation is likely to have."""
    words = {word[:_BEGINNING].casefold() for word in tokens.WORD.findall(text) if len(word) >= _BEGINNING}
    return frozenset((*words, *_DIGITS.findall(text), *(['"'] if _QUOTED.search(text) else [])))

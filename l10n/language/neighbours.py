"""Which of a few near languages a text is in, by the letters of its words.

`[neighbours]` of a data file names the languages that are taken for each other and says how strongly sequences of letters
speak for each, as the logarithm of a likelihood: Catalan `_amb_`, Bosnian `ije`, Danish `af_`. A word costs a look-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from l10n.language import data

_LONGEST = 4
"""Letters of a sequence; a whole word may be longer."""
_EDGE = "_"
_FEWEST = 5
"""Words below which a text may be a title and names."""
_SURE = 2.5
"""The logarithm of how much likelier a neighbour must be. Set on half of the human translations (docs/checks.md)."""


def likely_neighbour(words: Sequence[str], source_words: frozenset[str], tag: str) -> str:
    """The tag of the near language whose letters the words of a text have, where that is surely not its own; else nothing.

    >>> likely_neighbour("El govern va anunciar ahir que el nou hospital obrirà".split(), frozenset(), "es")
    'ca'
    """
    rivals = _rivals(tag)
    if not rivals:
        return ""
    common = set(common_words(words)) - source_words
    if len(common) < _FEWEST:
        return ""
    scores = [sum(column) for column in zip(*(_scores(word, tag) for word in common), strict=True)]
    best = max(scores)
    return rivals[scores.index(best)] if best >= _SURE else ""


def is_neighbour(other: str, tag: str) -> bool:
    """Whether the letters of a language are known to tell it from another one."""
    return other in _rivals(tag)


def common_words(words: Sequence[str], *, first: bool = True) -> Sequence[str]:
    """The words other than names, as they are compared: those in small letters, and the first of a text."""
    return [word.casefold() for place, word in enumerate(words) if not word[0].isupper() or (first and not place)]


def spellings(word: str) -> Iterator[str]:
    """The sequences of letters of a word, each once, and the whole word."""
    edged = f"{_EDGE}{word}{_EDGE}"
    sequences = {
        edged[start : start + size] for size in range(1, _LONGEST + 1) for start in range(len(edged) - size + 1)
    }
    yield from (sequences | {edged}) - {_EDGE}


@lru_cache(maxsize=32768)
def _scores(word: str, tag: str) -> Sequence[float]:
    """How much more strongly a word speaks for each neighbour than for its own language."""
    weights = _weights(tag)
    met = [weights[each] for each in spellings(word) if each in weights]
    return [sum(column) for column in zip(*met, strict=True)] or [0.0] * len(_rivals(tag))


@cache
def _rivals(tag: str) -> Sequence[str]:
    return str(data.section(tag, "neighbours").get("among", "")).split()


@cache
def _weights(tag: str) -> Mapping[str, Sequence[float]]:
    """Each sequence of letters with how much more strongly it speaks for each neighbour."""
    native, others = _spoken_for(tag), [_spoken_for(rival) for rival in _rivals(tag)]
    every = set(native).union(*others)
    return {each: [other.get(each, 0.0) - native.get(each, 0.0) for other in others] for each in every}


@cache
def _spoken_for(tag: str) -> Mapping[str, float]:
    by_weight = data.section(tag, "neighbours").get("spellings", {})
    return {each: float(weight) for weight, text in by_weight.items() for each in text.split()}

"""Words that a list lacks and that are forms of words that it has, by how the words of the list themselves change.

A model's list holds what its training texts had: one sentence of news in ten has a rarer form (`trasladadas`), which is no
invention. A form changes its ending as many other words of the list do; what a model makes up seldom does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import sqrt

_STEM = 4  # letters that two forms have in common, at least
_ENDING = 6  # letters behind them, at most
_OFTEN = 0.06  # of the words with either ending those that have both
_FEWEST = 20  # words: what fewer have is counted as an ending of so many
_LAST = "\U0010ffff"  # sorts behind every letter


class ListedForms:
    """The forms that a list of words implies."""

    def __init__(self, listed: frozenset[str]) -> None:
        self._listed = listed
        self._words = sorted(listed)
        self._backwards = sorted(word[::-1] for word in listed)
        self._share = cache(self._both)
        self.has = cache(self._has)

    def _has(self, word: str) -> bool:
        """Whether a word differs from one of the list as many pairs of it do."""
        for cut in range(min(_ENDING, len(word) - _STEM) + 1):
            stem, ending = word[: len(word) - cut], word[len(word) - cut :]
            if any(self._share(*sorted((ending, second))) >= _OFTEN for second in self._endings(stem, ending)):
                return True
        return False

    def _endings(self, stem: str, ending: str) -> Iterator[str]:
        """Other endings of a stem in the list; of two that begin alike the stem is longer."""
        for word in _beginning(self._words, stem):
            second = word[len(stem) :]
            if len(second) <= _ENDING and second[:1] != ending[:1]:
                yield second

    def _both(self, ending: str, second: str) -> float:
        """Of the words with either of two endings, the share of those that have both: the geometric mean of both sides."""
        ends = [(_beginning(self._backwards, each[::-1]), each) for each in (ending, second)]
        (few, rare), (many, usual) = sorted(ends, key=lambda pair: len(pair[0]))
        stems = (word[len(rare) :][::-1] for word in few if len(word) >= len(rare) + _STEM)
        both = sum(stem + usual in self._listed for stem in stems)
        return both / sqrt(max(_FEWEST, len(few)) * max(_FEWEST, len(many)))


def _beginning(words: Sequence[str], letters: str) -> Sequence[str]:
    """The words of a sorted list that begin with some letters."""
    return words[bisect_left(words, letters) : bisect_left(words, letters + _LAST)]


@lru_cache(maxsize=4)
def of(listed: frozenset[str]) -> ListedForms:
    """The forms that a list implies."""
    return ListedForms(listed)

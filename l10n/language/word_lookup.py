"""Many words looked up at once in a language's dictionary, and the words that differ from one by a letter.

Where hunspell's own command is installed it is asked, and stays open; spylls reads the same files in some seconds and needs no
program.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from l10n.language import data, spelling
from l10n.language.hunspell_command import HunspellCommand
from l10n.language.typing_slips import slips, without_ending


class WordLookup:
    """The words of one dictionary; each is looked up once."""

    def __init__(self, tag: str, base: Path) -> None:
        self._tag, self._base = tag, base
        self._has: dict[str, bool] = {}
        self._nearest: dict[str, tuple[str, ...]] = {}
        self._command = HunspellCommand(base)

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that the dictionary has not; none where it cannot be read."""
        distinct = set(words)
        fresh = distinct - self._has.keys()
        if fresh:
            missing = self._missing(fresh)
            self._has.update((word, word not in missing) for word in fresh)
        return frozenset(word for word in distinct if not self._has[word])

    def has_elsewhere(self, word: str) -> bool:
        """Whether the dictionary has a word as another country of the language spells it: "centre" for "center", or without its
        last letter.
        """
        respelled = {pattern.sub(spelling, word) for pattern, spelling in _regional(self._tag)} | {without_ending(word)}
        respelled -= {word, ""}
        return self.unknown(respelled) != respelled

    def nearest(self, words: Collection[str], most: int = 3) -> Mapping[str, Sequence[str]]:
        """For each of some unknown words those of the dictionary that differ from it by one letter, or by two exchanged."""
        fresh = {
            word: dict.fromkeys(slips(word, _letters(self._tag, word), self._tag))
            for word in words
            if word not in self._nearest
        }
        # Thousands, of which nothing is remembered: hardly one of them is asked for again.
        missing = self._missing(frozenset().union(*fresh.values())) if fresh else frozenset[str]()
        for word, candidates in fresh.items():
            candidates_left = (candidate for candidate in candidates if candidate not in missing and candidate != word)
            self._nearest[word] = tuple(islice(candidates_left, most))
        return {word: self._nearest[word] for word in words}

    def _missing(self, words: Collection[str]) -> Collection[str]:
        unknown = self._command.unknown(words)
        if unknown is not None:
            return unknown
        speller = spelling.speller(self._tag)
        return speller.unknown(words) if speller is not None else ()


@lru_cache(maxsize=8)
def word_lookup(tag: str) -> WordLookup | None:
    """The dictionary for texts of a tag; nothing where the machine has none."""
    base = spelling.dictionary(tag)
    return WordLookup(tag, base) if base is not None else None


@cache
def _regional(tag: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """How one country of a language spells what another one spells otherwise."""
    return tuple((re.compile(ours), theirs) for ours, theirs in data.section(tag, "spelling").get("regional", ()))


def _letters(tag: str, word: str) -> str:
    """The letters that a word of the language may have."""
    return data.section(tag, "identification").get("letters", "") or "".join(sorted(set(word)))

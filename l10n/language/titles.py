"""Headlines in which every word has a capital."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from l10n.language import data

_LONG = 4
"""Letters of a word that has a capital in title case: shorter ones are articles and prepositions."""


def title_case(words: Sequence[re.Match[str]]) -> bool:
    """Whether a headline capitalizes every word, so that capitals say nothing; what ends with a stop is a sentence.

    A short one is distinguished from names by a word of grammar with a capital that no name has: `Fishermen Who Saved a Lake`.
    """
    if not words or words[-1].string.rstrip().endswith((".", '."', ".”")):
        return False
    long = [word[0] for word in words[1:] if len(word[0]) >= _LONG]
    if len(long) >= 4:
        return sum(word[0].isupper() for word in long) > 0.8 * len(long)
    later_words = [word[0] for word in words[1:] if word[0].lower() not in _small()]
    return (
        len(later_words) >= _FEW and all(word[0].isupper() for word in later_words) and any(map(_grammar, later_words))
    )


def _grammar(word: str) -> bool:
    return word.lower() in grammar() and len(word) > 2  # no initials


_FEW = 3
"""Words of a short headline behind its first that are not small ones."""


@cache
def _small() -> frozenset[str]:
    """Words that title case leaves small."""
    return frozenset(data.section("en", "title-case")["small"].split())


@cache
def grammar() -> frozenset[str]:
    """Words of English grammar, in lower case: a headline in title case has one, a list of names hardly."""
    return frozenset(data.section("en", "title-case")["grammar"].split())

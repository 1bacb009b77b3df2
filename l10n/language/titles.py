"""Headlines in which every word has a capital."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    later_words = [word[0] for word in words[1:] if word[0].lower() not in _SMALL]
    return (
        len(later_words) >= _FEW and all(word[0].isupper() for word in later_words) and any(map(_grammar, later_words))
    )


def _grammar(word: str) -> bool:
    return word.lower() in GRAMMAR and len(word) > 2  # no initials


_FEW = 3
"""Words of a short headline behind its first that are not small ones."""
_SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "nor",
        "of",
        "off",
        "on",
        "or",
        "the",
        "to",
        "with",
    }
)
"""Words that title case leaves small."""


GRAMMAR = frozenset(
    {
        "a", "about", "after", "against", "amid", "an", "and", "are", "as", "at", "be", "before", "between", "but", "by",
        "first", "for", "from", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "no",
        "not", "of", "off", "on", "or", "our", "out", "over", "she", "than", "that", "the", "their", "they", "this", "three",
        "to", "two", "under",
        "up", "was", "were", "what", "when", "where", "who", "why", "will", "with", "your",
    }
)  # fmt: skip
"""Words of English grammar, in lower case: a headline in title case has one, a list of names hardly."""

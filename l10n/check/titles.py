"""Headlines in which every word has a capital."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONG = 4
"""Letters of a word that has a capital in title case: shorter ones are articles and prepositions."""


def title_case(words: Sequence[re.Match[str]]) -> bool:
    """Whether a headline capitalizes every word, so that capitals say nothing; what ends with a stop is a sentence."""
    if not words or words[-1].string.rstrip().endswith((".", '."', ".”")):
        return False
    long = [word[0] for word in words[1:] if len(word[0]) >= _LONG]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


GRAMMAR = frozenset(
    {
        "a", "about", "after", "against", "amid", "an", "and", "are", "as", "at", "be", "before", "between", "but", "by",
        "for", "from", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "no", "not",
        "of", "on", "or", "our", "out", "over", "she", "than", "that", "the", "their", "they", "this", "to", "under",
        "up", "was", "were", "what", "when", "where", "who", "why", "will", "with", "your",
    }
)  # fmt: skip
"""Words of English grammar, in lower case: a headline in title case has one, a list of names hardly."""

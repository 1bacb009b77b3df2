"""What comparatives of English adjectives say: more, or less."""

from __future__ import annotations

from functools import lru_cache

from l10n.language.opposites import meanings
from l10n.language.ordinary_words import ordinary_words
from l10n.late_pattern import late_pattern

COMPARED = frozenset({"more", "less"})
"""What comparatives of adjectives say, for which many languages have the word for "more"."""
_COMPARATIVE = late_pattern(r"\b[a-z]{2,}er\b")


@lru_cache(maxsize=4096)
def comparative_meanings(text: str) -> frozenset[str]:
    """What the comparatives of an English text say: "faster" is "plus rapide".

    >>> sorted(comparative_meanings("Faster boats need less fuel.")), sorted(comparative_meanings("The ferry leader left."))
    (['more'], [])
    >>> sorted(comparative_meanings("Fewer boats left."))  # "fewer" says the contrary itself
    []
    """
    ordinary = ordinary_words("en")
    words = [word for word in _COMPARATIVE.findall(text.lower()) if not meanings(word, "en", COMPARED)]
    return frozenset({"more"}) if any({word, f"{word[:-2]}est"} <= ordinary for word in words) else frozenset()

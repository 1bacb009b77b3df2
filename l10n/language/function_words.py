"""The function words of languages: those that open a phrase, and those that end none.

A language without them in its data file has none, and whoever asks then does without.
"""

from __future__ import annotations

from functools import cache

from l10n.dataclass import dataclass
from l10n.language import data


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """In small letters: `before` are prepositions and words that join, `remaining` are further words of every text.

    `never_last`: no sentence ends with one of `before` or `articles`; others end so every day: "to go on", "er ruft an".
    `final` are those with which sentences end, too, and seldom do in the middle of one: verbs of languages that have them last.
    """

    before: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    remaining: frozenset[str] = frozenset()
    never_last: bool = False
    final: frozenset[str] = frozenset()

    @property
    def open(self) -> frozenset[str]:
        """Those that no sentence ends with."""
        return self.before | self.articles if self.never_last else frozenset()

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.before | self.articles | self.remaining

    @property
    def unfinished(self) -> frozenset[str]:
        """Those with which few sentences end: of whatever ends with one, the rest may be lost."""
        return self.every - self.final


@cache
def of(tag: str) -> FunctionWords:
    """The function words of a language, by its tag or by its language where the script is the same."""
    row = data.section(tag, "function-words")
    before, articles, remaining = (frozenset(str(row.get(k, "")).split()) for k in ("before", "articles", "others"))
    final = frozenset(str(row.get("final", "")).split())
    return FunctionWords(before, articles, remaining, bool(row.get("never_last", False)), final)

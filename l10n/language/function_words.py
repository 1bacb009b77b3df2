"""The function words of languages: those that open a phrase, those that end none, and those that tell a language.

A language without them in its data file has none, and whoever asks then does without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from l10n import langtag
from l10n.language import data

_WORD = re.compile(r"[^\W\d_]+['’]?")


@dataclass(frozen=True, slots=True)
class SmallWords:
    """In small letters: `before` are prepositions and words that join, `others` are further words of every text.

    `never_last`: no sentence ends with one of `before` or `articles`; others end so every day: "to go on", "er ruft an".
    """

    before: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    never_last: bool = False

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.before | self.articles | self.others


@cache
def known(tag: str) -> SmallWords:
    """The function words of a language, by its tag or by its language where the script is the same."""
    row = data.section(tag, "function-words")
    before, articles, others = (frozenset(str(row.get(k, "")).split()) for k in ("before", "articles", "others"))
    return SmallWords(before, articles, others, bool(row.get("never_last", False)))


@cache
def _table() -> Mapping[str, SmallWords]:
    return {tag: words for tag in data.tags("function-words") if (words := known(tag)).every}


def another_language(target: str, tag: str, source: str = "") -> str:
    """The language that a target is written in, where that is surely not its own; else nothing.

    Sure: four words that only the other language has, of all words every seventh, and at most a fifth as many of those
    that only the own one has. Words that the source has as well say nothing.

    >>> another_language("Le conseil du port a rejeté le projet dans une lettre aux députés.", "es")
    'fr'
    """
    own = known(tag).every
    if not own:
        return ""
    there = set(_WORD.findall(source))
    words = [word.casefold() for word in _WORD.findall(target) if word not in there or word.islower()]
    if len(words) < _FEWEST:
        return ""
    rivals = _rivals(tag)
    counts = Counter(other for word in words for other in rivals.get(word, ()))
    best, most = "", 0
    for other, count in counts.items():
        if count > most and count >= max(_SURE, len(words) / _EVERY):
            mine = sum(word in own and word not in _table()[other].every for word in words)
            if mine * _OWN <= count:
                best, most = other, count
    return best


# Measured on the human translations of 84 news sentences in 34 languages; docs/engines.md says what it finds.
_FEWEST, _SURE, _EVERY, _OWN = 6, 3, 7, 5


@cache
def _rivals(tag: str) -> Mapping[str, Sequence[str]]:
    """The small words that the own language has not, each with the languages in the script of a tag that have it."""
    own, script = known(tag), langtag.script(tag)
    found: dict[str, list[str]] = {}
    for other, words in _table().items():
        if words != own and langtag.script(other) == script:
            for word in words.every - own.every:
                found.setdefault(word, []).append(other)
    return found

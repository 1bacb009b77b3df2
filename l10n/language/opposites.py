"""Words that a translation must not exchange: opposites, titles, relatives, compass points, nations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from l10n.language import data, tokens
from l10n.model import Span


@cache
def groups(*, denied: bool) -> Sequence[frozenset[str]]:
    """The meanings that exclude each other: those that a denial turns into each other, or the others."""
    lines = data.exactly(data.SHARED, "opposites")["denied" if denied else "groups"]
    return tuple(frozenset(line.split()) for line in lines)


@lru_cache(maxsize=8192)
def meanings(text: str, tag: str, among: frozenset[str] | None = None) -> Mapping[str, Span]:
    """The meanings of these groups that words of a text have, each with its first place; none in a language without a list.

    `among` are those that are looked for, where not all are.

    >>> sorted(meanings("The prime minister lost in the north.", "en")), sorted(meanings("Il a perdu.", "fr"))
    (['lost', 'north', 'prime_minister'], ['lost'])
    """
    patterns = _patterns(tag)
    folded = tokens.folded(text) if patterns else ""
    asked = patterns.keys() if among is None else [meaning for meaning in patterns if meaning in among]
    found = {meaning: match for meaning in asked if (match := patterns[meaning].search(folded))}
    return {meaning: tokens.span(match) for meaning, match in found.items()}


@cache
def _patterns(tag: str) -> Mapping[str, re.Pattern[str]]:
    """What finds each meaning: the beginnings of its words, whole ones behind `=`, with `_` for a space."""
    lists = {key: str(value).split() for key, value in data.section(tag, "opposites").items()}
    return {meaning: re.compile(rf"(?<!\w)(?:{'|'.join(map(_word, words))})") for meaning, words in lists.items()}


def _word(entry: str) -> str:
    written = re.escape(entry.removeprefix("=").replace("_", " ")).replace("'", "['’ʼ]")
    return rf"{written}(?!\w)" if entry.startswith("=") else rf"{written}\w*"

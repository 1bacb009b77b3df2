"""Words that a translation must not exchange: opposites, titles, relatives, compass points, nations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import regex

from l10n import langtag
from l10n.language import data, tokens
from l10n.language.knowledge import attached
from l10n.language.scripts import spaced
from l10n.model import Span


@cache
def groups(name: str) -> Sequence[frozenset[str]]:
    """The meanings that exclude each other: `denied`, which a denial turns into each other, `english`, asked of English
    sources alone, and the other `groups`.
    """
    lines = data.exactly(data.SHARED, "opposites")[name]
    return tuple(frozenset(line.split()) for line in lines)


@lru_cache(maxsize=8192)
def meanings(text: str, tag: str, among: frozenset[str] | None = None) -> Mapping[str, Span]:
    """The meanings of these groups that words of a text have, each with its first place; none in a language without a list.

    `among` are those that are looked for, where not all are.

    >>> sorted(meanings("The prime minister lost in the north.", "en")), sorted(meanings("Il a perdu.", "fr"))
    (['lost', 'minister', 'north', 'prime_minister'], ['lost'])
    >>> sorted(meanings("पति", "hi")), sorted(meanings("सेनापति", "hi"))  # a husband; a general
    (['husband'], [])
    """
    index = _index(tag)
    folded = tokens.folded(text) if index else ""
    places: dict[str, Span] = {}
    for at in _starts(folded, tag) if index else ():
        for meaning, pattern in (*index.get(folded[at : at + 2], ()), *index.get(folded[at : at + 1], ())):
            if meaning not in places and (among is None or meaning in among) and (match := pattern.match(folded, at)):
                places[meaning] = Span(*match.span())
    return places


# `re` does not take vowel signs of Indic scripts for letters; a word goes on behind them.
_START, _LETTER = regex.compile(r"(?<![\w\p{M}])\w"), re.compile(r"\w")


def _starts(folded: str, tag: str) -> Iterator[int]:
    """Where a word may begin: also behind what is written together with it, and anywhere in a text without spaces."""
    if not spaced(tag):
        yield from (match.start() for match in _LETTER.finditer(folded))
        return
    prefix = re.compile(attached(tag)) if attached(tag) else None
    for start in _START.finditer(folded):
        yield start.start()
        longest = prefix.match(folded, start.start()) if prefix else None
        yield from range(start.start() + 1, longest.end() + 1) if longest else ()


@cache
def _index(tag: str) -> Mapping[str, Sequence[tuple[str, regex.Pattern[str]]]]:
    """Each meaning with what finds it, by the two letters that one of its words begins with, or the one before a sign."""
    by_letters: dict[str, list[tuple[str, regex.Pattern[str]]]] = {}
    for meaning, entries in _entries(tag).items():
        pattern = regex.compile("|".join(map(_word, entries)))
        plain = (entry.removeprefix("=").replace("_", " ") for entry in entries)
        for letters in {entry[:2] if entry[:2].isalnum() and len(entry) > 1 else entry[:1] for entry in plain}:
            by_letters.setdefault(letters, []).append((meaning, pattern))
    return by_letters


@cache
def _entries(tag: str) -> Mapping[str, Sequence[str]]:
    """The words of each meaning: their beginnings, whole ones behind `=`, with `_` for a space.

    A nation without words of its own is looked for by what its country's name begins with.
    """
    listed = {key: str(value).split() for key, value in data.section(tag, "opposites").items() if value}
    if not listed:
        return {}
    names = langtag.territory_names(tag)
    countries = {nation: _beginning(names[code]) for nation, code in _COUNTRIES.items() if code in names}
    return {**{nation: [word] for nation, word in countries.items() if word}, **listed}


_COUNTRIES = {
    "russian": "RU", "ukrainian": "UA", "german": "DE", "french": "FR", "spanish": "ES", "italian": "IT", "chinese": "CN",
    "japanese": "JP", "brazilian": "BR", "turkish": "TR", "iranian": "IR", "israeli": "IL", "polish": "PL",
}  # fmt: skip
"""Not America and Britain, whose names of state have little to do with what their people are called."""


def _beginning(name: str) -> str:
    """What a country's name begins with, less an ending that its people's name does not have; nothing of several words."""
    name = tokens.folded(name)
    if not name.isalpha():
        return ""
    return name[: max(_LEAST, len(name) - 2)] if len(name) > _LEAST else f"={name}"


_LEAST = 4


def _word(entry: str) -> str:
    written = re.escape(entry.removeprefix("=").replace("_", " ")).replace("'", "['’ʼ]")
    return rf"{written}(?![\w\p{{M}}])" if entry.startswith("=") else rf"{written}\w*"

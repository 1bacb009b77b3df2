"""Words that a translation must not exchange: opposites, titles, relatives, compass points, nations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    folded = _plain(tokens.folded(text)) if index else ""
    places: dict[str, Span] = {}
    for at in _starts(folded, tag) if index else ():
        candidates = [
            word
            for length in _LENGTHS
            for word in index.get(folded[at : at + length], ())
            if word.meaning not in places
        ]
        for word in sorted(candidates) if len(candidates) > 1 else candidates:
            if (
                (among is None or word.meaning in among)
                and word.meaning not in places
                and (end := word.end(folded, at))
            ):
                places[word.meaning] = Span(at, end)
    return places


# `re` does not take vowel signs of Indic scripts for letters; a word goes on behind them.
_START, _LETTER, _LETTERS = regex.compile(r"(?<![\w\p{M}])\w"), re.compile(r"\w"), regex.compile(r"\w*")
_GOES_ON = regex.compile(r"[\w\p{M}]")


@dataclass(frozen=True, slots=True, order=True)
class _WordOfMeaning:
    """What a word begins with, in small letters, or the `whole` of it; the first in the list of its meaning goes first."""

    place: int
    letters: str
    whole: bool
    meaning: str

    def end(self, folded: str, at: int) -> int:
        """Where the word ends that stands at a place of a text; 0 where it does not."""
        if not folded.startswith(self.letters, at):
            return 0
        end = at + len(self.letters)
        if self.whole:
            return 0 if _GOES_ON.match(folded, end) else end
        return _LETTERS.match(folded, end).end()  # type: ignore[union-attr]  # matches nothing at least


def _plain(text: str) -> str:
    """A text of the same length with one apostrophe for all."""
    return text.replace("’", "'").replace("ʼ", "'")


def _starts(folded: str, tag: str) -> Iterable[int]:
    """Where a word may begin: also behind what is written together with it, and anywhere in a text without spaces."""
    if not spaced(tag):
        return [match.start() for match in _LETTER.finditer(folded)]
    starts = [match.start() for match in _START.finditer(folded)]
    return _with_attached(folded, starts, re.compile(attached(tag))) if attached(tag) else starts


def _with_attached(folded: str, starts: Iterable[int], prefix: re.Pattern[str]) -> Iterator[int]:
    for start in starts:
        yield start
        longest = prefix.match(folded, start)
        yield from range(start + 1, longest.end() + 1) if longest else ()


_LENGTHS = (4, 3, 2, 1)
"""Letters by which words are looked up: with fewer than four, many would be looked at in vain."""


@cache
def _index(tag: str) -> Mapping[str, Sequence[_WordOfMeaning]]:
    """The words of all meanings by the letters that they begin with."""
    index: dict[str, list[_WordOfMeaning]] = {}
    for meaning, entries in _entries(tag).items():
        for place, entry in enumerate(entries):
            letters = _plain(entry.removeprefix("=").replace("_", " "))
            index.setdefault(letters[: _LENGTHS[0]], []).append(
                _WordOfMeaning(place, letters, entry.startswith("="), meaning)
            )
    return index


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

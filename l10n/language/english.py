"""Names, number words and turns of phrase that English sources are searched for, from CLDR and `data/en.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from l10n import langtag
from l10n.language import data
from l10n.language.number_learning import spellings

_TAG = "en"
_SIZES = (100, 1000, 10**6, 10**9, 10**12)


@cache
def pattern(section: str, key: str, *, cased: bool = False) -> re.Pattern[str]:
    """Finds what a section of `data/en.toml` lists under a key, in any letter case unless `cased`.

    >>> pattern("denials", "not").search("The mayor did not sign.")[0]
    'did not'
    """
    return re.compile(alternatives(section, key), 0 if cased else re.IGNORECASE)


def alternatives(section: str, key: str) -> str:
    """What a section of `data/en.toml` lists under a key, as a part of an expression.

    >>> alternatives("dates", "night")
    'night|evening'
    """
    return "|".join(data.section(_TAG, section)[key])


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """The words that a section of `data/en.toml` lists under a key.

    >>> "translation" in word_set("remarks", "words")
    True
    """
    return frozenset(data.section(_TAG, section)[key])


@cache
def number_table(key: str) -> Sequence[tuple[re.Pattern[str], Sequence[float]]]:
    """The words of a table of `[number-hints]`, with the numbers that each stands for.

    >>> [numbers for words, numbers in number_table("units") if words.search("an acre of land")]
    [(0.40469, 4046.9)]
    """
    table = data.section(_TAG, "number-hints")[key]
    return tuple((re.compile(words, re.IGNORECASE), tuple(map(float, row.split()))) for row, words in table.items())


@cache
def months(*, bare: bool = False) -> re.Pattern[str]:
    """Finds a month by its name or its abbreviation with a stop, as the group of its number; `bare`: also without one.

    >>> months().search("on 3 Sept. in May")[0], months().search("Jan Novak"), months(bare=True).search("3 Jan").lastindex
    ('Sept.', None, 1)
    """
    pairs = [each.partition("=")[::2] for each in data.section(_TAG, "shorthand")["months"]]
    forms = [
        (names[0], *(short for short, name in pairs if name == names[0] and (bare or short.endswith("."))))
        for names in langtag.month_names(_TAG)
    ]
    return _groups(forms)


@cache
def weekdays() -> re.Pattern[str]:
    """Finds a day by its name, also in the plural, as the group of its number from Monday on.

    >>> weekdays().search("closed on Sundays").lastindex
    7
    """
    names = langtag.locale(_TAG).days["format"]["wide"]
    return _groups([(str(names[day]), f"{names[day]}s") for day in range(7)])


def _groups(forms: Iterable[Iterable[str]]) -> re.Pattern[str]:
    groups = "|".join(f"({'|'.join(map(re.escape, sorted(each, key=len, reverse=True)))})" for each in forms)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)")


@cache
def cardinals() -> Mapping[str, int]:
    """The numbers from two to ninety-nine by their words.

    >>> list(cardinals())[:2], cardinals()["twenty-five"]
    (['two', 'three'], 25)
    """
    return {spellings(_TAG, number)[0]: number for number in range(2, 100)}


@cache
def ordinals() -> Mapping[str, int]:
    """The places from the second to the ninety-ninth by their words.

    >>> list(ordinals())[:2], ordinals()["forty-first"]
    (['second', 'third'], 41)
    """
    return {text: number for number in range(2, 100) for text in spellings(_TAG, number) if text.endswith(_ORDINAL)}


_ORDINAL = ("th", "first", "second", "third")


@cache
def magnitudes() -> Mapping[str, int]:
    """The words that multiply a number, with how much.

    >>> magnitudes()["million"]
    1000000
    """
    return {spellings(_TAG, size)[0].rpartition(" ")[2]: size for size in _SIZES}

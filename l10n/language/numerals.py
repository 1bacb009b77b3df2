"""Numbers in words of a text, in any language: their values with their places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from l10n import cldr
from l10n.language import tokens
from l10n.language.months import is_certain_weekday, weekdays
from l10n.language.number_grammar import GAP, HALF, LETTERS, Numeral, find
from l10n.language.number_learning import lexicon
from l10n.language.number_lexicon import MULTIPLIERS, Lexicon, NumberWord
from l10n.late_pattern import late_pattern


@lru_cache(maxsize=8192)
def numerals(text: str, tag: str) -> Sequence[Numeral]:
    """The numbers in words of a text, in order; each is as long as its words go together.

    The name of a weekday is not one: Latvian `sestdien` is Saturday, and not six.

    >>> [(n.values, n.span.start) for n in numerals("Twenty-five boats and two hundred and six men.", "en")]
    [((25.0,), 0), ((206.0,), 22)]
    """
    folded = tokens.folded(text)
    parsed = tuple(find(folded, lexicon(tag)))
    days = (
        [match.span() for match in weekdays(tag).finditer(folded) if is_certain_weekday(match[0], tag)]
        if parsed
        else ()
    )
    return tuple(each for each in parsed if not any(start <= each.span.start < end for start, end in days))


@lru_cache(maxsize=8192)
def values(text: str, tag: str) -> frozenset[float]:
    """What the numbers in words of a text can mean, and what they mean with a magnitude that stands a little behind them.

    >>> sorted(map(int, values("Two to three million boats", "en")))
    [2, 2000000, 3000000]
    """
    parsed = numerals(text, tag)
    meant = {value for each in parsed for value in each.values}
    meant |= {part for value in meant if value % 1 == HALF for part in (value // 1, HALF)}
    for first, second in pairwise(parsed):
        if second.span.start - first.span.end <= _NEAR:
            if HALF in second.values:  # un an et demi
                meant.update(value + HALF for value in first.values)
            magnitudes = {_magnitude(value) for value in second.values}
            meant.update(
                round(value * magnitude, 6) for value in first.values for magnitude in magnitudes if value < magnitude
            )
    return frozenset(meant)


_NEAR = 16
"""Characters from a number to the magnitude that it shares with another: `двадцать с лишним тысяч`, `two to three million`."""


def _magnitude(value: float) -> float:
    """What a number is a count of: a million for three million; itself where it is a magnitude; 0 below a thousand."""
    return value if value in MULTIPLIERS[1:] else max((size for size in _THOUSANDS if size <= value), default=0)


_THOUSANDS = (10**3, 10**6, 10**9, 10**12)


OF_UNIT = "(?:千[瓦克卡赫焦帕伏米]|兆[瓦赫焦帕比字吨噸])"
"""A thousand or 10¹² in Han that is the prefix of a unit: 40兆瓦 are megawatts."""
_OF_UNIT = late_pattern(OF_UNIT)


def multiplier(folded: str, start: int, tag: str) -> tuple[float, int]:
    """What the word at a place multiplies a number before it by, with its end; 1 where it is not one: `mil millones`."""
    first = start if folded[start : start + 1].isalpha() else GAP.match(folded, start).end()  # type: ignore[union-attr]
    of = lexicon(tag).of
    if of and folded.startswith(of, first):  # 20 de milioane
        start = first = first + len(of)
    if not may_multiply(folded[first : first + 1], tag):  # nearly all words
        return 1.0, first
    words, scale, end = lexicon(tag), 1.0, start
    while True:
        place = GAP.match(folded, end).end()  # type: ignore[union-attr]
        word = next(
            (w for w in words.at(folded, place) if w[0].value in MULTIPLIERS[1:] and _ends(folded, w, words)), None
        )
        if word is None or (not words.spaced and _OF_UNIT.match(folded, place)):
            return (scale, end) if scale != 1 else _short(folded, place, tag)
        scale, end = scale * word[0].value, LETTERS.match(folded, word[1]).end() if words.spaced else word[1]  # type: ignore[union-attr]


def may_multiply(letter: str, tag: str) -> bool:
    """Whether a word with this first letter may multiply a number before it."""
    initials = _initials(tag)
    return not initials or letter in initials


@cache
def _initials(tag: str) -> frozenset[str]:
    """The letters that what multiplies a number begins with, written out or short; none where it may be any."""
    words = lexicon(tag).words
    letters = {first for first, words_ in words.items() if any(word.value in MULTIPLIERS[1:] for word in words_.order)}
    short = {word[0] for word in short_magnitudes(tag)}
    return frozenset() if "" in letters else frozenset({*letters, *short, "m"})  # `172 M$`


_WITH_STOP = late_pattern(r"\w*\.?")
_BEFORE_MONEY = late_pattern(r"m(?=\s?[$€£¥₽])")


@cache
def short_magnitudes(tag: str) -> Mapping[str, float]:
    """What a language writes short behind a number, in lower case.

    >>> short_magnitudes("fr")["md"], short_magnitudes("pl")["tys."], short_magnitudes("en")
    (1000000000.0, 1000.0, {})
    """
    magnitudes: dict[str, float] = {}
    for pattern, size in cldr.short_numbers(tag).items():
        word = re.sub(r"[\W\d_]+", "", pattern).casefold()
        if len(word) > 1:  # m is metres, too
            magnitudes[word + _DOT.search(pattern)[0].strip("'")] = float(size) / 10 ** (pattern.count("0") - 1)  # type: ignore[index]
    return magnitudes


_DOT = late_pattern(r"(?:'?\.'?)?$")


def _short(folded: str, place: int, tag: str) -> tuple[float, int]:
    """What is written short at a place multiplies a number before it by, with its end: `4,1 Md$`, `3 tys.`, `172 M$`."""
    word = _WITH_STOP.match(folded, place)[0]  # type: ignore[index]
    short = short_magnitudes(tag)
    if scale := short.get(word) or short.get(word.rstrip(".")):
        return scale, place + len(word)
    return (10.0**6, place + 1) if _BEFORE_MONEY.match(folded, place) else (1.0, place)


def _ends(folded: str, candidate: tuple[NumberWord, int], words: Lexicon) -> bool:
    """Whether a word ends where it must."""
    word, end = candidate
    return not words.spaced or not word.whole or not folded[end : end + 1].isalpha()

"""The units of measure that a text names anywhere, also where no number stands beside them: dollars a barrel, 每桶90美元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from l10n.language import tokens
from l10n.language.knowledge import attached
from l10n.language.measure_words import KINDS, STEM, stems, whole_words
from l10n.language.scripts import spaced
from l10n.language.unit_names import KINDS as UNIT_KINDS
from l10n.language.units import also, folded, phrase_at

PHYSICAL = frozenset(UNIT_KINDS.values()) - {"duration", "concentr"}
"""The kinds of what is weighed and measured with instruments."""
_ENDING = 4
"""Letters that an inflected form has more than the beginning of a name."""
_PREFIX = 3
"""Letters that are written together with the next word: للبرميل."""


def units_of(names: frozenset[str]) -> frozenset[str]:
    """Those of some measures that are units of length, mass and other things that are measured."""
    return frozenset(name for name in names if KINDS[name] in PHYSICAL)


def mentioned_units(text: str, tag: str) -> frozenset[str]:
    """The units that a text names.

    >>> sorted(mentioned_units("Нафта коштує 65 доларів за барель.", "uk")), sorted(mentioned_units("每桶90美元", "zh"))
    (['barrel'], ['barrel'])
    """
    units = units_of(_mentioned(text, tag))
    return units | {length for name in units if (length := also(name))}


def mentioned_times(text: str, tag: str) -> frozenset[str]:
    """The units of time that a text names by which something may move: 每秒8公里, 8 kilometres a second.

    >>> mentioned_times("20 kilometres per second", "en"), mentioned_times("80 км/ч", "ru")
    (frozenset({'second'}), frozenset({'hour'}))
    """
    names = _mentioned(text, tag)
    return (names & _TIMES) | {name.rpartition(" per ")[2] for name in names if " per " in name}


_TIMES = frozenset({"second", "minute", "hour"})


@lru_cache(maxsize=1024)
def _mentioned(text: str, tag: str) -> frozenset[str]:
    """All that a text can name."""
    plain = folded(tokens.plain(text))
    names = _spaced(tokens.casefolded(plain), tag) if spaced(tag) else _unspaced(plain, tag)
    return frozenset(name for each in names for name in each)


def _spaced(words: Sequence[str], tag: str) -> Iterator[frozenset[str]]:
    at = 0
    while at < len(words):
        phrase = phrase_at(words[at:], tag)
        yield frozenset({phrase.name}) if phrase else _of_word(words[at], tag)
        at += len(phrase.beginnings) if phrase else 1


def _of_word(word: str, tag: str) -> frozenset[str]:
    """What a word names, also behind letters that are written together with it."""
    for start in range(_PREFIX + 1):
        ending = word[start:]
        if start and not _joined(tag).fullmatch(word, 0, start):
            continue
        if names := whole_words(tag).get(ending) or (stems(tag).get(ending) if start else None):
            return names
        for length in range(len(ending), STEM - 1, -1):
            names = stems(tag).get(ending[:length])
            if names and len(ending) - length <= (_ENDING if length > STEM else 1):
                return names
    return frozenset()


@cache
def _joined(tag: str) -> re.Pattern[str]:
    """What a language writes together with the beginning of the next word."""
    return re.compile(attached(tag) or "(?!)")


def _unspaced(plain: str, tag: str) -> Iterator[frozenset[str]]:
    """What stands at each place, the longest word first."""
    words = {**stems(tag), **whole_words(tag)}
    longest = max(map(len, words), default=0)
    for start in range(len(plain)):
        for length in range(longest, 0, -1):
            if names := words.get(plain[start : start + length]):
                yield names
                break

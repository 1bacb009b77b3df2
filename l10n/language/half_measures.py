"""Halves of a unit that one word says, `полкило`, `demi-tonne`, `半年`, or a few behind it: a year and a half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.language import data, tokens
from l10n.language.function_words import of as function_words
from l10n.language.measure_words import KINDS, STEM, stems, whole_words
from l10n.language.number_learning import lexicon
from l10n.language.scripts import spaced
from l10n.language.unit_mentions import PHYSICAL
from l10n.language.units import folded
from l10n.model import Span

_KINDS = PHYSICAL | {"duration"}
_ENDING, _LINK, _LINKS = 4, 3, 2
"""Letters of the ending of a unit and of a link, and how many links there are: a year *and a* half."""


def joined_halves(plain: str, tag: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """The words that say half of a unit, each with its place and the unit.

    >>> [sorted(names) for _, names in joined_halves("Купили полкило муки и пошли за полкилометра.", "ru")]
    [['kilogram'], ['kilometre']]
    >>> [sorted(names) for _, names in joined_halves("He is in the half-light.", "en")]
    []
    """
    pattern = _joined(tag)
    for match in pattern.finditer(tokens.folded(plain)) if pattern else ():
        if names := _unit_of(match["unit"], tag):
            yield Span(*match.span()), names


@cache
def _joined(tag: str) -> re.Pattern[str] | None:
    """What finds a half with what is written together with it; nothing where a language writes both apart."""
    half = data.section(tag, "numbers").get("half")
    if not half:
        return None
    if spaced(tag):
        return re.compile(rf"(?<![^\W\d_])(?:{half})(?P<unit>{tokens.WORD.pattern})")
    return re.compile(f"(?:{half})(?P<unit>{'|'.join(sorted(_unspaced(tag), key=len, reverse=True)) or '(?!)'})")


def _unspaced(tag: str) -> set[str]:
    return {
        re.escape(word) for words in (stems(tag), whole_words(tag)) for word, names in words.items() if _measures(names)
    }


def _unit_of(word: str, tag: str) -> frozenset[str]:
    """The unit that a word names in any of its forms; nothing where it does not name one."""
    for length in range(len(word), 0, -1):
        names = whole_words(tag).get(word, frozenset()) if length == len(word) else frozenset()
        names = names or stems(tag).get(word[:length], frozenset())
        if names and len(word) - length <= (_ENDING if length > STEM else 1):
            return names if _measures(names) else frozenset()
    return frozenset()


def _measures(names: frozenset[str]) -> bool:
    return all(KINDS[name] in _KINDS for name in names)


def half_behind_unit(plain: str, start: int, half: Span, tag: str) -> int | None:
    """Where the unit begins that a half at a place is added to; nothing where it is not added to one.

    >>> half_behind_unit("It took a year and a half.", 0, Span(21, 25), "en")
    10
    """
    at, links = half.start, 0
    for word in reversed(list(tokens.WORD.finditer(plain, start, half.start))[-_LINKS - 1 :]):
        if plain[word.end() : at].strip():
            return None
        at = word.start()
        if links < _LINKS and _is_link(word[0].casefold(), tag):
            links += 1
        else:
            return at if links and _unit_of(folded(word[0]), tag) else None
    return None


def _is_link(word: str, tag: str) -> bool:
    links = lexicon(tag).links
    return word in links if links else len(word) <= _LINK and word in function_words(tag).every

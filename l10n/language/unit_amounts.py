"""Amounts of a unit in one word, `полкило`, `demi-tonne`, `半年`, a fortnight, and halves behind it: a year and a half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from l10n.language import data, tokens
from l10n.language.function_words import of as function_words
from l10n.language.measure_words import KINDS, STEM, stems, whole_words
from l10n.language.number_grammar import HALF
from l10n.language.number_learning import lexicon
from l10n.language.scripts import spaced
from l10n.language.unit_mentions import PHYSICAL
from l10n.language.units import folded
from l10n.model import Span

_KINDS = PHYSICAL | {"duration"}
_ENDING, _LINK, _LINKS = 4, 3, 2
"""Letters of the ending of a unit and of a link, and how many links there are: a year *and a* half."""


def amounts_in_a_word(plain: str, tag: str) -> Iterator[tuple[float, Span, frozenset[str]]]:
    """The words that say how much of a unit there is, each with the amount, its place and the unit.

    >>> [(amount, *names) for amount, _, names in amounts_in_a_word("Купили полкило муки за полкилометра.", "ru")]
    [(0.5, 'kilogram'), (0.5, 'kilometre')]
    >>> [(amount, *names) for amount, _, names in amounts_in_a_word("A fortnight in the half-light.", "en")]
    [(2.0, 'week')]
    """
    folded_text = tokens.folded(plain)
    pattern = _joined(tag)
    for match in pattern.finditer(folded_text) if pattern else ():
        if names := unit_of(match["unit"], tag):
            yield HALF, Span(*match.span()), names
    for amount, unit, words in _listed(tag):
        for match in words.finditer(folded_text):
            yield amount, Span(*match.span()), frozenset({unit})


@cache
def _listed(tag: str) -> Sequence[tuple[float, str, re.Pattern[str]]]:
    """The amounts that a language has a word for, each with its unit and what finds the word."""
    listed = ((key.partition(" "), words) for key, words in data.section(tag, "amounts-of-units").items())
    return [(float(amount), unit, re.compile(rf"(?<![^\W\d_])(?:{words})")) for (amount, _, unit), words in listed]


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


def unit_of(word: str, tag: str) -> frozenset[str]:
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
            return at if links and unit_of(folded(word[0]), tag) else None
    return None


def _is_link(word: str, tag: str) -> bool:
    links = lexicon(tag).links
    return word in links if links else len(word) <= _LINK and word in function_words(tag).every

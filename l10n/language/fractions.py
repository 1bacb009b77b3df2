"""Shares that are written in words: half, a third, three quarters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache

from l10n.dataclass import dataclass
from l10n.language import data, tokens
from l10n.language.knowledge import attached
from l10n.language.scripts import spaced
from l10n.model import Span


@dataclass(frozen=True, slots=True)
class Share:
    """A share with the words that say it."""

    value: Fraction
    words: str
    span: Span


@lru_cache(maxsize=4096)
def shares(text: str, tag: str) -> Sequence[Share]:
    """The shares of a text in order; of those that begin at one place or lie in each other the longest.

    >>> [(str(share.value), share.words) for share in shares("Two thirds came, a quarter stayed.", "en")]
    [('2/3', 'Two thirds'), ('1/4', 'a quarter')]
    >>> [str(share.value) for share in shares("A kétharmaduk eljött.", "hu")]
    ['2/3']
    """
    patterns = _patterns(tag)
    folded = tokens.folded(text) if patterns else ""
    if not (patterns and _any_share(tag).search(folded)):  # most texts
        return ()
    places = [(match.span(), value) for value, pattern in patterns.items() for match in pattern.finditer(folded)]
    result: list[Share] = []
    for (start, end), value in sorted(places, key=lambda place: (place[0][0], -place[0][1])):
        if not result or start >= result[-1].span.end:
            result.append(Share(value, text[start:end], Span(start, end)))
    return tuple(result)


@cache
def _patterns(tag: str) -> Mapping[Fraction, re.Pattern[str]]:
    return {Fraction(value): _pattern(words, tag) for value, words in data.section(tag, "fractions").items()}


@cache
def _any_share(tag: str) -> re.Pattern[str]:
    """The words of all shares at once."""
    return _pattern("|".join(f"(?:{words})" for words in data.section(tag, "fractions").values()), tag)


def _pattern(words: str, tag: str) -> re.Pattern[str]:
    around = (rf"(?<![^\W_])(?:{attached(tag) or ''})", r"(?![^\W\d_])") if spaced(tag) else ("", "")
    return re.compile(f"{around[0]}(?:{words}){around[1]}")

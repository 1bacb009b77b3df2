"""Magnitudes that a language writes before the digits: Swahili `milioni 5`, Zulu `izigidi ezi-5`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from l10n import cldr
from l10n.dataclass import dataclass
from l10n.language import data

_REACH = 32
"""Characters before the digits in which a magnitude stands."""
_BETWEEN = r"(?P<between>(?:\s+[^\W\d_][\w’']*){0,3})(?P<joined>-?)\s*[$€£¥]?\s?\Z"
"""What may stand between: concords, "more than", the sign of a currency."""
_CONCORD = 8
"""Letters up to which what is written together with the digits is a concord: `ezingama-5`."""


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A magnitude with its place. `apart`: words stand between, so that the digits may be a number of their own."""

    size: float
    start: int
    apart: bool


def magnitude_ahead(plain: str, end: int, tag: str) -> Magnitude | None:
    """The magnitude that stands before the digits at a place, in a language that writes it there.

    >>> magnitude_ahead("izigidi ezi-5", 12, "zu")
    Magnitude(size=1000000.0, start=0, apart=False)
    """
    for size, pattern in _patterns(tag):
        if match := pattern.search(plain, max(0, end - _REACH), end):
            between = match["between"].strip()
            return Magnitude(size, match.start(), len(between) > (_CONCORD if match["joined"] else 0))
    return None


@cache
def _patterns(tag: str) -> Sequence[tuple[float, re.Pattern[str]]]:
    """What finds each magnitude before digits: by CLDR's words, and by those of the language's file."""
    words = {word: re.escape(word) for word in cldr.magnitudes_ahead(tag)}
    sizes = [(size, words[word]) for word, size in cldr.magnitudes_ahead(tag).items()]
    sizes += [(float(size), expression) for size, expression in data.section(tag, "numbers").get("ahead", {}).items()]
    return [(size, re.compile(rf"(?<!\w)(?:{either}){_BETWEEN}", re.IGNORECASE)) for size, either in sizes]

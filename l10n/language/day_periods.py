"""Whether a language counts the hours to 24, and whether a text says which half of the day it speaks of."""

from __future__ import annotations

import re
from functools import cache

from l10n import cldr, langtag
from l10n.language import data, tokens


@cache
def counts_to_24(tag: str) -> bool:
    """Whether times are usually written from 0 to 23.

    >>> counts_to_24("uk"), counts_to_24("en")
    (True, False)
    """
    return "H" in str(langtag.locale(tag).time_formats["short"])


def says_when(text: str, tag: str) -> bool:
    """Whether a text has any word for a part of the day, declined or not.

    >>> says_when("Увечері о 5:30", "uk"), says_when("О 5:30", "uk")
    (True, False)
    """
    return _parts(tag).search(tokens.folded(text)) is not None


@cache
def _parts(tag: str) -> re.Pattern[str]:
    """Finds what the parts of the day begin with, also inside a word (`у-вечері`); what CLDR lacks stands in the data."""
    names = {word for each in cldr.day_periods(tag).values() for name in each for word in _words(name)}
    least = 4 if langtag.script(tag) == "Latn" else 3  # nac of nachts would be nach
    stems = sorted({re.escape(name[: max(least, len(name) - least)]) for name in names}, key=len, reverse=True)
    more = data.section(tag, "measures").get("parts")
    return re.compile("|".join([*([more] if more else []), *stems, r"(?<![^\W\d])[ap]\.? ?m\b"]))


def _words(name: str) -> list[str]:
    return [word for word in tokens.folded(name).split() if len(word) > 2 or not word.isascii()]

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
    """Finds what the parts of the day begin with, also inside a word (`у-вечері`); what CLDR lacks stands in the data.

    Short words count whole, and with their stop: Spanish `del` (del mediodía) says nothing. So does a.m. behind an hour alone:
    `am` is a German preposition.
    """
    names = {word for each in cldr.day_periods(tag).values() for name in each for word in _words(name)}
    least = 4 if langtag.script(tag) == "Latn" else 3  # nac of nachts would be nach
    stems = {
        re.escape(name[: max(least, len(name) - least)]) for name in names if len(name) >= least or not name.isascii()
    }
    stems |= {rf"(?<!\w){re.escape(name)}" for name in names if len(name) < least and name.endswith(".")}
    more = data.section(tag, "measures").get("parts")
    longest_first = sorted(stems, key=len, reverse=True)
    return re.compile("|".join([*([more] if more else []), *longest_first, r"\d[\s\u00a0\u202f]?[ap]\.?[ \u00a0]?m\b"]))


def _words(name: str) -> list[str]:
    return [word for word in tokens.folded(name).split() if len(word) > 2 or not word.isascii()]

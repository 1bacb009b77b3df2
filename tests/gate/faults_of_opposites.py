"""Faults of meaning: a word of the source in the place of its opposite, or of another title or nation."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.gate.pair import Pair

_EXCHANGED = (
    ("won", "lost"), ("increased", "decreased"), ("rose", "fell"), ("charged", "convicted"), ("killed", "injured"),
    ("north", "south"), ("northern", "southern"), ("east", "west"), ("eastern", "western"), ("father", "mother"),
    ("brother", "sister"), ("son", "daughter"), ("man", "woman"), ("opened", "closed"), ("bought", "sold"),
    ("accepted", "rejected"), ("summer", "winter"), ("yesterday", "tomorrow"), ("majority", "minority"),
    ("guilty", "innocent"), ("Democrat", "Republican"), ("Democrats", "Republicans"), ("president", "prime minister"),
    ("President", "Prime Minister"), ("mayor", "governor"), ("American", "Brazilian"), ("Russian", "Brazilian"),
    ("British", "Turkish"), ("German", "Italian"), ("French", "Japanese"), ("Chinese", "Polish"),
)  # fmt: skip
_OPPOSITES = {a: b for pair in _EXCHANGED for a, b in (pair, pair[::-1])}
_WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_OPPOSITES, key=len, reverse=True))})(?![\w-])")


def opposite_said(random: Random, pair: Pair) -> Pair | None:
    """The source says the opposite of what was translated."""
    if pair.tag not in ("es", "de", "fr", "ru", "uk"):
        return None
    found = list(_WORDS.finditer(pair.source))
    if not found:
        return None
    match = random.choice(found)
    if _OPPOSITES[match[0]] in pair.source:
        return None
    return replace(pair, source=pair.source[: match.start()] + _OPPOSITES[match[0]] + pair.source[match.end() :])

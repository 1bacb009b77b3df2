"""Faults of meaning: a word of the source in the place of its opposite, or of another title or nation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.gate.pair import Pair

_OPPOSITES = (
    ("won", "lost"), ("increased", "decreased"), ("rose", "fell"), ("killed", "injured"),
    ("north", "south"), ("northern", "southern"), ("east", "west"), ("eastern", "western"), ("father", "mother"),
    ("brother", "sister"), ("son", "daughter"), ("man", "woman"), ("opened", "closed"), ("bought", "sold"),
    ("accepted", "rejected"), ("summer", "winter"), ("yesterday", "tomorrow"), ("majority", "minority"),
    ("Democrat", "Republican"), ("Democrats", "Republicans"),
)  # fmt: skip
_FURTHER = (
    ("win", "lose"), ("victory", "defeat"), ("rise", "fall"),
    ("higher", "lower"), ("high", "low"), ("men", "women"), ("boy", "girl"), ("husband", "wife"), ("buy", "sell"),
    ("arrested", "released"), ("began", "ended"), ("started", "finished"), ("first", "last"), ("best", "worst"),
    ("good", "bad"), ("better", "worse"), ("large", "small"), ("big", "small"), ("old", "young"), ("rich", "poor"),
    ("strong", "weak"), ("left", "right"), ("more", "less"), ("before the", "after the"), ("supporters", "opponents"),
    ("success", "failure"), ("profit", "loss"), ("war", "peace"), ("public", "private"), ("possible", "impossible"),
    ("confirmed", "denied"), ("allowed", "banned"), ("black", "white"), ("morning", "evening"), ("hot", "cold"),
    ("long", "short"), ("early", "late"), ("up", "down"), ("always", "never"),
)  # fmt: skip
_TITLES = (
    ("president", "prime minister"),
    ("President", "Prime Minister"),
    ("mayor", "governor"),
    ("senator", "ambassador"),
    ("minister", "mayor"),
    ("judge", "lawyer"),
    ("doctor", "teacher"),
    ("king", "queen"),
)
_NATIONS = (
    ("American", "Brazilian"), ("Russian", "Brazilian"), ("British", "Turkish"), ("German", "Italian"), ("French", "Japanese"),
    ("Chinese", "Polish"),
)  # fmt: skip
_CRIMES = (
    ("charged", "convicted"), ("guilty", "innocent"), ("murder", "fraud"), ("rape", "theft"), ("robbery", "bribery"),
    ("terrorism", "corruption"), ("stolen", "murdered"),
)  # fmt: skip


def opposite_said(random: Random, pair: Pair) -> Pair | None:
    """The source says the opposite of what was translated."""
    return _exchanged(random, pair, _OPPOSITES)


def further_opposite_said(random: Random, pair: Pair) -> Pair | None:
    """The same with pairs of which many have no list: up and down, always and never."""
    return _exchanged(random, pair, _OPPOSITES + _FURTHER)


def title_exchanged(random: Random, pair: Pair) -> Pair | None:
    """The source has a prime minister where the translation has a president."""
    return _exchanged(random, pair, _TITLES)


def nation_exchanged(random: Random, pair: Pair) -> Pair | None:
    """The source has Brazilians where the translation has Russians."""
    return _exchanged(random, pair, _NATIONS)


def crime_exchanged(random: Random, pair: Pair) -> Pair | None:
    """The source convicts whom the translation charges."""
    return _exchanged(random, pair, _CRIMES)


def _exchanged(random: Random, pair: Pair, words: Sequence[tuple[str, str]]) -> Pair | None:
    further = {a: b for each in words for a, b in (each, each[::-1])}
    matches = list(
        re.finditer(rf"(?<![\w-])(?:{'|'.join(sorted(further, key=len, reverse=True))})(?![\w-])", pair.source)
    )
    matches = [match for match in matches if further[match[0]] not in pair.source]
    if not matches or pair.source_tag != "en":
        return None
    match = random.choice(matches)
    return replace(pair, source=pair.source[: match.start()] + further[match[0]] + pair.source[match.end() :])

"""Faults of amounts that no digit shows: halves, dozens, hundreds, "more than" and "less than"."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.gate.pair import Pair

_CROWDS = {
    "dozens of": "hundreds of",
    "hundreds of": "dozens of",
    "thousands of": "hundreds of",
    "millions of": "thousands of",
}
_SHARES = {"half of": "a quarter of", "a quarter of": "half of", "a third of": "half of", "two thirds of": "half of"}
_BOUNDS = {
    "more than": "less than", "less than": "more than", "at least": "at most", "over a": "under a", "before": "after",
    "after": "before", "above": "below", "below": "above",
}  # fmt: skip
_PLACES = ("second", "third", "fifth")


def crowd_changed(random: Random, pair: Pair) -> Pair | None:
    """The source says hundreds where the translation says dozens."""
    return _exchanged(pair, _CROWDS, r"(?<!tens of )(?<!hundreds of )(?<!thousands of )", r"(?! (?:thous|mill|bill))")


def share_changed(random: Random, pair: Pair) -> Pair | None:
    """The source says a quarter where the translation says half."""
    return _exchanged(pair, _SHARES)


def bound_turned(random: Random, pair: Pair) -> Pair | None:
    """The source says less than where the translation says more than, before where it says after."""
    return _exchanged(pair, _BOUNDS, behind=r"(?= (?:the|a|\$|\d|half|one|two|three))")


def second_place_changed(random: Random, pair: Pair) -> Pair | None:
    """The source has another place in a row than the translation: a second for a fifth."""
    if (
        not re.search(r"\bthe second (?!hand|thought)", pair.source)
        or pair.source_tag != "en"
        or "fifth" in pair.source
    ):
        return None
    return replace(pair, source=re.sub(r"\bthe second ", "the fifth ", pair.source, count=1))


def _exchanged(pair: Pair, words: dict[str, str], before: str = "", behind: str = "") -> Pair | None:
    for old, new in words.items() if pair.source_tag == "en" else ():
        match = re.search(rf"{before}\b{old}\b{behind}", pair.source)
        if match and new not in pair.source:
            return replace(pair, source=pair.source[: match.start()] + new + pair.source[match.end() :])
    return None

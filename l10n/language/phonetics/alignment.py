"""What it costs to read the sounds of a name as those of a word: both are aligned, sound by sound.

What spelling varies costs little (vowels, c and k, v and w), what tells names apart costs much (a consonant more, less or
another one).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, reduce
from itertools import accumulate
from operator import or_

from l10n.language.phonetics.scripts import ALPHABET, SCRIPT_COSTS

VOWELS = frozenset("aeiouy")
_NEAR: dict[frozenset[str], float] = {}
for _cost, _pairs in (
    (0.05, "ij iy jy uw vw ie"),
    (0.12, "ck cs gh gj uv sz jZ kh Zz Sc oa ae eo au ou"),
    (0.2, "bf Ss Ck Ch CS Cc jh bv gk Zg tc fp jg fv ly lj ZS Cj bp td cz"),
):
    _NEAR |= {frozenset(pair): _cost for pair in _pairs.split()}


@cache
def _similar_sounds(a: str) -> Mapping[str, float]:
    """What it costs to write other sounds for one; what is not here costs 1."""
    costs = dict.fromkeys(VOWELS, 0.2) if a in VOWELS else {}
    for pair, cost in _NEAR.items():
        if a in pair and len(pair) == 2:
            costs[next(b for b in pair if b != a)] = cost
    return costs | {a: 0.0}


_MERGING = frozenset(script for script, hearing in SCRIPT_COSTS.items() if hearing.merged)
"""Scripts that have one letter for several sounds."""


@lru_cache(maxsize=1 << 17)
def distance(name: str, word: str, script: str = "") -> float:
    """The cost of reading a name as the beginning of a word; 0 is certain, a wrong consonant is 1.

    What stands behind the name in the word is an ending and free. A word that is not a name for certain costs at least so much.

    >>> distance("pompeo", "pompeova") < distance("pompeo", "popeo") < 1.01
    True
    """
    return _aligned(name, word, script, math.inf)


_DISTANCES: dict[tuple[str, str, str], tuple[float, float]] = {}
_MOST = 1 << 17
"""Alignments that are remembered: those of a hundred articles, some twenty megabytes."""


def distance_within(name: str, word: str, script: str, bound: float) -> float:
    """The same cost where it is at most `bound`, else any that is higher: most words are given up after two sounds."""
    cost = least(name, held(word, script), script, bound)
    if cost > bound:
        return cost
    key = (name, word, script)
    cost, limit = _DISTANCES.get(key, (0.0, -1.0))
    if cost <= limit or cost > bound:  # it is exact, or high enough
        return cost
    cost = _aligned(name, word, script, bound)
    if len(_DISTANCES) >= _MOST:
        _DISTANCES.clear()
    _DISTANCES[key] = (cost, bound)
    return cost


class _Bits(dict[str, int]):
    """A bit of its own for each sound, so that what a word has is one number."""

    def __missing__(self, sound: str) -> int:
        self[sound] = 1 << len(self)
        return self[sound]


_BITS = _Bits()


def _bits(sounds: Iterable[str]) -> int:
    return reduce(or_, map(_BITS.__getitem__, sounds), 0)


def least(name: str, held: int, script: str, bound: float) -> float:
    """What the sounds of a name cost for which nothing alike is `held`, up to where it is more than `bound`."""
    cost = 0.0
    for alike, lost in _needed(name, script):
        if not alike & held:
            cost += lost
            if cost > bound:
                break
    return cost


@lru_cache(maxsize=65536)
def held(word: str, script: str) -> int:
    """The sounds that a word has, a bit for each."""
    if script in _MERGING:
        word = word.translate(SCRIPT_COSTS[script].merged)
    return _bits(word)


@lru_cache(maxsize=16384)
def _needed(name: str, script: str) -> Sequence[tuple[int, float]]:
    """For each sound of a name those that are alike, and what it costs to have none of them; the dearest ones first."""
    if script in _MERGING:
        name = name.translate(SCRIPT_COSTS[script].merged)
    return tuple(sorted(((_bits(costs), lost) for costs, lost in _costs(name, script)), key=lambda each: -each[1]))


def _aligned(name: str, word: str, script: str, bound: float) -> float:
    hearing = SCRIPT_COSTS.get(script, ALPHABET)
    if hearing.merged:
        name, word = name.translate(hearing.merged), word.translate(hearing.merged)
    gain = _gains(script).get
    gains = [gain(char, 1.0) for char in word]
    row = [0.0] * (len(word) + 1) if hearing.inside else [0.0, *accumulate(gains)]
    hopeless = min(bound, max(4, len(name)) * _HOPELESS)
    for costs, lost in _costs(name, script):
        row = _next_row(row, costs, word, gains, lost)
        lowest = min(row)
        if lowest > hopeless:
            return lowest
    # The best end of the name in the word; endings up to ten sounds are free.
    return min(row[1:] if hearing.inside else row[max(1, len(word) - 10) :], default=row[-1])


@lru_cache(maxsize=16384)
def _costs(name: str, script: str) -> Sequence[tuple[Mapping[str, float], float]]:
    """For each sound of a name what other sounds cost in its place, and what it costs that it is not there."""
    last = len(name) - 1
    return tuple((_similar_sounds(char), _loss(char, script, last=i == last)) for i, char in enumerate(name))


_HOPELESS = 0.4
"""Cost per sound from which on a word is not a name, and not worth reading to its end."""


@cache
def _gains(script: str) -> Mapping[str, float]:
    """What it costs that the word has a sound more; what is not here costs 1."""
    return {**dict.fromkeys("aeiouyj", SCRIPT_COSTS.get(script, ALPHABET).more), "h": 0.12}


@cache
def _loss(char: str, script: str, *, last: bool) -> float:
    """What it costs that the word lacks a sound of the name."""
    hearing = SCRIPT_COSTS.get(script, ALPHABET)
    if char in VOWELS:
        return min(hearing.lost, 0.08) if last else hearing.lost
    return {"h": 0.12, "g": 0.12, "r": hearing.r}.get(char, 1.0)


def _next_row(
    before: list[float], costs: Mapping[str, float], word: str, gains: list[float], lost: float
) -> list[float]:
    """The costs up to each sound of the word with one more sound of the name, which costs so much as other sounds."""
    above = iter(before)
    diagonal = next(above)
    left = diagonal + lost
    row, cost_as = [left], costs.get
    for b, up, gain in zip(word, above, gains, strict=True):
        best = diagonal + cost_as(b, 1.0)
        if up + lost < best:  # noqa: PLR1730
            best = up + lost
        left += gain
        if best < left:  # noqa: PLR1730  (min() takes twice the time)
            left = best
        row.append(left)
        diagonal = up
    return row

"""How near a word of a translation sounds to a name of the source, whatever the scripts.

Both are written in one small alphabet of sounds (`S` is sh, `C` ch, `Z` zh, `c` ts), then aligned. What spelling varies
costs little (vowels, c and k, v and w), what tells names apart costs much (a consonant more, less or another one).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from l10n import langtag
from l10n.language import tokens
from l10n.language.phonetics import alphabets
from l10n.language.phonetics.scripts import ALPHABET, SCRIPT_COSTS

_ENGLISH = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("que", "ke"), ("qui", "ki"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
    ("tz", "c"), ("ts", "c"), ("dzh", "j"), ("dj", "j"), ("w", "v"),
)  # fmt: skip


@cache
def _spelling(language: str) -> re.Pattern[str]:
    """Finds those letters, longest first, in one pass: in Hungarian `sz` is s and `s` is sh."""
    return re.compile("|".join(sorted(map(re.escape, alphabets.latin(language)), key=len, reverse=True)))


_PREFIXES = {"Arab": re.compile(r"[وفبلك]{0,2}(?:ال)?"), "Hebr": re.compile(r"[ושכ]{0,2}[הבלמ]?")}


_DOUBLED = re.compile(r"(.)\1+")


def _squeezed(code: str) -> str:
    """A code without signs for nothing, and without doubled letters."""
    return _DOUBLED.sub(r"\1", code.replace("-", ""))


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """The text without accents."""
    return text if text.isascii() else text.translate(_BARE)


class _Bare(dict[int, str]):
    """Each letter without its accents, by its code point; read as letters come."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(c for c in letters if not unicodedata.combining(c))
        return self[code]


_BARE = _Bare()


@lru_cache(maxsize=16384)
def english(name: str) -> str:
    """The sounds of a name as English spells it.

    >>> english("Pompeo"), english("Schwartz")
    ('pompeo', 'Svarc')
    """
    code = bare(name.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("ß", "ss"))
    for letters, sound in _ENGLISH:
        code = code.replace(letters, sound)
    return _squeezed("".join(c for c in code if c.isalpha()))


_HARD_C = re.compile("c(?![eijy])")


def hard_c(code: str) -> str:
    """A code in which the c of `Clark` is k, for scripts in which c and s are one sound.

    >>> hard_c(english("Clark")), hard_c(english("Macedonia"))
    ('klark', 'macedonia')
    """
    return _HARD_C.sub("k", code)


@cache
def han() -> frozenset[str]:
    """The Chinese letters that foreign names are written with."""
    return frozenset(letter for letters in alphabets.alphabets()["han"].values() for letter in letters)


@lru_cache(maxsize=65536)
def local(word: str, tag: str) -> str:
    """The sounds of a word as its language spells it.

    >>> local("Помпео", "uk"), local("Vaşinqton", "az")
    ('pompeo', 'vaSinkton')
    """
    folded = word.casefold()
    if tokens.MIXED.search(folded):  # Latin lookalikes stand among Cyrillic letters
        folded = tokens.folded(folded)
    table = alphabets.latin(langtag.language(tag))
    if table and tokens.script(folded[0]) == "Latn":
        folded = _spelling(langtag.language(tag)).sub(lambda match: table[match[0]], folded)
        return _squeezed(bare(folded).replace("w", "v").replace("'", ""))
    if tokens.script(folded[0]) == "Latn":
        return english(word)
    folded = folded.replace("дж", "џ").replace("ջ", "ջ")
    if tokens.script(folded[0]) == "Kana":
        return _squeezed(_kana(word))
    if tokens.script(folded[0]) == "Hani":
        return "".join(alphabets.letters().get(c, "|") for c in folded)
    return _squeezed(folded.translate(_TABLE))


class _Table(dict[int, str]):
    """The sound of each letter by its code point, of one with accents that of its letter; read as letters come."""

    def __missing__(self, code: int) -> str:
        letters, char = alphabets.letters(), chr(code)
        self[code] = letters.get(char, letters.get(bare(char), ""))
        return self[code]


_TABLE = _Table()


def _kana(word: str) -> str:
    code = "".join(alphabets.letters().get(c, "") for c in word)
    code = re.sub(r"(?<![^aiueo])u(?=[aeio])", "v", code)  # `ウェイド` is Wade
    return re.sub(r"(?<=[SCj])ij(?=[aou])|(?<=[^aiueo])[ui](?=[aeiou])|i(?=j[aeou])", "", code)


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
    key = (name, word, script)
    cost, limit = _DISTANCES.get(key, (0.0, -1.0))
    if cost <= limit or cost > bound:  # it is exact, or high enough
        return cost
    cost = _least(name, word, script, bound)
    if cost > bound:
        return cost
    cost = _aligned(name, word, script, bound)
    if len(_DISTANCES) >= _MOST:
        _DISTANCES.clear()
    _DISTANCES[key] = (cost, bound)
    return cost


def _least(name: str, word: str, script: str, bound: float) -> float:
    """What the sounds of a name cost for which a word has nothing alike, up to where it is more than `bound`."""
    cost = 0.0
    if script in _MERGING:
        word = word.translate(SCRIPT_COSTS[script].merged)
    for alike, lost in _needed(name, script):
        if alike.isdisjoint(word):
            cost += lost
            if cost > bound:
                break
    return cost


@lru_cache(maxsize=16384)
def _needed(name: str, script: str) -> Sequence[tuple[frozenset[str], float]]:
    """For each sound of a name those that are alike, and what it costs to have none of them; the dearest ones first."""
    if script in _MERGING:
        name = name.translate(SCRIPT_COSTS[script].merged)
    last = len(name) - 1
    needed = [(frozenset(_similar_sounds(char)), _loss(char, script, last=i == last)) for i, char in enumerate(name)]
    return tuple(sorted(needed, key=lambda each: -each[1]))


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


def heads(word: str, script: str) -> tuple[str, ...]:
    """The word, and the word without the particles that its script writes together with it: `وبرلين`, `לברלין`."""
    prefix = _PREFIXES.get(script)
    if not prefix:
        return (word,)
    match = prefix.match(word)
    longest = match.end() if match else 0
    return tuple(word[n:] for n in range(min(longest, len(word) - 2) + 1))

"""Where a name of the source stands in a translation: in its own letters, or by its sound."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from l10n import langtag
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.phonetics import alignment, sounds
from l10n.language.phonetics.spellings import readings, written
from l10n.language.phonetics.words import PlacedWord, SoundedWord, kinds, likely_first, sounded, written_out
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern
from l10n.model import Span

ABJADS = frozenset({"Arab", "Hebr", "Thai"})


class SoundMatch(NamedTuple):
    """The word of a target that sounds most like a name. `cost` is per sound of the name: 0 certain, 0.3 another word."""

    cost: float
    word: str
    span: Span | None


NOTHING = SoundMatch(9.0, "", None)


SURE = 0.06
"""Cost per sound up to which a word is the name even if the article has it elsewhere too."""


@lru_cache(maxsize=32768)
def nearest(
    name: str, target: str, tag: str, without: frozenset[str] = frozenset(), within: float = NOTHING.cost
) -> SoundMatch:
    """The word of a target that sounds most like a name; those `without` count only where they are the name for certain.

    Nothing, or any that costs more, where none costs at most what it must lie `within`: who asks so saves most alignments.
    """
    best = _unchanged(name, target, tag)
    if best.span:
        return best
    for code in readings(name):
        match = _nearest(code, target, tag, without, min(within, best.cost))
        if match.cost < best.cost:
            best = match
        if best.cost == 0:
            break
    return best


def _unchanged(name: str, target: str, tag: str) -> SoundMatch:
    """The name itself, where it stands in the target letter by letter before any other word with its first letter."""
    if name in target and spaced(tag):
        for word in tokens.words(target):
            if word[0][0] == name[0]:
                return SoundMatch(0.0, name, tokens.span(word)) if word[0] == name else NOTHING
    return NOTHING


def _nearest(code: str, target: str, tag: str, without: frozenset[str], within: float) -> SoundMatch:
    """The word of a target that sounds most like a code, where it costs so little."""
    if not spaced(tag):
        return _inside(code, target, tag, within)
    best = _exact(code, target, tag)
    if best.span:
        return best
    if within < best.cost:
        best = SoundMatch(math.nextafter(within, math.inf), "", None)
    for words in likely_first(target, tag):
        best = _nearest_of(words, tag, code, best, without)
        if best.cost < _WITHOUT_CAPITAL - _ROUNDING:  # no word without one can be nearer
            break
    return best


def _nearest_of(words: Sequence[PlacedWord], tag: str, code: str, best: SoundMatch, without: Set[str]) -> SoundMatch:
    """The word that sounds most like a code, of some words and the `best` one before them."""
    grammar, size, begins = knowledge(tag).function_words, max(4, len(code)), kinds(code[0])
    for word in words:
        most = min(best.cost, _FARTHEST)
        dearer, most = (_WITHOUT_CAPITAL, min(most, _SMALLER)) if word.small else (0.0, most)
        if most < dearer:
            continue
        bound = (most - dearer) * size + _ROUNDING
        if alignment.least(code, word.prospects, word.script, bound) > bound:  # most words
            continue
        read = sounded(word.text, tag)
        if begins.isdisjoint(read.kinds) and word.script not in ABJADS:
            continue
        if alignment.least(code, read.held, word.script, bound) > bound:
            continue
        cost = _cost_within(code, read, word.script, bound) / size
        if cost > _FARTHEST:
            continue
        folded = word.text.casefold()
        if (cost > SURE and folded in without) or (cost > 0 and folded in grammar):
            continue  # "of" in Hebrew sounds like Seoul
        cost += dearer
        if word.small and cost > _SMALLER:
            continue
        if cost < best.cost or (cost == best.cost and best.span and word.start < best.span.start):
            best = _match(cost, word)
    return best


_ROUNDING = 1e-9
_FARTHEST = 0.55
"""Cost per sound from which on a word is nothing to show, not even as a misspelling."""
_WITHOUT_CAPITAL, _SMALLER = 0.04, 0.105
"""What a word without a capital costs more, and up to which cost it is a name (`oxfordi`): others only sound like one."""


def is_near_elsewhere(name: str, target: str, tag: str, place: Span, most: float) -> bool:
    """Whether another word than that at a place sounds like a name at a cost of at most so much per sound."""
    start = SoundMatch(math.nextafter(most, math.inf), "", None)
    for code in readings(name):
        for words in likely_first(target, tag):
            elsewhere = [word for word in words if not place.start <= word.start < place.end]
            if _nearest_of(elsewhere, tag, code, start, frozenset()).span:
                return True
    return False


def _match(cost: float, word: PlacedWord) -> SoundMatch:
    return SoundMatch(cost, word.text, Span(word.start, word.start + len(word.text)))


def _cost_within(code: str, word: SoundedWord, script: str, bound: float) -> float:
    """The same as `cost_of` where it is at most `bound`, else any that is higher."""
    best = NOTHING.cost * _LONGEST
    for sound in word.sounds:
        best = min(best, alignment.distance_within(code, sound, script, min(bound, best)))
    return best


_LONGEST = 100  # sounds of a name: more than any has
_ENDING = 10  # sounds of an ending that cost nothing, as in `alignment.distance`


def _exact(code: str, target: str, tag: str) -> SoundMatch:
    """The first word that begins with all sounds of a code, which costs nothing; most names are found so without alignment."""
    longest, every = len(code) + _ENDING, alignment.held(code, "")
    for word in written_out(target, tag):
        if every & ~word.prospects:
            continue
        read = sounded(word.text, tag)
        for sound in read.sounds:
            if sound.startswith(code) and len(sound) <= longest and not kinds(code[0]).isdisjoint(read.kinds):
                return _match(0.0, word)
    return NOTHING


def cost_of(code: str, word: str, tag: str) -> float:
    """What it costs to read a word, or the word without its particles, as a code of sounds."""
    script = tokens.script(word[0])
    return min(alignment.distance(code, sound, script) for sound in sounded(word, tag).sounds)


def name_distance(name: str, word: str, tag: str) -> float:
    """What it costs to read a word of a translation as a name of the source, for each of the name's sounds; 0 is the same.

    >>> name_distance("Kyiv", "Київ", "uk") < 0.1 < name_distance("Marta", "Марія", "uk")
    True
    """
    code = sounds.english(name)
    return cost_of(code, word, tag) / max(1, len(code))


_RUN = late_pattern(r"[ァ-ヴー]+|[A-Za-z]+|[\u0e00-\u0e7f]+|[\u4e00-\u9fff]+")


def _inside(code: str, target: str, tag: str, within: float) -> SoundMatch:
    """The place in a text without spaces that sounds most like a name."""
    best, size, code = NOTHING, max(4, len(code)), sounds.hard_c(code)
    within = max(within, SURE)  # what is not sure is looked at again below
    for match in _RUN.finditer(tokens.plain(target)):
        run = match[0]
        script = tokens.script(run[0])
        sound = _of_run(run, script, tag)
        if not sound:
            continue
        bound = min(best.cost, within) * size + _ROUNDING
        cost = alignment.distance_within(code, sound, script, bound) / size
        if cost > SURE and script == "Kana" and len(run) >= _SEVERAL:
            cost = min(cost, _behind(code, run, tag) / size)
        if cost < best.cost:
            best = SoundMatch(cost, run, tokens.span(match) if script in {"Latn", "Kana"} else None)
    return best


@lru_cache(maxsize=8192)
def _of_run(run: str, script: str, tag: str) -> str:
    """The sounds of a run of letters; of Latin ones as English spells them."""
    return sounds.english(run) if script == "Latn" else sounds.local(written(run, script)[0], tag)


_SEVERAL = 5
"""Letters of a run of Katakana from which on it may be several names written together: `スコットピットマン`."""


@lru_cache(maxsize=8192)
def _behind(code: str, run: str, tag: str) -> float:
    """What it costs at least to read a code behind the beginning of a run; nothing that is not sure counts."""
    size = max(4, len(code))
    ends = (sounds.local(run[at:], tag) for at in range(2, len(run) - 1))
    costs = (alignment.distance_within(code, end, "Kana", SURE * size + _ROUNDING) for end in ends)
    least = min(costs, default=NOTHING.cost)
    return least if least / size <= SURE else NOTHING.cost * _LONGEST


_LIMITS: Mapping[str, tuple[float, float, float]] = {
    "Arab": (0.09, 0.12, 0.14),
    "Hebr": (0.09, 0.12, 0.14),
    "Thai": (0.04, 0.05, 0.07),
    "Kana": (0.16, 0.2, 0.2),
    "Hani": (0.12, 0.16, 0.2),
    "kept": (0.05, 0.07, 0.16),
    "": (0.125, 0.14, 0.16),
}
"""Cost per sound up to which a word is the name, for names of four letters, of five, and of seven and more. Measured on human
translations: 95 of 100 names lie below, strangers above; short names, and scripts without vowels or spaces, let strangers
come nearer. `kept`: languages that keep the letters of names, so that little else counts."""
_SCRIPT = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Kana"}


@lru_cache(maxsize=8192)
def limit(name: str, tag: str) -> float:
    """The cost per sound up to which the nearest word of a target is the name."""
    code = langtag.script(tag)
    four, five, more = _LIMITS.get("kept" if keeps_letters(tag) else _SCRIPT.get(code, code), _LIMITS[""])
    if len(name) <= 5:
        return four if len(name) < 5 else five
    if len(name) >= _LONG and code in _RUNNING:
        return more + _MORE_OF_LONG
    return more if len(name) > 6 else (five + more) / 2


_RUNNING = frozenset({"Thai", "Hans", "Hant"})
_LONG, _MORE_OF_LONG = 10, 0.03
"""Letters from which on no chance run of a text without spaces comes near a name, and what more such a name may cost."""


def keeps_letters(tag: str) -> bool:
    """Whether names keep their letters in the language: its script is Latin and it does not respell."""
    return langtag.script(tag) == "Latn" and not knowledge(tag).respells


@lru_cache(maxsize=16384)
def stands(name: str, target: str) -> bool:
    """Whether the name stands in the target with its own letters, accents aside, and an ending where one is.

    Bantu languages write a particle before it and keep its capital: `waseScotland`.

    >>> stands("Barcelona", "a barcelonai rendőrség"), stands("Vladimir", "uVladimir Putin"), stands("Land", "waseScotland")
    (True, True, False)
    """
    stem = sounds.bare(name).casefold()
    if stem.isascii() and not _LATIN.search(target):
        return False
    stem = stem[:-1] if len(stem) > 4 and stem[-1] in "aeiouy" else stem
    plain, written = _without_accents(target)
    at = plain.find(stem)
    while at > 0 and "a" <= plain[at - 1] <= "z" and not written[at : at + 1].isupper():
        at = plain.find(stem, at + 1)
    return at >= 0


_LATIN = late_pattern("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=4096)
def _without_accents(target: str) -> tuple[str, str]:
    """A text without accents: in small letters, and as it is written where both are letter by letter the same."""
    written = sounds.bare(tokens.plain(target))
    folded = written.casefold()
    return folded, written if len(folded) == len(written) else ""


def recognizable(name: str, target: str, tag: str) -> bool:
    """Whether the name stands in the target: in its own letters where the language keeps them, else by its sound."""
    if keeps_letters(tag):
        return stands(name, target)
    return is_near(name, target, tag, limit(name, tag))


def is_near(name: str, text: str, tag: str, most: float) -> bool:
    """Whether a word of a text sounds like a name at a cost of at most so much per sound."""
    return nearest(name, text, tag, within=most).cost <= most

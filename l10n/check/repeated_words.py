"""What the translations of an article have for the words that it repeats: beginnings of words that stand in the same units.

Learned from the other units of the article alone, so that it works between any two languages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.language import function_words, tokens
from l10n.language.scripts import spaced
from l10n.model import State, UnitKey
from l10n.plugin import ArticleContext, ArticleSource, Subject, article_fact, source_fact

_SHORTEST, _LONG = 3, 6
"""Letters of a word that is compared, and from which on five of its letters are compared, not four."""
_FEWEST = 2
"""Other units that have a word, and those of them that have its translation, at least."""
_COMMON = 0.5
"""Share of an article's units from which on a word is in too many of them to tell anything."""
_SHARED, _ELSEWHERE = 0.6, 0.5
"""Share of the units with a word that have its translation, and of those with the translation that have the word, at least."""
_AS_GOOD, _MOST = 0.7, 4
"""By how much less certain a second translation may be, and how many there may be."""
_CERTAIN = 3.0
"""Logarithm of the odds from which on a translation is certain."""

_Places = Mapping[str, Sequence[float]]
"""Beginnings of words with their places, as shares of the text."""


@dataclass(frozen=True, slots=True)
class RepeatedWord:
    """A word of a source that other units have too: its place, that of its translation here, and how certain that is, 0–1."""

    source: float
    target: float | None
    certainty: float


def repeated_words(subject: Subject) -> Iterator[RepeatedWord]:
    """The words of a source that the article repeats, and where the translation has what the others have for them."""
    repeated = repeated_in_source(subject)
    if not repeated:
        return
    targets, here = _targets(subject.article), _places(subject.unit.target, subject.catalog.target)
    native = _positions(subject.article.source).get(subject.unit.key, -1)
    elsewhere = [places for at, places in enumerate(targets) if at != native]
    for each in repeated:
        counts = Counter(word for at in each.units for word in targets[at])
        least = max(_FEWEST, _SHARED * len(each.units))
        odds: dict[str, float] = {}
        for word, count in counts.items():
            if count >= least and count >= _ELSEWHERE * (every := sum(word in places for places in elsewhere)):
                odds[word] = _odds(count, len(each.units), every, len(targets) - 1)
        if odds:
            best = max(odds.values())
            alike = sorted(
                (word for word in odds if odds[word] >= best - _AS_GOOD), key=lambda word: (odds[word], word)
            )
            found_at = [place for word in alike[-_MOST:] for place in here.get(word, ())]
            nearest = min(found_at, key=lambda place: abs(place - each.place), default=None)
            yield RepeatedWord(each.place, nearest, min(1.0, best / _CERTAIN))


@dataclass(frozen=True, slots=True)
class RepeatedInSource:
    """A word of a source that other units of the article have too: its last place, and the positions of these units."""

    place: float
    units: Sequence[int]


def repeated_in_source(subject: Subject) -> Sequence[RepeatedInSource]:
    """The words of a source that so many other units have that their translations may tell something; known of each source
    once for all its translations.
    """
    source, key = subject.article.source, subject.unit.key
    by_key = _by_key(source)
    if key not in by_key:
        positions, by_word = _positions(source), _by_word(source)
        most, native = _COMMON * len(positions), positions.get(key, -1)
        words = [
            (places[-1], [at for at in by_word.get(word, ()) if at != native])
            for word, places in _places(key.source, source.language).items()
        ]
        by_key[key] = [RepeatedInSource(place, units) for place, units in words if _FEWEST <= len(units) <= most]
    return by_key[key]


def _odds(together: int, with_word: int, with_translation: int, units: int) -> float:
    """How much likelier it is that two words stand in so many units together where one translates the other than by chance."""
    by_chance = with_word * with_translation / units
    return together * math.log(together / by_chance) - (together - by_chance)


@source_fact
def _by_key(_article: ArticleSource) -> dict[UnitKey, Sequence[RepeatedInSource]]:
    """The repeated words of the units that were asked about so far."""
    return {}


@source_fact
def _positions(article: ArticleSource) -> Mapping[UnitKey, int]:
    """The living units of an article, each with its position."""
    return {key: at for at, key in enumerate(article.keys)}


@source_fact
def _by_word(article: ArticleSource) -> Mapping[str, Sequence[int]]:
    """The words of the sources, each with the positions of the units that have it."""
    units: dict[str, list[int]] = {}
    for at, key in enumerate(article.keys):
        for word in _places(key.source, article.language):
            units.setdefault(word, []).append(at)
    return units


@article_fact
def _targets(article: ArticleContext) -> Sequence[_Places]:
    """The words of the translation of each living unit."""
    catalog = article.catalog
    return [_places(unit.target, catalog.target) for unit in catalog.units if unit.state is not State.OBSOLETE]


@lru_cache(maxsize=1024)
def _places(text: str, tag: str) -> _Places:
    """The beginnings of the words of a text that are not words of grammar; pairs of signs where no spaces stand."""
    plain = tokens.plain(text)
    length = max(1, len(plain.rstrip()))
    places: dict[str, list[float]] = {}
    if not spaced(tag):
        for at in range(len(plain) - 1):
            if plain[at : at + 2].isalpha():
                places.setdefault(plain[at : at + 2], []).append((at + 1) / length)
        return places
    grammar = function_words.of(tag).every
    for word, folded in zip(tokens.words(text), tokens.casefolded(text), strict=True):
        if len(folded) >= _SHORTEST and folded not in grammar:
            middle = (word.start() + word.end()) / 2
            places.setdefault(folded[: 5 if len(folded) > _LONG else 4], []).append(middle / length)
    return places

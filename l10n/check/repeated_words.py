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
from l10n.model import UnitKey
from l10n.plugin import ArticleContext, Subject, article_fact

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
    units, by_source, by_target = _units(subject.article)
    here = _places(subject.unit.target, subject.catalog.target)
    sources = _places(subject.unit.key.source, subject.catalog.source)
    for word, places in sources.items():
        with_word = by_source.get(word, frozenset()) - {subject.unit.key}
        if not _FEWEST <= len(with_word) <= _COMMON * len(units):
            continue
        counts = Counter(each for key in with_word for each in units[key])
        odds = {
            each: _odds(count, len(with_word), len(by_target[each] - {subject.unit.key}), len(units) - 1)
            for each, count in counts.items()
            if count >= max(_FEWEST, _SHARED * len(with_word))
            and count >= _ELSEWHERE * len(by_target[each] - {subject.unit.key})
        }
        if odds:
            best = max(odds.values())
            alike = sorted(
                (each for each in odds if odds[each] >= best - _AS_GOOD), key=lambda each: (odds[each], each)
            )
            found_at = [place for each in alike[-_MOST:] for place in here.get(each, ())]
            nearest = min(found_at, key=lambda place: abs(place - places[-1]), default=None)
            yield RepeatedWord(places[-1], nearest, min(1.0, best / _CERTAIN))


def _odds(together: int, with_word: int, with_translation: int, units: int) -> float:
    """How much likelier it is that two words stand in so many units together where one translates the other than by chance."""
    by_chance = with_word * with_translation / units
    return together * math.log(together / by_chance) - (together - by_chance)


_Units = Mapping[str, frozenset[UnitKey]]


@article_fact
def _units(article: ArticleContext) -> tuple[Mapping[UnitKey, _Places], _Units, _Units]:
    """The words of each translation, and the units with each word of the sources and of the translations."""
    catalog = article.catalog
    targets = {unit.key: _places(unit.target, catalog.target) for unit in catalog.units}
    sources = {unit.key: _places(unit.key.source, catalog.source) for unit in catalog.units}
    return targets, _inverted(sources), _inverted(targets)


def _inverted(words: Mapping[UnitKey, _Places]) -> _Units:
    units: dict[str, set[UnitKey]] = {}
    for key, places in words.items():
        for word in places:
            units.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in units.items()}


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
    for word in tokens.words(text):
        folded = word[0].casefold()
        if len(folded) >= _SHORTEST and folded not in grammar:
            middle = (word.start() + word.end()) / 2
            places.setdefault(folded[: 5 if len(folded) > _LONG else 4], []).append(middle / length)
    return places

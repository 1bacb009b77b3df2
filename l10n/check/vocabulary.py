"""Which words of a translation are the article's ordinary words, and so no rendering of a name."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.tokens import folded_words
from l10n.late_pattern import late_pattern
from l10n.model import Unit
from l10n.plugin import ArticleContext, article_fact


@article_fact
def _sources(article: ArticleContext) -> Mapping[str, tuple[str, ...]]:
    """For each word of the translations the sources of up to eight units that have it."""
    by_word: dict[str, list[str]] = {}
    for unit in article.catalog.units:
        for word in folded_words(unit.target):
            examples = by_word.setdefault(word, [])
            if len(examples) < _ENOUGH:
                examples.append(unit.key.source)
    return {word: tuple(sources) for word, sources in by_word.items()}


_ENOUGH = 8
"""Units of a word that are looked at: a word of every sentence shows itself in the first ones."""


def ordinary(name: str, unit: Unit, article: ArticleContext) -> frozenset[str]:
    """The words of a unit's target that are words of grammar or stand in the translation of a sentence without the name too.

    Words that the article writes with a capital inside a sentence are names, of the people of a land too, and not here.
    """
    return frozenset(word for word in folded_words(unit.target) if _is_ordinary(word, name, unit, article))


def is_ordinary(word: str, name: str, unit: Unit, article: ArticleContext) -> bool:
    """Whether a word in lower case is one of those."""
    return word in folded_words(unit.target) and _is_ordinary(word, name, unit, article)


def _is_ordinary(word: str, name: str, unit: Unit, article: ArticleContext) -> bool:
    if word in capitalized(article):
        return False
    sources, source = _sources(article).get(word, ()), unit.key.source
    return word in knowledge(article.catalog.target).function_words or any(
        name not in sibling and sibling != source for sibling in sources
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """The words, in lower case, that translations write with a capital inside a sentence, and those without one anywhere."""

    capital: frozenset[str]
    small: frozenset[str]


@article_fact
def _written(article: ArticleContext) -> _Written:
    capital: set[str] = set()
    small: set[str] = set()
    for unit in article.catalog.units:
        plain = tokens.plain(unit.target)
        for match in tokens.words(unit.target):
            word = match[0]
            if word[0].islower():
                small.add(word)
            elif word[0].isupper() and _INSIDE.search(plain, max(0, match.start() - 3), match.start()):
                capital.add(word.casefold())
    return _Written(frozenset(capital - small), frozenset(small))


def capitalized(article: ArticleContext) -> frozenset[str]:
    """The words, in lower case, that the translations write with a capital inside a sentence and never without."""
    return _written(article).capital


def opens(word: str, article: ArticleContext) -> bool:
    """Whether a word may owe its capital to the start of its sentence alone: it is a word of grammar, or the article writes
    it without a capital elsewhere.
    """
    folded = word.casefold()
    return folded in _written(article).small or folded in knowledge(article.catalog.target).function_words


_INSIDE = late_pattern(r"[\w,][ \u00a0]$")

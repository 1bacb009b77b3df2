"""How the translations of an article write its names elsewhere: those that do not sound like themselves, and the usual ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from l10n import langtag
from l10n.check.article_names import of_article
from l10n.check.names import names
from l10n.language import tokens
from l10n.language.phonetics.matches import is_near, limit, recognizable
from l10n.language.phonetics.words import CASED
from l10n.language.scripts import spaced
from l10n.plugin import ArticleContext, article_fact

_SHORTEST = 4
"""Letters of a word that is one with another that begins so."""
_STEM = 3
"""Letters that one of both has more."""


def renderings(name: str, article: ArticleContext) -> frozenset[str]:
    """What the article calls a name that does not sound like itself: beginnings of words that stand in the translations
    of sentences with the name and hardly in others, with a capital where the script has them; nothing for a name that is
    found by its sound.
    """
    by_name = _renderings(article)
    if name not in by_name:
        by_name[name] = _rendered(name, article)
    return by_name[name]


@article_fact
def _renderings(_article: ArticleContext) -> dict[str, frozenset[str]]:
    """The renderings of the names that were asked about so far: of few, since most are found by their sound."""
    return {}


def _rendered(name: str, article: ArticleContext) -> frozenset[str]:
    tag, language = article.catalog.target, article.source.language
    targets = [
        unit.target
        for unit in article.catalog.units
        if unit.target and any(each.text == name for each in names(unit.key.source, language))
    ]
    if len(targets) < 2 or any(recognizable(name, target, tag) for target in targets):
        return frozenset()
    cased = langtag.script(tag) in CASED
    with_name = [_capitals(target) if cased else beginnings(target, tag) for target in targets]
    return frozenset(_particular(with_name, _everywhere(article)))


@article_fact
def _everywhere(article: ArticleContext) -> Counter[str]:
    """In how many translations each beginning of a word stands."""
    targets = [unit.target for unit in article.catalog.units if unit.target]
    return Counter(stem for target in targets for stem in beginnings(target, article.catalog.target))


@article_fact
def _used(article: ArticleContext) -> Mapping[str, Sequence[frozenset[str]]]:
    """For each name of the article the words with a capital, in lower case, of each of its translations."""
    by_name: dict[str, list[frozenset[str]]] = {}
    for unit in article.catalog.units:
        for name in {name.text for name in names(unit.key.source, article.source.language)} if unit.target else ():
            words = (word[0] for word in tokens.words(unit.target) if not word[0][0].islower())
            by_name.setdefault(name, []).append(frozenset(map(str.casefold, words)))
    return by_name


def usual_rendering(name: str, word: str, article: ArticleContext) -> bool:
    """Whether the translations of several sentences with a name have this word, and it is nobody else of the article: so the
    translator writes the name, and means to.
    """
    folded = word.casefold()
    units = _used(article).get(name, ()) if len(word) >= _SHORTEST else ()
    if sum(any(_same(folded, variant) for variant in words) for words in units) < _USUAL:
        return False
    tag = article.catalog.target
    return not any(
        is_near(person, word, tag, limit(person, tag)) for person in of_article(article.source) if person != name
    )


def _same(word: str, variant: str) -> bool:
    """Whether two words are one except for an ending."""
    short, long = sorted((word, variant), key=len)
    return len(short) >= _SHORTEST and len(long) - len(short) <= _STEM and long.startswith(short)


_USUAL = 2
"""Sentences in which a name is written in one way from which on it is meant."""


def _particular(units: Sequence[frozenset[str]], everywhere: Counter[str]) -> Iterator[str]:
    """The beginnings of words that most of some targets share, and hardly any other target has."""
    counts = Counter(stem for stems in units for stem in stems)
    for stem, n in counts.items():
        if n >= max(2, 0.6 * len(units)) and n >= 0.8 * everywhere[stem]:
            yield stem


def _capitals(target: str) -> frozenset[str]:
    """The first four letters of each word with a capital."""
    return frozenset(w[0].casefold()[:4] for w in tokens.words(target) if len(w[0]) >= 3 and w[0][0].isupper())


def beginnings(target: str, tag: str) -> frozenset[str]:
    """The first four letters of each word; pairs of characters where no spaces are written."""
    if not spaced(tag):
        text = tokens.plain(target)
        return frozenset(text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalpha())
    return frozenset(word[0].casefold()[:4] for word in tokens.words(target) if len(word[0]) >= 3)

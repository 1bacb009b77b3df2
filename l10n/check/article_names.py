"""The names of an article: those of its sentences and headlines, by what the article says of them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from l10n.check.names import SENTENCE_START, SHORTEST, Name, is_demonym, names, names_a_person
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.ordinary_words import is_ordinary
from l10n.language.titles import grammar, title_case
from l10n.language.tokens import without_possessive
from l10n.model import Span, UnitKey
from l10n.plugin import ArticleSource, source_fact


def names_of(source: str, article: ArticleSource) -> Sequence[Name]:
    """The names of a unit's source; of a headline with a capital at every word those that the article has elsewhere.

    An ordinary word is one too where the article has it as somebody's (`Jon Snow`), and none at all is one that the article
    writes in small letters elsewhere, except for those.
    """
    by_source = _by_source(article)
    if source not in by_source:
        by_source[source] = _in_article(source, article)
    return by_source[source]


@source_fact
def _by_source(_article: ArticleSource) -> dict[str, Sequence[Name]]:
    """The names of the sources that were asked about so far, by which the translations of all locales are checked."""
    return {}


def _in_article(source: str, article: ArticleSource) -> Sequence[Name]:
    """The names of a source, of which its article tells more than it does."""
    tag, words = article.language, tokens.words(source)
    if not title_case(words):
        people, small, plain = _of_people(article), _small(article), tokens.plain(source)
        certain = [name for name in names(source, tag) if name.text in people or name.text.casefold() not in small]
        certain += (name for name in _again(plain, words, people) if name.text not in {each.text for each in certain})
        return tuple(sorted(certain, key=lambda name: name.span.start))
    bare = {word.start(): without_possessive(word[0]) for word in words}
    established = of_article(article)
    return tuple(Name(text, Span(start, start + len(text))) for start, text in bare.items() if text in established)


def may_be_names(source: str, article: ArticleSource) -> Sequence[Name]:
    """The words of a headline with a capital at every word of which nobody knows whether they are names."""
    words = tokens.words(source)
    if not is_title(source):
        return ()
    common = knowledge(article.language).capitalized | grammar()
    name_texts = {name.text for name in names_of(source, article)}
    bare = ((without_possessive(word[0]), word.start()) for word in words)
    return tuple(
        Name(text, Span(start, start + len(text)))
        for text, start in bare
        if len(text) >= SHORTEST
        and text not in name_texts
        and text.casefold() not in common
        and not is_demonym(text)
        and not is_ordinary(text, article.language)
    )


@lru_cache(maxsize=4096)
def is_title(source: str) -> bool:
    """Whether a source has a capital at every word; asked once for all its translations."""
    return title_case(tokens.words(source))


def _again(plain: str, words: Sequence[re.Match[str]], people: frozenset[str]) -> Iterator[Name]:
    """The names of people that stand inside a sentence by themselves."""
    for word in words:
        bare = without_possessive(word[0])
        if bare in people and len(bare) >= SHORTEST and not SENTENCE_START.search(plain[: word.start()]):
            yield Name(bare, Span(word.start(), word.start() + len(bare)))


@source_fact
def _of_people(article: ArticleSource) -> frozenset[str]:
    """The ordinary words that the article has as a name of somebody."""
    parts = set()
    for key in article.keys:
        words, plain = tokens.words(key.source), tokens.plain(key.source)
        for word in () if title_case(words) else words:
            bare = without_possessive(word[0])
            if (
                bare[:1].isupper()
                and is_ordinary(bare, article.language)
                and names_a_person(plain, word, article.language)
            ):
                parts.add(bare)
    return frozenset(parts)


@source_fact
def _small(article: ArticleSource) -> frozenset[str]:
    """The words that the article writes in small letters."""
    return frozenset(word[0] for key in article.keys for word in tokens.words(key.source) if word[0].islower())


@source_fact
def of_article(article: ArticleSource) -> frozenset[str]:
    """The names of all sentences of an article."""
    return frozenset(name.text for key in article.keys for name in names(key.source, article.language))


def introduced(name: str, key: UnitKey, article: ArticleSource) -> bool:
    """Whether the article names somebody or something here for the first time, where no pronoun can stand for the name."""
    return _introductions(article).get(name) == key


@source_fact
def _introductions(article: ArticleSource) -> Mapping[str, UnitKey]:
    """The first unit of each name."""
    first_uses: dict[str, UnitKey] = {}
    for key in article.keys:
        for name in names(key.source, article.language):
            first_uses.setdefault(name.text, key)
    return first_uses

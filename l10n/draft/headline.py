"""English headlines In Title Case as sentences, before an engine takes every word for a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from l10n import langtag, markup
from l10n.dataclass import dataclass
from l10n.draft import names
from l10n.draft.names import STARTS
from l10n.language import data, tokens
from l10n.language.ordinary_words import is_ordinary, ordinary_words
from l10n.late_pattern import late_pattern
from l10n.plugin import Pair

BEGINS = late_pattern(r"(?:^|[.!?…][\"”’)]*\s+)\W*")  # a colon begins no sentence
# A headline counts as Title Case when this share of its words of four letters or more are capitalized.
_SHARE = 0.75
_RICH = 25  # different small words: a handful of sentences
_STEM = 5  # letters that forms of one word have in common


@dataclass(frozen=True, slots=True)
class ArticleVocabulary:
    """How articles write their words in running text: those seen small, and those seen capitalized inside a sentence.

    `stems` are the beginnings of the small ones.
    """

    small: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str] = frozenset()

    @property
    def rich(self) -> bool:
        """Whether there is so much of it that a headline's names are among the names."""
        return len(self.small) >= _RICH

    def has(self, word: str) -> bool:
        """Whether a word in small letters, or another form of it, is seen small: reopens, where the article has reopened."""
        return word in self.small or (len(word) >= _STEM and word[:_STEM] in self.stems)

    def with_small(self, texts: Iterable[str]) -> ArticleVocabulary:
        """The vocabulary with the words of terms too, which the house has small."""
        words = frozenset(word for text in texts for word in tokens.WORD.findall(text))
        return replace(self, small=self.small | words, stems=self.stems | {word[:_STEM] for word in words})


def applies(pair: Pair) -> bool:
    """Whether headlines of the source language may be In Title Case and the target language writes sentences.

    Source: the style guides of the languages' news agencies; of those that the product knows English alone does it.
    """
    return langtag.language(pair.source) == "en" and langtag.language(pair.target) != "en"


def vocabulary(texts: Iterable[str]) -> ArticleVocabulary:
    """The vocabulary of running texts; texts in Title Case or capitals teach nothing."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in map(markup.strip, texts):
        if in_title_case(text) or text.isupper():
            continue
        starts = {match.end() for match in STARTS.finditer(text)}
        matches = list(tokens.WORD.finditer(text))
        loud = [match[0].isupper() for match in matches]
        for match, before, here, after in zip(matches, [False, *loud], loud, [*loud[1:], False], strict=False):
            if here and (before or after):  # words in capitals one after the other: they may be set so for stress
                continue
            if match[0].islower():
                small[match[0]] += 1
            elif match.start() not in starts:
                capital[match[0]] += 1
    # A word that is small more often is not a name: Police, of "Harwick Police", in an article on the police.
    return ArticleVocabulary(
        frozenset(small), frozenset(name for name, count in capital.items() if count >= small[name.lower()])
    )


def in_title_case(text: str) -> bool:
    """Whether most of the words of weight are capitalized, three or more of them.

    >>> in_title_case("Harbour Master Resigns After Storm"), in_title_case("Harbour master Ana Ruiz resigns")
    (True, False)
    """
    words = [word for word in tokens.WORD.findall(text) if len(word) > 3 and not word.isupper()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) / len(words) > _SHARE


def sentence_case(text: str, vocabulary: ArticleVocabulary, tag: str = "en") -> str:
    """The headline as a sentence: its names keep their capitals, all other words are small but the first.

    Names are what the articles write with capitals inside sentences; a headline without an article keeps the capital of each
    word that is not an ordinary one of the language, and of one that stands behind such a word: Dundee Stars.

    >>> sentence_case("Harbour Master Ruiz Resigns", ArticleVocabulary(frozenset({"harbour", "master"}), frozenset({"Ruiz"})))
    'Harbour master Ruiz resigns'
    """
    starts = {match.end() for match in BEGINS.finditer(text)}
    common = usual(tag)

    def is_common(lower: str) -> bool:
        return vocabulary.has(lower) or lower in common or (lower[:2] == "re" and lower[2:] in common)  # reopens

    def small(match: re.Match[str]) -> str:
        word, lower = match[0], match[0].lower()
        if match.start() in starts or not word.istitle() or word in vocabulary.names:
            return word
        if is_common(lower) and not _in_place_name(match, tag):
            return lower
        if vocabulary.rich:
            return lower if lower not in names.calendar(tag) else word
        return lower if _is_plain(match, is_common, tag) else word

    return tokens.WORD.sub(small, text)


_BEFORE, _AFTER = late_pattern(r"(\b[A-Z][\w'’]*) $"), late_pattern(r" ([A-Z]\w+)")


def _is_plain(match: re.Match[str], is_common: Callable[[str], bool], tag: str) -> bool:
    """Whether a word of a headline without an article is an ordinary one, and no part of a name: behind a name, or before one
    where it has no ending (Real Madrid, but funds Kravets).
    """
    word, lower = match[0], match[0].lower()
    if not is_ordinary(word, tag) or capitalized(lower, tag) or word in first_names(tag):
        return False

    def is_name(other: str) -> bool:
        ordinary = is_common(other.lower()) or is_ordinary(other, tag)
        return other in first_names(tag) or not ordinary or capitalized(other.lower(), tag)

    before, after = _BEFORE.search(match.string, 0, match.start()), _AFTER.match(match.string, match.end())
    if before is not None and is_name(before[1]):
        return False
    return after is None or lower not in ordinary_words(tag) or not is_name(after[1])


def _in_place_name(match: re.Match[str], tag: str) -> bool:
    """Whether "New" belongs to the name of a place: New York, but not New Rules."""
    after = _AFTER.match(match.string, match.end())
    if match[0] != "New" or after is None:
        return False
    return capitalized(after[1].lower(), tag) or not (is_ordinary(after[1], tag) or after[1].lower() in usual(tag))


@cache
def first_names(tag: str) -> frozenset[str]:
    """Usual first names, as a language's data lists them."""
    return frozenset(data.section(tag, "names").get("first_names", "").split())


@cache
def usual(tag: str) -> frozenset[str]:
    """The usual words of a language that are not names wherever they stand."""
    table = data.section(tag, "names")
    people = {name.lower() for name in langtag.language_names(tag)}
    listed = {*table.get("translated", "").split(), *table.get("headline", "").split()}
    small = data.section("en", "title-case")["running"].split()  # headlines in Title Case are English
    return frozenset((listed - people - names.calendar(tag) - set(table.get("proper", "").split())).union(small))


def capitalized(word: str, tag: str) -> bool:
    """Whether a word in small letters has a capital wherever it stands: Monday, May, French."""
    if word in data.section(tag, "names").get("proper", "").split():
        return True
    return word in (names.calendar(tag) | {each.lower() for each in langtag.language_names(tag)}) - usual(tag)

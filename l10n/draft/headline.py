"""English headlines In Title Case as sentences, before an engine takes every word for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from l10n import langtag
from l10n.plugin import Pair

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A headline counts as Title Case when this share of its words of four letters or more are capitalized.
_SHARE = 0.75
# Written small in Title Case, and capitalized at its start and end alone.
_SMALL_WORDS = """a an the and or but nor for of in on at to by from with as is are was were be has have had will it its his her
their our this that these those not no than then over after before into out up down off per via who what why how when where
which more most new old says say said he she they we you"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How an article writes its words in running text: those seen small, and those seen capitalized inside a sentence."""

    small: frozenset[str]
    names: frozenset[str]


def applies(pair: Pair) -> bool:
    """Whether headlines of the source language may be In Title Case and the target language writes sentences.

    Source: the style guides of the languages' news agencies; of those that the product knows English alone does it.
    """
    return langtag.language(pair.source) == "en" and langtag.language(pair.target) != "en"


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The vocabulary of running texts; texts in Title Case or capitals teach nothing."""
    small: set[str] = set()
    names: set[str] = set()
    for text in texts:
        if in_title_case(text) or text.isupper():
            continue
        words = _WORD.findall(text)
        small.update(word for word in words if word.islower())
        names.update(word for word in words[1:] if not word.islower())
    return Vocabulary(frozenset(small), frozenset(names))


def in_title_case(text: str) -> bool:
    """Whether most of the words of weight are capitalized, three or more of them.

    >>> in_title_case("Harbour Master Resigns After Storm"), in_title_case("Harbour master Ana Ruiz resigns")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if len(word) > 3 and not word.isupper()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) / len(words) > _SHARE


def sentence_case(text: str, known: Vocabulary) -> str:
    """The headline as a sentence: a word is made small where the article writes it small, and never in small form as a name.

    >>> sentence_case("Harbour Master Ruiz Resigns", Vocabulary(frozenset({"harbour", "master"}), frozenset({"Ruiz"})))
    'Harbour master Ruiz Resigns'
    """
    first = _WORD.search(text)

    def small(match: re.Match[str]) -> str:
        word = match[0]
        if match.start() == (first.start() if first else 0) or not word.istitle() or word in known.names:
            return word
        return word.lower() if word.lower() in known.small or word.lower() in _SMALL else word

    return _WORD.sub(small, text)

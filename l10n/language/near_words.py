"""What tells near languages apart beside single words: how their words begin, and how they join them.

`[identification]` of a data file names them (`near`) and has the beginnings of words that others write otherwise (`stems`:
Serbian `mest`, Croatian `mjest`) and phrases (`mora da`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial

from l10n.language import data, tokens
from l10n.language.remembered import RememberedWords

_PLAIN_WORD, _PLAIN_PHRASE = 1.5, 1.2
"""How much likelier, as a logarithm, a word that begins as only one of two near languages' do makes it; how much a phrase."""


def evidence(target: str, tag: str) -> Mapping[str, float]:
    """What words of another look and phrases say for each near language."""
    words = tokens.casefolded(target)
    if not (near_languages(tag) and words):
        return {}
    phrases = Counter(by_phrases(target, tag))
    native = sum(1 for _ in _phrases(tag).finditer(target.casefold()))
    plain = plainness(words, tag)
    return {
        rival: _PLAIN_WORD * sum(each[place] for each in plain) + _PLAIN_PHRASE * (phrases[rival] - native)
        for place, rival in enumerate(near_languages(tag))
    }


def plainness(words: Sequence[str], tag: str) -> Sequence[Sequence[int]]:
    """For each word that tells near languages apart and each of these 1 where it begins as only its words do, -1 where as only
    the own ones do.

    >>> near_languages("hr"), plainness(["mjesto", "grad", "mesto"], "hr")
    (['bs', 'sr-Latn'], [[0, -1], [0, 1]])
    """
    return list(filter(None, map(_looks(tag).__getitem__, words))) if near_languages(tag) else ()


@cache
def _looks(tag: str) -> RememberedWords[Sequence[int]]:
    return RememberedWords(partial(_plainness, tag=tag))


def _plainness(word: str, tag: str) -> Sequence[int]:
    """The same of one word; nothing of most words, which say nothing."""
    if not _any_beginning(tag).match(word):
        return ()
    native = _begins_so(word, tag)
    looks = [_begins_so(word, rival) - native for rival in near_languages(tag)]
    return looks if any(looks) else ()


@lru_cache(maxsize=64)
def by_phrases(target: str, tag: str) -> Sequence[str]:
    """The near languages that join words as the text does: Serbian `mora da ode`, Croatian `mora otići`."""
    if _phrases(tag).pattern == "(?!)":
        return ()
    folded, rivals = target.casefold(), [rival for rival in near_languages(tag) if _phrases(rival) != _phrases(tag)]
    return [rival for rival in rivals for _ in _phrases(rival).finditer(folded)]


@cache
def _phrases(tag: str) -> re.Pattern[str]:
    expression = data.section(tag, "identification").get("phrases")
    return re.compile(rf"(?<!\w)(?:{expression})" if expression else "(?!)")


def is_plain(word: str, tag: str, rival: str) -> bool:
    """Whether a word begins as only the own language's do."""
    return _begins_so(word, tag) and not _begins_so(word, rival)


@lru_cache(maxsize=32768)
def _begins_so(word: str, tag: str) -> bool:
    """Whether a word begins as those of a language that others begin otherwise."""
    return _beginnings(tag).match(word) is not None


@cache
def _any_beginning(tag: str) -> re.Pattern[str]:
    """What words begin with that tell a language and its near ones apart."""
    return re.compile("|".join(f"(?:{_beginnings(each).pattern})" for each in (tag, *near_languages(tag))))


@cache
def near_languages(tag: str) -> Sequence[str]:
    """The neighbours that a language is distinguished from by the look of words and by phrases."""
    return str(data.section(tag, "identification").get("near", "")).split()


@cache
def _beginnings(tag: str) -> re.Pattern[str]:
    return re.compile(data.section(tag, "identification").get("stems", "(?!)"))

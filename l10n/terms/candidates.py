"""Candidates for the termbase: names of an article's people, places and organisations, and words that recur together.

A name is a run of words with capitals; at the beginning of a sentence only where it also stands inside one, or has several
words. Headlines in title case say nothing about names. Where nouns have capitals, or a script has none, only words that
recur together are found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from l10n.dataclass import dataclass
from l10n.language import data
from l10n.language.form import form
from l10n.language.tokens import without_possessive
from l10n.late_pattern import late_pattern
from l10n.terms.forms import WordForm, words

_LONGEST = 4  # words of a term that recurs: longer runs are quotations
_LEAST_COUNT = 2
_PLACES = 3  # shown of a candidate
_END = late_pattern(r"[.!?:…\"“”„«»‘(\[–—]\s*['’\"“„«‘(\[]*\s*$")
_TITLE_CASE = 0.75  # share of long words with a capital from which on a line is a headline in title case


@dataclass(frozen=True, slots=True)
class LocatedSentence:
    """A sentence of an article, and the place where it stands: `source/harbor.md:12`."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """Words that may be a term: how often they stand, the first places, and whether they are a name."""

    source: str
    count: int
    places: tuple[str, ...]
    name: bool

    @property
    def note(self) -> str:
        """The count and the places in a few words.

        >>> TermCandidate("Port Ansel", 2, ("source/harbor.md:8",), True).note
        '2 times: source/harbor.md:8'
        """
        times = "once" if self.count == 1 else f"{self.count} times"
        return f"{times}: {', '.join(self.places)}"


def candidates(
    passages: Iterable[LocatedSentence], language: str, existing: Iterable[str] = ()
) -> tuple[TermCandidate, ...]:
    """The candidates of some articles, names first, the most frequent before the others; `existing` terms are left out.

    >>> texts = [LocatedSentence("The wall protects Port Ansel.", "a:1"), LocatedSentence("Port Ansel pays.", "a:2")]
    >>> [(candidate.source, candidate.count) for candidate in candidates(texts, "en")]
    [('Port Ansel', 2)]
    """
    texts = list(passages)
    places: defaultdict[str, list[str]] = defaultdict(list)
    names = _names(texts, language)
    for text in texts:
        for name in _mentions(text.text, language):
            if name in names:
                places[name].append(text.place)
    recurring = _recurring(texts, language)
    left_out = {term.casefold() for term in existing}
    listed = [TermCandidate(name, len(at), _first(at), name=True) for name, at in places.items()]
    listed += [
        TermCandidate(term, len(at), _first(at), name=False) for term, at in recurring.items() if term not in places
    ]
    listed = [candidate for candidate in listed if candidate.source.casefold() not in left_out]
    return tuple(sorted(listed, key=lambda candidate: (not candidate.name, -candidate.count, candidate.source)))


def _first(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))[:_PLACES]


# --- names ---------------------------------------------------------------------------------------------------------


def _names(texts: Sequence[LocatedSentence], language: str) -> set[str]:
    """The names that stand inside a sentence somewhere, or have several words."""
    if form(language).nouns_have_capitals:
        return set()
    return {
        name
        for text in texts
        if not _is_title(text.text, language)
        for name, at in _runs(text.text, language)
        if " " in name or not _begins(text.text, at)
    }


def _mentions(text: str, language: str) -> Iterator[str]:
    yield from (name for name, _ in _runs(text, language))


def _runs(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Runs of words with capitals, and where they begin; little words (of, the, de) join what they stand between."""
    run: list[WordForm] = []
    for word in words(text, language):
        if run and not _joined(text, run[-1], word):
            yield from _named(run, text, language)
            run = []
        little = word.text in _joining(language) if run else word.text.casefold() in stopwords(language)
        if (run and little) or (word.text[0].isupper() and not little):
            run.append(word)
        else:
            yield from _named(run, text, language)
            run = []
    yield from _named(run, text, language)


def _joined(text: str, left: WordForm, right: WordForm) -> bool:
    gap = text[left.span.end : right.span.start]
    possessive = re.search(r"['’]s$|s['’]$", left.text) is not None
    return not possessive and (gap in (" ", "-", "\u00a0") or (gap == ". " and len(left.text) == 1))


def _named(run: list[WordForm], text: str, language: str) -> Iterator[tuple[str, int]]:
    while run and (not run[-1].text[0].isupper() or run[-1].text.casefold() in stopwords(language)):
        run = run[:-1]
    while len(run) > 2 and run[0].text.casefold() in _titles(language):
        run = run[1:]
    if run:
        start = run[0].span.start
        name = without_possessive(" ".join(text[start : run[-1].span.end].split()))
        if len(name) > 1 and name.casefold() not in stopwords(language):
            yield name, start


def _begins(text: str, at: int) -> bool:
    before = text[:at]
    return not before.strip() or _END.search(before) is not None


def _is_title(text: str, language: str) -> bool:
    long = [word.text for word in words(text, language)[1:] if len(word.text) > 3]
    ends = re.search(r"[.!?…]['’\"”»]?\s*$", text) is not None  # a sentence, however many names it has
    return not ends and len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)


# --- words that recur together ---------------------------------------------------------------------------------------


def _recurring(texts: Sequence[LocatedSentence], language: str) -> dict[str, list[str]]:
    """Runs of two to four words that stand twice or oftener, without those that are always part of a longer one."""
    places: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for text, place in {text.text: text.place for text in texts}.items():  # a title stands in several places
        for gram in _grams(text, language):
            places[gram].append(place)
    counts = Counter({gram: len(at) for gram, at in places.items() if len(at) >= _LEAST_COUNT})
    inner = {
        part
        for gram, count in counts.items()
        for size in range(2, len(gram))
        for part in zip(*(gram[n:] for n in range(size)), strict=False)
        if counts[part] == count
    }
    return {" ".join(gram): places[gram] for gram in counts if gram not in inner}


def _grams(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The runs of words in lower case that may be terms: they begin and end with a word that means something."""
    forms = words(text, language)
    for first in range(len(forms)):
        gram: list[str] = []
        for word in forms[first : first + _LONGEST]:
            if (gram and not _joined(text, forms[first + len(gram) - 1], word)) or not _is_plain(word.text):
                break
            gram.append(word.text)
            if not _means(word.text, language):
                if len(gram) == 1 or word.text not in _joining(language):
                    break
            elif len(gram) > 1:
                yield tuple(gram)


def _is_plain(word: str) -> bool:
    return word == word.lower() and word[0].isalpha()


def _means(word: str, language: str) -> bool:
    return len(word) > 2 and word.casefold() not in stopwords(language)


@cache
def stopwords(language: str) -> frozenset[str]:
    """The words of a language that begin and end no term; for a language without a list, none: its short words only."""
    return _list(language, "stopwords")


@cache
def _joining(language: str) -> frozenset[str]:
    """The little words inside names: the University *of* Tarrow."""
    return _list(language, "inside")


@cache
def _titles(language: str) -> frozenset[str]:
    """The titles before names, which are translated: *Mayor* Elena Marsh."""
    return _list(language, "titles")


def _list(language: str, key: str) -> frozenset[str]:
    return frozenset(str(data.section(language, "terms").get(key, "")).split())

"""Terms found in sources: the longest at each place, names only with their capitals, plurals and possessives too."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from l10n.dataclass import dataclass
from l10n.model import Span, Term
from l10n.terms.forms import TermPattern, WordForm, is_form, term_patterns, words


@dataclass(frozen=True, slots=True)
class IndexedTerm:
    """The rows of one term: its words as they are looked for, and as they are written."""

    parts: tuple[TermPattern, ...]
    written: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Terms by the stems of their first word, or of their first two, which keeps `New …` apart from a thousand others."""

    language: str
    by_word: Mapping[str, Sequence[IndexedTerm]]
    by_pair: Mapping[tuple[str, str], Sequence[IndexedTerm]]

    @property
    def empty(self) -> bool:
        """Whether there are no terms at all."""
        return not self.by_word and not self.by_pair


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term at its place in a source, with its rows: those of the locale before those of every locale."""

    span: Span
    terms: tuple[Term, ...]

    @property
    def source(self) -> str:
        """The term as the termbase writes it."""
        return self.terms[0].source


def covers(tag: str, locale: str) -> bool:
    """Whether a row for a locale, or for every locale, counts in another: that of `es` counts in `es-AR`."""
    return not tag or tag == locale or locale.startswith(tag + "-")


def index(terms: Sequence[Term], locale: str, language: str) -> TermIndex:
    """The terms that count in a locale, ready to be found in texts of a language."""
    rows: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.source and covers(term.locale, locale):
            rows[term.source].append(term)
    by_word: defaultdict[str, list[IndexedTerm]] = defaultdict(list)
    by_pair: defaultdict[tuple[str, str], list[IndexedTerm]] = defaultdict(list)
    for source, group in rows.items():
        parts = term_patterns(source, language)
        written = tuple(source[word.span.start : word.span.end] for word in words(source, language))
        entry = IndexedTerm(parts, written, tuple(sorted(group, key=lambda term: -len(term.locale))))
        if len(parts) == 1:
            for first in parts[0].stems:
                by_word[first].append(entry)
        elif parts:
            for pair in ((a, b) for a in parts[0].stems for b in parts[1].stems):
                by_pair[pair].append(entry)
    return TermIndex(language, by_word, by_pair)


def find(text: str, index: TermIndex) -> tuple[TermMatch, ...]:
    """The terms of a source in order, apart from each other, the longest at each place.

    >>> harbour = index([Term("harbour wall", "es", ("muelle",)), Term("wall", "es", ("muro",))], "es", "en")
    >>> [found.source for found in find("Two harbour walls broke.", harbour)]
    ['harbour wall']
    """
    forms = words(text, index.language)
    matches, at = [], 0
    while at < len(forms):
        best = max(_starting(forms, at, text, index), key=lambda entry: len(entry.parts), default=None)
        if best is None:
            at += 1
        else:
            last = forms[at + len(best.parts) - 1]
            matches.append(TermMatch(Span(forms[at].span.start, last.span.end), best.terms))
            at += len(best.parts)
    return tuple(matches)


def _starting(forms: Sequence[WordForm], at: int, text: str, index: TermIndex) -> Iterator[IndexedTerm]:
    """The terms whose words begin at a word of the text."""
    for entry in _candidates(forms, at, index):
        run = forms[at : at + len(entry.parts)]
        if len(run) == len(entry.parts) and _together(run, text) and _same(run, entry, index.language):
            yield entry


def _candidates(forms: Sequence[WordForm], at: int, index: TermIndex) -> Iterator[IndexedTerm]:
    for first in forms[at].stems:
        yield from index.by_word.get(first, ())
        if at + 1 < len(forms):
            for second in forms[at + 1].stems:
                yield from index.by_pair.get((first, second), ())


def _together(run: Sequence[WordForm], text: str) -> bool:
    """Whether nothing but space or a hyphen stands between the words."""
    gaps = (text[a.span.end : b.span.start] for a, b in itertools.pairwise(run))
    return all(not gap.strip(" \t\r\n\u00a0\u202f-‐‑") for gap in gaps)


def _same(run: Sequence[WordForm], entry: IndexedTerm, language: str) -> bool:
    """Whether the words are the term's: in form, and where it has capitals in case, unless all is in capitals."""
    return all(
        is_form(word, part, language) and _cased(word.text, written)
        for word, part, written in zip(run, entry.parts, entry.written, strict=True)
    )


def _cased(word: str, written: str) -> bool:
    """Whether a word has the capitals of the term's: Polish is a people, polish is not. An ending may be in lower case."""
    if written == written.lower() or (len(word) > 1 and word == word.upper()):
        return True
    folded = zip(word.lower(), written.lower(), strict=False)
    shared = next((n for n, (a, b) in enumerate(folded) if a != b), min(len(word), len(written)))
    return word[:shared] == written[:shared]

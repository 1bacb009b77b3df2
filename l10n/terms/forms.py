"""The forms of a term's translation in a text: found through inflection, by `stem.py`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.language import stem
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Span

# Letters and figures with the signs that are written on them; an apostrophe or gershayim between letters belongs to the word.
_WORD = late_pattern(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]"
    r"|['’ʼʻ‘`´׳](?=[^\W_])|[\"״](?=[\u05d0-\u05ea](?!\w)))*"
)
_SUFFIX_SIGNS = late_pattern(r"['’ʼʻ‘`´]")
_APART = late_pattern(r"[\s\u200b-\u200f'’\-‐‑–«»“”„‘\"]*")  # what may stand between two words of one term
_LEAST_COMPOUND = 5  # letters of a word that may be part of a longer one
_LITTLE = 3  # letters of a word that may stand between two words of a term: ministro de *los* Asuntos


@dataclass(frozen=True, slots=True)
class WordForm:
    """A word of a text: its place, as it stands there, and the stems that it may have."""

    span: Span
    text: str
    stems: frozenset[str]


@lru_cache(4096)
def words(text: str, tag: str) -> tuple[WordForm, ...]:
    """The words of a text with their places; marks are not words."""
    plain = MARK.sub(lambda match: " " * len(match[0]), text) if "<" in text else text
    return tuple(WordForm(Span(*match.span()), match[0], _stems(match[0], tag)) for match in _WORD.finditer(plain))


@lru_cache(65536)
def _stems(word: str, tag: str) -> frozenset[str]:
    """The stems of a word, and of its parts around an apostrophe: `d'Europa`, `Trump'ın`."""
    stems = stem.stems(stem.folded(word, tag), tag)
    pieces = _SUFFIX_SIGNS.split(word)
    if len(pieces) > 1:
        stems = stems.union(*(stem.stems(stem.folded(p, tag), tag) for p in pieces if len(p) > 2))
    return stems


@dataclass(frozen=True, slots=True)
class TermPattern:
    """A word of a translation: its folded letters, the stems of its forms, its own letters where it is an acronym, and the
    signs between the word before and it, as in `EE. UU.`, without spaces.
    """

    folded: str
    stems: frozenset[str]
    acronym: str = ""
    gap: str = ""


@lru_cache(16384)
def term_patterns(translation: str, tag: str) -> tuple[TermPattern, ...]:
    """The words of a translation as they are looked for."""
    patterns, end = [], 0
    for match in _WORD.finditer(translation):
        folded = stem.folded(match[0], tag)
        acronym = match[0] if len(match[0]) > 1 and match[0].isupper() else ""
        stems = stem.stems(folded, tag, citation=True) | {folded}
        patterns.append(TermPattern(folded, stems, acronym, "".join(translation[end : match.start()].split())))
        end = match.end()
    return tuple(patterns)


_LEAST_SHARE = 0.5  # of a word's letters that a form must share with it: той is not a form of Тойота


def is_form(word: WordForm, pattern: TermPattern, tag: str) -> bool:
    """Whether a word of a text is a form of a word of a translation."""
    if pattern.acronym:
        return word.text.startswith(pattern.acronym) and (
            word.text == pattern.acronym or not word.stems.isdisjoint(pattern.stems)
        )
    if any(len(shared) > _LEAST_SHARE * len(pattern.folded) for shared in word.stems & pattern.stems):
        return True
    return stem.rules(tag).compounds and _in_compound(stem.folded(word.text, tag), pattern, word.stems)


def _in_compound(text: str, pattern: TermPattern, forms: frozenset[str]) -> bool:
    """Whether a longer word begins with the word, or ends with a form of it: Bürger|meister, Stadt|räten."""
    if len(pattern.folded) < _LEAST_COMPOUND or len(text) <= len(pattern.folded):
        return False
    return text.startswith(pattern.folded) or any(form.lstrip("=").endswith(pattern.folded) for form in forms)


def matches(translation: str, target: str, tag: str) -> Span | None:
    """Where a form of a translation stands first in a target; nothing where none does.

    Words stand in the translation's order, with one little word between two of them at most. Acronyms keep their capitals.

    >>> matches("портовий мур", "Біля портового муру знайшли якір.", "uk")
    Span(start=5, end=19)
    """
    return next(every(translation, target, tag), None)


def every(translation: str, target: str, tag: str) -> Iterator[Span]:
    """Where forms of a translation stand in a target, those of its words apart before those written as one."""
    parts = term_patterns(translation, tag)
    if stem.rules(tag).unspaced:
        yield from _inside(translation, target)
    elif not parts:
        at = target.find(translation) if translation.strip() else -1
        if at >= 0:
            yield Span(at, at + len(translation))
    else:
        joined = term_patterns("".join(translation.split()), tag) if len(parts) > 1 else ()
        yield from itertools.chain(_runs(parts, target, tag), _runs(joined, target, tag))


def _inside(translation: str, target: str) -> Iterator[Span]:
    """The places of a translation where no spaces are written between words; Latin words in it still stand apart."""
    text = translation.strip()
    before = r"(?<![A-Za-z0-9])" if text[:1].isascii() else ""
    after = r"(?![A-Za-z0-9])" if text[-1:].isascii() else ""
    matches = re.finditer(before + re.escape(text) + after, target, re.IGNORECASE) if text else ()
    yield from (Span(*match.span()) for match in matches)


def _runs(parts: Sequence[TermPattern], target: str, tag: str) -> Iterator[Span]:
    forms = words(target, tag) if parts else ()
    for first, word in enumerate(forms):
        if is_form(word, parts[0], tag):
            last = _follow(parts, forms, first, target, tag)
            if last is not None:
                yield Span(word.span.start, forms[last].span.end)


def _follow(parts: Sequence[TermPattern], forms: Sequence[WordForm], first: int, target: str, tag: str) -> int | None:
    """The number of the word that ends the translation, where its first word is the one numbered `first`."""
    at = first
    for part in parts[1:]:
        for step in (1, 2):
            after = at + step
            if after >= len(forms) or not _apart(target[forms[after - 1].span.end : forms[after].span.start], part):
                return None
            if is_form(forms[after], part, tag):
                break
            if step == 2 or len(forms[after].text) > _LITTLE:
                return None
        at = after
    return at


def _apart(gap: str, part: TermPattern) -> bool:
    """Whether nothing but space, a hyphen, or the translation's own signs stands between two words."""
    return _APART.fullmatch(gap) is not None or "".join(gap.split()) == part.gap

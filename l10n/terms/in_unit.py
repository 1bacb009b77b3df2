"""Terms of a termbase in the two sides of a unit: in the source by their index, in the target in their forms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.model import Span, Term
from l10n.plugin import Subject
from l10n.terms.forms import matches
from l10n.terms.index import TermIndex, TermMatch, find, index
from l10n.terms.status import TermStatus, is_allowed


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms that were asked for, their index, and the rows that name no term of the source."""

    terms: Sequence[Term]
    index: TermIndex
    sourceless: tuple[Term, ...]


class _TermCache:
    """The terms of each pair of languages, by identity: those of a locale are the same for all units of all its catalogs."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], _Terms] = {}

    def __call__(self, subject: Subject) -> _Terms:
        """What is known of a subject's terms."""
        pair = (subject.catalog.source, subject.catalog.target)
        terms = self._pairs.get(pair)
        if terms is None or terms.terms is not subject.terms:
            rows = tuple(term for term in subject.terms if not term.source)
            terms = _Terms(subject.terms, index(subject.terms, pair[1], pair[0]), rows)
            self._pairs[pair] = terms
        return terms


_cache = _TermCache()


def in_source(subject: Subject) -> Sequence[TermMatch]:
    """The terms of a unit's source in order, the longest at each place, each with its rows."""
    return find(tokens.plain(subject.unit.key.source), _cache(subject).index) if subject.terms else ()


def sourceless(subject: Subject) -> Sequence[Term]:
    """The rows that forbid words whatever the source says."""
    return _cache(subject).sourceless if subject.terms else ()


def allowed_translations(match: TermMatch) -> Sequence[str]:
    """The translations that the rows of a term allow, the preferred ones first."""
    for_locale = [term for term in match.terms if term.locale] or match.terms
    allowed = sorted((t for t in for_locale if is_allowed(t)), key=lambda t: t.status == TermStatus.ADMITTED)
    return [words for term in allowed for words in term.translations]


def in_target(translation: str, target: str, tag: str) -> Span | None:
    """Where a form of a translation stands in a target first."""
    return matches(translation, tokens.plain(target), tag)


def has(translation: str, target: str, tag: str) -> bool:
    """Whether a form of a translation stands in a target.

    >>> has("міська рада", "Про це заявили в міській раді.", "uk")
    True
    """
    return in_target(translation, target, tag) is not None


def place(term: Term, source: str, tag: str = "en") -> Span | None:
    """Where a term stands in a source first."""
    matches = find(tokens.plain(source), _alone(term.source, tag))
    return matches[0].span if matches else None


@lru_cache(maxsize=8192)
def _alone(source: str, tag: str) -> TermIndex:
    return index((Term(source, "", ()),), "", tag)

"""Terms of a termbase in the two sides of a unit: in the source by their index, in the target in their forms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n.check import tokens
from l10n.draft.termbase_forms import matches
from l10n.draft.termbase_index import Found, Index, find, index
from l10n.model import Span, Term
from l10n.plugin import Subject


class _Known:
    """The index of the terms that were asked for last, by identity: those of a catalog are the same for all its units."""

    def __init__(self) -> None:
        self._terms: Sequence[Term] = ()
        self._pair = ("", "")
        self._index = index((), "", "")

    def __call__(self, subject: Subject) -> Index:
        """The index of a subject's terms."""
        pair = (subject.catalog.source, subject.catalog.target)
        if self._terms is not subject.terms or self._pair != pair:
            self._index = index(subject.terms, subject.catalog.target, subject.catalog.source)
            self._terms, self._pair = subject.terms, pair
        return self._index


_known = _Known()


def in_source(subject: Subject) -> Sequence[Found]:
    """The terms of a unit's source in order, the longest at each place, each with its rows."""
    return find(tokens.plain(subject.unit.key.source), _known(subject)) if subject.terms else ()


def wanted(found: Found) -> Sequence[str]:
    """The translations that the rows of a term allow, the preferred ones first."""
    own = [term for term in found.terms if term.locale] or found.terms
    good = sorted((t for t in own if t.status in {"preferred", "admitted"}), key=lambda t: t.status == "admitted")
    return [words for term in good for words in term.translations]


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
    found = find(tokens.plain(source), _alone(term.source, tag))
    return found[0].span if found else None


@lru_cache(maxsize=8192)
def _alone(source: str, tag: str) -> Index:
    return index((Term(source, "", ()),), "", tag)

"""Preferred terms in drafts: found in the source, looked for in the target, put in by alignment where they lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.draft import alignment as aligned
from l10n.draft.alignment import Alignment
from l10n.draft.termbase_forms import matches
from l10n.draft.termbase_index import Found, Index, index
from l10n.draft.termbase_index import find as in_text
from l10n.model import Span, Term


@dataclass(frozen=True, slots=True)
class Wanted:
    """A preferred term at its place in a source, wanted in a target of the locale."""

    span: Span
    term: Term
    locale: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of one locale, ready to be found."""

    locale: str
    known: Index


def glossary(terms: Sequence[Term], locale: str, language: str = "en") -> Glossary:
    """The terms of a locale; of several rows for the same words the locale's own one counts."""
    return Glossary(locale, index(terms, locale, language))


def find(text: str, known: Glossary) -> tuple[Wanted, ...]:
    """The preferred terms of a source, longest first at each place. A term with capitals (a name) only as it is written.

    >>> known = glossary([Term("harbour master", "es", ("capitán de puerto",))], "es")
    >>> [wanted.term.source for wanted in find("The harbour master resigned.", known)]
    ['harbour master']
    """
    if known.known.empty:
        return ()
    found = ((one.span, _preferred(one)) for one in in_text(text, known.known))
    return tuple(Wanted(span, term, known.locale) for span, term in found if term)


def _preferred(found: Found) -> Term | None:
    """The row to draft by; nothing where the term, maybe longer than a preferred one inside it, is not to be translated."""
    if any(term.status == "do-not-translate" for term in found.terms):
        return None
    return next((term for term in found.terms if term.status == "preferred"), None)


def stands(term: Term, target: str, locale: str) -> bool:
    """Whether a translation of the term, or a form of it, stands in a target."""
    return any(matches(words, target, locale) for words in term.translations)


def lacking(wanted: Sequence[Wanted], target: str) -> tuple[Wanted, ...]:
    """The terms of which no translation stands in the target."""
    return tuple(one for one in wanted if not stands(one.term, target, one.locale))


def place(one: Wanted, alignment: Alignment, target: str) -> tuple[Span, str] | None:
    """The words of the target that stand for the term, and what to write there; nothing where alignment is not sure."""
    words = aligned.inside(alignment.source, one.span.start, one.span.end)
    votes = aligned.votes(alignment, words)
    found, total = aligned.window(votes, range(len(alignment.target)))
    # Sure: the words speak for the term more than not, and there are not many more of them than in the term.
    if not found or total < 0.5 * len(found) or len(found) > 2 * len(words) + 1:
        return None
    span = Span(alignment.target[found.start].start, alignment.target[found.stop - 1].end)
    # A model that drops a word looks at it while it writes the next small one: "a deal on 29 March" → "un 29 de marzo".
    if span.end - span.start <= 3 < one.span.end - one.span.start:
        return None
    new = one.term.translations[0]
    if span.start == 0 and new[:1].islower() and target[:1].isupper():
        new = new[0].upper() + new[1:]
    return span, new

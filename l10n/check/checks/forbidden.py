"""What the termbase forbids must not stand in the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.check.finding import fail
from l10n.model import Finding, Severity, Span, Term
from l10n.plugin import Check, Example, Needs, Subject
from l10n.terms import in_unit
from l10n.terms.status import TermStatus


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each forbidden translation of a term of the source, or of no term in particular; one for each place."""
    seen: set[Span | None] = set()
    for finding in _all(subject):
        if finding.span not in seen:
            seen.add(finding.span)
            yield finding


def _all(subject: Subject) -> Iterator[Finding]:
    for term_match in in_unit.in_source(subject):
        allowed = [
            in_unit.in_target(each, subject.unit.target, subject.catalog.target)
            for each in in_unit.allowed_translations(term_match)
        ]
        for term in term_match.terms:
            yield from _of(term, subject, [span for span in allowed if span])
    for term in in_unit.sourceless(subject):
        yield from _of(term, subject, [])


def _of(term: Term, subject: Subject, allowed: Sequence[Span]) -> Iterator[Finding]:
    """The forbidden translations of a row that stand in the target, but inside what the term's other rows allow."""
    for translation in term.translations if term.status == TermStatus.FORBIDDEN else ():
        span = in_unit.in_target(translation, subject.unit.target, subject.catalog.target)
        if span and not any(fine.start <= span.start and span.end <= fine.end for fine in allowed):
            yield fail(subject, f"“{translation}” is forbidden for {term.source or 'any word'}", span)


_KYIV = (Term("Kyiv", "de", ("Kiew",), "forbidden"),)
check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(terms=True),
    scope="unit",
    fails=(
        Example("Kyiv waits.", "Kiew wartet.", "de", terms=_KYIV),
        Example("in Kyiv's parks", "in Kiews Parks", "de", terms=_KYIV),
    ),
    passes=(
        Example("Kyiv waits.", "Kyjiw wartet.", "de", terms=_KYIV),
        Example("He waits.", "Kiew wartet.", "de", terms=_KYIV),
    ),
)

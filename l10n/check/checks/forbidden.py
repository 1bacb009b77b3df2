"""What the termbase forbids must not stand in the target."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check import tokens
from l10n.check.finding import fail
from l10n.check.terms import in_target, place
from l10n.model import Finding, Severity, Term
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each forbidden translation of a term of the source, or of no term in particular."""
    target = tokens.folded(subject.unit.target)
    for term in subject.terms:
        if term.status != "forbidden" or (term.source and place(term, subject.unit.key.source) is None):
            continue
        for translation in term.translations:
            match = in_target(translation, subject.catalog.target, loose=False).search(target)
            if match:
                yield fail(subject, f"“{translation}” is forbidden for {term.source or 'any word'}", tokens.span(match))


_KYIV = (Term("Kyiv", "de", ("Kiew",), "forbidden"),)
check = Check(
    severity=Severity.ERROR,
    find=find,
    fails=(
        Example("Kyiv waits.", "Kiew wartet.", "de", terms=_KYIV),
        Example("in Kyiv's parks", "in Kiews Parks", "de", terms=_KYIV),
    ),
    passes=(
        Example("Kyiv waits.", "Kyjiw wartet.", "de", terms=_KYIV),
        Example("He waits.", "Kiew wartet.", "de", terms=_KYIV),
    ),
)

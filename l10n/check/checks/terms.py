"""What the termbase prefers must stand in the target; what must not be translated must come through as it is."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check import tokens
from l10n.check.finding import fail_source, warn_source
from l10n.check.terms import has, place
from l10n.model import Finding, Severity, Term
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each term of the source whose translations are all missing."""
    source, target = subject.unit.key.source, subject.unit.target
    wanted: dict[str, list[str]] = {}
    for term in subject.terms:
        span = place(term, source)
        if span is None:
            continue
        if term.status == "do-not-translate":
            if term.source not in tokens.plain(target):
                yield fail_source(subject, f"{term.source} must stay as it is", span)
        elif term.status in {"preferred", "admitted"}:
            wanted.setdefault(term.source, []).extend(term.translations)
    for text, translations in wanted.items():
        if translations and not any(has(each, target, subject.catalog.target) for each in translations):
            span = place(Term(text, "", ()), source)
            yield warn_source(subject, f"{text} is “{translations[0]}” in the termbase", span)


_COUNCIL = (Term("city council", "uk", ("міська рада",)),)
check = Check(
    severity=Severity.ERROR,
    find=find,
    fails=(
        Example("The city council met.", "Зібралася мерія.", "uk", terms=_COUNCIL),
        Example(
            "Harbour Watch met.", "Hafenwacht tagte.", "de", terms=(Term("Harbour Watch", "", (), "do-not-translate"),)
        ),
    ),
    passes=(
        Example("The city council met.", "Засідання міської ради відбулося.", "uk", terms=_COUNCIL),
        Example("The council met.", "Рада зібралася.", "uk", terms=_COUNCIL),
        Example(
            "Harbour Watch met.",
            "Harbour Watch tagte.",
            "de",
            terms=(Term("Harbour Watch", "", (), "do-not-translate"),),
        ),
        Example(
            "The city council met.",
            "Зібралася мерія.",
            "uk",
            terms=(*_COUNCIL, Term("city council", "uk", ("мерія",), "admitted")),
        ),
    ),
)

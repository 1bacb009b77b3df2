"""What the termbase prefers must stand in the target; what must not be translated must come through as it is."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import fail_source, warn_source
from l10n.language import tokens
from l10n.model import Finding, Severity, Term
from l10n.plugin import Check, Example, Needs, Subject
from l10n.terms import in_unit
from l10n.terms.status import TermStatus


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each term of the source whose translations are all missing."""
    target, tag = subject.unit.target, subject.catalog.target
    seen: set[str] = set()
    for term_match in in_unit.in_source(subject):
        if term_match.source in seen:
            continue
        seen.add(term_match.source)
        translations = in_unit.allowed_translations(term_match)
        if any(term.status == TermStatus.DO_NOT_TRANSLATE for term in term_match.terms):
            here = subject.unit.key.source[
                term_match.span.start : term_match.span.end
            ]  # in capitals, it stays in capitals
            if term_match.source not in tokens.plain(target) and here not in tokens.plain(target):
                yield fail_source(subject, f"{term_match.source} must stay as it is", term_match.span)
        elif translations and not any(in_unit.has(each, target, tag) for each in translations):
            yield warn_source(subject, f"{term_match.source} is “{translations[0]}” in the termbase", term_match.span)


_COUNCIL = (Term("city council", "uk", ("міська рада",)),)
check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(terms=True),
    scope="unit",
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
            "HARBOUR WATCH — It met.",
            "HARBOUR WATCH — Sie tagte.",
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

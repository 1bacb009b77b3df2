"""A word of the source that stands twice in a row by mistake, before it is translated twice into every language."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn_source
from l10n.check.repeated_faults import settled
from l10n.language import tokens
from l10n.language.doubled_words import doubled
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word that stands twice."""
    if settled(subject.unit):
        return
    for match in doubled(subject.unit.key.source, subject.catalog.source):
        yield warn_source(subject, f"“{match[0].split()[0]}” stands twice in the source", tokens.span(match))


check = Check(
    severity=Severity.WARNING,
    scope="source",
    find=find,
    fails=(
        Example("The bridge is is closed.", "", ""),
        Example("Die Brücke ist ist gesperrt.", "", "", source_locale="de"),
        Example("Міст було було закрито.", "", "", source_locale="uk"),
    ),
    passes=(
        Example("He said that that bridge had had repairs.", "", ""),
        Example("Leute, die die Brücke kennen", "", "", source_locale="de"),
        Example("The band Duran Duran", "", ""),
    ),
)

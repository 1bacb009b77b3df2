"""Arabic letters stretched with kashida for looks: a line breaks elsewhere on the page, and search does not find the word."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Needs, Subject

# A single kashida ends the abbreviation of the Hijri era (هـ) and carries a mark or an ending of a foreign word.
_STRETCHED = late_pattern(
    "(?<=[\u0620-\u063f\u0641-\u064a\u066e-\u06d3])\u0640+(?=[\u0620-\u063f\u0641-\u064a\u066e-\u06d3])|\u0640{2,}"
)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for the first stretched word; the fix takes the kashidas out of all."""
    target = subject.unit.target
    match = _STRETCHED.search(target) if "\u0640" in target else None
    if match:
        yield warn(subject, "a word is stretched with kashida", tokens.span(match), _STRETCHED.sub("", target))


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs="\u0640"),
    scope="unit",
    fails=(
        Example("The bridge is closed.", "الجـــسر مغلق.", "ar"),
        Example("The bridge is closed.", "پل بستـه است.", "fa"),
    ),
    passes=(
        Example("The bridge is closed.", "الجسر مغلق.", "ar"),
        Example("In the year 1445 AH", "في عام 1445 هـ", "ar"),
        Example("The NATO bridge", "جسر الـNATO", "ar"),
    ),
)

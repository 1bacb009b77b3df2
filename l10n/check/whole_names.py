"""Names that a translation lacks, a first name and its surname as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from l10n.check.finding import in_the_other, warn_source
from l10n.model import Finding, Span
from l10n.plugin import Subject


def lost(subject: Subject, place: Span) -> Finding:
    """A finding that what stands at a place of the source is not in the translation."""
    name = subject.unit.key.source[place.start : place.end]
    return warn_source(subject, f"{name} is not {in_the_other(subject)}", place)


def whole_names(subject: Subject, findings: Iterable[Finding]) -> Sequence[Finding]:
    """The findings about the names of a source, with one for neighbours that are both lost: one cause, one finding."""
    source, joined = subject.unit.key.source, list[Finding]()
    for finding in findings:
        last = joined[-1] if joined else finding
        neighbours = (
            last.side == finding.side == "source"
            and last.span is not None
            and finding.span is not None
            and source[last.span.end : finding.span.start] == " "
        )
        if neighbours and last.span and finding.span:
            joined[-1] = lost(subject, Span(last.span.start, finding.span.end))
        else:
            joined.append(finding)
    return joined

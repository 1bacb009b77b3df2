"""A sentence of the source that is too long to read, and to translate well."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn_source
from l10n.check.repeated_faults import settled
from l10n.language import tokens
from l10n.language.scripts import spaced
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_LONGEST = 60
"""Words of a sentence; agencies advise half of that."""
_CHARACTERS = 150
"""The same for languages that write no spaces."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for a sentence over the limit."""
    if settled(subject.unit):
        return
    source = subject.unit.key.source
    if len(source) <= _CHARACTERS:
        return
    if not spaced(subject.catalog.source):
        yield warn_source(subject, f"a sentence of {len(source)} characters", Span(0, len(source)))
    elif (count := len(tokens.plain(source).split())) > _LONGEST:
        yield warn_source(subject, f"a sentence of {count} words", Span(0, len(source)))


check = Check(
    severity=Severity.WARNING,
    scope="source",
    find=find,
    fails=(
        Example("The council " + "met and voted and " * 20 + "went home.", "", ""),
        Example("Рада " + "зібралася і проголосувала, " * 30 + "та й розійшлася.", "", "", source_locale="uk"),
        Example("市议会开会并投票，" * 20 + "然后回家。", "", "", source_locale="zh"),
    ),
    passes=(
        Example("The council met and voted and went home.", "", ""),
        Example("The council " + "met and voted and " * 13 + "went home.", "", ""),
        Example("市议会开会并投票。", "", "", source_locale="zh"),
    ),
)

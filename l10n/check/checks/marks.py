"""The inline markup of the source must stand in the translation, each piece once, and properly nested.

Tags and entities that the source does not show are what another tool left behind: readers would see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n import markup
from l10n.check.finding import fail, fail_source, warn, warn_source
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

_WRITTEN = late_pattern(
    r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,300})?/?>|&(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,6});", re.ASCII
)

_TAG = late_pattern(r"</?[A-Za-z]")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each mark that is missing, doubled, unknown or closes in the wrong order, and for markup written out."""
    source, target = subject.unit.key.source, subject.unit.target
    for match in _WRITTEN.finditer(source) if _TAG.search(source) else ():
        if match[0] not in target and match[0][0] == "<":
            yield warn_source(subject, f"{match[0]} is missing", tokens.span(match))
    for match in _WRITTEN.finditer(target):
        if match[0] not in source:
            yield warn(subject, f"{match[0]} is written out, readers would see it", tokens.span(match))
    for fault in markup.faults(source, target):
        mark = fault.partition(" ")[0]
        message = f"markup: {fault}"
        if fault.endswith("missing"):
            yield fail_source(subject, message, _place(mark, source))
        else:
            yield fail(subject, message, _place(mark, target))


def _place(mark: str, text: str) -> Span | None:
    """The last place of a mark in a text: of two equal ones the second is too many."""
    match = [match for match in markup.MARK.finditer(text) if match[0] == mark]
    return tokens.span(match[-1]) if match else None


check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(signs="<&"),
    scope="unit",
    fails=(
        Example("Mayor <1>Ana Ruiz</1> resigned.", "La alcaldesa <1>Ana Ruiz dimitió.", "es"),
        Example("Mayor <1>Ana Ruiz</1> resigned.", "Мерка Ана Руїс пішла у відставку.", "uk"),
        Example("<1>Bridge</1> and <2>port</2> reopen.", "<1>Brücke <2>und</1> Hafen</2> öffnen wieder.", "de"),
        Example("First line,<1/>second line.", "السطر الأول، السطر الثاني.", "ar"),
        Example("The <1>port</1> reopens.", "<1>港口</1>重新<1>开放</1>。", "zh"),
        Example("The port reopens.", "Le port <1>rouvre</1>.", "fr"),
        Example("The port reopens.", "Порт <b>відкривають</b> знову.", "uk"),
        Example("A story about <b> and <i>", "Розповідь про <b>", "uk"),
        Example("The port & the bridge", "Der Hafen &amp; die Brücke", "de"),
    ),
    passes=(
        Example("Mayor <1>Ana Ruiz</1> resigned.", "Dimitió la alcaldesa <1>Ana Ruiz</1>.", "es"),
        Example("<1>Bridge</1> and <2>port</2> reopen.", "<2>Hafen</2> und <1>Brücke</1> öffnen wieder.", "de"),
        Example("Write <b> for bold, &amp; for &.", "Schreiben Sie <b> für fett, &amp; für &.", "de"),
        Example("Water rose by <2 metres in a < b.", "Вода піднялася на <2 метри в a < b.", "uk"),
    ),
    wordless=True,
)

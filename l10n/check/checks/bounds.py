"""More than a number must not become less than it: what is the least of something in the source is not the most of it."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import langtag
from l10n.check.finding import warn
from l10n.language.bounds import bounded
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_PHRASES = {"more": "more than", "less": "less than"}


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each number that is the least of something in one text and the most of it in the other."""
    source = bounded(subject.unit.key.source, subject.catalog.source)
    if not source or langtag.is_pseudo(subject.catalog.target):
        return
    for number in bounded(subject.unit.target, subject.catalog.target):
        expected = {each.bound for each in source if each.meanings & number.meanings}
        if len(expected) == 1 and number.bound not in expected:
            yield warn(subject, f"{_PHRASES[expected.pop()]} became {_PHRASES[number.bound]}", number.span)


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("More than 40 boats sank.", "Weniger als 40 Boote sanken.", "de"),
        Example("Less than half a million came.", "Vino más de medio millón.", "es"),
        Example("At least 300 houses burned.", "Згоріло щонайбільше 300 будинків.", "uk"),
        Example("Over 40 boats sank.", "40'tan az tekne battı.", "tr"),
        Example("Fewer than 20 came.", "20人以上が来た。", "ja"),
        Example("Under 200 people stayed.", "أكثر من 200 شخص بقوا.", "ar"),
        Example("Es kamen mehr als 40 Boote.", "Fewer than 40 boats came.", "en", "de"),
    ),
    passes=(
        Example("More than 40 boats sank.", "Über 40 Boote sanken.", "de"),
        Example("At least 300 houses burned.", "Згоріло не менше 300 будинків.", "uk"),
        Example("Over 40 boats sank.", "40'tan fazla tekne battı.", "tr"),
        Example(
            "Over 40 boats sank, under 20 came back.", "Se hundieron más de 40 barcos; volvieron menos de 20.", "es"
        ),
        Example("It was to cost no more than 2.6 million.", "No debía costar más de 2,6 millones.", "es"),
        Example("It cost nearly $9 million.", "Das kostete fast 9 Millionen Dollar.", "de"),
        Example("Fewer than 20 came.", "来た人は20人未満だった。", "ja"),
    ),
)

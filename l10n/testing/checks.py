"""The laws of checks: examples of both kinds, each judged as it says, spans inside their texts, fixes that mend."""

from __future__ import annotations

from dataclasses import replace

from l10n.check.check import check
from l10n.model import Catalog, Finding, State, Unit, UnitKey
from l10n.plugin import Check, Example


def findings(name: str, one: Check, example: Example) -> tuple[Finding, ...]:
    """What a check says of the example's own unit, seen among the other units of the example."""
    unit = Unit(UnitKey(example.context, example.source), example.target, State.FUZZY, notes=example.notes)
    others = tuple(Unit(UnitKey("", source), target, State.REVIEWED) for source, target in example.others)
    catalog = Catalog("example", example.source_locale, example.locale, (unit, *others))
    found = check(catalog, {name: one}, example.terms)
    return tuple(finding for finding in found if finding.key == unit.key)


def assert_check(one: Check, name: str = "check") -> None:
    """Every example that is to fail gives a finding with words, a span in its text and a fix that mends; no other one does."""
    assert one.fails, f"{name} has no example that fails"
    assert one.passes, f"{name} has no example that passes"
    for example in one.fails:
        found = findings(name, one, example)
        assert found, f"{name} does not find what is wrong with {example.target!r} ({example.source!r})"
        for finding in found:
            _assert_finding(name, one, example, finding)
    for example in one.passes:
        found = findings(name, one, example)
        assert not found, f"{name} says of {example.target!r}: {found[0].message}"


def _assert_finding(name: str, one: Check, example: Example, finding: Finding) -> None:
    assert finding.message, f"{name} has a finding without words"
    assert finding.message == finding.message.strip(), f"{name}: {finding.message!r} has outer white space"
    text = example.source if finding.side == "source" else example.target
    if finding.span is not None:
        span = finding.span
        assert 0 <= span.start <= span.end <= len(text), f"{name}: {span} is not in {text!r}"
    if finding.fix is not None:
        again = findings(name, one, replace(example, target=finding.fix))
        assert not again, f"{name}: its fix {finding.fix!r} does not pass"

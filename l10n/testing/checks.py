"""The laws of checks: examples of both kinds, each judged as it says, spans inside their texts, fixes that mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.check.check import check
from l10n.model import Catalog, Finding, State, Unit, UnitKey
from l10n.plugin import Check, Example, Subject
from l10n.plugin.faults import describe_error
from l10n.plugin.results import amiss


def findings(name: str, tested: Check, example: Example) -> tuple[Finding, ...]:
    """What a check says of the example's own unit, seen among the other units of the example.

    Raises:
        AssertionError: the check fails, or gives something else than findings.
    """
    unit = Unit(UnitKey(example.context, example.source), example.target, State.FUZZY, notes=example.notes)
    beside = tuple(Unit(UnitKey("", source), target, State.REVIEWED) for source, target in example.others)
    catalog = Catalog("example", example.source_locale, example.locale, (unit, *beside))
    problems: list[str] = []
    noted = replace(tested, find=lambda subject: _reported(tested, subject, problems))
    reported = check(catalog, {name: noted}, example.terms)
    assert not problems, f"{name} {problems[0]}"
    return tuple(finding for finding in reported if finding.key == unit.key)


def _reported(tested: Check, subject: Subject, problems: list[str]) -> Sequence[Finding]:
    """What a check finds; what goes wrong is noted: a run leaves such a check out, and every example that is to pass would."""
    case = f"at {subject.unit.target!r} ({subject.unit.key.source!r})"
    try:
        reported = list(tested.find(subject))
    except Exception as exc:  # whatever a check does
        problems.append(f"fails {case}: {describe_error(exc)}")
        return ()
    problem = amiss("find", reported)
    problems += [f"{problem}, {case}"] if problem else []
    return () if problem else reported


def assert_check(tested: Check, name: str = "check") -> None:
    """Every example that is to fail gives a finding with words, a span in its text and a fix that mends; no other one does."""
    assert tested.fails, f"{name} has no example that fails"
    assert tested.passes, f"{name} has no example that passes"
    for example in tested.fails:
        reported = findings(name, tested, example)
        assert reported, f"{name} does not find what is wrong with {example.target!r} ({example.source!r})"
        for finding in reported:
            _assert_finding(name, tested, example, finding)
    for example in tested.passes:
        reported = findings(name, tested, example)
        assert not reported, f"{name} says of {example.target!r}: {reported[0].message}"


def _assert_finding(name: str, tested: Check, example: Example, finding: Finding) -> None:
    assert finding.message, f"{name} has a finding without words"
    assert finding.message == finding.message.strip(), f"{name}: {finding.message!r} has outer white space"
    text = example.source if finding.side == "source" else example.target
    if finding.span is not None:
        span = finding.span
        assert 0 <= span.start <= span.end <= len(text), f"{name}: {span} is not in {text!r}"
    if finding.fix is not None:
        again = findings(name, tested, replace(example, target=finding.fix))
        assert not again, f"{name}: its fix {finding.fix!r} does not pass"

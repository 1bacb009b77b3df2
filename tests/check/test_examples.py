"""Every check there is, asked about its own examples."""

from dataclasses import replace

import pytest

from l10n.check.check import all_checks, check
from l10n.model import Catalog, Finding, State, Unit, UnitKey
from l10n.plugin import Example

CHECKS = all_checks()


def ask(name: str, example: Example) -> tuple[Finding, ...]:
    """What one check says of the example's own unit, seen among the other units of the example."""
    unit = Unit(UnitKey(example.context, example.source), example.target, State.FUZZY, notes=example.notes)
    others = tuple(Unit(UnitKey("", source), target, State.REVIEWED) for source, target in example.others)
    catalog = Catalog("example", example.source_locale, example.locale, (unit, *others))
    found = check(catalog, {name: CHECKS[name]}, example.terms)
    return tuple(finding for finding in found if finding.key == unit.key)


FAILS = [pytest.param(name, e, id=f"{name}-{n}") for name in CHECKS for n, e in enumerate(CHECKS[name].fails)]
PASSES = [pytest.param(name, e, id=f"{name}-{n}") for name in CHECKS for n, e in enumerate(CHECKS[name].passes)]


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_examples(name):
    assert CHECKS[name].fails
    assert CHECKS[name].passes


@pytest.mark.parametrize(("name", "example"), FAILS)
def test_a_failing_example_is_found(name, example):
    assert ask(name, example)


@pytest.mark.parametrize(("name", "example"), FAILS)
def test_a_span_lies_in_its_text_and_a_fix_is_a_fix(name, example):
    for finding in ask(name, example):
        assert finding.message
        assert finding.message == finding.message.strip()
        text = example.source if finding.side == "source" else example.target
        if finding.span:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
        if finding.fix is not None:
            assert not ask(name, replace(example, target=finding.fix))


@pytest.mark.parametrize(("name", "example"), PASSES)
def test_a_passing_example_is_left_alone(name, example):
    assert not ask(name, example)

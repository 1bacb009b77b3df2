"""The plug-ins that the settings of a project choose."""

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.check.house_rules import HouseRule
from l10n.check.options import CheckOptions
from l10n.errors import UsageError
from l10n.registry import Registry
from l10n.settings import Settings

PLAIN = Settings(Path("/project"))


def test_kinds_of_bundles_are_those_that_are_named_or_all():
    every = Registry(PLAIN).kinds
    assert {"page", "text", "mo"} <= set(every)
    assert list(Registry(replace(PLAIN, bundles=("text", "page"))).kinds) == ["page", "text"]
    with pytest.raises(UsageError) as caught:
        _ = Registry(replace(PLAIN, bundles=("pdf",))).kinds
    assert str(caught.value) == f"bundles: 'pdf': is not a kind of bundle; one of {', '.join(every)}"


RULE = HouseRule("city", "we write Kyjiw", forbidden="Kiew")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (CheckOptions(levels={"nmes": "off"}), "checks: 'nmes': is not a check; did you mean 'names'?"),
        (CheckOptions(levels={"zzz": "off"}), "checks: 'zzz': is not a check; see docs/checks.md"),
        (CheckOptions(locales={"es": {"zzz": "off"}}), "checks: 'zzz': is not a check; see docs/checks.md"),
        (
            CheckOptions(rules=(replace(RULE, name="names"),)),
            "checks: [[rules]] 'names': is a check already; name the rule otherwise",
        ),
    ],
)
def test_checks_that_are_absent_are_a_single_line(options, line):
    with pytest.raises(UsageError) as caught:
        _ = Registry(replace(PLAIN, checks=options)).checks
    assert str(caught.value) == line


def test_rules_of_the_house_are_checks_beside_the_further_items():
    builtin = Registry(PLAIN).checks
    options = CheckOptions(levels={"city": "error"}, locales={"es": {"names": "off"}}, rules=(RULE,))
    assert set(Registry(replace(PLAIN, checks=options)).checks) == {*builtin, "city"}
    assert {"pseudo", "argos"} <= set(Registry(PLAIN).engines)
    assert {"markdown", "html"} <= set(Registry(PLAIN).formats)

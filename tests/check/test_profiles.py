"""Which checks a profile asks, and what people keep silencing."""

import pytest

from l10n.check.check import all_checks, check
from l10n.check.options import CheckOptions
from l10n.check.profiles import is_enabled, measured, precision
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin.checks import PROFILES

CHECKS = all_checks()


def names_of_findings(source: str, target: str, tag: str, **options: object) -> set[str]:
    unit = Unit(UnitKey("", source), target, State.REVIEWED)
    findings = check(Catalog("a", "en", tag, (unit,)), CHECKS, options=CheckOptions(**options))  # type: ignore[arg-type]
    return {finding.check for finding in findings}


@pytest.mark.parametrize("name", measured())
def test_every_measured_check_exists_and_its_figures_are_shares(name):
    assert name in CHECKS
    shares = [
        *measured()[name].precision.values(),
        *measured()[name].by_language.values(),
        measured()[name].recall or 0.0,
    ]
    assert all(0 <= share <= 1 for share in shares)


def test_a_doubtful_finding_is_reported_by_the_strict_profile_alone():
    pair = (
        "She remembered how cold the water of the harbour had been.",
        "Sie wusste noch, wie  kalt das Hafenwasser war.",
    )
    assert names_of_findings(*pair, "de", profile="strict") == {"spacing"}
    assert names_of_findings(*pair, "de") == names_of_findings(*pair, "de", profile="quiet") == set()


def test_quiet_asks_for_facts_and_nothing_of_form():
    pair = ("It cost 40 euros, she said.", "Es kostete 90 Euro , sagte sie.")
    assert names_of_findings(*pair, "de") == {"numbers", "spacing"}
    assert names_of_findings(*pair, "de", profile="quiet") == set()
    translation = "Це коштувало 90 євро , сказала вона."
    assert names_of_findings(pair[0], translation, "uk", profile="quiet") == {"numbers"}


@pytest.mark.parametrize("options", [{"profile": "quiet"}, {"min_precision": 1.0}], ids=str)
def test_what_stops_a_final_bundle_is_reported_by_every_profile_unless_it_is_off(options):
    pair = ("The bridge cost the town 3 million euros.", "El puente costó a la ciudad 3 mil millones de euros.")
    assert names_of_findings(*pair, "es", **options) == {"numbers"}
    assert names_of_findings(*pair, "es", **options, levels={"numbers": "off"}) == set()


def test_least_precision_leaves_out_what_is_measured_and_worse():
    assert precision("names", "uk") is not None
    assert not is_enabled("names", "uk", "usual", 0.99)
    assert is_enabled("links", "uk", "usual", 0.99)  # not measured
    assert all(is_enabled("dates", "de", profile) for profile in PROFILES)


def test_a_language_has_its_figure_its_familys_or_its_scripts():
    assert precision("addition", "ja") != precision("addition", "th")
    assert precision("denial", "tr") == precision("denial", "kk") != precision("denial", "uk")
    assert precision("denial", "pl") == precision("denial", "de")


def test_a_check_that_is_wrong_in_a_language_is_reported_in_it_by_the_strict_profile_alone():
    pair = ("The ferry stopped at noon and the mayor left the town.", "渡船は正午に止まった。市長は町を離れた。")
    assert not is_enabled("addition", "ja", "usual")
    assert not is_enabled("addition", "ja-JP", "usual")
    assert is_enabled("addition", "ja", "strict")
    assert is_enabled("addition", "zh", "usual")
    assert "addition" not in names_of_findings(*pair, "ja")


def test_the_level_of_a_project_wins_over_the_profile():
    pair = ("It cost 40 euros, she said.", "Es kostete 40 Euro , sagte sie.")
    assert names_of_findings(*pair, "de", profile="quiet", levels={"spacing": "warning"}) == {"spacing"}

"""Which facts stop a final bundle: those that are wrong nearly always where the check says so."""

import pytest

from l10n.check.check import all_checks, check
from l10n.model import Catalog, Severity, State, Unit, UnitKey

CHECKS = all_checks()


@pytest.mark.parametrize(
    ("name", "source", "target", "severity"),
    [
        ("numbers", "The storm cut power to 1,300 homes.", "Der Sturm ließ Haushalte ohne Strom.", Severity.ERROR),
        ("numbers", "The storm cut power to 13 homes.", "Der Sturm ließ Haushalte ohne Strom.", Severity.WARNING),
        ("dates", "It opened on 5 June 2017.", "Es wurde am 5. Juli 2017 eröffnet.", Severity.ERROR),
        ("dates", "It opened on Monday.", "Es wurde am Dienstag eröffnet.", Severity.WARNING),
        (
            "length",
            "The ferry company said on Tuesday that the morning crossing would be cancelled for the storm.",
            "Die Fährgesellschaft teilte am Dienstag etwas mit.",
            Severity.ERROR,
        ),
        ("negation", "She did not come.", "Sie kam.", Severity.WARNING),
    ],
)
def test_levels_of_facts(name, source, target, severity):
    unit = Unit(UnitKey("", source), target, State.REVIEWED)
    (finding,) = check(Catalog("a", "en", "de", (unit,)), {name: CHECKS[name]})
    assert finding.severity is severity


@pytest.mark.parametrize(("hashtag", "severities"), [("#AlteBrücke", []), ("#OldBrige", [Severity.WARNING])])
def test_a_hashtag_in_the_readers_language_is_none_and_a_misspelt_hashtag_stops_no_final_bundle(hashtag, severities):
    unit = Unit(UnitKey("", "It began with #OldBridge."), f"Es begann mit {hashtag}.", State.REVIEWED)
    findings = check(Catalog("a", "en", "de", (unit,)), {"addresses": all_checks()["addresses"]})
    assert [finding.severity for finding in findings] == severities

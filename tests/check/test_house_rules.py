"""The house's own rules: read from the settings, tried on their examples, asked like any check."""

import pytest

from l10n import settings
from l10n.check.check import check
from l10n.errors import L10nError
from l10n.model import Catalog, Severity, State, Unit, UnitKey
from l10n.registry import Registry

RULE = """
locales = ["de", "de-AT", "uk"]
[checks]
spacing = "off"
[[checks.rules]]
name = "per-cent"
message = "write Prozent, not %"
source = '\\bper ?cent\\b'
forbidden = '%'
locales = ["de"]
fails = [["It rose 5 per cent.", "Es stieg um 5 %."]]
passes = [["It rose 5 per cent.", "Es stieg um 5 Prozent."]]
"""


def read(tmp_path, text):
    (tmp_path / "l10n.toml").write_text(text, encoding="utf-8")
    return settings.load(tmp_path)


def ask(result, source, target, locale="de"):
    unit = Unit(UnitKey("", source), target, State.FUZZY)
    checks = Registry(result).checks
    return check(Catalog("a", "en", locale, (unit,)), {"per-cent": checks["per-cent"]}, (), result.checks)


def test_a_rule_runs_like_a_check(tmp_path):
    result = read(tmp_path, RULE)
    (finding,) = ask(result, "It <1>fell</1> 9 percent.", "Es <1>fiel</1> um 9 %.")
    assert (finding.check, finding.message, finding.severity) == ("per-cent", "write Prozent, not %", Severity.WARNING)
    assert (finding.span.start, finding.span.end) == (20, 21)
    assert ask(result, "It fell 9 percent.", "Es fiel um 9 %.", "de-AT")
    assert not ask(result, "It fell 9 percent.", "Знизилося на 9 %.", "uk")
    assert not ask(result, "It fell by 9.", "Es fiel um 9 %.")
    assert result.checks.levels == {"spacing": "off"}


def test_what_is_expected_is_missing_at_the_place_that_wants_it(tmp_path):
    result = read(
        tmp_path,
        RULE.replace("forbidden = '%'", "wanted = 'Prozent'") + 'severity = "error"\n',
    )
    (finding,) = ask(result, "It rose 9 per cent.", "Es stieg um 9 %.")
    assert (finding.severity, finding.side, finding.span.start) == (Severity.ERROR, "source", 10)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('name = "per-cent"', 'name = "Per cent"', "name it with small letters"),
        ('name = "per-cent"', 'name = "numbers"', "is a check already"),
        ('message = "write Prozent, not %"', "", "has no message"),
        ("forbidden = '%'", "", "asks for nothing"),
        ("forbidden = '%'", "forbidden = '('", "is not a regular expression"),
        ("forbidden = '%'", "forbid = '%'", "did you mean 'forbidden'"),
        ("um 5 %.", "um 5.", r"rules\]\] 1 per-cent: finds nothing in its example 'Es stieg um 5.'"),
        ("5 Prozent", "5 %", "finds a fault in its example"),
        ('fails = [["It rose 5 per cent.", "Es stieg um 5 %."]]', "", "has no examples"),
        ('fails = [["It rose 5 per cent.", "Es stieg um 5 %."]]', 'fails = ["a"]', "write a list of pairs"),
        ("forbidden = '%'", "forbidden = '(?:[a-zA-Z]+)+!'", "finds nothing"),
    ],
)
def test_a_wrong_rule_is_an_error_with_its_place(tmp_path, old, new, says):
    with pytest.raises(L10nError, match=says):
        Registry(read(tmp_path, RULE.replace(old, new, 1))).checks  # noqa: B018


def test_two_rules_of_a_single_name_are_refused(tmp_path):
    twice = RULE + RULE[RULE.index("[[checks.rules]]") :]
    with pytest.raises(L10nError, match="'per-cent' stands twice"):
        read(tmp_path, twice)


def test_a_pattern_without_end_is_stopped_when_the_settings_are_read(tmp_path):
    endless = RULE.replace("forbidden = '%'", "forbidden = '(a|aa)+$'").replace("um 5 %.", "um " + "a" * 60 + "!")
    with pytest.raises(L10nError, match="takes more than 1 second"):
        read(tmp_path, endless)

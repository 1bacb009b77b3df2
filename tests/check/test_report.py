"""Findings as text, JSON, SARIF and annotations."""

import json

from l10n.check.report import CatalogReport, as_github, as_json, as_sarif, text
from l10n.model import Catalog, Finding, Severity, Span, State, Unit, UnitKey

KEY = UnitKey("", "Five boats sank: 100%")
UNIT = Unit(KEY, "Sechs\u202eBoote sanken", State.FUZZY, references=("no line", "source/storm.md:7"))
BARE = Unit(UnitKey("", "It rained."), "")
ERROR = Finding("numbers", Severity.ERROR, KEY, "5 became 6", Span(0, 5), fix="Fünf Boote sanken")
WARNING = Finding("length", Severity.WARNING, BARE.key, "lost", Span(0, 2), side="source")
REPORT = CatalogReport(Catalog("storm", "en", "de", (UNIT, BARE)), (ERROR, WARNING))


def test_text_shows_both_sides_with_the_span_marked_and_no_control_characters():
    lines = text(REPORT).splitlines()
    assert lines[0] == "source/storm.md:7: error: 5 became 6 [numbers]"
    assert lines[1] == "  source  Five boats sank: 100%"
    assert lines[2] == "  target  ⟦Sechs⟧\\u202eBoote sanken"
    assert lines[3] == "  fix     Fünf Boote sanken"
    assert lines[4:] == ["storm:1: warning: lost [length]", "  source  ⟦It⟧ rained."]


def test_no_findings_are_no_text():
    assert text(CatalogReport(REPORT.catalog, ())) == ""
    assert "".join(as_github([CatalogReport(REPORT.catalog, ())])) == ""
    assert json.loads("".join(as_json([]))) == []


def test_json_has_all_facts():
    first, second = json.loads("".join(as_json([REPORT])))
    assert (first["check"], first["span"], first["fix"], first["line"], first["state"]) == (
        "numbers",
        [0, 5],
        ERROR.fix,
        7,
        "fuzzy",
    )
    assert (second["side"], second["path"], second["fix"]) == ("source", "storm", None)


def test_the_line_of_the_catalog_wins_where_it_is_recognized():
    report = CatalogReport(REPORT.catalog, (ERROR, WARNING), "locales/de/storm.po", {KEY: 31})
    assert [(e["path"], e["line"]) for e in json.loads("".join(as_json([report])))] == [
        ("locales/de/storm.po", 31),
        ("locales/de/storm.po", 1),
    ]


def test_sarif_names_rules_levels_and_places():
    log = json.loads("".join(as_sarif([REPORT], "0.1.0")))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["version"] == "0.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["numbers", "length"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "source/storm.md"}, "region": {"startLine": 7}}
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == [
        "numbers",
        "length",
    ]
    assert "version" not in json.loads("".join(as_sarif([])))["runs"][0]["tool"]["driver"]


def test_sarif_places_are_uris_and_findings_are_recognized_again_when_lines_move():
    moved = CatalogReport(REPORT.catalog, (ERROR,), "locales/de/tag 1 – flut.po", {KEY: 90})
    before, after = (json.loads("".join(as_sarif([report])))["runs"][0]["results"][0] for report in (REPORT, moved))
    uri = after["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "locales/de/tag%201%20%E2%80%93%20flut.po"
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_messages_hold_no_character_that_acts():
    report = CatalogReport(REPORT.catalog, (Finding("names", Severity.WARNING, KEY, "Ana\u202e is not\nhere"),))
    assert text(report).splitlines()[0] == "source/storm.md:7: warning: Ana\\u202e is not\\u000ahere [names]"
    assert "".join(as_github([report])).count("\n") == 1
    assert "\u202e" not in "".join(as_sarif([report]))


def test_github_annotations_are_escaped():
    first = "".join(as_github([REPORT])).splitlines()[0]
    assert first == "::error file=source/storm.md,line=7,title=numbers (de)::5 became 6: Five boats sank: 100%25"


def test_reports_are_written_while_they_arrive():
    seen = []

    def reports():
        for number in range(3):
            seen.append(number)
            yield REPORT

    for form in (as_json, as_sarif, as_github):
        seen.clear()
        parts = form(reports())
        while not seen:
            next(parts)
        assert seen == [0]
        assert "".join(parts)

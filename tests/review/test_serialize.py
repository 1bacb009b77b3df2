from l10n.memory.memory import MemoryMatch
from l10n.model import Finding, Severity, Span, State, Unit, UnitKey
from l10n.review import serialize

KEY = UnitKey("", "The <1>dam</1> held.")


def test_a_locale_says_how_it_is_written():
    result = serialize.locale("fa-AF")
    assert (result["tag"], result["name"], result["own"], result["direction"]) == ("fa-AF", "Dari", "دری", "rtl")
    assert len(result["quotes"]) == 4


def test_a_unit_has_what_its_editor_shows():
    unit = Unit(
        KEY,
        "La <1>presa</1>.",
        State.FUZZY,
        previous="The <1>dam</1> broke.",
        references=("source/dam.md:3",),
        notes=("paragraph 1", "term: dam → presa; not: represa"),
    )
    result = serialize.unit(unit)
    assert result["role"] == "body"
    assert result["words"] == 3
    assert result["changes"] == [["same", "The <1>dam</1> "], ["removed", "broke"], ["added", "held"], ["same", "."]]
    assert (result["places"], result["terms"]) == (("paragraph 1",), ("dam → presa; not: represa",))


def test_a_unit_for_its_present_source_has_no_changes():
    assert serialize.unit(Unit(UnitKey("headline", "Dam holds")))["changes"] == ()


def test_a_finding_keeps_its_span():
    finding = Finding("numbers", Severity.ERROR, KEY, "40 is missing", Span(2, 4), fix="40")
    assert serialize.finding(finding) == {
        "check": "numbers",
        "severity": "error",
        "message": "40 is missing",
        "span": [2, 4],
        "side": "target",
        "fix": "40",
        "suggestions": (),
    }
    assert serialize.finding(Finding("empty", Severity.WARNING, KEY, "nothing"))["span"] is None


def test_a_match_shows_what_differs():
    match = MemoryMatch("fuzzy", "The dam broke.", "La presa cedió.", "", "locales/es/LC_MESSAGES/flood/one.po", 0.8)
    result = serialize.match(match, "The dam held.")
    assert result["place"] == "flood/one"
    assert ["removed", "broke"] in result["changes"]
    assert serialize.match(match, "The dam broke.")["changes"] == ()

from l10n.memory.memory import MemoryMatch
from l10n.model import Finding, Severity, Span, State, Unit, UnitCounts, UnitKey
from l10n.review import serialize
from l10n.review.batch import Planned
from l10n.review.types import Sheet
from l10n.review.unit import identity, version

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


def test_everything_of_a_unit_has_its_name():
    unit = Unit(
        UnitKey("headline", "The <1>dam</1> held."),
        "La presa.",
        State.FUZZY,
        references=("source/dam.md:3",),
        comments=("sure?", "", "yes"),
        notes=(
            "paragraph 1",
            "<1>…</1>: *…*",
            "term: dam → presa",
            "draft: argos en→es 0.1, confidence 0.71",
            "number replaced: 40",
        ),
    )
    assert serialize.unit(unit) == {
        "id": identity(unit.key),
        "version": version(unit),
        "role": "headline",
        "source": "The <1>dam</1> held.",
        "target": "La presa.",
        "state": "fuzzy",
        "words": 3,
        "places": ("paragraph 1",),
        "references": ("source/dam.md:3",),
        "marks": {"<1>": "*…*"},
        "origin": "argos en→es 0.1",
        "confidence": 0.71,
        "remarks": ("number replaced: 40",),
        "comments": "sure?\n\nyes",
        "changes": (),
        "terms": ("dam → presa",),
    }


def test_a_match_and_a_sentence_state_where_they_stem_from():
    match = MemoryMatch(
        "phrase", "The dam.", "La presa.", "caption", "/x/locales/es/LC_MESSAGES/flood/one.po", 0.5,
        ("40",), ("Ruiz",), (Span(4, 7),), (Span(3, 8),), ("two dots",),
    )  # fmt: skip
    assert serialize.match(match, "The dam.") == {
        "kind": "phrase",
        "similarity": 0.5,
        "target": "La presa.",
        "place": "flood/one",
        "changes": (),
        "fitted": ("40", "Ruiz"),
        "faults": ("two dots",),
    }
    assert serialize.sentence(match, (Span(0, 2),)) == {
        "reviewed": True,
        "source": "The dam.",
        "target": "La presa.",
        "role": "caption",
        "place": "flood/one",
        "sourceSpans": [[4, 7]],
        "targetSpans": [[3, 8]],
        "likely": [[0, 2]],
    }
    draft = serialize.sentence(MemoryMatch("draft", "a", "b", "", "memories/house.tmx"), ())
    assert (draft["reviewed"], draft["role"], draft["place"]) == (False, "body", "memories/house.tmx")


def test_a_planned_change_is_shown_before_and_after():
    unit = Unit(KEY, "La presa.", State.REVIEWED)
    planned = Planned(Sheet("dam", "es"), unit, "La represa.", (Span(3, 8),), ("represa",))
    assert serialize.planned(planned) == {
        "article": "dam",
        "locale": "es",
        "unit": identity(KEY),
        "version": version(unit),
        "state": "reviewed",
        "source": KEY.source,
        "before": "La presa.",
        "target": "La represa.",
        "spans": [[3, 8]],
        "replacements": ["represa"],
    }


def test_counts_have_their_names():
    assert serialize.progress(UnitCounts(1, 2, 3, 4, 5, 6)) == {
        "units": 1, "words": 2, "new": 3, "fuzzy": 4, "reviewed": 5, "words_left": 6,
    }  # fmt: skip


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

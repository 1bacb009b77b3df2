"""Figures of drafts against what people wrote."""

import pytest

from l10n.evaluate.evaluate import Sample, System, TermSuccess, evaluate
from l10n.model import Term
from l10n.plugin import Pair

PAIR = Pair("en", "es")
SAMPLES = [
    Sample("The harbour wall broke in two places.", "El muro del puerto se rompió en dos puntos.", "harbour"),
    Sample("The mayor gave no date.", "La alcaldesa no dio ninguna fecha.", "harbour"),
    Sample("<1>Trains</1> stopped at noon.", "Los <1>trenes</1> se detuvieron al mediodía.", "trains"),
    Sample("Nobody was hurt.", "Nadie resultó herido.", "trains"),
]
RIGHT = System("people", tuple(sample.reference for sample in SAMPLES), "people 1", seconds=2.0)
WRONG = System("parrot", tuple(sample.source for sample in SAMPLES))
TERMS = [Term("harbour wall", "es", ("muro del puerto",)), Term("mayor", "es", ("alcaldesa",), "admitted")]


def rows(done, article=""):
    return {row.system: row for row in done.rows if row.article == article}


def test_the_reference_itself_is_perfect_and_the_source_is_not():
    result = rows(evaluate(PAIR, SAMPLES, [RIGHT, WRONG]))
    assert [round(result["people"].scores[name].value, 6) for name in ("chrF2", "BLEU", "TER")] == [100, 100, 0]
    assert result["parrot"].scores["chrF2"].value < 40
    assert result["parrot"].scores["TER"].value > 50
    assert result["parrot"].segments == 4


def test_intervals_hold_the_score_and_only_later_systems_have_p_values():
    result = rows(evaluate(PAIR, SAMPLES, [RIGHT, WRONG]))
    for row in result.values():
        for name, score in row.scores.items():
            assert 0 <= score.low <= score.value <= score.high
            assert name == "TER" or score.high <= 100
    assert result["people"].scores["chrF2"].p is None
    assert result["parrot"].scores["chrF2"].p < 0.05


def test_a_system_does_not_differ_from_itself():
    result = rows(evaluate(PAIR, SAMPLES, [WRONG, System("again", WRONG.hypotheses)]))
    assert [score.p for score in result["again"].scores.values()] == [1.0, 1.0, 1.0]


def test_the_same_texts_yield_the_same_figures():
    assert evaluate(PAIR, SAMPLES, [WRONG]) == evaluate(PAIR, SAMPLES, [WRONG])


def test_articles_have_separate_rows_and_a_single_article_has_none():
    done = evaluate(PAIR, SAMPLES, [RIGHT])
    assert [(row.article, row.segments) for row in done.rows] == [("", 4), ("harbour", 2), ("trains", 2)]
    assert [row.article for row in evaluate(PAIR, SAMPLES[:2], [System("x", RIGHT.hypotheses[:2])]).rows] == [""]


def test_speed_is_that_of_the_whole_set():
    done = evaluate(PAIR, SAMPLES, [RIGHT])
    assert [row.speed for row in done.rows] == [2.0, 0.0, 0.0]
    assert done.origins == {"people": "people 1"}


def test_marks_are_no_words():
    bare = System("bare", tuple(text.replace("<1>", "").replace("</1>", "") for text in RIGHT.hypotheses))
    assert rows(evaluate(PAIR, SAMPLES, [bare]))["bare"].scores["TER"].value == 0


def test_terms_count_where_they_are_in_any_form():
    system = System("half", ("Muros del puerto rotos.", "El alcalde no dio fecha.", "", "Nada."))
    row = rows(evaluate(PAIR, SAMPLES, [system], TERMS))["half"]
    assert row.terms == TermSuccess(1, 2)
    assert row.terms.rate == 0.5
    assert row.refused == 1
    assert rows(evaluate(PAIR, SAMPLES, [system]))["half"].terms.rate == 1.0


def test_forbidden_terms_are_not_expected():
    rows_ = [Term("mayor", "es", ("alcalde",), "forbidden")]
    assert rows(evaluate(PAIR, SAMPLES, [RIGHT], rows_))["people"].terms.places == 0


def test_signatures_state_how():
    signatures = evaluate(PAIR, SAMPLES, [RIGHT]).signatures
    assert "tok:13a" in signatures["BLEU"]
    assert "nc:6" in signatures["chrF2"]
    assert all("bs:1000" in signature for signature in signatures.values())


@pytest.mark.parametrize(("tag", "tokens"), [("zh-Hans", "tok:zh"), ("ja", "tok:char"), ("uk", "tok:13a")])
def test_languages_without_spaces_are_counted_by_characters(tag, tokens):
    samples = [Sample("No trains ran.", "没有火车运行。"), Sample("The port is open.", "港口开放。")]
    done = evaluate(Pair("en", tag), samples, [System("x", ("没有火车。", "港口开放。"))])
    assert tokens in done.signatures["BLEU"]


def test_samples_without_a_reference_are_left_out():
    samples = [*SAMPLES, Sample("Empty.", " ")]
    system = System("x", (*RIGHT.hypotheses, "Vacío."))
    assert rows(evaluate(PAIR, samples, [system]))["x"].segments == 4
    assert evaluate(PAIR, samples[-1:], [System("x", ("Vacío.",))]).rows == ()


def test_nothing_to_compare_yields_no_rows():
    assert evaluate(PAIR, SAMPLES, []).rows == ()
    assert evaluate(PAIR, [], [System("x", ())]).rows == ()


def test_hypotheses_must_be_as_many_as_samples():
    with pytest.raises(ValueError, match="x: 1 hypotheses for 4 samples"):
        evaluate(PAIR, SAMPLES, [System("x", ("uno",))])

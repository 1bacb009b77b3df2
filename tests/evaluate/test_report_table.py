"""Every judged sentence as a row of a table."""

import csv
import io

from l10n.evaluate.evaluate import METRICS, Evaluation, Sample, Score, SystemFigures, TermSuccess
from l10n.evaluate.report import cells, table
from l10n.plugin import Pair


def test_each_sentence_is_a_row_with_the_drafts_of_every_system():
    spanish = Evaluation(
        Pair("en", "es"),
        (),
        samples=(Sample("Rain.", "Lluvia.", "a"), Sample("=1+1", 'Dijo "no".\nY fue.', "b")),
        hypotheses={"first": ("Lluvias.", "-2"), "second": ("", "No.")},
    )
    german = Evaluation(Pair("fr", "de"), (), samples=(Sample("Pluie.", "Regen."),), hypotheses={"second": ("Regen!",)})
    text = table([spanish, german])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["source language", "locale", "article", "source", "reference", "first", "second"],
        ["en", "es", "a", "Rain.", "Lluvia.", "Lluvias.", ""],
        ["en", "es", "b", "'=1+1", 'Dijo "no".\nY fue.', "'-2", "No."],
        ["fr", "de", "", "Pluie.", "Regen.", "", "Regen!"],
    ]
    assert "\r" not in text


def test_what_was_not_measured_is_an_empty_cell():
    scores = dict.fromkeys(METRICS, Score(50.0, 40.0, 60.0, 0.05))
    rows = (
        SystemFigures("a", "", 1_200, 0, scores, TermSuccess(0, 0)),
        SystemFigures("b", "x", 2, 3, scores | {"TER": Score(1.0, 1.0, 1.0, 0.049)}, TermSuccess(1, 4), 2.25),
    )
    assert list(cells(Evaluation(Pair("en", "es"), rows))) == [
        ("es", "all", "a", "1,200", "50.0 ±10.0", "50.0 ±10.0", "50.0 ±10.0", "", "", ""),
        ("es", "x", "b", "2", "50.0 ±10.0", "50.0 ±10.0", "1.0 ±0.0*", "25% of 4", "2.2", "3"),
    ]

"""Every judged sentence as a row of a table."""

import csv
import io

from l10n.evaluate.evaluate import Evaluation, Sample
from l10n.evaluate.report import table
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

"""The table, the JSON and the page of an evaluation."""

import json
from html.parser import HTMLParser

import pytest

from l10n.evaluate import report
from l10n.evaluate.evaluate import Evaluation, Sample, Score, System, SystemFigures, TermSuccess, evaluate
from l10n.model import Term
from l10n.plugin import Pair

SAMPLES = [
    Sample("The bridge opens on Friday.", "El puente abre el viernes.", "bridge"),
    Sample("Tickets cost two euros.", "Las entradas cuestan dos euros.", "tickets/<b>"),
]
DONE = evaluate(
    Pair("en", "es"),
    SAMPLES,
    [
        System("<first>", tuple(sample.reference for sample in SAMPLES), "engine 1", 0.5),
        System("second", ("El puente.", "")),
    ],
    [Term("bridge", "es", ("puente",))],
)


class Page(HTMLParser):
    """The tags of a page that is well nested, with their attributes; its text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def all(self, name):
        return [attrs for tag, attrs in self.tags if tag == name]


def row(value, metric_high=None):
    score = Score(value, value - 1, metric_high or value + 1)
    return SystemFigures("x", "", 1, 0, dict.fromkeys(("chrF2", "BLEU", "TER"), score), TermSuccess(0, 0))


def test_cells_match_the_titles_and_leave_out_what_was_not_measured():
    table = list(report.cells(DONE))
    assert all(len(cells) == len(report.TITLES) for cells in table)
    first, second = (dict(zip(report.TITLES, cells, strict=True)) for cells in table[:2])
    assert (first["article"], first["system"], first["units"], first["terms"]) == ("all", "<first>", "2", "100% of 1")
    assert (first["units/s"], first["refused"]) == ("4.0", "")
    assert (second["units/s"], second["refused"]) == ("", "1")


def test_a_sure_difference_has_a_star():
    assert report.written(Score(40.0, 38.0, 42.0, p=0.01)) == "40.0 ±2.0*"
    assert report.written(Score(40.0, 38.0, 42.0, p=0.05)) == "40.0 ±2.0"


def test_plain_is_json_with_all_figures():
    data = json.loads(json.dumps(report.plain(DONE)))
    assert data["locale"] == "es"
    assert data["rows"][0]["terms"] == {"found": 1, "wanted": 1, "rate": 1.0}
    assert data["rows"][1]["scores"]["chrF2"]["value"] < 100
    assert set(data["signatures"]) == {"chrF2", "BLEU", "TER"}


def test_the_page_is_well_nested_escaped_and_draws_every_row():
    text = report.page([DONE])
    page = Page(text)
    assert "<first>" not in text
    assert "<first>" in page.words
    assert len(page.all("svg")) == 4  # three metrics, and one by article
    assert len(page.all("circle")) == 3 * 2 + 4
    assert len(page.all("tr")) == 1 + 6
    assert not [attrs for _, attrs in page.tags if {"src", "href"} & set(attrs)]


def test_the_page_of_nothing_states_it():
    assert "Nothing was reviewed yet" in report.page([Evaluation(Pair("en", "es"), ())])


@pytest.mark.parametrize("value", [0.5, 3.0, 50.0, 99.5, 250.0, 5000.0])
def test_every_interval_lies_within_its_plot(value):
    for plot in report.plots(Evaluation(Pair("en", "es"), (row(value), row(value / 2, value * 1.5)))):
        for dot in plot.dots:
            assert plot.ticks[0].x <= dot.low <= dot.x <= dot.high <= plot.ticks[-1].x <= plot.width
        assert 2 <= len(plot.ticks) <= 11


def test_equal_scores_still_have_a_scale():
    score = Score(100.0, 100.0, 100.0)
    rows = (SystemFigures("x", "", 1, 0, dict.fromkeys(("chrF2", "BLEU", "TER"), score), TermSuccess(0, 0)),)
    plot = next(report.plots(Evaluation(Pair("en", "es"), rows)))
    assert plot.ticks[0].x == plot.dots[0].x < plot.ticks[-1].x


def test_long_names_retain_their_end():
    name = "2026/05/a-very-long-name-of-an-article"
    score = Score(50.0, 48.0, 52.0)
    long = SystemFigures("x", name, 1, 0, dict.fromkeys(("chrF2", "BLEU", "TER"), score), TermSuccess(0, 0))
    plot = list(report.plots(Evaluation(Pair("en", "es"), (row(50.0), long))))[-1]
    assert plot.dots[0].label == "…" + name[-25:]

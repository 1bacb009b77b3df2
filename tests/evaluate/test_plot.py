"""A small line chart: days at their true distance, shares on an axis up to the next half."""

import pytest
from lxml import etree

from l10n.evaluate.plot import COLORS, HEIGHT, WIDTH, PlotLine, Point, picture
from l10n.interface.page_words import PAGES


def drawn(*lines, words=None):
    """The elements of a chart by name, with their attributes and texts."""
    made = picture(lines, "Effort <all>", *([words] if words else []))
    root = etree.fromstring(made)
    assert root.attrib == {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img", "aria-label": "Effort <all>"}
    return {
        name: [each for each in root.iter() if each.tag == name]
        for name in ("line", "text", "circle", "polyline", "title")
    }


def test_days_are_at_their_true_distance_and_values_on_the_scale():
    points = (Point("2026-05-01", 0.0, 1), Point("2026-05-02", 0.25, 1_200), Point("2026-05-05", 0.5, 3))
    made = drawn(PlotLine("argos <1>", points))
    (line,) = made["polyline"]
    assert line.get("points") == "34.0,108.0 103.0,58.0 310.0,8.0"
    assert [(each.get("cx"), each.get("cy")) for each in made["circle"]] == [
        ("34.0", "108.0"),
        ("103.0", "58.0"),
        ("310.0", "8.0"),
    ]
    assert [each.text for each in made["title"]] == [
        "argos <1>, 2026-05-01: 0 % · units: 1",
        "argos <1>, 2026-05-02: 25 % · units: 1,200",
        "argos <1>, 2026-05-05: 50 % · units: 3",
    ]
    assert [(each.text, each.get("x"), each.get("text-anchor")) for each in made["text"]] == [
        ("0 %", "29", "end"), ("25 %", "29", "end"), ("50 %", "29", "end"),
        ("2026-05-01", "34.0", "start"), ("2026-05-05", "310.0", "end"),
    ]  # fmt: skip
    assert (
        [each.get("y1") for each in made["line"]]
        == [each.get("y2") for each in made["line"]]
        == ["108.0", "58.0", "8.0"]
    )


@pytest.mark.parametrize(("greatest", "top"), [(0.0, "50 %"), (0.5, "50 %"), (0.51, "100 %"), (1.2, "150 %")])
def test_the_axis_ends_at_the_next_half(greatest, top):
    assert drawn(PlotLine("a", (Point("2026-05-01", greatest, 1),)))["text"][2].text == top


def test_a_single_day_stands_in_the_middle_and_nothing_is_an_empty_chart():
    made = drawn(PlotLine("a", (Point("2026-05-01", 0.1, 1),)))
    assert made["circle"][0].get("cx") == "172.0"
    assert [(each.text, each.get("text-anchor")) for each in made["text"][3:]] == [("2026-05-01", "middle")]
    assert len(drawn()["text"]) == 3


def test_lines_have_colours_in_turn_and_words_are_the_readers():
    lines = [PlotLine(str(n), (Point("2026-05-01", 0.1, 1_200),)) for n in range(5)]
    made = drawn(*lines, words=PAGES.words("fa"))
    assert [each.get("stroke") for each in made["polyline"]] == [*COLORS, COLORS[0]]
    assert [each.get("fill") for each in made["circle"]] == [*COLORS, COLORS[0]]
    assert "۱٬۲۰۰" in made["title"][0].text

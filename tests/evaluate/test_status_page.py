import re
from dataclasses import replace

import pytest
from lxml import html

from l10n.evaluate import plot
from l10n.evaluate.catalog_status import CatalogStatus
from l10n.evaluate.effort import Edits, Effort
from l10n.evaluate.status_page import StatusReport, age, page
from l10n.model import UnitCounts

NOW = 1_780_000_000
HALF = CatalogStatus(
    "dam",
    "es",
    "The <b>dam</b> held",
    UnitCounts(4, 40, 1, 1, 2, 20),
    10,
    10,
    2,
    3,
    drafts=4,
    poor=1,
    since=NOW - 7_300,
)
DONE = CatalogStatus("dam", "fa", "The <b>dam</b> held", UnitCounts(4, 40, 0, 0, 4, 0))
SECOND = CatalogStatus("ferry", "es", "", UnitCounts(9, 90_000, 9, 0, 0, 90_000), 90_000)

LATE = replace(HALF, slug="storm", title="Storm", person="olga", deadline="2026-05-01")
EFFORTS = [
    Effort("es", "argos en→es <0.1>", "2026-05-01", Edits(2, 5, 10, 20, 100)),
    Effort("es", "argos en→es <0.1>", "2026-05-08", Edits(2, 3, 10, 10, 100)),
    Effort("es", "memory", "2026-05-08", Edits(1, 0, 10, 0, 100)),
    Effort("fa", "memory", "2026-05-08", Edits(1, 16, 10, 0, 100)),
]


def tree(*standings, efforts=()):
    return html.fromstring(page(StatusReport("The Courier", standings, efforts, NOW)).decode())


def test_a_grid_of_articles_and_locales():
    grid = tree(HALF, DONE, SECOND).get_element_by_id("grid")
    heads = [th.text_content().strip() for th in grid.xpath("thead//th")]
    assert heads == ["Article", "All", "esSpanish", "faPersian"]
    rows = grid.xpath("tbody[2]/tr")
    assert [row.xpath("th/bdi")[0].text_content() for row in rows] == ["The <b>dam</b> held", "ferry"]
    cell = " ".join(rows[0].xpath("td")[1].text_content().split())
    assert cell == "50 % 20 w · 5 min ✕ 2 △ 3 ? 25 % 2 h"
    assert rows[0].xpath("td[2]//span[@role='img']/@aria-label") == ["2 reviewed, 1 to look at, 1 to translate"]
    assert rows[0].xpath("td[2]//i/@style") == ["width:50.0%", "width:25.0%"]
    assert "done" in rows[0].xpath("td")[2].text_content()
    assert rows[1].xpath("td")[2].text_content() == "–"


def test_whose_work_it_is_and_by_when():
    late = replace(HALF, person="olga", deadline="2026-05-01")
    soon = replace(SECOND, person="<b>", deadline="2027-01-01")
    done = replace(DONE, person="reza", deadline="2026-05-01")
    result = tree(soon, done, late)
    cells = {
        td.get("class"): " ".join(td.text_content().split())
        for td in result.xpath("//small[starts-with(@class,'who')]")
    }
    assert cells == {"who late": "olga · 2026-05-01 late", "who": "reza · 2026-05-01"}
    rows = result.xpath("//table[@class='work']/tbody/tr")
    text = [[cell.text_content() for cell in row.xpath("th/bdi|td")] for row in rows]
    assert text == [
        ["The <b>dam</b> held", "es Spanish", "olga", "2026-05-01 late", "20 w · 5 min", ""],
        ["ferry", "es Spanish", "<b>", "2027-01-01", "90,000 w · 290 h", ""],
    ], "what is done is nobody's work any more"
    assert tree(HALF).xpath("//table[@class='work']") == []


def test_totals_are_above():
    text = " ".join(tree(HALF, DONE, SECOND).xpath("//ul[@class='sum']")[0].text_content().split())
    assert text.startswith("35 %of 17 units reviewed 90,020words left 290 hof work, estimated 2errors, 3 warnings")


def test_titles_are_data():
    written = page(StatusReport("<i>", [HALF], [], NOW)).decode()
    assert "The &lt;b&gt;dam" in written
    assert "<h1>&lt;i&gt;</h1>" in written
    assert not re.search(r"""(?:src|href)=["']?http""", written)


def test_an_empty_project_says_what_to_do():
    assert "There are no articles yet" in tree().text_content()


def test_effort_is_plotted_by_locale_and_engine():
    spanish, persian = tree(HALF, efforts=EFFORTS).xpath("//figure")
    rows = [[cell.text_content() for cell in row.xpath("th|td")] for row in spanish.xpath(".//tbody/tr")]
    assert rows == [["argos en→es <0.1>", "4", "40 %", "15 %"], ["memory", "1", "0 %", "0 %"]]
    assert len(spanish.xpath(".//polyline")) == 2
    assert [t.text for t in spanish.xpath(".//svg/text")] == ["0 %", "25 %", "50 %", "2026-05-01", "2026-05-08"]
    assert [t.text for t in persian.xpath(".//svg/text")] == ["0 %", "100 %", "200 %", "2026-05-08"]


def test_days_are_at_their_distance():
    line = plot.PlotLine("x", tuple(plot.Point(day, 0.5, 1) for day in ("2026-05-01", "2026-05-02", "2026-05-11")))
    xs = [float(x) for x in re.findall(r'cx="([0-9.]+)"', plot.picture([line], "t"))]
    assert xs[2] - xs[1] == pytest.approx(9 * (xs[1] - xs[0]), abs=0.5)
    assert plot.picture([], "nothing").startswith("<svg")


def test_ages():
    assert [age(seconds) for seconds in (0, 59, 60, 3_600, 86_400 * 12)] == ["now", "now", "1 min", "1 h", "12 d"]


def test_shares_are_drawn_to_the_hundredth():
    third = CatalogStatus("dam", "es", "Dam", UnitCounts(3, 30, 1, 1, 1, 20))
    assert set(tree(third).xpath("//tbody[2]//i/@style")) == {"width:33.33%"}

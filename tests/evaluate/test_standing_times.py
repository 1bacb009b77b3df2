"""Times on the page of standings: when it was made, how long units wait, how long work takes."""

import pytest

from l10n.evaluate.status_page import StatusReport, _hours, age, page
from l10n.interface.page_words import PAGES
from tests.evaluate.test_status_page import HALF, NOW

ENGLISH = PAGES.words("en")


def test_the_page_says_when_it_was_made():
    written = page(StatusReport("The Courier", [HALF], [], NOW)).decode()
    assert "2026-05-28 20:26" in written
    assert "1970-01-01 00:00" in page(StatusReport("The Courier", [HALF], [], 0)).decode()


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (0, ""), (0.01, "5 min"), (0.2, "10 min"), (0.75, "45 min"), (0.99, "60 min"), (1, "1 h"), (1.24, "1 h"),
        (1.3, "1.5 h"), (9.8, "10 h"), (10, "10 h"), (10.4, "10 h"), (1234, "1,234 h"),
    ],
)  # fmt: skip
def test_work_is_planned_in_minutes_then_halves_then_hours(hours, text):
    assert _hours(hours, ENGLISH) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "now"), (59, "now"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"), (86_399, "23 h"), (86_400, "1 d"),
        (172_800, "2 d"), (86_400 * 1_200, "1,200 d"),
    ],
)  # fmt: skip
def test_an_age_is_in_its_largest_unit(seconds, text):
    assert age(seconds, ENGLISH) == text


def test_figures_are_the_readers():
    assert _hours(1.5, PAGES.words("uk")).startswith("1,5")
    assert age(7_200, PAGES.words("fa")).startswith("۲")
    assert [PAGES.words(tag).percent(45) for tag in ("en", "uk", "fa")] == ["45 %", "45%", "۴۵٪"]

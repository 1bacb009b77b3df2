"""Which language a page speaks to a browser, and what it says where words are missing."""

import pytest

from l10n.interface.page_words import PAGES, PageWords


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [
        ("", "en"), ("uk", "uk"), ("uk-UA", "uk"), ("ru;q=0.5, uk;q=0.9", "uk"), ("ru;q=0.9,uk;q=0.9", "ru"),
        ("tlh, uk;q=0.1", "uk"), ("uk;q=0", "en"), ("uk;q=0, ru;q=0.1", "ru"), ("*", "en"), ("uk;q=x, ru", "ru"),
        ("en-GB, uk", "en"), ("nothing at all, es", "es"), ("  es  ;  q=0.3 , fa", "fa"),
    ],
)  # fmt: skip
def test_the_best_language_that_is_spoken_is_chosen(accepted, locale):
    assert PAGES.choose(accepted).locale == locale


def test_words_are_those_of_the_catalog_else_english():
    words = PageWords("uk", {"late by {n} days": "пізно на {n} {x}"})
    assert words("late by {n} days", n=3) == "пізно на 3 {x}"
    assert words("late by {n} days") == "пізно на {n} {x}"
    assert words("{n} pages", n=3) == "3 pages"
    assert PAGES.words("en").words == {}
    assert PAGES.words("uk")("{n} pages", n=1) == "1 pages"
    assert PAGES.locales()[0] == "en"
    assert list(PAGES.locales()[1:]) == sorted(PAGES.locales()[1:])
    assert "uk" in PAGES.locales()


@pytest.mark.parametrize(
    ("locale", "figure", "half"),
    [("en", "1,200", ".5"), ("uk", "1\u00a0200", ",5"), ("fa", "۱٬۲۰۰", "٫۵"), ("es", "1.200", ",5")],
)
def test_figures_are_written_as_readers_write_them(locale, figure, half):
    words = PAGES.words(locale)
    assert (words.figure(1_200), words.half) == (figure, half)

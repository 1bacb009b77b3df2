"""The words of the page on standings and of `l10n serve`: every message is in every catalog, whole and reviewed."""

import re

import pytest

from l10n.catalog.po import po
from l10n.check.check import all_checks, check
from l10n.evaluate.status_page import StatusReport, page
from l10n.interface.page_words import PAGES
from l10n.model import Severity, State
from tests.evaluate.test_status_page import DONE, EFFORTS, HALF, LATE, NOW, SECOND
from tests.interface.page_words_write import catalog_path, template, updated

LOCALES = [tag for tag in PAGES.locales() if tag != "en"]
PLACE = re.compile(r"\{\w+\}")


def catalog(locale):
    return po.parse(catalog_path(locale).read_text("utf-8"), "pages", source="en", target=locale)


def test_the_pages_speak_the_languages_of_translators():
    assert {"es", "fa", "ru", "uk"} <= set(LOCALES)
    assert len(template().units) > 50


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalog_has_every_message_and_no_further(locale):
    assert catalog_path(locale).read_text("utf-8") == updated(locale), "run: python -m tests.interface.page_words_write"
    assert {unit.state for unit in catalog(locale).units} <= {State.REVIEWED, State.OBSOLETE}


@pytest.mark.parametrize("locale", LOCALES)
def test_places_are_those_of_the_message_and_our_checks_find_no_error(locale):
    for unit in catalog(locale).units:
        assert sorted(PLACE.findall(unit.target)) == sorted(PLACE.findall(unit.key.source)), unit.key.source
    results = check(catalog(locale), all_checks())
    assert [each for each in results if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_on_the_page_of_standings_stays_english(locale):
    report = StatusReport("", [HALF, DONE, SECOND, LATE], EFFORTS, NOW, words=PAGES.words(locale))
    written = page(report).decode()
    assert f'<html lang="{locale}" dir="{"rtl" if locale == "fa" else "ltr"}">' in written
    shown = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>|<p class=\"quiet blind\".*?</p>", "", written)
    text = re.sub(r"<[^>]+>", " ", shown) + " ".join(re.findall(r'(?:title|aria-label|data-\w+)="([^"]+)"', shown))
    assert not re.findall(
        r"\b(?:units?|words?|drafts?|reviewed|nobody|Spanish|findings?|hours?|late|page|of|the)\b", text
    )

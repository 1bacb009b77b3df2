"""What is known of languages, area by area; a test run with `-s` prints what is still blind."""

import pytest

from l10n.language import areas, data
from l10n.language.areas import Level


@pytest.mark.parametrize("tag", data.tags("page"))
def test_every_language_of_the_newsroom_says_what_is_still_blind(tag):
    existing = areas.levels(tag)
    assert list(existing) == list(areas.AREAS)
    print(f"{tag}: still blind: {', '.join(areas.blind(tag)) or 'nothing'}")
    assert existing["words of a page"] is Level.DATA


@pytest.mark.parametrize("tag", ["de", "es", "fr", "ru", "uk", "ar", "lt"])
def test_a_language_with_full_data_is_blind_nowhere(tag):
    assert areas.blind(tag) == ()


def test_a_language_without_data_is_blind_and_nothing_is_invented():
    existing = areas.levels("tlh")
    assert Level.DATA not in existing.values()
    assert set(areas.blind("tlh")) >= {"negation", "numbers in words", "reporting verbs", "dates"}
    assert areas.blind("en-XA") == ()


def test_lines_state_where_checks_are_blind():
    assert areas.blind_lines("en", ["de", "es"]) == []
    (line,) = areas.blind_lines("en", ["tlh", "de", "tlh"])
    assert line.startswith("tlh: ")
    assert line.endswith(" are not checked: no data")
    assert areas.blind_lines("lt", ["es"]) == ["from lt: reporting verbs are not checked: no data"]

"""Floors of the checks over human translations, held by every run of the tests; `python -m tests.gate.checks` prints all."""

import pytest

from tests import corpus
from tests.gate import checks

# What is found of each kind over all languages, in per cent: measured, less two. They can only rise. (Once lowered:
# two names in another order, a denial put in, and quotation marks, whose alarms in human translations were mostly false where
# they were read: a hundred of 357 were speeches that run over units, and three of 270 planted marks end one by chance.)
FLOORS = {
    "number_changed": 98, "number_dropped": 93, "date_shifted": 98, "month_shifted_in_source": 98, "name_swapped": 92,
    "name_swapped_in_target": 94, "name_misspelled": 94, "places_exchanged": 84, "negation_dropped": 98,
    "negation_added": 95, "denial_added": 73,
    "saying_lost": 97, "quotation_alone": 98, "speaker_swapped": 95, "half_lost": 98,
    "half_lost_with_stop": 98, "one_word": 99, "clause_repeated": 98, "source_left": 99, "source_half_left": 99,
    "wrong_language": 92, "quote_unbalanced": 97, "quotes_lost": 93, "tag_lost": 98, "tags_crossed": 98, "url_changed": 99,
    "handle_changed": 99, "homoglyph": 97, "bidi_control": 99, "emptied": 99,
    "link_emptied": 98, "link_around_all": 98, "links_exchanged": 95,
    "source_words_left": 98, "remnant_left": 98, "misread": 95, "capitals_alone": 97,
    "opposite_said": 64, "title_exchanged": 91,
    "magnitude_changed": 97, "percent_as_points": 97, "weekday_changed": 95, "month_changed": 97, "number_word_changed": 94,
    "sentence_of_elsewhere": 97,
}  # fmt: skip
SAMPLE = 4
"""Faults of a kind for each language and each half of the documents: the whole takes half a minute."""


@pytest.fixture(scope="module")
def rows():
    halves = ("seen", "held")
    return [
        checks.measure(tag, tuple(FLOORS), SAMPLE, half=halves[0])
        + checks.measure(tag, tuple(FLOORS), SAMPLE, half=halves[1])
        for tag in checks.tags()
    ]


def test_human_translations_are_left_alone(rows):
    units = sum(row.units for row in rows)
    assert 100 * sum(row.errors for row in rows) / units <= checks.MOST_ERRORS
    assert 100 * sum(row.findings for row in rows) / units <= 4.5


@pytest.mark.parametrize("kind", FLOORS)
def test_planted_faults_are_detected(rows, kind):
    planted = sum(row.planted[kind] for row in rows)
    assert planted
    fewer = 0 if corpus.HUMAN == corpus.SHARED else 4
    assert 100 * sum(row.found[kind] for row in rows) / planted >= FLOORS[kind] - fewer


def test_a_row_below_the_bars_states_it():
    row = checks.Row("xx", units=10, errors=1, findings=2)
    row.planted["half_lost"] = 4
    row.found["half_lost"] = 3
    assert checks.low(row, ["half_lost", "one_word"]) == [
        "1 units with an error",
        "2 units with a finding",
        "half_lost 75 %",
    ]
    assert "half_lost" in checks.summary([row], ["half_lost"], {})
    assert "pofilter" in checks.line(row, ["half_lost"], (1.0, 50.0))

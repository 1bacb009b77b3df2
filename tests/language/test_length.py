"""How long translations usually are."""

import math

import pytest

from l10n.language import length

TAGS = ("en", "de", "es", "zh", "ja", "ru", "tlh")


@pytest.mark.parametrize("source", TAGS)
def test_the_way_back_is_the_second_way_round_and_a_third_language_changes_nothing(source):
    for target in TAGS:
        forth, back = length.usual_ratio(source, target), length.usual_ratio(target, source)
        assert forth * back == pytest.approx(1)
        assert forth == pytest.approx(length.usual_ratio(source, "en") * length.usual_ratio("en", target))
        assert length.usual_spread(source, target) == length.usual_spread(target, source)


def test_what_is_not_recognized_of_a_language_is_that_of_its_script():
    assert length.usual_ratio("en", "en-XA") == length.usual_ratio("en-GB", "en") == 1
    assert length.usual_ratio("en", "tlh") == 1.1
    assert length.usual_ratio("en", "qaa-Hans") < 0.5


def test_the_longer_a_text_the_less_its_length_varies_and_never_less_than_long_items_do():
    assert length.spread(1, "en", "de") == pytest.approx(1, abs=0.05)
    spreads = [length.spread(size, "en", "de") for size in (1, 10, 100, 1000, 10**9)]
    assert spreads == sorted(spreads, reverse=True)
    assert length.usual_spread("en", "de") / 2 < spreads[-1] < length.usual_spread("en", "de") + 0.15
    dense, alphabetic = length.spread(100, "en", "zh"), length.spread(100, "en", "de")
    assert dense > 1.1 * alphabetic
    assert length.spread(100, "zh", "en") < length.spread(50, "zh", "en")


def test_a_translation_twice_as_long_as_usual_deviates_as_far_as_a_translation_half_as_long():
    source = "The council closed the bridge and the harbour before the storm came on."
    usual = length.size(source) * length.usual_ratio("en", "de") / length.wordiness(source, "en")
    short, right, long = (length.deviation(source, "x" * round(n * usual), "en", "de") for n in (0.5, 1, 2))
    assert right == pytest.approx(0, abs=0.05)
    assert short == pytest.approx(-long, abs=0.1)
    assert long == pytest.approx(math.log(2) / length.spread(length.size(source), "en", "de"), rel=0.02)
    assert math.isfinite(length.deviation(source, "", "en", "de"))
    marked = source.replace("bridge", "<1>bridge</1>")
    assert length.deviation(marked, "x" * 80, "en", "de") == length.deviation(source, "x" * 80, "en", "de")


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("He has been there for the sake of it.", "Mayor Smith visited northern villages."),  # words of grammar
        ("Bridges closed after seven storms.", "Bridges closed after 1234567 storms."),  # digits stay
        ("Union members met union delegates.", "NATO members met NATO delegates."),  # abbreviations stay
        ("Seven bridges over rivers closed.", "A b c d e f g h i j k l m n o p."),  # short words
    ],
)
def test_words_of_grammar_make_a_text_wordy_and_what_stays_does_not(longer, shorter):
    assert length.wordiness(longer, "en") > length.wordiness(shorter, "en")


def test_wordiness_is_recognized_of_some_languages_and_capitals_are_no_abbreviations():
    assert length.wordiness("", "en") == length.wordiness("...", "en") == 1
    assert length.wordiness("He has been there for the sake of it.", "tlh") == 1
    assert length.wordiness("MAYOR CLOSES BRIDGE", "en") == length.wordiness("Mayor closes bridge", "en")


@pytest.mark.parametrize(
    ("target", "source", "more"),
    [
        ("КДК РФС сообщил", "The committee said", 24),
        ("КДК РФС", "The committee", 0),
        ("NATO met", "NATO met", 0),
        ("AT&T met", "They met", 16),
        ("A met", "They met", 0),
        ("<1>EU</1> met", "They met", 8),
        ("MPs met", "They met", 0),
    ],
)
def test_what_is_abbreviated_in_the_target_alone_counts_as_written_in_full(target, source, more):
    assert length.spelled_out(target, source) == length.size(target) + more

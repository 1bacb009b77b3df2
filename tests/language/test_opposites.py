"""Words that a translation must not exchange: where they stand, and how far they go."""

import pytest

from l10n.language.comparatives import comparative_meanings
from l10n.language.opposites import groups, hinted, listed_meanings, meanings


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "The prime minister lost, lost again",
         {"prime_minister": "prime minister", "minister": "minister", "lost": "lost"}),
        ("en", "He lostly glossed over it", {}),
        ("en", "Russians and Poles, Germany", {"russian": "Russians", "german": "Germany"}),
        ("de", "Der Präsident gewann im Süden.", {"president": "Präsident", "won": "gewann", "south": "Süden"}),
        ("es", "Los rusos vendieron", {"russian": "rusos", "sold": "vendieron"}),
        ("fr", "L’augmentation et l'ouest", {"increase": "augmentation", "west": "ouest"}),
        ("ru", "Он выиграл на севере", {"won": "выиграл", "north": "севере"}),
        ("ar", "الشمال والجنوب", {"north": "شمال", "south": "جنوب"}),
        ("he", "החתונה בצפון", {"north": "צפון"}),
        ("hi", "पति", {"husband": "पति"}),
        ("tlh", "north", {}),
    ],
)  # fmt: skip
def test_meanings_have_the_place_of_their_word(tag, text, expected):
    assert {meaning: text[span.start : span.end] for meaning, span in meanings(text, tag).items()} == expected


def test_the_first_place_counts_and_only_what_is_looked_for():
    text = "They lost in the north, and they lost in the south."
    assert meanings(text, "en")["lost"].start == 5
    assert meanings(text, "en", frozenset({"north", "east"})).keys() == {"north"}


def test_meanings_that_exclude_each_other_are_recognized_to_english():
    listed = {name: groups(name) for name in ("denied", "english", "groups")}
    assert {"won", "lost"} in listed["denied"]
    assert all(len(group) > 1 for several in listed.values() for group in several)


@pytest.mark.parametrize(
    ("text", "is_compared"),
    [
        ("Faster boats sank.", True),
        ("BIGGER", True),
        ("The leader left.", False),
        ("The fasters er", False),
        ("Fewer boats", False),
    ],
)
def test_a_comparative_is_an_adjective_that_has_a_superlative(text, is_compared):
    assert comparative_meanings(text) == ({"more"} if is_compared else set())


def test_an_expression_covers_the_words_in_it_but_not_those_beside_it():
    among = frozenset({"murder", "manslaughter"})
    assert meanings("Condamné pour homicide involontaire.", "fr", among).keys() == {"manslaughter"}
    assert meanings("Homicide involontaire, et non meurtre.", "fr", among).keys() == among


def test_the_end_of_a_compound_is_a_hint_unless_the_compound_says_the_contrary():
    assert hinted("Sie wollen einkaufen.", "de", frozenset({"bought"}), frozenset({"sold"}))
    assert not hinted("Sie wollen verkaufen.", "de", frozenset({"bought"}), frozenset({"sold"}))


def test_a_language_lists_meanings_or_hints_at_them():
    assert {"won", "lost", "tenant"} <= listed_meanings("es")
    assert "less" in listed_meanings("fr")
    assert listed_meanings("tlh") == set()

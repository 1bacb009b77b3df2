"""Serbian and Bosnian in their other script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.language.conversion import converted, directions, pieces, to_latin
from l10n.language.data import exactly

CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубав и њега.", "Ljubav i njega."),
        ("ЊУЈОРК, Џејн и Ђорђе", "NJUJORK, Džejn i Đorđe"),
        ("Инјекција у Нишу", "Injekcija u Nišu"),
        ("надживео је оџак", "nadživeo je odžak"),
        ("Конјугација и коњ", "Konjugacija i konj"),
        ("Пише на https://example.org/a_b и desk@example.org", "Piše na https://example.org/a_b i desk@example.org"),
        ("Љ. Петровић", "Lj. Petrović"),
        ("<1>Њива</1> и 12 људи", "<1>Njiva</1> i 12 ljudi"),
    ],
)
def test_both_ways(cyrillic, latin):
    assert converted(cyrillic, "sr") == latin
    assert converted(latin, "sr-Latn") == cyrillic


@pytest.mark.parametrize("word", ["BBC", "Windows", "XIX", "WHO", "Netflixu"])
def test_what_is_not_serbian_stays_latin(word):
    assert converted(f"Kaže {word}.", "sr-Latn") == f"Каже {word}."


@given(st.text(CYRILLIC + CYRILLIC.upper() + " .,1-", max_size=40))
def test_nothing_cyrillic_is_left_and_the_pieces_are_the_text(text):
    made = converted(text, "sr")
    assert not any("\u0400" <= char <= "\u04ff" for char in made)
    assert "".join(text[span.start : span.end] for span, _ in pieces(text, "sr")) == text


def test_the_data_names_languages_that_have_it():
    assert all(f"{pair[1]}" for pair in directions())
    assert [to_latin(tag) for tag in ("sr", "sr-Latn", "bs-Cyrl", "bs")] == [True, False, True, False]
    assert len(exactly("sr", "inflection")["fold"].split()) == len(CYRILLIC)

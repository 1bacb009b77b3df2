"""Names that another language calls otherwise, and where a translation has the source's name or nearly one."""

import pytest

from l10n.language.exonyms import exonym_words, exonyms, likeness, misnamed
from l10n.plugin import Pair

PAIR = Pair("en", "es")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The race ends in Morocco.", "La carrera termina en Marruecos.", []),
        ("Cyprus Mail wrote from Cyprus.", "Cyprus Mail escribió desde Cyprus.", [("Cyprus", "Chipre", 27)]),
        ("Jordan and Iraq met.", "Se reunieron Jordan e Iraq y otra vez Iraq.", [("Iraq", "Irak", 22), ("Iraq", "Irak", 38)]),
        ("He saw Michael Jordan.", "Vio a Michael Jordan.", []),
        ("Geneva is far.", "Genebra está lejos.", [("Genebra", "Ginebra", 0)]),
        ("Strasbourg won.", "Ganó Strasburgo.", [("Strasburgo", "Estrasburgo", 5)]),
        ("Strasbourg won over Strasburgo.", "Ganó Strasburgo.", []),
        ("Geneva is far.", "Ginebra está lejos de Genebra.", []),
        ("Geneva is far.", "La ciudad está lejos.", []),
        ("New Caledonia voted.", "Votó Nueva Caledonya.", []),
    ],
)  # fmt: skip
def test_a_name_of_the_source_is_seen_where_the_target_has_another(source, target, expected):
    places = misnamed(source, target, PAIR)
    assert [(target[span.start : span.end], exonym, span.start) for span, exonym in places] == expected


def test_names_are_those_of_countries_and_of_the_pair_and_begin_with_a_capital():
    names = exonyms(PAIR)
    assert (names["Germany"], names["Geneva"]) == ("Alemania", "Ginebra")
    assert all(name[0].isupper() for name in names)
    assert not any("(" in name + exonym for name, exonym in names.items())
    assert exonyms(Pair("de", "fr"))["Deutschland"] == "Allemagne"
    assert {"germany", "geneva", "york", "moscow"} <= exonym_words(PAIR)


@pytest.mark.parametrize(
    ("name", "word", "share"),
    [
        ("Kyiv", "kyiv", 1.0), ("Kyiv", "Kiev", 0.75), ("Abcdef", "Abcd", 0.8),
        ("Kyiv", "Viky", 0.0), ("Paris", "Parisian", 0.0), ("Paris", "Parisia", 5 / 6),
        ("Abcde", "Abc", 0.0), ("Abcde", "Abxyzwvu", 0.0),
    ],
)  # fmt: skip
def test_likeness_is_the_share_of_letters_in_common(name, word, share):
    assert likeness(name, word) == pytest.approx(share)

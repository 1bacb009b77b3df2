"""Names: which words they are, whose letters are copied, and how a place is called elsewhere."""

from __future__ import annotations

import pytest

from l10n.draft import bylines, names
from l10n.draft.offset_text import OffsetText
from l10n.language import exonyms as places
from l10n.model import Span
from l10n.plugin import Pair

PAIR = Pair("en", "es")


@pytest.mark.parametrize(
    ("text", "existing", "result"),
    [
        ('"Yes," said Ana. Olena Kravets left.', (), ("Ana", "Olena", "Kravets")),
        ("STORM IN GRAZ", (), ()),
        ("Kravets left.", (), ()),
        ("Kravets left.", ("Kravets",), ("Kravets",)),
        ("Judge Kravets left.", (), ("Kravets",)),
        ("Ministers of Graz left on Friday.", (), ("Graz",)),
        ("In Graz they saw Kravets’s boat and the Basque flag.", (), ("Graz", "Kravets")),
        ("They met in London and Accra.", (), ()),
        ("1,300.5", (), ()),
        ("Graz, Ansel and UN", (), ("Ansel",)),
    ],
)
def test_names_are_words_with_capitals_that_nobody_translates(
    text: str, existing: tuple[str, ...], result: tuple[str, ...]
) -> None:
    assert names.find(text, names.translated(PAIR), existing) == result


def test_names_are_looked_for_with_endings() -> None:
    assert names.lacking(["Inch", "Moore"], "Kilbride-Inch", "es") == ("Moore",)
    assert names.lacking(("Graz", "Kravets"), "У Graza був Кравець") == ("Kravets",)
    assert names.lacking(("Kaspar", "Pohl"), "Los Pohls y Kasparín", "es-MX") == ("Kaspar",)
    assert names.lacking(("Kaspar",), "Kasparowi", "pl") == ()
    assert names.lacking(("Pickett",), "El pickett dijo que sí.") == ("Pickett",)
    assert names.lacking(("Pickett",), "PICKETT DICE QUE SÍ") == ()


@pytest.mark.parametrize(
    ("name", "answers", "target", "copied"),
    [
        ("Graz", ("Graz.", "", ""), "En Gratz", True),
        ("Lena", ("Lenja", "Lena dijo", "lino"), "Lenja Brandt", True),
        ("Yuldashev", ("Yuldahev", "Yuldahev dijo", "yuldahev"), "Yuldahev salió", True),
        ("Danube", ("Danubio", "Danubio dijo", "bailarín"), "El Danubio creció", False),
        ("Danube", ("Danubio", "Danubio dijo", "bailarín"), "El río creció", True),
        ("Macedonians", ("Macedonios", "Macedonios dijo", "macedonios"), "Los macedonios", False),
        ("Terrace", ("La terraza", "La azotea dijo", "terraza"), "En la Terraza", False),
        ("Lassalle", ("La último", "La último ha dicho", "láser"), "La último dijo", True),
        ("Tarrow", ("", "", ""), "", True),
    ],
)
def test_an_engine_knows_a_name_that_it_says_again(
    name: str, answers: tuple[str, ...], target: str, *, copied: bool
) -> None:
    assert names.copied(name, answers, target) is copied


def test_a_name_is_translated_in_a_sentence_of_the_language() -> None:
    assert names.questions("Lena", "en-GB") == ("Lena", "Lena said", "lena")
    assert names.questions("Lena", "ru") == ("Lena", "Lena", "lena")


@pytest.mark.parametrize(
    ("expected", "source", "target", "right"),
    [
        (["Yuldashev"], "Yuldashev left.", "Yuldahev se fue.", "Yuldashev se fue."),
        (["Pickett"], "Pickett left.", "El pickett se fue.", "El Pickett se fue."),
        (
            ["Prime"],
            "Prime Minister Pickett left.",
            "El primer ministro Pickett se fue.",
            "El primer ministro Pickett se fue.",
        ),
        (["Pickett"], "Pickett left.", "Pickettceró se fue.", "Pickettceró se fue."),
        (["Kaspar"], "Kaspar left.", "Kasparó se fue.", "Kaspar se fue."),
        (["Lind"], "Lind saw Linz.", "Linz se fue.", "Linz se fue."),
        (["Lena", "Lend"], "Lena Lend", "Lenja Lenda", "Lena Lend"),
        (["Ansel"], "Ansel rose.", "Algo subió.", "Algo subió."),
        (["Ansel"], "Ansel rose.", "", ""),
    ],
)
def test_a_word_nearly_a_name_gets_its_letters(expected: list[str], source: str, target: str, right: str) -> None:
    text, inserted = names.spelled(expected, source, OffsetText.of(target))
    assert text.text == right
    assert (text.text != target) == bool(inserted)


@pytest.mark.parametrize(
    ("source", "target", "result"),
    [
        ("It ends in Morocco.", "Termina en Morocco.", ["Marruecos"]),
        ("It ends in Morocco.", "Termina en Marruecos.", []),
        ("He reads the Cyprus Mail.", "Lee el Cyprus Mail.", []),
        ("In Cyprus he reads the Cyprus Mail.", "En Cyprus lee el Cyprus Mail.", ["Chipre"]),
        ("Michael Jordan left Jordan.", "Michael Jordan dejó Jordan.", []),
        ("She went to Strasbourg.", "Fue a Strasburgo.", ["Estrasburgo"]),
        ("She went to Antwerp.", "Fue a la Anterp.", ["Amberes"]),
        ("She went to Antwerp.", "Se fue.", []),
        ("She left South Africa.", "Dejó South Africa.", ["Sudáfrica"]),
        ("Nobody left.", "Nadie se fue.", []),
    ],
)
def test_places_with_another_name_in_the_target(source: str, target: str, result: list[str]) -> None:
    assert [words for _, words in places.misnamed(source, target, PAIR)] == result


def test_languages_without_data_have_the_countries_of_cldr() -> None:
    assert places.exonyms(Pair("en", "fr"))["Morocco"] == "Maroc"
    assert list(places.misnamed("In Morocco.", "In Morocco.", Pair("en", "de"))) == [(Span(3, 10), "Marokko")]
    assert list(places.misnamed("In Morocco.", "In Morocco.", Pair("en", "en"))) == []
    assert places.likeness("", "Ana") == 0


@pytest.mark.parametrize(
    ("text", "role", "line"),
    [
        ("By Lena Brandt and Oleg Maroz", "byline", "Por Lena Brandt y Oleg Maroz"),
        ("By Lena Brandt and Oleg Maroz", "", "Por Lena Brandt y Oleg Maroz"),
        ("BY LENA BRANDT", "byline", None),
        ("Photo: Youssef El Idrissi", "credit", "Foto: Youssef El Idrissi"),
        ("With reporting by J. Whitcombe in Graz", "credit", "Con información de J. Whitcombe en Graz"),
        ("Lena Brandt, London", "byline", "Lena Brandt, Londres"),
        ("Lena Brandt", "", None),
        ("Oleg Maroz", "", "Oleg Maroz"),
        ("Ansel", "byline", "Ansel"),
        ("By Monday", "", None),
        ("By Lena Brandt.", "", None),
        ("By our own reporter", "byline", None),
        ("By Harbour Staff", "byline", None),
        ("Photo 7", "credit", None),
        ("Photo:", "credit", None),
        ("Ana " * 30, "byline", None),
    ],
)
def test_a_line_of_names_needs_no_engine(text: str, role: str, line: str | None) -> None:
    assert bylines.translated(text, PAIR, role, names.translated(PAIR), {"Oleg", "Maroz"}) == line
    if line and " " in line and role and "Por" not in line:
        assert bylines.translated("Lena Brandt", Pair("en", "pl"), role, (), ()) == "Lena Brandt"


def test_contractions_are_no_names() -> None:
    assert names.find("He said I've seen it, and I'll go; O'Neill agreed.") == ("O'Neill",)


def test_peoples_in_the_plural_are_translated_and_names_that_look_like_it_are_not() -> None:
    no_names = names.translated(Pair("en", "es"))
    mentioned = names.find("He told the Republicans, the Democrats and the Germans of Hopkins and Evans.", no_names)
    assert mentioned == ("Hopkins", "Evans")

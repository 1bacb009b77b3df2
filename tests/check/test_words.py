"""Words, scripts, languages, sounds, names and terms: what the checks share."""

from dataclasses import replace

import pytest

from l10n.check import names, names_elsewhere, places
from l10n.language import knowledge as language
from l10n.language import number_learning, tokens
from l10n.language.phonetics import matches, sounds
from l10n.model import Catalog, State, Term, Unit, UnitKey
from l10n.plugin import ArticleContext
from l10n.terms import in_unit


@pytest.mark.parametrize(
    ("word", "tag", "code"),
    [
        ("Brandt", "en", "brandt"), ("Брандт", "uk", "brandt"), ("Şuman", "az", "Suman"), ("シュマン", "ja",
        "Suman"), ("ბრანდტი", "ka", "brandti"),
        ("Бpандт", "sr", "brandt"), ("伯纳", "zh", "bena"), ("鼎纳", "zh", "|na"), ("Ivánék", "hu", "ivanek"),
    ],
)  # fmt: skip
def test_sounds_of_scripts(word, tag, code):
    assert sounds.local(word, tag) == code


def test_particles_of_arabic_and_hebrew_arrive_off():
    assert "برلين" in sounds.heads("وبرلين", "Arab")
    assert sounds.heads("Berlin", "Latn") == ("Berlin",)


@pytest.mark.parametrize(
    ("name", "target", "tag"),
    [
        ("Brandt", "зустрів Брандта", "uk"),
        ("Trondheim", "a trondheimi kikötő", "hu"),
        ("Kaunas", "في كاوناس", "ar"),
        ("Mexico", "в Мехико", "ru"),
    ],
)
def test_names_are_recognized(name, target, tag):
    assert matches.recognizable(name, target, tag)


@pytest.mark.parametrize(
    ("name", "target", "tag"), [("Brandt", "зустрів Ковача", "uk"), ("Kaunas", "في فيينا", "ar"), ("Brandt", "", "de")]
)
def test_different_names_are_not(name, target, tag):
    assert not matches.recognizable(name, target, tag)


def test_a_headline_in_title_case_names_nobody():
    assert names.names("Harbour Reopens After Three Days Of Storm", "en") == ()


def test_institutions_are_translated_and_their_towns_with_them():
    result = names.names("The mayor told the Gdynia Harbour Authority that Lena Brandt, of Kaunas, had left.", "en")
    assert [name.text for name in result] == ["Lena", "Brandt", "Kaunas"]


def test_the_first_word_is_a_name_before_another():
    assert [name.text for name in names.names("Lena Brandt left.", "en")] == ["Lena", "Brandt"]
    assert names.names("Boats left.", "en") == ()
    assert names.names("They left. Boats", "en") == ()


def test_countries_and_cities_as_the_locale_calls_them():
    assert places.has_exonym("Germany", "у німецькому місті", "uk")
    assert places.has_exonym("Germany", "在德国", "zh")
    assert places.has_exonym("Greece", "لليونان", "ar")
    assert not places.has_exonym("Germany", "у Франції", "uk")


def test_renderings_are_learned_from_the_second_sentences():
    units = tuple(
        Unit(UnitKey("", source), target, State.REVIEWED)
        for source, target in (
            ("He left for Torshavn.", "Sie nannte es Hauptstadt."),
            ("We saw Torshavn again.", "Die Hauptstadt kam in Sicht."),
            ("It rained.", "Es regnete."),
            ("It snowed.", ""),
        )
    )
    assert "haup" in names_elsewhere.renderings("Torshavn", ArticleContext(Catalog("a", "en", "de", units)))
    small = tuple(replace(unit, target=unit.target.lower()) for unit in units)
    assert "haup" not in names_elsewhere.renderings("Torshavn", ArticleContext(Catalog("a", "en", "de", small)))


@pytest.mark.parametrize(
    ("target", "tag", "stranger"),
    [
        ("Там був Ковач.", "uk", True),
        ("Там був Брандт.", "uk", False),
        ("Там був він.", "uk", False),
        ("הוא היה שם", "he", True),
        ("Da war es", "de", True),
        ("„Трябва ни нов кей“, заяви тя.", "bg", False),
        ("»Trebamo novi mol«, rekla je.", "hr", False),
    ],
)
def test_strangers(target, tag, stranger):
    unit = Unit(UnitKey("", "There was Lena Brandt."), target)
    assert places.has_unexplained_name(unit, ArticleContext(Catalog("a", "en", tag, (unit,)))) is stranger


@pytest.mark.parametrize(
    ("translation", "target", "tag", "result"),
    [
        ("міська рада", "у міській раді", "uk", True),
        ("рада", "парад", "uk", False),
        ("理事会", "市の理事会は", "ja", True),
        ("مجلس", "المجلس", "ar", True),
    ],
)
def test_terms_in_targets(translation, target, tag, result):
    assert in_unit.has(translation, target, tag) is result


def test_terms_in_sources():
    assert in_unit.place(Term("City Council", "", ()), "The City Councils met.").end == 17
    assert in_unit.place(Term("City Council", "", ()), "The city council met.") is None
    assert in_unit.place(Term("harbour", "", ()), "Harbour news") is not None


def test_knowledge_falls_back_to_the_language_and_then_to_nothing():
    assert number_learning.lexicon("fa-AF").counts
    assert language.knowledge("de-AT").ratio == language.knowledge("de").ratio
    assert not language.knowledge("uz-Cyrl").function_words
    assert language.knowledge("eo").ratio == 0
    assert not language.knowledge("th").stops
    assert {"uk", "sr-Latn"} <= set(language.tags())


def test_scripts_and_folded_text():
    assert tokens.scripts_of("Jpan") == {"Hani", "Kana"}
    assert tokens.folded("İzmir") == "izmir"
    assert [m[0] for m in tokens.words("<1>L'homme</1> 3 fois")] == ["L'homme", "fois"]

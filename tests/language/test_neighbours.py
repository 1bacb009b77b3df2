"""Near languages are told apart by the letters of their words, and a text in its own language is left alone."""

import pytest

from l10n.language import data, neighbours
from l10n.language.identification import another_language
from l10n.language.neighbours import names_of, neighbour_scores

SENTENCES = {
    "ca": "Els veïns demanen que l'ajuntament arregli el camí abans de l'hivern.",
    "es": "Los vecinos piden que el ayuntamiento arregle el camino antes del invierno.",
    "pt": "Os moradores pedem que a câmara arranje o caminho antes do inverno.",
    "da": "Beboerne vil have kommunen til at gøre vejen i stand inden vinteren.",
    "nb": "Beboerne vil at kommunen skal sette veien i stand før vinteren.",
    "sv": "De boende vill att kommunen ska laga vägen före vintern.",
    "cs": "Obyvatelé chtějí, aby město opravilo cestu ještě před zimou.",
    "sk": "Obyvatelia chcú, aby mesto opravilo cestu ešte pred zimou.",
    "bg": "Жителите искат общината да поправи пътя преди зимата.",
    "mk": "Жителите сакаат општината да го поправи патот пред зимата.",
    "ru": "Жители хотят, чтобы город починил дорогу ещё до зимы.",
    "sr": "Становници траже да општина поправи пут пре почетка зиме.",
    "tt": "Кешеләр шәһәр башлыгыннан юлны кышка кадәр төзәтүне сорый.",
    "ba": "Кешеләр ҡала башлығынан юлды ҡышҡа тиклем төҙәтеүҙе һорай.",
    "az": "Sakinlər bələdiyyədən yolun qışa qədər təmir olunmasını istəyirlər.",
    "tr": "Sakinler belediyeden yolun kıştan önce onarılmasını istiyorlar.",
}
PAIRS = [(tag, rival) for tag in SENTENCES for rival in SENTENCES if rival in neighbours.neighbours_of(tag)]


@pytest.mark.parametrize(("tag", "rival"), PAIRS)
def test_a_sentence_of_the_neighbour_is_noticed(tag, rival):
    assert another_language(SENTENCES[rival], tag)


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_sentence_is_left_alone_in_its_native_language(tag):
    assert another_language(SENTENCES[tag], tag) == ""


@pytest.mark.parametrize(
    ("tag", "text", "neighbour"),
    [
        ("es", "els veïns demanen amb insistència una solució", "ca"),
        ("es", "demanen amb insistència aquesta solució", ""),  # six words at least
        ("es", "Els Veïns Demanen Amb Insistència Una Solució", ""),  # names
        ("tlh", "els veïns demanen amb insistència una solució", ""),
    ],
)
def test_few_words_and_names_show_nothing(tag, text, neighbour):
    scores = neighbour_scores(text, "", tag)
    assert [rival for rival, score in scores.items() if score >= 1] == [neighbour] * bool(neighbour)


def test_a_text_in_neither_language_is_not_named():
    text = "toeh clicnuoo foo temo eelpopo daino twneo ehomo"
    assert max(neighbour_scores(text, "", "es").values()) > 1
    assert another_language(text, "es") == ""


def test_words_of_the_source_show_nothing():
    text = "els veïns demanen amb insistència una solució"
    assert neighbour_scores(text, "", "es")["ca"] > 1
    assert neighbour_scores(text, "els veïns", "es") == {}


def test_names_are_spelled_as_in_the_source_or_as_they_sound():
    words = ["Juče", "je", "Tramp", "u", "NATO", "pozvao", "Bidena", "i", "Kim"]
    assert names_of(words, "Yesterday Trump invited Biden and Kim to NATO", "sr-Latn") == ["~", "="]
    assert names_of(words, "Вчера Трамп пригласил Байдена", "sr-Latn") == []
    assert neighbours.spellings("~") == {"~"}


def test_respelled_names_speak_for_the_language_that_respells():
    source = "On Saturday Trump and Johnson talked about Houston."
    scores = neighbour_scores("U subotu su Trump i Johnson razgovarali i o Houstonu.", source, "hr")
    respelled = neighbour_scores("U subotu su Tramp i Džonson razgovarali i o Hjustonu.", source, "hr")
    assert respelled["sr-Latn"] > scores["sr-Latn"] + 0.5


@pytest.mark.parametrize(
    ("tag", "text", "second"),
    [
        ("sl", "Općina je obećala da će popraviti cestu prije zime.", "hr"),
        ("hr", "Ljudje pravijo, da je bila cesta v soboto še vedno zaprta.", "sl"),
    ],
)
def test_south_slavic_languages_are_named(tag, text, second):
    assert another_language(text, tag) == second
    assert another_language(text, second) == ""


def test_spellings_of_a_word_are_its_letters_its_edges_and_itself():
    assert set(neighbours.spellings("amb")) == set("_amb") | {
        "_a",
        "am",
        "mb",
        "b_",
        "_am",
        "amb",
        "mb_",
        "_amb",
        "amb_",
        "_amb_",
    }


@pytest.mark.parametrize("tag", data.tags("neighbours"))
def test_neighbours_name_each_other_and_have_letters(tag):
    section = data.section(tag, "neighbours")
    for rival in section["among"].split():
        assert tag in data.section(rival, "neighbours")["among"].split()
    listed = [each for text in section["spellings"].values() for each in text.split()]
    assert len(listed) == len(set(listed))
    assert all(len(each) <= 4 or each[0] == each[-1] == "_" for each in listed)

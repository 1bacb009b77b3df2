"""Near languages are told apart by the letters of their words, and a text in its own language is left alone."""

import pytest

from l10n.language import data, neighbours
from l10n.language.identification import another_language
from l10n.language.neighbours import likely_neighbour

NOTHING = frozenset()
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
PAIRS = [(tag, other) for tag in SENTENCES for other in SENTENCES if neighbours.is_neighbour(other, tag)]


@pytest.mark.parametrize(("tag", "other"), PAIRS)
def test_a_sentence_of_the_neighbour_is_noticed(tag, other):
    assert another_language(SENTENCES[other], tag)


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_sentence_is_left_alone_in_its_own_language(tag):
    assert another_language(SENTENCES[tag], tag) == ""


@pytest.mark.parametrize(
    ("tag", "text", "neighbour"),
    [
        ("es", "els veïns demanen amb insistència una solució", "ca"),
        ("es", "demanen amb insistència aquesta", ""),  # five words at least
        ("es", "Els Veïns Demanen Amb Insistència Una Solució", ""),  # names
        ("tlh", "els veïns demanen amb insistència una solució", ""),
    ],
)
def test_few_words_and_names_tell_nothing(tag, text, neighbour):
    assert likely_neighbour(text.split(), NOTHING, tag) == neighbour


def test_words_of_the_source_tell_nothing():
    words = ["els", "veïns", "demanen", "amb", "insistència", "una", "solució"]
    assert likely_neighbour(words, frozenset(words[:3]), "es") == ""


def test_spellings_of_a_word_are_its_letters_its_edges_and_itself():
    assert set(neighbours.spellings("amb")) == set("amb") | {
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
    for other in section["among"].split():
        assert tag in data.section(other, "neighbours")["among"].split()
    listed = [each for text in section["spellings"].values() for each in text.split()]
    assert len(listed) == len(set(listed))
    assert all(len(each) <= 4 or each[0] == each[-1] == "_" for each in listed)

"""What the check of names says, and that a termbase of any size is read once."""

from l10n.check.checks import names
from l10n.model import Catalog, State, Term, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from tests.patience import patience


def messages(source, target, tag, terms=()):
    unit = Unit(UnitKey("", source), target, State.REVIEWED)
    return [f.message for f in names.check.find(Subject(unit, ArticleContext(Catalog("a", "en", tag, (unit,)), terms)))]


def test_a_word_that_only_sounds_alike_is_not_shown_for_a_name_that_was_left_out():
    assert messages("They spoke with Korea about Lena Brandt.", "Вони говорили з Кімом про Лену Брандт.", "uk") == [
        "Korea is not in the translation"
    ]


def test_a_misspelled_name_is_shown_with_its_rendering():
    assert messages("They met Lena Brandt in Gdynia.", "Sie trafen Lena Brandt in Gdnyia.", "de") == [
        "Gdynia is here Gdnyia: another name, or misspelled?"
    ]


def test_a_small_word_that_sounds_like_a_name_is_none():
    assert messages(
        "They met Lena Brandt and Theresa Kern.", "Se reunieron con el director Lena Brandt y Marta Kern.", "es"
    )


def test_a_word_of_grammar_that_sounds_like_a_name_is_none():
    assert messages("The boat left for Seoul.", "הסירה של הדייג הפליגה.", "he") == ["Seoul is not in the translation"]
    assert messages("The boat left for Seoul.", "הסירה של הדייג הפליגה לסיאול.", "he") == []


def test_a_nickname_in_quotation_marks_is_a_name():
    assert messages("They call him “Don Goyo” here.", "Здесь его называют «Дон Пако».", "ru")


def test_what_languages_call_otherwise_is_not_missed():
    assert messages("Photos tweeted by the club show it.", "На фото клуба в Twitter это видно.", "ru") == []
    assert messages("They met Hotspur fans on Facebook.", "Они встретили фанатов Хотспура на фейсбуке.", "ru") == []
    assert messages("They freed the Taliban prisoners.", "Они освободили пленных талибов.", "ru") == []
    assert messages("She read “The Goldfinch,” a novel.", "Она читала роман «Щегол».", "ru") == []
    assert messages("Lawyer Meng Wanzhou left.", "Адвокат Мэн Ваньчжоу ушла.", "ru") == []
    assert (
        messages("The reporter Lin Jiang left Solskjaer's team.", "Корреспондент Линь Цзян ушла от Сульшера.", "ru")
        == []
    )
    assert messages("The Karen Fire was reported.", "Das Karen-Feuer wurde gemeldet.", "de") == []
    assert messages("The Kremlin denies what Kiev says.", "Kreml popírá slova Kyjeva.", "cs") == []
    assert messages("They met Mikhail Mishustin.", "Setkali se s Michailem Mišustinem.", "cs") == []
    assert messages("They met Alexander Lukashenko.", "Spotkali Aleksandra Łukaszenkę.", "pl") == []
    assert messages("The Hebrides were warned.", "Die Hebriden wurden gewarnt.", "de") == []


def test_a_word_that_is_another_name_stands_for_no_second_name():
    assert messages("Mr Jaguar read Chequers aloud to Lena Brandt.", "Zander las Chequers Lena Brandt vor.", "de")


def test_a_headline_that_became_a_headline_of_another_town_is_reported():
    source = "The mayor of Gdynia resigned on Monday."
    units = (
        Unit(UnitKey("", source), "Мер Гдині пішов у відставку в понеділок.", State.REVIEWED),
        Unit(
            UnitKey("", "Mayor's Race in Trondheim Goes to a Second Round"),
            "Вибори мера Гдині: другий тур",
            State.REVIEWED,
        ),
        Unit(
            UnitKey("", "Mayor's Race in Gdynia Goes to a Third Round"), "Вибори мера Гдині: третій тур", State.REVIEWED
        ),
    )
    catalog = Catalog("a", "en", "uk", units)
    result = [[f.message for f in names.check.find(Subject(unit, ArticleContext(catalog)))] for unit in units]
    assert result == [[], ["Гдині is not in the source"], []]


def test_what_most_places_are_called_names_none_of_them():
    assert messages("They left Macedonia.", "Au plecat din Samarkand de Nord.", "ro")
    assert not messages("They left Macedonia.", "Au plecat din Macedonia de Nord.", "ro")


def test_a_name_is_looked_up_in_a_termbase_of_thousands():
    terms = tuple(Term(f"Gdynia Harbour {number}", "de", (f"Hafen {number}",)) for number in range(20_000))
    with patience():
        for _ in range(20):
            assert messages("It sank off Gdynia.", "Es sank vor dem Hafen 17.", "de", terms) == []

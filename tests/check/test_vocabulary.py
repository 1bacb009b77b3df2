"""Which words of an article's translations are ordinary, and which are names."""

import pytest

from l10n.check import names, places
from l10n.check.check import all_checks, check
from l10n.check.vocabulary import capitalized, ordinary
from l10n.language import knowledge as language
from l10n.language import months
from l10n.language.phonetics import matches, slips
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext

CHECKS = all_checks()


def catalog(tag: str, *pairs: tuple[str, str]) -> Catalog:
    return Catalog("a", "en", tag, tuple(Unit(UnitKey("", text), target, State.FUZZY) for text, target in pairs))


def messages(name: str, each: Catalog) -> list[str]:
    return [finding.message for finding in check(each, {name: CHECKS[name]})]


def test_a_word_of_sentences_without_the_name_is_ordinary():
    each = catalog("uk", ("Brandt left.", "Брандт поїхала вчора."), ("It rained.", "Дощило вчора."))
    assert ordinary("Brandt", each.units[0], ArticleContext(each)) == {"вчора"}
    assert ordinary("Brandt", each.units[1], ArticleContext(each)) == frozenset()


def test_a_word_with_a_capital_inside_sentences_is_a_name():
    each = catalog("es", ("x", "Fue a Gdynia con Marta."), ("y", "Marta llegó; la marta no."))
    assert capitalized(ArticleContext(each)) == {"gdynia"}


def test_a_word_that_arrives_without_the_name_does_not_sound_like_it():
    pairs = (("She met Wazir there.", "هي قابلت وزيرا هناك."), ("The minister spoke.", "تحدث وزيرا."))
    target = pairs[0][1]
    free = matches.nearest("Wasser", target, "ar")
    assert free.word == "وزيرا"
    assert matches.nearest("Wasser", target, "ar", frozenset({"وزيرا"})).cost > free.cost


@pytest.mark.parametrize(
    ("source", "target", "tag", "result"),
    [
        ("They met Donald Brandt there.", "Там зустріли Брандта.", "uk", 0),
        ("They met Donald Brandt there.", "Там зустріли Ганну Брандт.", "uk", 1),
        ("They met Donald Brandt there.", "مرسدس براندت آنجا بود.", "fa", 1),
        ("Talks with Kim Jong Un failed.", "Переговори з Кім Чен Ином провалилися.", "uk", 0),
        ("The ship left Karlskrona.", "Корабель залишив Karlskorna.", "uk", 1),
        ("The ship left Karlskrona.", "这艘船离开了Karlskorna。", "zh", 1),
        ("The ship left Karlskrona.", "这艘船离开了Karlskrona。", "zh", 0),
        ("Karlskrona waits; the ship left Karlskrona.", "Karlskrona wartet; das Schiff verließ Karlskorna.", "de", 1),
        ("The ship left port.", "Корабель вийшов із порту Trondheim.", "uk", 1),
        ("The ship left port.", "Корабель NASA вийшов із порту.", "uk", 0),
        ("He met Lena Brandt.", "Brandt dort.", "de", 0),
        ("He blamed Washington.", "Він звинуватив Сполучені Штати.", "uk", 0),
        ("It shook central Mexico.", "Es erschütterte Zentralmexiko.", "de", 0),
    ],
)
def test_names_that_are_left_out_misspelled_or_reported_otherwise(source, target, tag, result):
    assert len(messages("names", catalog(tag, (source, target)))) == result


def test_what_stands_before_a_surname_may_be_the_article_s_ordinary_word():
    pair = ("They saw Donald Brandt.", "آنها رئیس براندت را دیدند.")
    assert messages("names", catalog("fa", pair, ("The head came.", "رئیس آمد."))) == []


def test_an_ordinary_word_at_the_sentence_start_is_no_stranger():
    pair = ("From Gdynia smoke rose.", "Tronheymdan tüstü qalxdı.")
    alone = catalog("az", pair)
    ordinary = catalog("az", pair, ("They left.", "Onlar tronheymdan getdi."))
    pronoun = catalog("az", ("Smoke rose from Gdynia.", "Onun tüstüsü qalxdı."))
    assert places.has_unexplained_name(alone.units[0], ArticleContext(alone))
    assert not places.has_unexplained_name(ordinary.units[0], ArticleContext(ordinary))
    assert not places.has_unexplained_name(pronoun.units[0], ArticleContext(pronoun))


@pytest.mark.parametrize(
    ("month", "text", "tag"), [(2, "მარტის ბოლოს", "ka"), (9, "1 қазанда", "kk"), (9, "1 tetorit", "sq")]
)
def test_declined_months_are_detected(month, text, tag):
    assert months.month_patterns(tag)[month].search(text)


@pytest.mark.parametrize(
    ("text", "tag", "result"),
    [
        ("o luptă mai grea până la 5 decembrie", "ro", [12]),
        ("între martie și mai 2024", "ro", [3, 5]),
        ("le maire, mais pas en main", "fr", []),
        ("nën ujë, dhjetë vjet", "sq", []),
        ("la energía del mar", "es", []),
        ("julia wohnt in mainz", "de", []),
    ],
)
def test_words_that_only_begin_like_a_month_are_none(text, tag, result):
    patterns = months.month_patterns(tag)
    assert [number for number, pattern in enumerate(patterns, 1) if pattern.search(text)] == result


def test_a_language_of_unknown_months_has_no_patterns():
    assert months.month_patterns("tlh") == () == months.weekday_patterns("tlh")


@pytest.mark.parametrize(
    ("name", "word", "slipped"),
    [
        ("Burnaston", "Bunaston", True), ("Burnaston", "Bernaston", False), ("Trondheim", "Trondeim", False),
        ("Cologne", "Colonia", False), ("Berlin", "Berilnu", True), ("Brussels", "Brusels", False), ("Kaunas", "Gdynia", False),
    ],
)  # fmt: skip
def test_slips_differ_from_respelling(name, word, slipped):
    assert slips.slip(name, word) is slipped


def test_syllables_of_korean_names_are_marked():
    result = {name.text: name.syllable for name in names.names("They met Kim Jong Un and Lena Brandt.", "en")}
    assert result == {"Jong": True, "Lena": False, "Brandt": False}


@pytest.mark.parametrize(
    ("source", "target", "tag", "result"),
    [
        ("The council decides.", "Рада вирішить, ҷаноб каже вона.", "uk", 1),
        ("The council decides.", "Vulkán árasztja el a várost.", "de", 1),
        ("The council decides.", "Die Wahl in Łódź.", "de", 0),
        ("The council decides.", "Le café ouvre à huit heures.", "fr", 0),
    ],
)
def test_letters_that_a_language_lacks(source, target, tag, result):
    assert len(messages("language", catalog(tag, (source, target)))) == result


def test_every_language_with_a_negation_has_a_plain_denial_or_none():
    plain = [tag for tag in language.tags() if language.knowledge(tag).denial.pattern != "(?!)"]
    assert len(plain) > 30
    assert language.knowledge("tlh").denial.search("no not never") is None

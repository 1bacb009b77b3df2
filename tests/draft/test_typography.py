"""House typography, a line a case: the plain source, what an engine gave, what the locale's readers want."""

from __future__ import annotations

import pytest

from l10n.draft import headline, typography
from l10n.draft.headline import ArticleVocabulary
from l10n.draft.offset_text import OffsetText
from l10n.language.form import quotes
from l10n.plugin import Pair

CASES = [
    ("es", '"We stay," she said.', '"Nos quedamos," dijo ella.', "“Nos quedamos”, dijo ella."),
    ("de", '"We stay," she said.', '"Wir bleiben," sagte sie.', "„Wir bleiben“, sagte sie."),
    ("en", '"We stay," she said.', '"We stay," she said.', "“We stay,” she said."),
    ("es", 'He said "yes", "no", and left.', 'Dijo "sí", "no", y se fue.', "Dijo “sí”, “no”, y se fue."),
    ("es", "Why now?", "Por qué ahora?", "¿Por qué ahora?"),
    ("es", "He left. Why?", "Se fue. Por qué?", "Se fue. ¿Por qué?"),
    ("es", "Stop!", "Alto!", "¡Alto!"),
    ("es", "Why now?", "¿Por qué ahora?", "¿Por qué ahora?"),
    ("es", "It rained – hard.", "Llovió - mucho.", "Llovió — mucho."),
    ("de", "It rained — hard.", "Es regnete - stark.", "Es regnete – stark."),
    ("ru", "Storm—worst in years.", "Шторм—худший за годы.", "Шторм — худший за годы."),
    ("fr", "Why now?", "Pourquoi maintenant ?", "Pourquoi maintenant\u202f?"),
    ("fr", "Listen: it rains!", "Écoutez: il pleut!", "Écoutez\u00a0: il pleut\u202f!"),
    ("fr", "At 20:30 sharp.", "À 20:30 pile.", "À 20:30 pile."),
    ("fr-CA", "Why now?", "Pourquoi maintenant ?", "Pourquoi maintenant?"),
    ("uk", "It's Ana's.", "Це п'ять.", "Це п’ять."),
    ("uz", "He came.", "U ko'chaga keldi.", "U ko‘chaga keldi."),
    ("hy", "The port closed.", "Նավահանգիստը փակվեց.", "Նավահանգիստը փակվեց։"),
    ("hy", "It closed. It rained.", "Այն փակվեց. Անձրև էր.", "Այն փակվեց։ Անձրև էր։"),
    ("zh", "The port closed.", "港口关闭了.", "港口关闭了。"),
    ("es", "The port closed.", "El puerto cerró", "El puerto cerró."),
    ("es", "Port closed", "Puerto cerrado.", "Puerto cerrado"),
    ("es", "Trust the US", "Confía en EE. UU.", "Confía en EE. UU."),
    ("es", "The port  closed , she said.", "El puerto  cerró , dijo .", "El puerto cerró, dijo."),
    ("es", "The port closed.", "el puerto cerró.", "El puerto cerró."),
    ("es", "The iPhone sells.", "iPhone se vende.", "iPhone se vende."),
    ("tr", "It rains.", "istanbul ıslak.", "İstanbul ıslak."),
    ("es", "STORM CLOSES THE PORT", "la tormenta cierra el puerto", "LA TORMENTA CIERRA EL PUERTO"),
    ("ka", "The port closed.", "პორტი დაიხურა.", "პორტი დაიხურა."),
    ("es", "Gate\u00a07 is shut.", "La puerta Gate 7 está cerrada.", "La puerta Gate\u00a07 está cerrada."),
    ("en-XA", "Why - now?", "[Ŵĥý - ñöŵ?]", "[Ŵĥý - ñöŵ?]"),
]


@pytest.mark.parametrize(("tag", "source", "arguments", "expected"), CASES)
def test_a_draft_is_set_as_the_locale_sets_it(tag: str, source: str, arguments: str, expected: str) -> None:
    assert typography.set_type(source, OffsetText.of(arguments), tag).text == expected


@pytest.mark.parametrize("tag", ["es", "de", "uk", "fr", "sq", "ru", "pl"])
def test_quotation_marks_follow_the_locale(tag: str) -> None:
    opening, closing, inner, inner_closing = quotes(tag)
    space = "\u00a0" if tag == "fr" else ""
    reported = typography.set_type('"Abc," she said.', OffsetText.of('"Abc", xyz.'), tag).text
    assert reported == f"{opening}{space}Abc{space}{closing}, xyz."
    nested = typography.set_type("\"Abc 'def' ghi,\" she said.", OffsetText.of("\"Abc 'def' ghi\", xyz."), tag).text
    assert inner + "def" + inner_closing in nested.replace("\u00a0", "").replace("\u202f", "")


def test_typography_set_twice_is_set_once() -> None:
    for tag, source, arguments, _ in CASES:
        once = typography.set_type(source, OffsetText.of(arguments), tag).text
        assert typography.set_type(source, OffsetText.of(once), tag).text == once


def test_an_apostrophe_at_the_end_of_a_word_is_no_quotation_mark() -> None:
    assert typography.set_type("The workers' day.", OffsetText.of("El workers' día."), "es").text == "El workers' día."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Master Ruiz Resigns After the Storm", "Harbour master Ruiz resigns after the storm"),
        ("Ruiz and the Harbour", "Ruiz and the harbour"),
    ],
)
def test_a_headline_becomes_a_sentence_by_the_words_of_the_article(text: str, expected: str) -> None:
    existing = headline.vocabulary(
        [
            "The harbour master resigns, said Ana Ruiz.",
            "A storm came.",
            "ALL IN CAPITALS",
            "The Title Case Storm Teaches Nothing",
        ]
    )
    assert headline.sentence_case(text, existing) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Council Approves New Harbor Wall After Storm", "Council approves new harbor wall after storm"),
        ("EU And NATO Leaders Meet Olena Kravets In Gdynia", "EU and NATO leaders meet Olena Kravets in Gdynia"),
        ("Apple Unveils iPad Pro With M4 Chip", "Apple unveils iPad Pro with M4 chip"),
        ("Clearing House Rejects Third Fund", "Clearing house rejects third fund"),
        ("Striker Banned for Four Matches", "Striker banned for four matches"),
        ("Storm Hits New York and New Jersey", "Storm hits New York and New Jersey"),
        ("Dundee Stars Beat Belfast Giants", "Dundee Stars beat Belfast Giants"),
        ("Polish Farmers Block Roads Before Easter", "Polish farmers block roads before Easter"),
        ("Storm on Friday", "Storm on Friday"),
    ],
)
def test_a_headline_without_an_article_becomes_a_sentence_by_usual_words(text: str, expected: str) -> None:
    assert headline.sentence_case(text, headline.vocabulary([])) == expected


def test_words_of_terms_are_small_in_a_headline_as_the_house_has_them() -> None:
    words = headline.vocabulary([]).with_small(["regulator", "grid operator"])
    assert headline.sentence_case("Regulator Warns Grid Operators", words) == "Regulator warns grid operators"
    assert headline.sentence_case("Bailout of Regulator Delayed", words) == "Bailout of regulator delayed"


def test_a_headline_with_an_article_has_the_names_of_the_article_alone() -> None:
    article = [f"They saw word{chr(97 + n % 26)}{chr(97 + n // 26)} near Ansel and the police." for n in range(70)]
    existing = headline.vocabulary([*article, "Harwick Police left the police there."])
    assert existing.rich
    expected = "Wondrous ansels? No: Ansel, police and quirky roads on Monday"
    assert headline.sentence_case("Wondrous Ansels? No: Ansel, Police and Quirky Roads on Monday", existing) == expected


def test_a_sentence_is_no_title_and_a_name_stays() -> None:
    assert not headline.in_title_case("The harbour master resigned after the storm")
    assert not headline.in_title_case("Storm!")
    vocabulary = ArticleVocabulary(frozenset({"may"}), frozenset({"May"}))
    assert headline.sentence_case("Prime Minister May Resigns", vocabulary) == "Prime minister May resigns"
    assert headline.applies(Pair("en-GB", "uk"))
    assert not headline.applies(Pair("de", "uk"))
    assert not headline.applies(Pair("en", "en-XA"))


@pytest.mark.parametrize(
    ("source", "target", "tag", "expected"),
    [
        ("Why now?", "por qué agora ?", "ast", "¿Por qué agora?"),
        ("He said: “No!”", "Il dit : «Non !»", "fr-CH", "Il dit\u00a0: «\u00a0Non\u202f!\u00a0»"),
        ("He said: “No!”", "Il dit : «Non!»", "fr-CA", "Il dit\u00a0: «\u00a0Non!\u00a0»"),
        ("THE MAYOR RESIGNED", "Ο δήμαρχος παραιτήθηκε", "el", "Ο ΔΗΜΑΡΧΟΣ ΠΑΡΑΙΤΗΘΗΚΕ"),
        ("Eight came.", "άνοιξε η γέφυρα.", "el", "Άνοιξε η γέφυρα."),
        ("It is open.", "iki köprü açık.", "tr", "İki köprü açık."),
    ],
)
def test_typography_follows_the_data_of_each_language(source, target, tag, expected):
    assert typography.set_type(source, OffsetText.of(target), tag).text == expected

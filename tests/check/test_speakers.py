"""Who says something in a sentence, and what a check makes of it."""

import pytest

from l10n.check.checks.attribution import check
from l10n.check.speakers import inside, outside, saying
from l10n.language import data
from l10n.language.knowledge import knowledge
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject


@pytest.mark.parametrize(
    ("source", "word", "speaker", "pronoun"),
    [
        ("“The dam will hold,” said Marta Keller, the engineer.", "said", ("Marta", "Keller"), False),
        ("Mayor Marta Keller, 61, said the dam was safe.", "said", ("Marta", "Keller"), False),
        ("According to Marta Keller, the dam is safe.", "According to", ("Marta", "Keller"), False),
        ("The dam is safe, he said.", "said", (), True),
        ("“It is safe,” said she.", "said", (), True),
        ("When the storm came, Keller said it was safe.", "said", (), False),
        ("The ministry says the dam is safe.", "says", (), False),
        ("Reporters were waiting, Keller told the council.", "told", (), False),
    ],
)
def test_the_speaker_stands_beside_the_word_of_saying(source, word, speaker, pronoun):
    result = saying(source, "en")
    assert (result.word, result.speaker, result.pronoun) == (word, speaker, pronoun)
    assert source[result.span.start : result.span.end] == word


@pytest.mark.parametrize(
    "source",
    [
        "The dam is safe.",
        "Delays, which the council says are likely, cost money.",
        "They have not yet said whom they support.",
        "The council was told of the leak.",
        "Keller told them to leave the hall.",
        "She said goodbye.",
    ],
)
def test_what_nobody_says_for_certain(source):
    assert saying(source, "en") is None


def test_a_single_quotation_has_an_outside_and_an_inside():
    text = "„Wir warten“, sagte Keller."
    assert (outside(text), inside(text)) == (", sagte Keller.", "Wir warten")
    assert outside("Niemand wartet.") is None
    assert outside("„Ja“ und „nein“") is None


def test_every_language_has_words_of_saying_and_none_is_detected_in_nothing():
    for tag in data.tags("reporting"):
        words = knowledge(tag).reporting
        assert words.pattern != "(?!)", tag
        assert not words.search(""), tag


def speakers_in(source: str, target: str, tag: str = "de", language: str = "en"):
    unit = Unit(UnitKey("", source), target, State.FUZZY)
    return [
        finding.message for finding in check.find(Subject(unit, ArticleContext(Catalog("dam", language, tag, (unit,)))))
    ]


def test_a_language_without_data_is_left_alone():
    assert speakers_in("The mayor said so.", "Ol mea i pai.", "tpi") == []
    assert speakers_in("Užtvanka, sakė ji, laikosi.", "The dam holds.", "en", "lt") == []
    assert speakers_in("The mayor said so.", "[Ťĥé ɱàýóř]", "en-XA") == []


def test_marks_alone_show_a_speaker_in_headlines_and_for_pronouns():
    lost = ["nobody says this in the translation: “said” is lost"]
    assert speakers_in("“It will hold,” he said.", "„Er wird halten.“") == []
    assert speakers_in("“It will hold,” said Keller.", "„Er wird halten.“") == lost
    assert speakers_in("“Dam will hold”, said Keller", "Keller: Damm wird halten") == []
    assert speakers_in("Dam ‘will hold’, said council of the town", "Stadtrat der Stadt: „Damm hält“") == []
    assert speakers_in("“Dam will hold,” said council", "Der Rat „Damm wird halten“") == []
    assert speakers_in("It will hold, he said.", "Er wird halten.") == lost


def test_a_speaker_who_is_talked_about_instead_is_another():
    source = "“We must drop Brandt,” said Anna Keller."
    assert speakers_in(source, "„Wir müssen Keller loswerden“, sagte Brandt.") == [
        "Keller says this in the source, Brandt here"
    ]
    assert speakers_in(source, "„Wir müssen Brandt loswerden“, sagte Keller.") == []
    assert speakers_in(source, "Keller sagte, Brandt müsse gehen.") == []

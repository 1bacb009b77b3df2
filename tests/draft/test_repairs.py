"""What an engine says twice is said once, where the language and the source mean it so."""

import pytest

from l10n.draft.offset_text import OffsetText
from l10n.draft.repairs import once, unbroken, with_ordinals
from l10n.language.doubled_words import doubled_by_mistake
from l10n.plugin import Pair


@pytest.mark.parametrize(
    ("tag", "source", "target", "expected"),
    [
        ("es", "Nausėda met the press.", "Nausėda Nausėda vio a la prensa.", "Nausėda vio a la prensa."),
        ("es", "He told us all.", "Nos dijo dijo dijo todo.", "Nos dijo todo."),
        ("fr", "You wash.", "Vous vous lavez.", "Vous vous lavez."),
        ("tr", "The town grew slowly.", "Kent yavaş yavaş büyüdü.", "Kent yavaş yavaş büyüdü."),
        ("es", "Bye bye, said Lena.", "Adiós adiós, dijo Lena.", "Adiós adiós, dijo Lena."),
        ("es", "He left....", "Se fue..........", "Se fue...."),
        ("es", "He left.", "Se fue......", "Se fue..."),
    ],
)
def test_once(tag, source, target, expected):
    twice = doubled_by_mistake(source, target, tag)
    made, notes = once(source, OffsetText.of(target), tag)
    assert made.text == expected
    assert bool(notes) is bool(twice)


def test_a_doubled_stop_is_reduced() -> None:
    assert once("He left.", OffsetText.of("Se fue.."), "es")[0].text == "Se fue."
    assert once("He left...", OffsetText.of("Se fue..."), "es")[0].text == "Se fue..."


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "At 6 a.m. the kiosk opened.",
            "A las 6 de la mañana. El quiosco abrió.",
            "A las 6 de la mañana, el quiosco abrió.",
        ),
        ("In the U.S. the tax fell.", "En Estados Unidos. la tasa bajó.", "En Estados Unidos, la tasa bajó."),
        ("At six the kiosk opened.", "A las seis. El quiosco abrió.", "A las seis. El quiosco abrió."),
        ("At 6 a.m. the kiosk opened.", "A las 6 de la mañana. Lena abrió.", "A las 6 de la mañana. Lena abrió."),
    ],
)
def test_a_sentence_that_an_abbreviation_broke_is_joined_again(source: str, target: str, expected: str) -> None:
    assert unbroken(source, OffsetText.of(target), Pair("en", "es")).text == expected


@pytest.mark.parametrize(
    ("tag", "source", "target", "expected"),
    [
        ("es", "The 45th fair.", "La edición 45th.", "La edición 45."),
        ("fr", "Its 101st day, and 22nd night.", "Son 101st jour et 22nd nuit.", "Son 101 jour et 22 nuit."),
        ("de", "On the 33rd floor.", "Im 33rd Stock.", "Im 33. Stock."),
        ("de", "It was the 33rd.", "Es war der 33rd.", "Es war der 33."),
        ("es", "The 101st Airborne left.", "La 101st Airborne se fue.", "La 101st Airborne se fue."),
        ("en-GB", "The 45th fair.", "The 45th fair.", "The 45th fair."),
    ],
)
def test_the_source_s_endings_of_ordinals_go(tag: str, source: str, target: str, expected: str) -> None:
    made, notes = with_ordinals(source, OffsetText.of(target), Pair("en", tag))
    assert made.text == expected
    assert bool(notes) is (made.text != target)

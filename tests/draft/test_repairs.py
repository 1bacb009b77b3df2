"""What an engine says twice is said once, where the language and the source mean it so."""

import pytest

from l10n.draft.offset_text import OffsetText
from l10n.draft.repairs import once
from l10n.language.doubled_words import doubled_by_mistake


@pytest.mark.parametrize(
    ("tag", "source", "target", "wanted"),
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
def test_once(tag, source, target, wanted):
    twice = doubled_by_mistake(source, target, tag)
    made, notes = once(source, OffsetText.of(target), tag)
    assert made.text == wanted
    assert bool(notes) is bool(twice)


def test_a_doubled_stop_is_one() -> None:
    assert once("He left.", OffsetText.of("Se fue.."), "es")[0].text == "Se fue."
    assert once("He left...", OffsetText.of("Se fue..."), "es")[0].text == "Se fue..."

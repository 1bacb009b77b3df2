"""Other ways to read a name, and to write one sound with two letters."""

from __future__ import annotations

import pytest

from l10n.language.phonetics.matches import limit, nearest
from l10n.language.phonetics.spellings import readings, written

WRITTEN = [
    ("ar", "Churchill", "تشرشل"),
    ("ar", "Matthew", "ماثيو"),
    ("ar", "Renault", "رينو"),
    ("ar", "Kowalczyk", "كوفالتشيك"),
    ("ar", "Chernobyl", "تشيرنوبيل"),
    ("fa", "Škoda", "اشکودا"),
    ("fa", "Bordeaux", "بوردو"),
    ("fa", "Cambridge", "کمبریج"),
    ("he", "Johnson", "ג'ונסון"),
    ("he", "Ivanov", "איוונוב"),
    ("he", "Quebec", "קוויבק"),
    ("ur", "Wright", "رائٹ"),
    ("ps", "Heathrow", "هیټرو"),
    ("hy", "Trump", "Թրամփ"),
    ("hy", "Kutaisi", "Քութաիսիի"),
    ("uk", "Versailles", "Версаль"),
    ("th", "Suleymanov", "สุเลย์มานอฟ"),
    ("th", "Petersen", "เพเทอร์เซน"),
]


@pytest.mark.parametrize(("tag", "name", "word"), WRITTEN)
def test_a_name_is_detected_as_newspapers_write_it(tag: str, name: str, word: str) -> None:
    assert nearest(name, word, tag).cost <= limit(name, tag)


@pytest.mark.parametrize(
    ("tag", "name", "sentence"),
    [
        ("he", "Gutierrez", "המתיחות נותרה גבוהה באזור הדרומי"),
        ("fa", "Gutierrez", "این کشور در راستای صلح گام برداشت"),
        ("ar", "Delacroix", "قررت الدولة تأجيل الانتخابات"),
        ("ps", "Bergamo", "د دې برخې خلک ستړي دي"),
        ("ar", "Singapore", "قال الوزير إن السفر ممكن"),
    ],
)
def test_a_stranger_is_not_detected_in_ordinary_words(tag: str, name: str, sentence: str) -> None:
    assert nearest(name, sentence, tag).cost > limit(name, tag)


def test_a_name_is_read_as_it_is_spelled_first() -> None:
    assert readings("Chevrolet")[0] == "Cevrolet"
    assert "Cevrole" in readings("Chevrolet")
    assert readings("Brandt")[0] == "brandt"
    assert readings("") == ()


def test_letters_of_two_sounds_are_written_both_ways() -> None:
    assert written("ماثيو", "Arab") == ("ماثيو", "ماتيو")
    assert written("Мартін", "Cyrl") == ("Мартін",)

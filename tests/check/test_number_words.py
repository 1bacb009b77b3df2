"""Numbers in words, by CLDR's spelling in every language: the right one passes, another one in its place is reported."""

import random

import pytest

from l10n.check.checks import numbers
from l10n.language.number_learning import spellings
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from tests.language.test_numerals import TAGS

LONG = "The mayor of the town counted {} boats in the harbour, and nobody saw more than she did in that night."
SAMPLE = (*random.Random(4).sample(range(13, 100), 3), *random.Random(4).sample(range(101, 1000), 2))


def findings(source, target, tag, written_in="en"):
    unit = Unit(UnitKey("", source), target, State.REVIEWED)
    return list(numbers.find(Subject(unit, ArticleContext(Catalog("boats", written_in, tag, (unit,))))))


@pytest.mark.parametrize("tag", sorted(set(TAGS) - {"en", "zu"}))
def test_a_number_in_words_is_itself_and_no_further(tag):
    for value in SAMPLE:
        source, right = LONG.format(spellings("en", value)[0]), spellings(tag, value)[0]
        assert not findings(source, right, tag), value
        assert findings(source, spellings(tag, value + 2)[0], tag), value
        assert findings(right, LONG.format(spellings("en", value + 2)[0]), "en", tag), value


def test_half_of_a_magnitude_in_a_single_word_is_itself_and_no_further():
    source = "The town lost half a million roubles on Monday."
    assert not findings(source, "Город потерял полмиллиона рублей в понедельник.", "ru")
    assert not findings("It lost 500,000,000 crowns.", "Місто втратило півмільярда крон.", "uk")
    assert findings(source, "Город потерял полмиллиарда рублей в понедельник.", "ru")


def test_a_place_in_a_row_from_the_eleventh_on_is_itself_and_no_further():
    source = "This is our fortieth issue."
    assert not findings(source, "Das ist unsere vierzigste Ausgabe.", "de")
    assert not findings(source, "Це наш сороковий випуск.", "uk")
    [finding] = findings(source, "Das ist unsere vierzehnte Ausgabe.", "de")
    assert finding.message == "“fortieth” is missing in the translation"
    assert not findings("It came at the eleventh hour.", "Es kam in letzter Minute.", "de")
    assert not findings("The clip was a thirty-second one.", "Der Clip war eine halbe Minute lang.", "de")

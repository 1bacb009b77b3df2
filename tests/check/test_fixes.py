"""What checks offer beside words: a whole target that is right, and the hour that is another one."""

import pytest

from l10n.check.check import all_checks, check
from l10n.model import Catalog, State, Unit, UnitKey

CHECKS = all_checks()


def findings(name, source, target, locale):
    unit = Unit(UnitKey("", source), target, State.FUZZY)
    return [each for each in check(Catalog("film", "en", locale, (unit,)), CHECKS) if each.check == name]


@pytest.mark.parametrize(
    ("locale", "target", "fixed"),
    [
        ("de", "Der \ufb01lm ist neu.", "Der film ist neu."),
        ("de", "Die Bru\u0308cke ist neu.", "Die Brücke ist neu."),
        ("ru", "Мост закрыт и\u0306.", "Мост закрыт й."),
    ],
)
def test_letters_of_old_encodings_arrive_with_the_target_as_it_should_be(locale, target, fixed):
    assert [each.fix for each in findings("normalization", "The film is new.", target, locale)] == [fixed]


@pytest.mark.parametrize(
    ("locale", "target"),
    [("de", "Die Brücke öffnet um 20 Uhr morgens."), ("es", "El puente abre a las 20 de la mañana.")],
)
def test_the_hour_of_the_evening_is_not_an_hour_of_the_morning(locale, target):
    reported = findings("measures", "The bridge opens at 8 p.m.", target, locale)
    assert [each.message for each in reported] == ["after noon became before noon"]

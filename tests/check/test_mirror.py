"""Translations into English, checked from their other side: the same faults, said of the side where they stand."""

import pytest

from l10n.check.check import all_checks, check
from l10n.model import Catalog, Severity, State, Unit, UnitKey

CHECKS = all_checks()


def findings(source, target, language="uk", locale="en"):
    unit = Unit(UnitKey("", source), target, State.FUZZY)
    return check(Catalog("storm", language, locale, (unit,)), CHECKS)


@pytest.mark.parametrize(
    ("name", "source", "target", "side", "place", "message"),
    [
        ("dates", "Шторм почався 5 червня.", "The storm began on 5 July.", "source", "черв",
         "July is another month in the source"),
        ("dates", "Le maire est arrivé lundi.", "The mayor came on Tuesday.", "source", "lundi",
         "Tuesday is another day in the source"),
        ("dates", "Шторм почався.", "The storm began on 5 July.", "target", "July", "July is missing in the source"),
        ("amounts", "Прийшли сотні моряків.", "Dozens of sailors came.", "target", "Dozens",
         "“Dozens” is another amount in the source"),
        ("numbers", "Приїхали мер і 9 суддів.", "The mayor and seven judges came.", "target", "seven",
         "“seven” is missing in the source"),
        ("names", "Мер Олена Коваль приїхала.", "Mayor Olena Montgomery came.", "target", "Montgomery",
         "Montgomery is not in the source"),
    ],
)  # fmt: skip
def test_a_fault_in_an_english_translation_is_reported_on_that_side(name, source, target, side, place, message):
    language = "fr" if "maire" in source else "uk"
    reported = [finding for finding in findings(source, target, language) if finding.check == name]
    text = source if side == "source" else target
    assert [(finding.side, finding.message) for finding in reported if finding.message == message] == [(side, message)]
    [finding] = [finding for finding in reported if finding.message == message]
    assert place in text[finding.span.start : finding.span.end] or text[finding.span.start : finding.span.end] in place
    assert finding.severity is Severity.WARNING  # the other side does not say which of both is right
    assert finding.key == UnitKey("", source)


def test_the_same_fault_in_a_translation_from_english_is_reported_of_the_translation():
    reported = findings("The storm began on 5 July.", "Шторм почався 5 червня.", "en", "uk")
    assert [(finding.side, finding.message, finding.severity) for finding in reported if finding.check == "dates"] == [
        ("target", "July became another month", Severity.ERROR)
    ]

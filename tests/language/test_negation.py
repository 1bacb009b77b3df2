"""What was denied and is not, and what is denied and was not; numbers that stand for others."""

import pytest

from l10n.language.conversions import equal
from l10n.language.negation import added, lost
from l10n.language.unseen_characters import unclosed, without_acting
from l10n.plugin import Pair

LONG = "Der Bürgermeister kam nicht" + ", und so weiter" * 6 + "."


@pytest.mark.parametrize(
    ("pair", "source", "target", "is_lost", "is_added"),
    [
        ("en-es", "The mayor did not sign.", "El alcalde firmó.", "did not", ""),
        ("en-es", "The mayor did not sign.", "El alcalde no firmó.", "", ""),
        ("en-es", "The mayor signed.", "El alcalde no firmó.", "", "no"),
        ("en-es", "The mayor refused to sign.", "El alcalde no firmó.", "", ""),
        ("en-es", "Nobody came.", "Todos vinieron.", "Nobody", ""),
        ("en-es", "He did nothing.", "Hizo algo.", "nothing", ""),
        ("en-es", "Not only the mayor came.", "El alcalde vino.", "", ""),
        ("en-es", "The bridge is not safe.", "El puente es inseguro.", "", ""),
        ("en-es", "The bridge is unsafe.", "El puente no es seguro.", "", ""),
        ("en-es", "Did he not sign?", "¿Firmó?", "", ""),
        ("en-tlh", "The mayor did not sign.", "x", "", ""),
        ("uk-en", "Мер не підписав договір.", "The mayor signed the deal.", "не", ""),
        ("uk-en", "Мер підписав договір.", "The mayor did not sign the deal.", "", "did not"),
        ("de-es", "Der Bürgermeister kam nicht.", "El alcalde vino.", "nicht", ""),
        ("de-es", "Der Bürgermeister kam.", "El alcalde no vino.", "", "no"),
        ("de-es", "„Der Bürgermeister kam nicht?“", "El alcalde vino.", "", ""),
        ("de-es", "Der Bürgermeister kam nur am Montag.", "El alcalde no vino.", "", ""),
        ("de-es", LONG, "El alcalde vino.", "", ""),
        ("de-tlh", "Der Bürgermeister kam nicht.", "x", "", ""),
    ],
)
def test_a_denial_has_its_answer(pair, source, target, is_lost, is_added):
    both = Pair(*pair.split("-"))
    missing, extra = lost(source, target, both), added(source, target, both)
    assert ((missing and source[missing.start : missing.end]) or "") == is_lost
    assert ((extra and target[extra.start : extra.end]) or "") == is_added


@pytest.mark.parametrize(
    ("value", "rendered", "source", "tag", "stands"),
    [
        (1000, 1543, "x", "th", True), (999, 1542, "x", "th", False), (2200, 2743, "x", "th", True),
        (2201, 2744, "x", "th", False), (2020, 1399, "x", "fa", True), (2020, 1398, "x", "fa", True),
        (2020, 1397, "x", "fa", False), (2020, 1399, "x", "ps", True), (2020, 1399, "x", "de", False),
        (3, 15, "3 this afternoon", "de", True), (3, 15, "3 boats", "de", False), (12, 0, "12 pm", "de", True),
        (13, 25, "13 pm", "de", False), (1990, 90, "x", "de", True), (90, 1990, "x", "de", True), (90, 2090, "x", "de", True),
        (100, 2000, "x", "de", False), (1100, 0, "x", "de", True), (1100, 12, "x", "de", True), (1099, 99, "x", "de", False),
        (2100, 22, "x", "de", True), (2101, 1, "x", "de", False), (50, 10, "50 degrees", "de", True),
        (18, 10, "a difference of 18 degrees Fahrenheit", "de", True), (80, 28, "highs in the 80s", "de", True),
        (80, 34, "highs in the 80s", "de", False), (200, 300, "200 miles", "de", True), (45, 72, "45 miles", "de", True),
        (45, 80, "45 miles", "de", False), (45, 72, "45 boats", "de", False), (6, 198, "the 6-foot-6 sailor", "de", True),
        (6, 98, "the 6-foot-6 sailor", "de", True), (6, 2, "the 6-foot-6 sailor", "de", True),
        (6, 170, "the 6-foot-6 sailor", "de", False), (7, 198, "the 6-foot-6 sailor", "de", False),
    ],
)  # fmt: skip
def test_a_number_stands_for_another_in_different_units_calendars_and_clocks(value, rendered, source, tag, stands):
    assert equal(value, rendered, source, tag) is stands


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\u2066b\u2069", None), ("a\u2066b", 1), ("b\u2069", 1), ("\u2066\u202ab\u202c\u2069", None),
        ("\u2066\u202ab\u2069\u202c", 3), ("\u2066a\u2069\u2067", 3),
    ],
)  # fmt: skip
def test_what_turns_the_direction_must_be_ended(text, place):
    assert unclosed(text) == place
    assert without_acting(text) == (
        text
        if place is None
        else text.strip("\u2066\u2067\u2069\u202a\u202c").translate(
            dict.fromkeys((0x2066, 0x2067, 0x2069, 0x202A, 0x202C))
        )
    )


def test_windows_signs_are_read_right_and_controls_go():
    assert without_acting("\x84a\x93\x81 \x00b\u202ec") == "„a“ bc"

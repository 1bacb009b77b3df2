"""The fields of a request: what each kind of value may be, what stands for a field that is absent, and what is refused."""

import pytest

from l10n.errors import UsageError
from l10n.review.asking import PageRequest
from l10n.review.types import PlannedEdit, Sheet
from l10n.review.unit import UnitEdit
from l10n.review.writing import sheets_of

AGAIN = "load the page again"


def refused(problem, read):
    with pytest.raises(UsageError) as caught:
        read()
    assert str(caught.value) == problem


def test_a_text_is_empty_without_any():
    request = PageRequest({"find": "muro", "odd": 5, "none": None})
    assert (request.text("find"), request.text("put"), request.person) == ("muro", "", "")
    refused(f"odd: is 5; {AGAIN}", lambda: request.text("odd"))
    refused(f"none: is None; {AGAIN}", lambda: request.text("none"))


@pytest.mark.parametrize(("value", "number"), [("", 0), ("0", 0), ("17", 17), ("007", 7), ("9" * 9, 999_999_999)])
def test_a_number_is_zero_without_any(value, number):
    assert PageRequest({"from": value}).number("from") == number
    assert PageRequest({}).number("from") == 0


@pytest.mark.parametrize("value", ["-1", "1.5", " 1", "x", "1" * 10, "٣", "²"])
def test_what_is_not_a_number_is_refused(value):
    refused(f"from: is {value!r}; {AGAIN}", lambda: PageRequest({"from": value}).number("from"))


@pytest.mark.parametrize(
    ("fields", "share"), [({}, 0.8), ({"least": 0}, 0.0), ({"least": 1}, 1.0), ({"least": 0.25}, 0.25)]
)
def test_a_share_is_a_number_from_0_to_1_or_the_usual_share(fields, share):
    value = PageRequest(fields).share("least", 0.8)
    assert (value, type(value)) == (share, float)


@pytest.mark.parametrize("value", [-0.01, 1.01, 2, True, False, "1", None, float("nan")])
def test_another_share_is_refused(value):
    refused(f"least: is {value!r}; a number from 0 to 1", lambda: PageRequest({"least": value}).share("least", 0.8))


def test_only_true_is_a_yes():
    request = PageRequest({"reviewed": True, "case": 1, "words": "true", "pattern": False})
    assert [request.flag(name) for name in ("reviewed", "case", "words", "pattern", "other")] == [True] + [False] * 4


FIELDS = {"article": "tram", "locale": "es", "target": "Vino.", "comments": "sure?", "reviewed": True}


def test_a_sheet_and_an_edit_are_read_from_their_fields():
    assert PageRequest(FIELDS).sheet == Sheet("tram", "es")
    assert PageRequest(FIELDS).edit == UnitEdit("Vino.", "sure?", reviewed=True)
    assert PageRequest({}).sheet == Sheet("", "")
    assert PageRequest({}).edit == UnitEdit("", "", reviewed=False)


ITEM = {"article": "tram", "locale": "es", "unit": "u1", "version": "v1"}


def test_a_step_of_many_units_says_of_each_what_it_is_to_be():
    request = PageRequest(
        {"items": [ITEM, {**ITEM, "locale": "fa", "target": "Vino."}, {**ITEM, "target": ""}, 5], "reviewed": True}
    )
    assert request.planned(4) == [
        PlannedEdit(Sheet("tram", "es"), "u1", "v1", None, reviewed=True),
        PlannedEdit(Sheet("tram", "fa"), "u1", "v1", "Vino.", reviewed=True),
        PlannedEdit(Sheet("tram", "es"), "u1", "v1", "", reviewed=True),
        PlannedEdit(Sheet("", ""), "", "", None, reviewed=True),
    ]
    assert not PageRequest({"items": [ITEM]}).planned(1)[0].reviewed
    assert sheets_of(request) == {Sheet("tram", "es"), Sheet("tram", "fa"), Sheet("", "")}
    assert sheets_of(PageRequest(FIELDS)) == {Sheet("tram", "es")}
    assert sheets_of(PageRequest({**FIELDS, "items": "x"})) == {Sheet("tram", "es")}


@pytest.mark.parametrize("items", [None, "x", {}, [ITEM] * 3])
def test_different_or_too_many_units_are_refused(items):
    refused("items: are not units, or too many; at most 2 at once", lambda: PageRequest({"items": items}).planned(2))

"""Histories: lines in any order, twice or broken, say the same; approvals are of a second person and of these very words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog import history
from l10n.catalog.history import HistoryEvent, approvers, authors, questions, unapproved, unit_name
from l10n.model import Catalog, State, Unit, UnitKey

KEY = UnitKey("", "The tram is late.")
UNIT = unit_name(KEY)
_NUMBERS = itertools.count()


def event(who, kind, minute, **reported):
    return HistoryEvent(f"{next(_NUMBERS):x}", f"2026-11-28T09:{minute:02}:00.000Z", who, UNIT, kind, **reported)


def unit(target="El tranvía se retrasa.", state=State.REVIEWED):
    return Unit(KEY, target, state)


SAVED = event("olga", "saved", 1, after="El tranvía se retrasa.", state="reviewed")
APPROVED = event("jonas", "approved", 2, after="El tranvía se retrasa.")


@given(
    st.permutations([SAVED, APPROVED, event("pia", "asked", 3, text="a\u2028b\n“c”")]),
    st.lists(st.sampled_from([0, 1])),
)
def test_order_and_repetition_of_lines_are_silent(events, again):
    lines = [history.dump(each) for each in events]
    text = "".join([*lines, *(lines[n] for n in again)])
    assert history.parse(text.encode()) == sorted(events, key=lambda each: each.when)


@pytest.mark.parametrize(
    "line", [b"", b"<<<<<<< HEAD", b"{}", b"[1]", b'{"id": 3}', b"\xff\xfe", b'{"id": "1", "when": ""}', b"[" * 9999]
)
def test_a_line_that_is_not_an_event_costs_itself_alone(line):
    data = line + b"\n" + history.dump(SAVED).encode()
    assert history.parse(data) == [SAVED]
    assert history.parse(None) == []


@pytest.mark.parametrize(
    ("events", "current", "by"),
    [
        ([SAVED, APPROVED], unit(), {UNIT: "jonas"}),
        ([APPROVED], unit(), {UNIT: "jonas"}),  # saved in another editor, whose writer nobody knows
        ([SAVED], unit(), {}),
        ([SAVED, event("olga", "approved", 2, after="El tranvía se retrasa.")], unit(), {}),  # her own words
        ([SAVED, APPROVED], unit("Otra cosa."), {}),  # changed in another editor since
        ([SAVED, APPROVED], unit(state=State.FUZZY), {}),
        ([SAVED, APPROVED, event("olga", "saved", 3, after="El tranvía se retrasa.")], unit(), {}),
    ],
)
def test_approved_is_what_a_second_person_saw_as_it_stands(events, current, by):
    assert approvers(events, [current]) == by
    assert unapproved(events, Catalog("tram", "en", "es", (current,))) == (
        frozenset() if by or current.state is State.FUZZY else {KEY}
    )


def test_the_last_to_save_is_the_author():
    assert authors([SAVED, event("pia", "saved", 5), event("jonas", "approved", 6)]) == {UNIT: "pia"}


def test_questions_have_their_answers_and_are_open_until_closed():
    requested = event("olga", "asked", 1, text="Which tram?")
    another = event("olga", "asked", 2, text="Late?")
    events = [
        requested,
        another,
        event("pia", "answered", 3, about=requested.id, text="Line 4."),
        event("olga", "closed", 4, about=requested.id),
    ]
    first, second = questions(events)
    assert ([answer.text for answer in first.answers], first.is_open, second.is_open) == (["Line 4."], False, True)

"""Floors of the marks and of what must not change, on a sample that takes seconds."""

from __future__ import annotations

import pytest

from l10n import markup
from tests.gate import marks
from tests.gate.marks import Made, Marked

CASES = marks.marked()


def test_the_set_is_large_and_every_mark_has_an_answer() -> None:
    assert len(CASES) >= 220
    assert all(1 <= len(case.answers) <= 4 for case in CASES)
    assert all(not markup.faults(case.text, case.text) for case in CASES)
    assert len(marks.untouchable()) >= 120
    assert all(variants[-1] in case.text for case in marks.untouchable() for variants in case.pieces)


@pytest.mark.parametrize(
    ("source", "answers", "target", "expected"),
    [
        ("The <1>red car</1> left.", ["(el) coche rojo"], "El <1>coche rojo</1> se fue.", True),
        ("The <1>red car</1> left.", ["(el) coche rojo"], "<1>El coche rojo</1> se fue.", True),
        ("The <1>red car</1> left.", ["(el) coche rojo"], "Salió <1>del coche rojo</1>.", True),
        ("The <1>red car</1> left.", ["(el) coche rojo"], "El <1>coche</1> rojo se fue.", False),
        ("The <1>red car</1> left.", ["coche rojo"], "El <1>coche rojo.</1>", False),
        ('<1>"Stop,"</1> he said.', ["alto"], "<1>“Alto”,</1> dijo.", True),
        ('<1>"Stop,"</1> he said.', ["alto"], "“<1>Alto</1>”, dijo.", False),
        ("Rents<1/> rose.", ["alquileres|"], "Los alquileres<1/> subieron.", True),
        ("Rents<1/> rose.", ["alquileres|"], "Los<1/> alquileres subieron.", False),
        ("Rents, <1/>then", ["|luego"], "Alquileres, <1/>luego", True),
        ("End.<1/>", ["$"], "Fin.<1/>", True),
        ("<1>All of it.</1>", ["="], "<1>Todo.</1>", True),
        ("<1>All of it.</1>", ["="], "<1>Todo</1>.", False),
        ("So<1>?</1>", ["?"], "¿Así<1>?</1>", True),
    ],
)
def test_a_mark_is_judged(source: str, answers: list[str], target: str, expected: bool) -> None:
    case = Marked(source, (tuple(answers),))
    assert marks.said(case, 1, target)
    assert marks.right(case, 1, target) is expected


def test_what_a_draft_does_not_state_is_not_judged() -> None:
    assert not marks.said(Marked("The <1>car</1> left.", (("coche",),)), 1, "El carro se fue.")


def test_a_lost_piece_is_detected() -> None:
    (case,) = [case for case in marks.untouchable() if "384,400 km" in case.text]
    draft = next(iter(marks.drafted([case.text]).drafts.values()))
    assert not list(marks.lost([case], Made({case.text: draft}, {})))
    second = marks.drafted(["The road is long."]).drafts["The road is long."]
    assert list(marks.lost([case], Made({case.text: second}, {})))


def test_marks_and_pieces_of_a_sample_hold_their_floors() -> None:
    cases = CASES[::5]
    placed = marks.place(cases, marks.drafted([case.text for case in cases]))
    assert placed.drafts == len(cases)
    assert not placed.faulty
    assert placed.share >= marks.LEAST_PLACED, placed.wrong
    made, gone = marks.kept(marks.untouchable()[::5])
    assert not gone
    assert len(made.refused) <= 1

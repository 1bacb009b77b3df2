"""Preferred terms: found as they are written, recognized in their forms, placed where alignment is sure."""

from __future__ import annotations

import pytest

from l10n.draft import alignment, quotation, terms
from l10n.draft.traced import Traced
from l10n.model import Span, Term

ROWS = (
    Term("harbour master", "es", ("capitán de puerto",)),
    Term("harbour", "", ("puerto",)),
    Term("harbour", "es", ("rada",)),
    Term("May", "es", ("May",)),
    Term("ferry", "es", ("ferry",), "forbidden"),
    Term("tide", "uk", ("приплив",)),
    Term("", "es", ("nada",)),
)


def test_the_longest_term_wins_and_the_locale_s_own_row() -> None:
    known = terms.glossary(ROWS, "es")
    found = terms.find("The Harbour master may close the harbour in May, the ferry and the tide.", known)
    assert [(one.term.source, one.term.translations[0]) for one in found] == [
        ("harbour master", "capitán de puerto"),
        ("harbour", "rada"),
        ("May", "May"),
    ]
    assert terms.find("The harbour.", terms.glossary((), "es")) == ()


def test_a_term_inside_a_longer_one_that_stays_is_not_wanted() -> None:
    known = terms.glossary((*ROWS, Term("Harbour Watch", "", (), "do-not-translate")), "es")
    assert [one.term.source for one in terms.find("Harbour Watch left the harbour.", known)] == ["harbour"]


@pytest.mark.parametrize(
    ("words", "target", "locale", "stands"),
    [
        ("acuerdo", "Los acuerdos son dos.", "es", True),
        ("acuerdo", "De acordeón.", "es", False),
        ("приплив", "Під час припливу.", "uk", True),
        ("EE. UU.", "En EE. UU. llueve.", "es", True),
        ("mar", "El mar.", "es", True),
        ("mar", "La marea.", "es", False),
    ],
)
def test_a_term_stands_in_its_forms(words: str, target: str, locale: str, stands: bool) -> None:
    assert terms.stands(Term("x", "", (words,)), target, locale) is stands


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        (((Span(4, 8), Span(3, 9)),), (Span(3, 9), "marea")),
        (((Span(0, 3), Span(0, 2)), (Span(4, 8), Span(0, 2))), None),
        ((), None),
        (((Span(4, 8), Span(0, 25)),), None),
    ],
)
def test_a_term_is_placed_only_where_alignment_is_sure(
    links: tuple[tuple[Span, Span], ...], wanted: tuple[Span, str] | None
) -> None:
    source, target = "The tide rose.", "El oleaje ha ido subiendo."
    known = terms.glossary((Term("tide", "es", ("marea",)),), "es")
    (one,) = terms.find(source, known)
    assert terms.place(one, alignment.align(source, target, links), target) == wanted


def test_a_term_at_the_start_of_a_sentence_gets_its_capital() -> None:
    known = terms.glossary((Term("tides", "es", ("mareas",)),), "es")
    (one,) = terms.find("Tides rose.", known)
    found = terms.place(
        one, alignment.align("Tides rose.", "Oleajes subió.", ((Span(0, 5), Span(0, 7)),)), "Oleajes subió."
    )
    assert found == (Span(0, 7), "Mareas")


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ('He said "no Graz".', "Dijo no Graz.", 'Dijo no "Graz".'),
        ('He said "Graz".', 'Dijo "Graz.', 'Dijo "Graz".'),
        ('He said "Graz."', "Dijo Graz.", 'Dijo "Graz."'),
        ('He said "Graz".', 'Dijo "Graz".', 'Dijo "Graz".'),
        ('He said "Graz".', "Dijo algo.", "Dijo algo."),
        ('A "Graz" or "Graz" one', "Uno Graz", "Uno Graz"),
        ("He said so.", 'Dijo "así".', 'Dijo "así".'),
        ('He said "so.', "Dijo así.", "Dijo así."),
    ],
)
def test_quotation_marks_come_back_where_their_words_are_sure(source: str, target: str, wanted: str) -> None:
    found, notes = quotation.restored(source, Traced.of(target), alignment.align(source, target, ()))
    assert found.text == wanted
    assert bool(notes) is (wanted != target)

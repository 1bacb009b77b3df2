"""Terms in the two sides of a unit: which stand in its source, which words its target may have for them."""

from __future__ import annotations

import pytest

from l10n.model import Catalog, Span, Term, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from l10n.terms import in_unit
from l10n.terms.index import TermMatch

ROWS = (
    Term("harbour wall", "es", ("muro",)),
    Term("wall", "es", ("pared",)),
    Term("", "es", ("okupa",), "forbidden"),
    Term("port", "ca", ("port",)),
)


def subject(source: str, terms: tuple[Term, ...] = ROWS, target: str = "es", language: str = "en") -> Subject:
    unit = Unit(UnitKey("", source), "")
    return Subject(unit, ArticleContext(Catalog("a", language, target, (unit,)), terms))


def test_the_terms_of_a_source_are_those_of_its_languages_without_its_marks() -> None:
    seen = subject("The <1>harbour</1> walls and a wall of the port.")
    assert [match.source for match in in_unit.in_source(seen)] == ["harbour wall", "wall"]
    assert [match.source for match in in_unit.in_source(subject("The port.", target="ca"))] == ["port"]
    russian = (Term("городской совет", "en", ("city council",)),)
    assert len(in_unit.in_source(subject("Решение городского совета.", russian, "en", "ru"))) == 1
    assert in_unit.in_source(subject("A wall.", ())) == ()


def test_different_terms_for_the_same_languages_accept_the_place_of_those_before() -> None:
    assert len(in_unit.in_source(subject("A ferry."))) == 0
    assert len(in_unit.in_source(subject("A ferry.", (Term("ferry", "es", ("ferri",)),)))) == 1
    assert len(in_unit.in_source(subject("A ferry."))) == 0


def test_what_is_recognized_of_terms_is_worked_out_once_for_all_units_of_two_languages() -> None:
    rows = in_unit.sourceless(subject("A wall."))
    assert in_unit.sourceless(subject("Rain.")) is rows
    assert in_unit.sourceless(subject("Rain.", target="ca")) is not rows
    assert in_unit.sourceless(subject("Rain.")) is rows


def test_rows_without_a_term_forbid_words_whatever_the_source_says() -> None:
    assert in_unit.sourceless(subject("Rain.")) == (ROWS[2],)
    assert in_unit.sourceless(subject("Rain.", ROWS[:2])) == ()
    assert in_unit.sourceless(subject("Rain.", ())) == ()


@pytest.mark.parametrize(
    ("rows", "translations"),
    [
        (
            [
                ("es", ("a",), "admitted"),
                ("es", ("b", "c"), "preferred"),
                ("es", ("d",), "admitted"),
                ("es", ("e",), "preferred"),
            ],
            ["b", "c", "e", "a", "d"],
        ),
        ([("es", ("a",), "preferred"), ("", ("b",), "preferred")], ["a"]),
        ([("", ("b",), "preferred")], ["b"]),
        ([("es", ("a",), "forbidden"), ("", ("b",), "preferred")], []),
        ([("es", (), "do-not-translate")], []),
    ],
)
def test_the_rows_of_a_locale_state_what_is_allowed_the_preferred_words_first(
    rows: list[tuple[str, tuple[str, ...], str]], translations: list[str]
) -> None:
    terms = tuple(Term("x", *row) for row in rows)
    assert list(in_unit.allowed_translations(TermMatch(Span(0, 1), terms))) == translations


def test_a_translation_is_where_a_form_of_it_stands_in_the_text_without_marks() -> None:
    target = "Los <1>muros</1> del puerto; otro muro."
    assert in_unit.in_target("muro", target, "es") == Span(7, 12)
    assert in_unit.has("muro", target, "es")
    assert not in_unit.has("pared", target, "es")
    assert not in_unit.has("muro", "Gamuros.", "es")


def test_a_term_is_where_it_stands_in_a_source_first() -> None:
    wall = Term("harbour wall", "es", ("muro",))
    assert in_unit.place(wall, "The <1>harbour</1> walls, a harbour wall.") == Span(7, 24)
    assert in_unit.place(wall, "A wall.") is None
    assert in_unit.place(Term("городской совет", "en", ("city council",)), "Решение городского совета.", "ru") == Span(
        8, 25
    )

"""Preferred terms: found as they are written, recognized in their forms, placed where alignment is sure."""

from __future__ import annotations

import pytest

from l10n.draft import quotation, terms
from l10n.draft.offset_text import OffsetText
from l10n.draft.terms import Replacement
from l10n.engines import alignment
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


def test_the_longest_term_wins_and_the_row_of_the_locale() -> None:
    existing = terms.glossary(ROWS, "es")
    result = terms.find("The Harbour master may close the harbour in May, the ferry and the tide.", existing)
    assert [(each.term.source, each.term.translations[0]) for each in result] == [
        ("harbour master", "capitán de puerto"),
        ("harbour", "rada"),
        ("May", "May"),
    ]
    assert terms.find("The harbour.", terms.glossary((), "es")) == ()


@pytest.mark.parametrize(
    ("source", "term", "expected"),
    [
        ("The hedge fund's rules", "hedge fund", "fondo de cobertura"),
        ("The hedge fund’s rules", "hedge fund", "fondo de cobertura"),
        ("Two hedge funds' rules", "hedge fund", "fondos de cobertura"),
        ("Three classes", "class", "clases"),
        ("The class", "class", "clase"),
        ("Midwives said no.", "midwife", "matronas"),
        ("Both linesmen left.", "linesman", "jueces de línea"),
        ("The linesman's flag", "linesman", "juez de línea"),
        ("The thieves fled.", "thief", "ladrones"),
        ("Mice were seen.", "mouse", "ratones"),
    ],
)
def test_a_term_has_the_number_of_the_source(source: str, term: str, expected: str) -> None:
    words = {
        "hedge fund": "fondo de cobertura", "class": "clase", "midwife": "matrona", "linesman": "juez de línea",
        "thief": "ladrón", "mouse": "ratón",
    }  # fmt: skip
    (occurrence,) = terms.find(source, terms.glossary([Term(term, "es", (words[term],))], "es"))
    assert terms.form(occurrence, source) == expected


def test_a_term_inside_a_longer_term_that_stays_is_not_expected() -> None:
    existing = terms.glossary((*ROWS, Term("Harbour Watch", "", (), "do-not-translate")), "es")
    assert [each.term.source for each in terms.find("Harbour Watch left the harbour.", existing)] == ["harbour"]


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
    ("links", "expected"),
    [
        (((Span(4, 8), Span(3, 9)),), Replacement(Span(3, 9), "marea")),
        (((Span(4, 8), Span(0, 9)),), Replacement(Span(3, 9), "marea")),
        (((Span(0, 3), Span(0, 2)), (Span(4, 8), Span(0, 2))), None),
        ((), None),
        (((Span(4, 8), Span(0, 25)),), None),
    ],
)
def test_a_term_is_placed_only_where_alignment_is_sure(
    links: tuple[tuple[Span, Span], ...], expected: Replacement | None
) -> None:
    source, target = "The tide rose.", "El oleaje ha ido subiendo."
    existing = terms.glossary((Term("tide", "es", ("marea",)),), "es")
    (each,) = terms.find(source, existing)
    assert terms.place(each, source, alignment.align(source, target, links), target) == expected


@pytest.mark.parametrize(
    ("place", "target", "locale", "expected"),
    [
        (Replacement(Span(3, 9), "marea"), "El oleaje subió.", "es", "La marea subió."),
        (Replacement(Span(3, 9), "marea"), "El oleaje subió.", "fr", "El marea subió."),
        (Replacement(Span(0, 7), "mareas"), "Oleajes subieron.", "es", "Mareas subieron."),
        (Replacement(Span(14, 20), "marea"), "El nivel del  oleaje.", "es", "El nivel de la  marea."),
        (Replacement(Span(18, 24), "marea"), "El nivel, con los oleaje.", "es", "El nivel, con la marea."),
        (Replacement(Span(0, 0), "mareas"), "subieron.", "es", "Mareassubieron."),
    ],
)
def test_words_are_inserted_with_what_agrees_with_them(
    place: Replacement, target: str, locale: str, expected: str
) -> None:
    inserted = terms.insert(place, target, locale)
    assert target[: inserted.span.start] + inserted.words + target[inserted.span.end :] == expected


def test_a_term_that_stands_twice_is_missing_where_different_words_are() -> None:
    source, target = "A tide after a tide.", "Una marea tras un oleaje."
    links = (
        (Span(0, 1), Span(0, 3)),
        (Span(2, 6), Span(4, 9)),
        (Span(7, 12), Span(10, 14)),
        (Span(13, 14), Span(15, 17)),
        (Span(15, 19), Span(18, 24)),
    )
    expected = terms.find(source, terms.glossary((Term("tide", "es", ("marea",)),), "es"))
    aligned = alignment.align(source, target, links)
    assert terms.lacking(expected, target) == ()
    assert terms.missing(expected, source, aligned, target) == expected[1:]
    assert terms.missing(expected, source, alignment.align(source, target, ()), target) == ()
    assert terms.missing(expected, source, aligned, "Una marea tras otra marea.") == ()
    assert terms.begun(expected, source, aligned, target) == "Una marea tras una marea"
    assert terms.begun(expected, source, aligned, "Una marea tras otra marea.") is None


def test_a_term_has_the_number_of_the_source_in_languages_with_data() -> None:
    existing = terms.glossary((Term("sea wall", "", ("muro de mar",)), Term("gates", "", ("puertas",))), "es")
    assert [terms.form(each, "Sea walls and gates.") for each in terms.find("Sea walls and gates.", existing)] == [
        "muros de mar",
        "puertas",
    ]
    (german,) = terms.find("Sea walls.", terms.glossary((Term("sea wall", "", ("Seewall",)),), "de"))
    assert terms.form(german, "Sea walls.") == "Seewall"


@pytest.mark.parametrize(
    ("words", "target", "expected"),
    [
        ("registro de accesos", "Los registros de acceso.", "registros de accesos"),
        ("registro de accesos", "El registro de accesos.", None),
        ("registro de accesos", "Registro de acceso.", "Registro de accesos"),
        ("registro", "Los registros.", None),
        ("datos de mareas", "Los datos de marea.", "datos de mareas"),
    ],
)
def test_words_of_the_house_are_written_letter_by_letter(words: str, target: str, expected: str | None) -> None:
    occurrence = terms.TermOccurrence(Span(0, 1), Term("x", "", (words,)), "es")
    assert [place.words for place in terms.respelled((occurrence, occurrence), target)] == (
        [expected] if expected else []
    )
    assert list(terms.respelled((terms.TermOccurrence(Span(0, 1), Term("x", "", (words,)), "pt"),), target)) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
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
def test_quotation_marks_return_where_their_words_are_sure(source: str, target: str, expected: str) -> None:
    result, notes = quotation.restored(source, OffsetText.of(target), alignment.align(source, target, ()))
    assert result.text == expected
    assert bool(notes) is (expected != target)

"""Notes on terms: what they say, and that they depend on the sentence and the termbase alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalog import catalog
from l10n.model import Catalog, Term, Unit, UnitKey
from l10n.terms.notes import Annotator, instruction

TEMPLATE = Catalog(
    "harbor", "en", "es",
    (
        Unit(UnitKey("", "The <1>harbor</1> wall broke; the harbor wall is old."), notes=("paragraph 1",)),
        Unit(UnitKey("", "Nobody knew."), notes=("paragraph 2",)),
    ),
)  # fmt: skip
ROWS = (Term("harbor wall", "es", ("muro del puerto",)), Term("harbor", "es", ("puerto",)))


def test_each_term_of_a_sentence_has_a_single_note() -> None:
    result = Annotator(ROWS)(TEMPLATE)
    assert [unit.notes for unit in result.units] == [
        ("paragraph 1", "term: harbor wall → muro del puerto"),
        ("paragraph 2",),
    ]


def test_a_catalog_follows_the_termbase_and_stays_as_it_is_without_a_change() -> None:
    made = catalog.update(Catalog("harbor", "en", "es", ()), Annotator(ROWS)(TEMPLATE))
    assert catalog.update(made, Annotator(ROWS)(TEMPLATE)) == made
    changed = catalog.update(made, Annotator((Term("harbor wall", "es", ("malecón",)),))(TEMPLATE))
    assert changed.units[0].notes == ("paragraph 1", "term: harbor wall → malecón")
    assert catalog.update(changed, Annotator(())(TEMPLATE)).units[0].notes == ("paragraph 1",)


def test_only_terms_of_different_locales_change_nothing() -> None:
    assert Annotator((Term("harbor", "uk", ("порт",)),))(TEMPLATE) == TEMPLATE
    assert Annotator(())(TEMPLATE) is TEMPLATE


def test_a_locale_has_its_terms_and_their_index_is_made_once() -> None:
    annotator = Annotator((*ROWS, Term("harbor", "ca", ("port",)), Term("порт", "es", ("puerto",))))
    assert annotator.index("es", "en") is annotator.index("es", "en")
    assert annotator.index("es", "en") is not annotator.index("es", "ru")
    catalan = annotator(replace(TEMPLATE, target="ca"))
    assert catalan.units[0].notes == ("paragraph 1", "term: harbor → port")
    assert catalan.units[1] is TEMPLATE.units[1]
    russian = Catalog("a", "ru", "es", (Unit(UnitKey("", "В порту тихо.")),))
    assert annotator(russian).units[0].notes == ("term: порт → puerto",)
    assert (catalan.slug, catalan.target) == ("harbor", "ca")


def test_terms_are_noted_in_the_order_of_the_sentence() -> None:
    units = (Unit(UnitKey("", "A wall, a harbor and a harbor wall; the harbor.")),)
    rows = (*ROWS, Term("wall", "", ("muro",), note="of\n stone"))
    assert Annotator(rows)(Catalog("a", "en", "es", units)).units[0].notes == (
        "term: wall → muro (of stone)",
        "term: harbor → puerto",
        "term: harbor wall → muro del puerto",
    )


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [Term("a", "es", ("b",)), Term("a", "es", ("b", "c"), "preferred", "x"), Term("a", "es", ("d",), note="x")],
            "b, c, d (x)",
        ),
        ([Term("a", "es", (), "do-not-translate"), Term("a", "", ("c",))], "do not translate"),
        ([Term("a", "es", ("b",)), Term("a", "", (), "do-not-translate")], "b"),
        ([Term("a", "es", ("b",), note="one"), Term("a", "es", ("c",), "admitted", "two")], "b; also: c (one; two)"),
        ([Term("a", "es", ("b",), "forbidden"), Term("a", "", ("c",), "forbidden")], "not: b, c"),
        ([Term("a", "", (), "do-not-translate", "a ship")], "do not translate (a ship)"),
        ([Term("a", "es", ("b", "c")), Term("a", "es", ("d",), "admitted")], "b, c; also: d"),
        ([Term("a", "es", ("b",)), Term("a", "", ("e",)), Term("a", "", ("f",), "forbidden")], "b; not: f"),
        ([Term("a", "", ("f",), "forbidden", "old\nspelling")], "not: f (old spelling)"),
    ],
)
def test_a_note_says_what_the_rows_request_for(rows: list[Term], says: str) -> None:
    assert instruction(rows) == says

"""Notes on terms: what they say, and that they depend on the sentence and the termbase alone."""

from __future__ import annotations

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


def test_only_terms_of_other_locales_change_nothing() -> None:
    assert Annotator((Term("harbor", "uk", ("порт",)),))(TEMPLATE) == TEMPLATE
    assert Annotator(())(TEMPLATE) is TEMPLATE


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([Term("a", "", (), "do-not-translate", "a ship")], "do not translate (a ship)"),
        ([Term("a", "es", ("b", "c")), Term("a", "es", ("d",), "admitted")], "b, c; also: d"),
        ([Term("a", "es", ("b",)), Term("a", "", ("e",)), Term("a", "", ("f",), "forbidden")], "b; not: f"),
        ([Term("a", "", ("f",), "forbidden", "old\nspelling")], "not: f (old spelling)"),
    ],
)
def test_a_note_says_what_the_rows_ask_for(rows: list[Term], says: str) -> None:
    assert instruction(rows) == says

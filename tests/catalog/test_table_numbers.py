"""Numbers in the cells of tables, as the readers of an edition write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalog import history
from l10n.catalog.catalog import progress, update
from l10n.catalog.table_numbers import filled, is_number, localize, rewritten
from l10n.model import Catalog, Role, State, Unit, UnitKey
from tests.bundle.editions import edition, written


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("6,870", "es", "6.870"),
        ("-12.5%", "de", "-12,5\u00a0%"),
        ("(12.5%)", "es", "(12,5\u00a0%)"),
        ("12.5%", "tr", "%12,5"),
        ("12%", "fa", "۱۲٪"),
        ("12%", "en-GB", "12%"),
        ("1,234,567", "fr", "1\u202f234\u202f567"),
        ("1,234,567", "hi", "12,34,567"),
        ("6,870.5", "fa", "۶٬۸۷۰٫۵"),
        ("12", "fa", "۱۲"),
        ("6,870", "en-GB", "6,870"),
        *((text, "es", text) for text in ("2024", "2-1", "3:0", "1.2.3", "12/05", "+44 20 7946 0000", "A1", "1,2,3")),
    ],
)
def test_a_single_number_is_written_by_the_locale(text: str, locale: str, expected: str) -> None:
    assert rewritten(text, "en", locale) == expected


def test_cells_alone_are_written_anew_and_not_in_the_source_or_a_pseudo_locale() -> None:
    document = written([(Role.CELL, "6,870"), (Role.BODY, "6,870")])
    cell, body = document.blocks
    made = edition(document, "es", {}).localized
    plain = {block: tuple(type(p)(p.text, p.source) for p in pieces) for block, pieces in made.pieces.items()}
    bare = type(made)(document, "es", plain, {})
    assert (localize(bare).text(cell), localize(bare).text(body)) == ("6.870", "6,870")
    assert localize(type(made)(document, "en", plain, {})).text(cell) == "6,870"
    assert localize(type(made)(document, "ar-XB", plain, {})).text(cell) == "6,870"
    assert localize(type(made)(document, "es", {}, {})).text(cell) == "6.870", "a cell of digits alone has no pieces"
    assert localize(made).text(cell) == "6,870"  # a unit of the catalog: its translator's


# --- as units ------------------------------------------------------------------------------------------------------


def template(*cells: str) -> Catalog:
    return Catalog("wall", "en", "", tuple(Unit(UnitKey("cell", cell)) for cell in cells))


def extracted(old: Catalog, *cells: str, digits: str = "") -> Catalog:
    return update(old, filled(replace(template(*cells), target=old.target), digits))


@pytest.mark.parametrize(
    ("context", "text", "expected"),
    [("cell", "6,870", True), ("cell", "-12.5%", True), ("cell", "12", False), ("cell", "2024", False),
     ("cell", "1.2.3", False), ("cell", "6,870 boats", False), ("", "6,870", False)],
)  # fmt: skip
def test_a_number_with_a_separator_is_a_unit(context: str, text: str, expected: bool) -> None:
    assert is_number(UnitKey(context, text), "en") is expected


@pytest.mark.parametrize(
    ("locale", "target"), [("es", "6.870"), ("fa", "۶٬۸۷۰"), ("en-GB", "6,870"), ("ar-XB", "6,870")]
)
def test_it_is_written_and_reviewed_from_the_start(locale: str, target: str) -> None:
    (unit,) = extracted(Catalog("wall", "en", locale, ()), "6,870").units
    assert (unit.target, unit.state) == (target, State.REVIEWED)


def test_what_a_person_writes_stays_and_what_nobody_wrote_follows_the_article() -> None:
    first = extracted(Catalog("wall", "en", "es", ()), "6,870", "12.5")
    edited = replace(first, units=(replace(first.units[0], target="6 870"), first.units[1]))
    assert extracted(edited, "6,870", "12.5") == edited
    assert [(u.key.source, u.target, u.state.value) for u in extracted(edited, "6,880", "12.6").units] == [
        ("6,880", "6.880", "reviewed"),
        ("12.6", "12,6", "reviewed"),
        ("6,870", "6 870", "obsolete"),
    ]
    doubted = replace(first, units=(replace(first.units[0], state=State.FUZZY), first.units[1]))
    assert extracted(doubted, "6,870", "12.5") == doubted
    as_source = replace(first, units=(replace(first.units[0], target="6,870"), first.units[1]))
    assert extracted(as_source, "6,870", "12.5") == as_source


def test_a_share_with_its_sign_in_another_place_is_nobodys_either() -> None:
    first = extracted(Catalog("wall", "en", "es", ()), "12.5%")
    as_before = replace(first, units=(replace(first.units[0], target="12,5%"),))
    assert extracted(as_before, "12.5%").units[0].target == "12,5\u00a0%"
    assert progress(as_before).units == 0


def test_different_digits_are_taken_over_where_nobody_wrote_further_items() -> None:
    first = extracted(Catalog("wall", "en", "fa", ()), "6,870", "12.5")
    edited = replace(first, units=(replace(first.units[0], target="6870"), first.units[1]))
    assert extracted(edited, "6,870", "12.5", digits="latn").units[0].target == "6870"
    assert extracted(first, "6,870", digits="latn").units[0].target.isascii()


def test_a_second_person_need_not_approve_what_nobody_wrote() -> None:
    first = extracted(Catalog("wall", "en", "es", ()), "6,870", "12.5")
    edited = replace(first, units=(replace(first.units[0], target="6 870"), first.units[1]))
    assert history.unapproved((), edited) == {UnitKey("cell", "6,870")}


def test_what_nobody_wrote_is_nobodys_work() -> None:
    first = extracted(Catalog("wall", "en", "es", ()), "6,870", "12.5")
    assert progress(first).units == 0
    edited = replace(first, units=(replace(first.units[0], target="6 870"), first.units[1]))
    assert (progress(edited).units, progress(edited).reviewed) == (1, 1)

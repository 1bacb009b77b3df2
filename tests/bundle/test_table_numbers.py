"""Numbers in the cells of tables, as the readers of an edition write them."""

from __future__ import annotations

import pytest

from l10n.bundle.table_numbers import localize, rewritten
from l10n.model import Role
from tests.bundle.editions import edition, written


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("6,870", "es", "6.870"),
        ("-12.5%", "de", "-12,5%"),
        ("1,234,567", "fr", "1\u202f234\u202f567"),
        ("1,234,567", "hi", "12,34,567"),
        ("6,870.5", "fa", "۶٬۸۷۰٫۵"),
        ("12", "fa", "۱۲"),
        ("6,870", "en-GB", "6,870"),
        *((text, "es", text) for text in ("2024", "2-1", "3:0", "1.2.3", "12/05", "+44 20 7946 0000", "A1", "1,2,3")),
    ],
)
def test_one_number_is_written_by_the_locale(text: str, locale: str, wanted: str) -> None:
    assert rewritten(text, "en", locale) == wanted


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

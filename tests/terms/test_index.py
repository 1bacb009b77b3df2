"""Terms in sources: the longest, whole words, names as they are written, in time that grows with the text alone."""

from __future__ import annotations

import random

import pytest

from l10n.model import Term
from l10n.terms.index import covers, find, index
from tests.patience import patience

ROWS = tuple(
    Term(source, "", ("x",))
    for source in (
        "harbor",
        "harbor wall",
        "Polish",
        "NATO",
        "May",
        "Secretary of State",
        "party",
        "Mill Street",
        "e-mail",
        "C++",
    )
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Harbor walls and the harbor's mouth.", ["harbor wall", "harbor"]),
        ("Polish guests polish the table.", ["Polish"]),
        ("NATO's answer; nato; NATO-led.", ["NATO", "NATO"]),
        ("HARBOR WALL BREAKS IN MAY", ["harbor wall", "May"]),
        ("In May it may rain.", ["May"]),
        ("The secretary of state met the Secretary of State.", ["Secretary of State"]),
        ("Two parties of the Party.", ["party", "party"]),
        ("Millwall, Mill. Street, Mill Street", ["Mill Street"]),
        ("harbor, wall", ["harbor"]),
        ("Send an e-mail.", ["e-mail"]),
        ("harborside", []),
        ("", []),
    ],
)
def test_terms_are_detected(text: str, result: list[str]) -> None:
    existing = index(ROWS, "es", "en")
    assert [each.source for each in find(text, existing)] == result
    for each in find(text, existing):
        assert text[each.span.start : each.span.end].casefold()[:1] == each.source.casefold()[:1]


def test_terms_of_inflected_sources_are_detected() -> None:
    existing = index([Term("городской совет", "en", ("city council",))], "en", "ru")
    assert [each.source for each in find("Решение городского совета отменено.", existing)] == ["городской совет"]


def test_rows_of_the_locale_precede_those_of_every_locale() -> None:
    rows = [
        Term("quay", "", ("a",)),
        Term("quay", "es", ("b",)),
        Term("quay", "es-AR", ("c",)),
        Term("quay", "ca", ("d",)),
    ]
    (each,) = find("the quay", index(rows, "es-AR", "en"))
    assert [term.translations for term in each.terms] == [("c",), ("b",), ("a",)]
    assert not covers("es-AR", "es")


def test_an_index_without_terms_finds_nothing() -> None:
    assert index([Term("", "", ("x",), "forbidden"), Term("%", "", ("x",))], "es", "en").empty
    assert not index(ROWS, "es", "en").empty


def test_twenty_thousand_terms_cost_no_more_per_word() -> None:
    chance = random.Random(7)
    words = ["".join(chance.choices("abcdefghij", k=6)) for _ in range(3_000)]
    rows = [Term(" ".join(chance.choices(words, k=2)), "", ("x",)) for _ in range(18_000)]
    rows += [Term(f"new {word}", "", ("x",)) for word in words[:2_000]]
    existing = index(rows, "es", "en")
    text = " ".join(chance.choices([*words, *["new"] * 300], k=100_000))
    with patience():  # every term against every word is two thousand million looks
        assert find(text, existing)

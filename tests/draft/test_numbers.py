"""Numbers: formats of locales, and what counts as lost."""

from __future__ import annotations

import pytest

from l10n.draft import numbers
from l10n.draft.offset_text import OffsetText


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("es", "1,300.5 tonnes", "1.300,5 tonnes"),
        ("de", "1,300,000 votes and 7.1 points", "1.300.000 votes and 7,1 points"),
        ("ru", "25,000 people", "25\u00a0000 people"),
        ("fr", "25,000.25", "25\u202f000,25"),
        ("es-MX", "1,300.5", "1,300.5"),
        ("en", "1,300.5", "1,300.5"),
        ("es", "version 2.1", "version 2.1"),
        ("es", "it runs Tidal 15.1 now", "it runs Tidal 15.1 now"),
        ("es", "at 5.30 p.m.", "at 5.30 p.m."),
        ("es", "opens 5.30 pm", "opens 5.30 pm"),
        ("es", "1.2.3 and 29.11.2021", "1.2.3 and 29.11.2021"),
        ("es", "10-2.5", "10-2.5"),
        ("es", "no numbers", "no numbers"),
    ],
)
def test_numbers_are_written_as_the_locale_writes_them(tag: str, text: str, expected: str) -> None:
    assert numbers.written(text, "en", tag) == expected


def test_a_target_in_the_source_s_format_is_rewritten_and_another_is_left() -> None:
    target = OffsetText.of("Subió 1,300.5 y luego 2.000 coronas, 7 veces.")
    localized = numbers.localized("It rose 1,300.5 and then 2,000 crowns, 7 times.", target, "en", "es")
    assert localized.text == "Subió 1.300,5 y luego 2.000 coronas, 7 veces."


@pytest.mark.parametrize(
    ("source", "target", "tag", "lost", "added"),
    [
        ("42 of 100", "42 de 100", "es", (), ()),
        ("42 of 100", "100 de 42", "es", (), ()),
        ("42 of 100", "42 de 1000", "es", ("100",), ("1000",)),
        ("1,300.5", "1.300,5", "es", (), ()),
        ("1,300.5", "1300,5", "es", (), ()),
        ("25,000", "25 000", "es", (), ()),
        ("25,000", "25\u00a0000", "ru", (), ()),
        ("In 2021 300 people", "En 2021 300 personas", "es", (), ()),
        ("7.1", "۷٫۱", "fa", (), ()),
        ("70", "۷۰", "fa", (), ()),
        ("$1.5 billion", "1500 millones", "es", (), ()),
        ("the 1990s", "los 90", "es", (), ()),
        ("2 and 2", "2", "es", ("2",), ()),
        ("twenty", "20", "es", (), ("20",)),
        ("no", "nada", "es", (), ()),
        ("On 29.11.2021", "El 29.11.2021", "de", (), ()),
    ],
)
def test_what_is_lost_and_what_is_added(
    source: str, target: str, tag: str, lost: tuple[str, ...], added: tuple[str, ...]
) -> None:
    compared = numbers.compare(source, target, "en", tag)
    assert (compared.lost, compared.added) == (lost, added)
    assert compared.same is (not lost and not added and not compared.moved)


def test_numbers_in_another_order_are_noticed() -> None:
    assert numbers.compare("42 of 100", "100 de 42", "en", "es").moved
    assert not numbers.compare("42 of 100, 42", "42 de 100, 42", "en", "es").moved


def test_numbers_of_a_large_text_accept_linear_time() -> None:
    text = "1,300.5 and 7 " * 4000
    assert numbers.compare(text, numbers.written(text, "en", "es"), "en", "es").same

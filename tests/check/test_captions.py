"""Captions of an article that stand in it more than once."""

import pytest

from l10n.check.check import all_checks, check
from l10n.model import Catalog, Span, State, Unit, UnitKey

CHECKS = {"source_captions": all_checks()["source_captions"]}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("3",), ""),
        (("3", "14"), "this caption stands in the article more than once: lines 3, 14"),
    ],
)
def test_a_caption_with_several_places_is_named_with_its_lines(lines, message):
    source = "Workers at the old bridge on Sunday"
    references = tuple(f"source/bridge.md:{line}" for line in lines)
    unit = Unit(UnitKey("caption", source), "", State.NEW, references=references)
    findings = check(Catalog("bridge", "en", "", (unit,)), CHECKS)
    assert [(each.message, each.span, each.side) for each in findings] == [
        (message, Span(0, len(source)), "source") for _ in lines[1:]
    ]

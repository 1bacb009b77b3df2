"""Months of the dates of a source that a target has lost."""

from __future__ import annotations

import pytest

from l10n.draft.dates import lost_months
from l10n.plugin import Pair
from tests.draft.test_draft import run


@pytest.mark.parametrize(
    ("source", "target", "tag", "lost"),
    [
        ("It burned on 6 January and March 7.", "Ardió el 6 de enero y el 7.", "es", ("March",)),
        ("It burned on 6 January.", "Згоріло 6 січня.", "uk", ()),
        ("It burned on 6 January.", "1月6日燃えた。", "ja", ()),
        ("It burned on 6 January.", "Es brannte am 6.1. ab.", "de", ()),
        ("May 6 people come?", "¿Vienen seis?", "es", ("May",)),  # a doubt, no fault
        ("It may burn.", "Puede arder.", "es", ()),
    ],
)
def test_a_month_of_a_date_is_named(source: str, target: str, tag: str, lost: tuple[str, ...]) -> None:
    assert lost_months(source, target, Pair("en", tag)) == lost


def test_a_draft_without_the_month_states_it() -> None:
    drafts, refused = run(["The mayor resigned in Jan. 6."])
    (each,) = drafts.values()
    assert "the month Jan. is not there" in each.notes
    assert not refused

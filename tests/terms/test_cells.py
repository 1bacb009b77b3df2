"""Cells that no spreadsheet runs, and the same words again when they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.terms.cells import guard, unguard


@given(st.text(st.sampled_from("'=+-@\t\r＝＋－＠a1 "), max_size=5))
def test_what_is_guarded_returns_and_runs_nothing(cell: str) -> None:
    guarded = guard(cell)
    assert unguard(guarded) == cell
    assert not guarded.startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [("=1", "'=1"), ("'=1", "''=1"), ("＠x", "'＠x"), ("'tis", "'tis"), ("a=1", "a=1"), ("", ""), ("\t", "'\t")],
)
def test_only_what_would_run_is_changed(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded


@pytest.mark.parametrize("cell", ["=1", "'tis", "'", "a"])
def test_what_nobody_guarded_is_read_as_it_is(cell: str) -> None:
    assert unguard(cell) == cell

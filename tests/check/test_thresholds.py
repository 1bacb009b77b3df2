"""The last text that a check lets pass, and the first one of which it says something; see `thresholds_write`."""

from .thresholds_write import FILE, rows


def test_checks_of_lengths_and_repetitions_begin_and_end_where_they_did():
    expected = FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    assert list(rows()) == expected, "where that is meant: python -m tests.check.thresholds_write"

"""Cells of tables that people open in a spreadsheet: what it would run as a formula gets an apostrophe before it."""

from __future__ import annotations

from l10n.late_pattern import late_pattern

_FORMULA = late_pattern(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = late_pattern(r"'+[=+\-@\t\r＝＋－＠]")


def guard(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> guard("-3 degrees in Oslo"), guard("+1"), guard("Rain")
    ("'-3 degrees in Oslo", "'+1", 'Rain')
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The opposite of `guard`; what was typed without an apostrophe stays."""
    return cell[1:] if _GUARDED.match(cell) else cell

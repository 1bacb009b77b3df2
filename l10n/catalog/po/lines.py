"""Where the units of a PO text stand, for those who report about them."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.catalog.po import entry
from l10n.model import UnitKey


def lines(text: str, place: str) -> Mapping[UnitKey, int]:
    """The 1-based line of each unit that is not obsolete: that of its first line, comments included.

    Raises:
        SeveralErrors: as `po.parse`.
    """
    return {
        UnitKey(each.context or "", each.source or ""): each.line
        for each in entry.read(text, place).entries
        if not (each.obsolete or each.is_header)
    }

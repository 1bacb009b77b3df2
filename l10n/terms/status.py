"""What a row of the termbase says of its translations."""

from __future__ import annotations

from enum import StrEnum

from l10n.model import Term


class TermStatus(StrEnum):
    """The statuses, as tables write them; a row that has none is preferred."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    DO_NOT_TRANSLATE = "do-not-translate"


def is_allowed(term: Term) -> bool:
    """Whether the translations of a row may stand in a target.

    >>> is_allowed(Term("wharf", "es", ("muelle",))), is_allowed(Term("wharf", "es", ("embarcadero",), "forbidden"))
    (True, False)
    """
    return term.status in (TermStatus.PREFERRED, TermStatus.ADMITTED)

"""New text for places of a text."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.dataclass import dataclass

EAST_ASIAN = ("zh", "ja", "ko")
"""Languages that documents name in attributes and give fonts of their own."""


@dataclass(frozen=True, slots=True)
class XmlEdit:
    """What stands between `start` and `end` becomes `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[XmlEdit]) -> str:
    """The text with its places changed; what comes to one place stands there in the order given.

    >>> applied("<p>", [XmlEdit(2, 2, ' dir="rtl"')])
    '<p dir="rtl">'
    """
    done, pieces = 0, []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join(pieces) + text[done:]

"""Lists of Markdown and plain text by the signs before their items: which items are one list, and how it is numbered."""

from __future__ import annotations

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

_NUMBER = late_pattern(
    r"(?P<indent>[ \t>]*)(?P<number>[0-9]{1,9})(?P<sign>[.)])[ \t\u00a0]+(?:\[(?P<state>[ xX])\][ \t]+)?\Z"
)
_BULLET = late_pattern(r"(?P<indent>[ \t>]*)(?P<sign>[-*+•‣◦▪●·])[ \t\u00a0]+(?:\[(?P<state>[ xX])\][ \t]+)?\Z")
_MARKED = late_pattern(r"(?:\A|\n)(?P<indent>[ \t>]*)(?P<sign>[:~])[ \t]+(?:\[(?P<state>[ xX])\][ \t]+)?\Z")
_MOST = 99_999  # a number above is a year or a price, and no place in a list


@dataclass(frozen=True, slots=True)
class MarkedList:
    """A list that is open: the indent and sign of its items, its number among the lists, and its first item's."""

    indent: int
    sign: str
    list_id: int
    start: int

    @property
    def is_described(self) -> bool:
        """Whether it says what its terms are."""
        return self.sign in (":", "~")

    @property
    def is_ordered(self) -> bool:
        """Whether its items are numbered."""
        return self.sign in (".", ")")


class MarkedLists:
    """The lists that are open at a place, the outermost first.

    >>> lists = MarkedLists()
    >>> [lists.begins_item(before) and lists.open[-1].list_id for before in ("- ", "- ", "* ", "  3. ")]
    [1, 1, 2, 3]
    """

    def __init__(self) -> None:
        self.open: list[MarkedList] = []
        self._count = 0
        self.state = ""

    def begins_term(self) -> None:
        """Takes up a term, on a line without a sign, that what is said of it follows."""
        if not self.open or not self.open[-1].is_described:
            self._count += 1
            self.open = [MarkedList(0, ":", self._count, 1)]
        self.state = ""

    def begins_item(self, before: str) -> bool:
        """Takes up what stands before a block of a list; whether an item begins there.

        Source: CommonMark 5.3: another sign begins another list.
        """
        number, bullet = _NUMBER.search(before), _BULLET.search(before)
        if bullet is None and self.open and self.open[-1].is_described:
            bullet = _MARKED.search(before)
        marker = number or bullet
        self.state = (marker["state"] or "").lower() if marker else ""
        if marker is None and self.open:
            return False
        indent = len(marker["indent"].expandtabs(4)) if marker else 0
        inside = [each for each in self.open if each.indent < indent]
        same = self.open[len(inside) :][:1]
        sign = marker["sign"].replace("~", ":") if marker else ""
        if not same or same[0].sign != sign:
            self._count += 1
            same = [MarkedList(indent, sign, self._count, min(int(number["number"]), _MOST) if number else 1)]
        self.open = [*inside, *same]
        return True

"""Line numbers of offsets, as editors count them."""

from __future__ import annotations

from bisect import bisect_right

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

LINE_END = late_pattern(r"\r\n|\n|\r")
"""What ends a line for an editor and for CommonMark. Form feeds and U+2028 part text but do not count as lines."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text by the offsets where they start."""

    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The 1-based line that an offset is in."""
        return bisect_right(self.starts, offset)


def lines(text: str) -> Lines:
    r"""The lines of a text.

    >>> lines("Council votes\r\n\r\nThe mayor stayed away.").at(17)
    3
    """
    return Lines((0, *(match.end() for match in LINE_END.finditer(text))))

"""How long the words of a subtitle are on the screen, and the note that says so to translators and checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

_NOTE = late_pattern(
    r"subtitles? (?P<first>\d+)(?: to (?P<last>\d+))?: shown for (?P<seconds>[\d.]+) s(?:, fills (?P<filled>[\d.]+) of \w+)?"
)


@dataclass(frozen=True, slots=True)
class SubtitleLimits:
    """What readers of a language can follow: `speed` in characters a second, `line` in characters, `lines` of one subtitle."""

    speed: float = 17
    line: float = 42
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Showing:
    """Where words are shown: the numbers of their first and last subtitle, counted from 1, the seconds that they are read in,
    and how many subtitles they fill (1.5: one, and half of another).
    """

    first: int
    last: int
    seconds: float
    filled: float

    def note(self) -> str:
        """The note of a unit; the opposite of `read`.

        >>> Showing(12, 13, 4.2, 1.5).note(), Showing(7, 7, 2.0, 1.0).note()
        ('subtitles 12 to 13: shown for 4.2 s, fills 1.5 of them', 'subtitle 7: shown for 2 s')
        """
        count = self.last - self.first + 1
        name = f"subtitle {self.first}" if count == 1 else f"subtitles {self.first} to {self.last}"
        part = "" if self.filled == count else f", fills {self.filled:g} of {'it' if count == 1 else 'them'}"
        return f"{name}: shown for {self.seconds:g} s{part}"


def read(notes: Sequence[str]) -> Iterator[Showing]:
    """Where the words of a unit with these notes are shown, once for each place; nothing for other units.

    >>> list(read(["paragraph 2", "subtitle 7: shown for 2 s"]))
    [Showing(first=7, last=7, seconds=2.0, filled=1.0)]
    """
    for match in filter(None, map(_NOTE.fullmatch, notes)):
        first = int(match["first"])
        last = int(match["last"] or first)
        yield Showing(first, last, float(match["seconds"]), float(match["filled"] or last - first + 1))

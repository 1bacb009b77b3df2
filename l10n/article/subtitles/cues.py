"""The cues of a subtitle file with their places and times; all else (numbers, settings, notes, styles) is left where it stands.

Sources: WebVTT (W3C), sections 4 and 6; SubRip has no standard, players read what this reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.article.lines import LINE_END
from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern

_TIME = r"(?:(?P<{0}h>\d{{1,4}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}})(?:[,.](?P<{0}f>\d{{1,3}}))?"
_TIMING = late_pattern(
    rf"[ \t]*{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')}(?:[ \t].*|(?=[A-Za-z]+:).*)?", re.DOTALL
)
_MEANT = late_pattern(r"[ \t]*[\d:.,]+[ \t]*-+>")
"""What was meant as a time: a line that text never begins with."""
_NUMBER = late_pattern(r"[ \t]*(?P<number>\d+)[ \t]*")
_SIGNATURE = late_pattern(r"WEBVTT(?=[ \t\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: where its text stands in the file, and when it is shown, in seconds."""

    start: int
    end: int
    begins: float
    ends: float

    @property
    def seconds(self) -> float:
        """How long it is shown; nothing where its times are wrong."""
        return max(self.ends - self.begins, 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file without its end."""

    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()


def subrip(text: str, path: str) -> tuple[Cue, ...]:
    """The cues of a SubRip file. A blank line ends a cue only where a number and a time follow.

    Raises:
        ArticleError: a time is malformed, or there is none.
    """
    rows = tuple(_rows(text))
    times = _times(rows, path)
    ends = [*(_before_number(rows, time) for time in times[1:]), len(rows)]
    return tuple(_cue(rows, time, end) for time, end in zip(times, ends, strict=True))


def webvtt(text: str, path: str) -> tuple[Cue, ...]:
    """The cues of a WebVTT file: a blank line ends one. Notes, styles and regions have no time and are none.

    Raises:
        ArticleError: the file does not begin as WebVTT, a time is malformed, or there is none.
    """
    if not _SIGNATURE.match(text):
        raise ArticleError(
            f"{path}:1", "does not begin with WEBVTT", "write it on the first line, or name the file .srt"
        )
    rows = tuple(_rows(text))
    times = _times(rows, path)
    ends = [*times[1:], len(rows)]
    return tuple(
        _cue(rows, time, next((n for n in range(time + 1, end) if rows[n].is_blank), end))
        for time, end in zip(times, ends, strict=True)
    )


def _rows(text: str) -> Iterator[Row]:
    start = 0
    for match in LINE_END.finditer(text):
        yield Row(start, match.start(), text[start : match.start()])
        start = match.end()
    yield Row(start, len(text), text[start:])


def _times(rows: Sequence[Row], path: str) -> list[int]:
    """The numbers of the rows that are times."""
    numbers = []
    for number, row in enumerate(rows):
        if _TIMING.fullmatch(row.text):
            numbers.append(number)
        elif _MEANT.match(row.text):
            problem = f"{row.text.strip()[:60]!r} is not the time of a subtitle"
            raise ArticleError(f"{path}:{number + 1}", problem, "write it as in 00:01:02,500 --> 00:01:04,000")
    if not numbers:
        raise ArticleError(f"{path}:1", "has no subtitles", "write times as in 00:01:02,500 --> 00:01:04,000")
    return numbers


def _before_number(rows: Sequence[Row], time: int) -> int:
    """Where the text before a time ends: before the number of its cue, and the blank line before that."""
    above = time - 1
    if above > 0 and rows[above].is_blank and _NUMBER.fullmatch(rows[above - 1].text):
        above -= 1  # a blank line between number and time
    return above if above >= 0 and _NUMBER.fullmatch(rows[above].text) else time


def _cue(rows: Sequence[Row], time: int, end: int) -> Cue:
    match = _TIMING.fullmatch(rows[time].text)
    assert match is not None, "a row of `_times` matches"
    texts = [row for row in rows[time + 1 : end] if not row.is_blank]
    start, stop = (texts[0].start, texts[-1].end) if texts else (rows[time].end, rows[time].end)
    return Cue(start, stop, _seconds(match, "a"), _seconds(match, "b"))


def _seconds(match: re.Match[str], which: str) -> float:
    hours, minutes, seconds = (int(match[which + unit] or 0) for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds + int((match[which + "f"] or "0").ljust(3, "0")) / 1000

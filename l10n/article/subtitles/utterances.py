"""What is spoken in one go: lines of cues that belong together, however many cues they stand on.

A new utterance begins with a speaker's dash or name, a sound in brackets, a line of a song, another voice, or after a long
pause; else a text goes on in the next cue, and the segmenter says where its sentences end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n.article.lines import LINE_END
from l10n.article.subtitles.cues import Cue
from l10n.article.subtitles.tags import TAG, UNSPACED, plain
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Role

_LEAD = late_pattern(rf"(?:[ \t\u00a0\ufeff]|{TAG})*", re.IGNORECASE)
_DASH = late_pattern(r"(?:[-–—‐‑](?![-–—]|\d)|(?:>|&gt;){2,})[ \t\u00a0]*(?=\S)")
_NOTES = late_pattern(r"[♪♫♬♩#*]*[♪♫♬♩]+[ \t]*")
_SOUND = late_pattern(r"(?:\[[^\[\]]*\]|\([^()]*\)|（[^（）]*）|【[^【】]*】)[.:]?")
_NAME = late_pattern(r"(?P<name>[^:\r\n]{1,40}):(?=\s|$)")
_LABEL = late_pattern(r"\[[^\[\]]+\][ \t]*\S")
_VOICE = late_pattern(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]*)>", re.IGNORECASE)
_ENDED = late_pattern(r"[.!?…。！？؟۔։।॥።:;\]\)]+[\"'”’»)\]]*$")
_FULL_STOP = late_pattern(r"[。．][」』）\"”]*$")
"""What ends a plain sentence in scripts without spaces: subtitles that leave it out mark questions and shouts alone."""
_LONG_PAUSE = 4.0
"""Seconds. Nobody holds a sentence for longer."""
_MOST_CUES = 8
"""Cues that one sentence stands on at most; longer text without a stop is not prose."""
_ENDED_SHARE = 0.12
"""Share of cues that end a sentence below which a file has no stops (Chinese, speech recognition): its cues stand alone."""
_FEW = 12
_REPEATED_SHARE = 0.3
"""Share of cues that show the last line of the cue before again: captions that roll up."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue's text; `start` is behind a speaker's dash. `begins` says that it begins an utterance."""

    start: int
    end: int
    cue: int
    begins: bool = False
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file is made: `stopless` has no ends of sentences, `rolling` shows each line more than once."""

    stopless: bool
    rolling: bool


def utterances(text: str, cues: Sequence[Cue]) -> Iterator[tuple[Line, ...]]:
    """The lines of each utterance, in order."""
    habits = _habits(text, cues)
    lines: list[Line] = []
    unended, voice, cue_of_voice = 0, "", -1
    for number, cue in enumerate(cues):
        for line in _lines(text, cue, number):
            match = _VOICE.match(text, _voice_start(text, line), line.end)
            speaker = match["name"].strip() if match else voice if cue_of_voice == number else ""
            apart = line.begins or speaker != voice or (lines and _parted(cues, lines[-1], line, habits))
            if lines and (apart or lines[-1].role is not Role.BODY or unended > _MOST_CUES):
                yield tuple(lines)
                lines, unended = [], 0
            voice, cue_of_voice = speaker, number
            lines.append(line)
        unended = 0 if _ENDED.search(plain(text[cue.start : cue.end])) else unended + 1
    if lines:
        yield tuple(lines)


def _habits(text: str, cues: Sequence[Cue]) -> Habits:
    shown = [LINE_END.split(text[cue.start : cue.end]) for cue in cues if cue.end > cue.start]
    unspaced = sum(1 for lines in shown if UNSPACED.search(lines[-1])) * 2 > len(shown)
    end = _FULL_STOP if unspaced else _ENDED
    ended = sum(1 for lines in shown if end.search(plain(lines[-1])))
    again = sum(1 for left, right in pairwise(shown) if plain(left[-1]) == plain(right[0]) != "")
    stopless = len(shown) >= _FEW and ended < _ENDED_SHARE * len(shown)
    return Habits(stopless, len(shown) > 1 and again > _REPEATED_SHARE * (len(shown) - 1))


def _voice_start(text: str, line: Line) -> int:
    """Where the voice of a line is named: before what its text begins with."""
    start = max(text.rfind("\n", 0, line.start), text.rfind("\r", 0, line.start)) + 1
    match = _VOICE.search(text, start, line.end)
    return match.start() if match else line.start


def _parted(cues: Sequence[Cue], before: Line, line: Line, habits: Habits) -> bool:
    """Whether a line that does not begin an utterance begins one by its time, or by the habits of its file."""
    if habits.rolling:
        return True
    if before.cue == line.cue:
        return False
    pause = cues[line.cue].begins - cues[before.cue].ends
    return habits.stopless or pause > _LONG_PAUSE or pause < -_LONG_PAUSE


def _lines(text: str, cue: Cue, number: int) -> Iterator[Line]:
    """The lines of a cue that have something to read; in songs each stands alone."""
    song = _NOTES.search(text, cue.start, cue.end) is not None
    inside = cue.start  # where a sound in brackets ends that goes over lines
    sound = False
    for start, end in _spans(text, cue):
        lead = _LEAD.match(text, start, end)
        content = lead.end() if lead else start
        if start < inside:
            yield Line(start, end, number, role=Role.CAPTION if sound else Role.BODY)
            continue
        dash = _DASH.match(text, content, end)
        notes = _NOTES.match(text, content, end)
        begin = dash.end() if dash else notes.end() if notes else start
        at = _after_tags(text, begin, end)
        inside = _sound_end(text, at, cue.end)
        sound = inside > at and not song
        shown = plain(text[at:end])
        begins = bool(dash or song or sound or _is_label(shown))
        last = _without_notes(text, at, end) if song else end
        if begin < last:
            yield Line(begin, last, number, begins, Role.CAPTION if sound else Role.BODY)


def _is_label(shown: str) -> bool:
    """Whether a line begins with who speaks: a name in capitals and a colon, or in brackets."""
    name = _NAME.match(shown)
    return bool((name and name["name"].isupper()) or _LABEL.match(shown))


def _spans(text: str, cue: Cue) -> Iterator[tuple[int, int]]:
    """The lines of a cue that are not blank, without outer white space."""
    start = cue.start
    for end, after in [
        *((m.start(), m.end()) for m in LINE_END.finditer(text, cue.start, cue.end)),
        (cue.end, cue.end),
    ]:
        inner = text[start:end].strip()
        if inner:
            first = text.index(inner, start)
            yield first, first + len(inner)
        start = after


def _after_tags(text: str, start: int, end: int) -> int:
    match = _LEAD.match(text, start, end)
    return match.end() if match else start


def _sound_end(text: str, start: int, end: int) -> int:
    """Where a sound in brackets ends, if it fills its lines; `start` where there is none."""
    match = _SOUND.match(text, start, end)
    if not match:
        return start
    tail = _LEAD.match(text, match.end(), end)
    after = tail.end() if tail else match.end()
    return after if after == end or LINE_END.match(text, after) else start


def _without_notes(text: str, start: int, end: int) -> int:
    """The end of a song's line before the notes that close it."""
    return start + len(text[start:end].rstrip(" \t\u00a0♪♫♬♩"))

"""How fast subtitles can be read in a language, and how long their lines may be.

Source: the timed text style guides of Netflix, which most subtitlers follow: 17 characters a second, two lines of 42; each
language's own figures stand in its file.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from l10n.language import data
from l10n.language.scripts import wide_forms

_SPEED, _LINE, _LINES = 17, 42, 2


@dataclass(frozen=True, slots=True)
class SubtitleLimits:
    """`speed` in characters a second, `line` in characters, `lines` of one subtitle."""

    speed: float = _SPEED
    line: float = _LINE
    lines: int = _LINES


@cache
def limits(tag: str) -> SubtitleLimits:
    """What readers of a language are used to.

    >>> limits("de").line, limits("ja").line
    (42, 13)
    """
    own = data.section(tag, "subtitles", any_script=True)
    return SubtitleLimits(own.get("speed", _SPEED), own.get("line", _LINE), int(own.get("lines", _LINES)))


def width(text: str, tag: str) -> float:
    """The characters of a text that are read; where full-width ones are usual, others are half of one.

    >>> width("Café", "fr"), width("東京23区", "ja")
    (4, 4.0)
    """
    seen = [char for char in text if unicodedata.category(char) not in ("Mn", "Me", "Cf")]
    if not wide_forms(tag):
        return len(seen)
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in seen)

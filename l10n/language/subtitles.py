"""How fast subtitles can be read in a language, and how long their lines may be.

Source: the timed text style guides of Netflix, which most subtitlers follow: 17 characters a second, two lines of 42; each
language's own figures stand in its file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from l10n import langtag
from l10n.language import data
from l10n.language.scripts import wide_forms
from l10n.showing import SubtitleLimits

ProjectLimits = Mapping[str, Mapping[str, float]]
"""What a project says, by language tag, for all under the empty one: `speed`, `line`, `lines`."""


def limits(tag: str, project_limits: ProjectLimits | None = None) -> SubtitleLimits:
    """What readers of a language are used to, as far as a project does not say otherwise.

    >>> limits("de").line, limits("ja").line, limits("de-AT", {"": {"line": 37}, "de": {"speed": 14}})
    (42, 13, SubtitleLimits(speed=14, line=37, lines=2))
    """
    usual = _usual(tag)
    chosen = {
        **(project_limits or {}).get("", {}),
        **(project_limits or {}).get(langtag.language(tag), {}),
        **(project_limits or {}).get(tag, {}),
    }
    return SubtitleLimits(
        chosen.get("speed", usual.speed), chosen.get("line", usual.line), int(chosen.get("lines", usual.lines))
    )


@cache
def _usual(tag: str) -> SubtitleLimits:
    return SubtitleLimits(**data.section(tag, "subtitles", any_script=True))


def visible(text: str) -> str:
    """The characters of a text that take room: signs above and below letters do not.

    >>> visible("Cafe\u0301")
    'Cafe'
    """
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Me", "Cf"))


def width(text: str, tag: str) -> float:
    """The characters of a text that are read; where full-width ones are usual, others are half of one.

    >>> width("Café", "fr"), width("東京23区", "ja")
    (4, 4.0)
    """
    seen = visible(text)
    if not wide_forms(tag):
        return len(seen)
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in seen)

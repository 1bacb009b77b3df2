r"""The pieces of a subtitle's text: characters, tags, positions and times inside of a line.

Sources: WebVTT (W3C) 4.2.2, cue text; SubRip takes HTML's `<i> <b> <u> <font>` and, of Advanced SubStation, `{\an8}`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum

from l10n.dataclass import dataclass
from l10n.language.scripts import unspaced_letters
from l10n.language.subtitles import visible
from l10n.late_pattern import late_pattern
from l10n.markup import MARK

TAG = r"</?[A-Za-z][^<>\r\n]*>|\{\\[^{}\r\n]*\}|<\d+(?::\d\d)+(?:\.\d+)?>"
"""A tag, a setting of Advanced SubStation, or a time inside a line."""
_ATOM = late_pattern(
    rf"(?P<tag>{TAG})|(?P<literal>{MARK.pattern})|(?P<escape>&(?:[a-z]+|#\d+|#x[0-9a-fA-F]+);)|(?s:.)", re.IGNORECASE
)
_SETTING = late_pattern(r"\{\\(?P<name>[ibus])(?P<on>[01])\}")
_SILENT = late_pattern(r"<\d+(?::\d\d)+(?:\.\d+)?>|<c>", re.IGNORECASE)
UNSPACED = late_pattern(f"[{unspaced_letters()}\u3000-\u303f\uff00-\uffef]")
"""A character of a script that sets no space between words, or of its punctuation."""


class Kind(Enum):
    """What an atom is. `SEAM` is all that stands between the texts of two cues, `BREAK` a line end inside one; `SILENT` is
    the time of a word, which no other language's words have.
    """

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    SILENT = "silent"
    BREAK = "break"
    SEAM = "seam"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of the file with its place. `text` is what is read of it; `name` is a tag's."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    name: str = ""


def atoms(text: str, start: int, end: int, *, escapes: bool) -> Iterator[Atom]:
    """The atoms of a run of one line. `escapes` says whether `&amp;` is an ampersand (in WebVTT it is)."""
    classes: list[bool] = []  # whether the open `<c>` are silent
    for match in _ATOM.finditer(text, start, end):
        if match["tag"]:
            atom = _tag(match)
            if atom.name == "c" and atom.kind is not Kind.CLOSE:
                classes.append(atom.kind is Kind.SILENT)
            elif atom.name == "c" and classes and classes.pop():
                atom = Atom(Kind.SILENT, atom.start, atom.end)
            yield atom
        elif match["literal"]:
            yield Atom(Kind.ALONE, match.start(), match.end())
        elif match["escape"] and escapes:
            yield Atom(Kind.TEXT, match.start(), match.end(), html.unescape(match[0]))
        else:
            yield from _characters(text, match.start(), match.end())


def _characters(text: str, start: int, end: int) -> Iterator[Atom]:
    """A run of characters, blanks as one space."""
    for place in range(start, end):
        char = text[place]
        blank = char.isspace() and char not in "\u00a0\u202f"
        again = blank and place > 0 and text[place - 1].isspace()
        yield Atom(Kind.TEXT, place, place + 1, "" if again else " " if blank else char)


def _tag(match: re.Match[str]) -> Atom:
    raw = match[0]
    setting = _SETTING.fullmatch(raw)
    if _SILENT.fullmatch(raw):
        return Atom(Kind.SILENT, match.start(), match.end(), name="c" if raw[1] in "cC" else "")
    if setting:
        kind = Kind.OPEN if setting["on"] == "1" else Kind.CLOSE
        return Atom(kind, match.start(), match.end(), name="\\" + setting["name"])
    if raw.startswith("{"):
        return Atom(Kind.ALONE, match.start(), match.end(), name="\\")
    name = re.split(r"[\s.>]", raw.strip("</>"), maxsplit=1)[0].lower()
    if raw.endswith("/>") or name == "br":
        return Atom(Kind.ALONE, match.start(), match.end(), name=name)
    return Atom(Kind.CLOSE if raw.startswith("</") else Kind.OPEN, match.start(), match.end(), name=name)


def plain(raw: str) -> str:
    """A raw text without its tags, in one line: what its length is measured by."""
    return " ".join(re.sub(TAG, "", raw).split())


def glue(before: str, after: str) -> str:
    """What stands between two texts that are joined: nothing between characters that set no space.

    >>> glue("the", "storm"), glue("嵐が", "来た")
    (' ', '')
    """
    if before[-1:].isspace() or not before or not after:
        return ""
    return "" if UNSPACED.match(before[-1]) and UNSPACED.match(after[0]) else " "


def characters(text: str) -> int:
    """How many characters of a text take room: signs above and below letters do not."""
    return len(visible(text))

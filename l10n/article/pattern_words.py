"""What the text of a regular expression tells of the lines that it can match, letter case ignored: so most are never tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from l10n.late_pattern import late_pattern

_PIECE = late_pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\w+\}|.", re.DOTALL)
_REPEATED = frozenset("?*+{")
_SHORTEST = 6  # characters of a phrase: a shorter one is in many lines


def lower(text: str) -> str:
    """A text in the letters by which beginnings and phrases are compared: those that Python takes for one another are one."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


def initial(line: str) -> str:
    """The first letter of a line, as `initials` has it."""
    return lower(line[:1])[:1]


@cache
def initials(expression: str) -> frozenset[str]:
    """The letters that all matches of an expression begin with; nothing where they may begin with something else.

    >>> sorted(initials("(?:Share|tweet)(?: this)?")), sorted(initials("e-?mail")), sorted(initials("(?:the )?end"))
    (['s', 't'], ['e'], [])
    """
    letters: set[str] = set()
    for pieces in _alternatives(_PIECE.findall(expression)):
        of_one = _initials(pieces)
        if not of_one:
            return frozenset()
        letters |= of_one
    return frozenset(letters)


def _initials(pieces: Sequence[str]) -> frozenset[str]:
    if pieces[:3] == ["(", "?", ":"]:
        end = _end(pieces)
        return frozenset() if _is_repeated(pieces, end) else initials("".join(pieces[3:end]))
    plain = bool(pieces) and len(pieces[0]) == 1 and pieces[0].isalpha() and not _is_repeated(pieces, 0)
    return frozenset({initial(pieces[0])} if plain else ())


def phrase(expression: str) -> str:
    """The longest run of letters and spaces that every match holds, in small letters; nothing where it is short.

    >>> phrase(".*undesirable organi[sz]ation"), phrase("click (?:here|there)")
    ('undesirable organi', 'click ')
    """
    pieces = _PIECE.findall(expression)
    if len(_alternatives(pieces)) > 1:
        return ""
    runs, depth = [""], 0
    for place, piece in enumerate(pieces):
        depth += (piece == "(") - (piece == ")")
        if depth or not (piece.isalpha() or piece == " ") or _is_repeated(pieces, place):
            runs.append("")
        else:
            runs[-1] += piece
    longest = max(runs, key=len)
    return lower(longest) if len(longest) >= _SHORTEST else ""


def _is_repeated(pieces: Sequence[str], place: int) -> bool:
    """Whether the piece may be missing, or stand several times."""
    after = pieces[place + 1] if place + 1 < len(pieces) else ""
    return after[:1] in _REPEATED and not re.fullmatch(r"\{[a-z]\w*\}", after)


def _end(pieces: Sequence[str]) -> int:
    """Where the group ends that the pieces begin with."""
    depth = 0
    for place, piece in enumerate(pieces):
        depth += (piece == "(") - (piece == ")")
        if not depth:
            return place
    return len(pieces)


def _alternatives(pieces: Sequence[str]) -> list[list[str]]:
    """The pieces of each alternative outside of groups."""
    depth, alternatives = 0, [list[str]()]
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            alternatives.append([])
        else:
            alternatives[-1].append(piece)
    return alternatives

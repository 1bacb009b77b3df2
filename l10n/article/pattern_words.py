"""What the text of a regular expression tells of the lines that it can match, letter case ignored: so most are never tried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from l10n.late_pattern import late_pattern

_PIECE = late_pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\w,]+\}|.", re.DOTALL)
_SPECIAL = frozenset(".^$*+?{}[]\\|()")
_REPEATED = frozenset("?*+")
_COUNTED = late_pattern(r"\{[0-9,]+\}")
_OPENERS = (["(", "?", ":"], ["(", "?", "-", "i", ":"])  # of groups that only hold something together
_BEGINNING = 4  # letters: as many tell most lines from the labels of pages
_SHORTEST = 6  # characters of a phrase: a shorter one is in many lines, unless it has a sign that is in few
_RARE = frozenset("/()[]<>|©")


def lower(text: str) -> str:
    """A text in the letters by which beginnings and phrases are compared: those that Python takes for one another are one."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


def start(line: str) -> str:
    """The first letters of a line, as `beginnings` has them."""
    return lower(line[: 4 * _BEGINNING])[:_BEGINNING]


@cache
def beginnings(expression: str) -> frozenset[str]:
    """What all matches of an expression begin with, each some letters; nothing where they may begin with something else.

    >>> sorted(beginnings("(?:Share|tweet)(?: this)?")), sorted(beginnings("e-?mail")), sorted(beginnings(".*end"))
    (['shar', 'twee'], ['e'], [])
    """
    openings = {lower(opening)[:_BEGINNING] for opening in _openings(_PIECE.findall(expression))}
    return frozenset() if "" in openings else frozenset(openings)


def _openings(pieces: list[str], before: str = "") -> Iterator[str]:
    """What the matches begin with that are `before` and then the pieces, as far as that is plain."""
    for alternative in _alternatives(pieces):
        yield from _openings_of_one(alternative, before)


def _openings_of_one(pieces: list[str], before: str) -> Iterator[str]:
    end = _end(pieces)
    after, repeated, inside = pieces[end + 1 :], _is_repeated(pieces, end), _inside(pieces[: end + 1])
    if len(before) < _BEGINNING and inside and repeated in ("", "?"):
        if repeated:
            yield from _openings_of_one(after[1:], before)
        for alternative in _alternatives(inside):
            yield from _openings_of_one([*alternative, *after[len(repeated) :]], before)
    elif len(before) < _BEGINNING and pieces and not repeated and (literal := _literal(pieces[0])):
        yield from _openings_of_one(after, before + literal)
    else:
        yield before


def _inside(group: list[str]) -> list[str]:
    """The pieces in a group; none where it is something else, or looks ahead."""
    opener = next((each for each in _OPENERS if group[: len(each)] == each), [])
    return group[len(opener) : -1] if opener else []


def _literal(piece: str) -> str:
    """The character that a piece stands for, nothing where it may be several."""
    if len(piece) == 2 and piece[0] == "\\" and not piece[1].isalnum():
        return piece[1]
    return piece if len(piece) == 1 and piece not in _SPECIAL else ""


@cache
def phrases(expression: str) -> tuple[str, ...]:
    r"""Some texts of which every match holds one, in small letters; nothing where those are in many lines.

    >>> phrases(".*undesirable organi[sz]ation"), phrases("say (?:newsletters?|comment)"), phrases(r".+\((?:left|l)")
    (('undesirable organi',), ('newsletter', 'comment'), ('(',))
    """
    return _phrases(_PIECE.findall(expression))


def _phrases(pieces: list[str]) -> tuple[str, ...]:
    alternatives = _alternatives(pieces)
    if len(alternatives) > 1:
        each = [_phrases(alternative) for alternative in alternatives]
        return tuple(chain.from_iterable(each)) if all(each) else ()
    choices, run = [], ""
    while pieces:
        end = _end(pieces)
        repeated = _is_repeated(pieces, end)
        literal = "" if repeated else _literal(pieces[0])
        if not literal:
            choices += [(lower(run),), () if repeated else _phrases(_inside(pieces[: end + 1]))]
        run = run + literal if literal else ""
        pieces = pieces[end + 1 :]
    rare = (choice for choice in [*choices, (lower(run),)] if choice and all(map(_is_rare, choice)))
    return max(rare, key=lambda choice: min(map(len, choice)), default=())


def _is_rare(run: str) -> bool:
    return len(run) >= _SHORTEST or not _RARE.isdisjoint(run)


def _is_repeated(pieces: Sequence[str], place: int) -> str:
    """What says that the piece may be missing, or stand several times; nothing where it stands once."""
    after = pieces[place + 1] if place + 1 < len(pieces) else ""
    return after if after in _REPEATED or _COUNTED.fullmatch(after) else ""


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

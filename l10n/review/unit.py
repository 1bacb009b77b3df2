"""One unit under review: how it is known, what its notes say, and what becomes of it when a person saves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from l10n import markup
from l10n.catalog.history import unit_name
from l10n.catalog.notes import DRAFT_NOTE, read, shown, split, write
from l10n.catalog.sibling import acknowledged
from l10n.dataclass import dataclass, field
from l10n.errors import UsageError
from l10n.late_pattern import late_pattern
from l10n.model import State, Unit
from l10n.terms.notes import KIND

_MARK = late_pattern(r"(?P<mark></?\d+/?>)(?:…</\d+>)?: (?P<meaning>.+)")


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notes of a unit say: `places` in the article, what its `marks` stand for, its `terms` with what the house wants
    for them, where the draft comes from and how sure it is (0–1, nothing where no draft says), and what else was remarked.
    """

    places: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    origin: str = ""
    confidence: float | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitEdit:
    """What a person wants a unit to be: `reviewed` takes the fuzzy flag off, else it is kept or set."""

    target: str
    comments: str
    reviewed: bool


identity = unit_name


def version(unit: Unit) -> str:
    """What changes whenever a person or a machine changes the unit."""
    return _digest(unit.target, unit.state, unit.previous, *unit.flags, "", *unit.comments)


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()


def notes(unit: Unit) -> Notes:
    """The notes of a unit, taken apart.

    >>> from l10n.model import UnitKey
    >>> note = "draft: argos en→es 0.1, confidence 0.71"
    >>> found = notes(Unit(UnitKey("", "The dam held."), "La presa aguantó.", State.FUZZY, notes=("paragraph 2", note)))
    >>> found.places, found.origin, found.confidence
    (('paragraph 2',), 'argos en→es 0.1', 0.71)
    """
    ours, ours_only = split(unit.notes)
    history = read(ours_only)
    marks = {match["mark"]: match["meaning"] for note in ours if (match := _MARK.fullmatch(note))}
    confidence = history.similarity if history.confidence is None else history.confidence
    drafted = history.origin is not None and confidence is not None
    likeness = history.similarity if history.confidence is not None else None  # said beside a confidence
    return Notes(
        places=tuple(note for note in ours if not _MARK.fullmatch(note) and not note.startswith(KIND)),
        marks=marks,
        terms=tuple(note.removeprefix(KIND) for note in ours if note.startswith(KIND)),
        origin=write(replace(history, confidence=None, similarity=likeness))[0].removeprefix(DRAFT_NOTE)
        if drafted
        else "",
        confidence=confidence,
        remarks=tuple(shown(note) for note in ours_only if not (drafted and note.startswith(DRAFT_NOTE))),
    )


def revised(unit: Unit, edit: UnitEdit) -> Unit:
    """The unit as a person saves it. Outer white space goes where the source has none; an empty target makes it *new*.

    Raises:
        UsageError: it is to be reviewed without words or with marks that are not those of the source, or holds characters
            that no text has.
    """
    target = _text(edit.target)
    if unit.key.source == unit.key.source.strip():
        target = target.strip()
    comments = _comments(edit.comments)
    if edit.reviewed:
        _refuse_broken(unit.key.source, target)
        return acknowledged(replace(unit, target=target, comments=comments, state=State.REVIEWED, previous=""))
    if not target:
        return replace(unit, target="", comments=comments, state=State.NEW, previous="")
    return replace(unit, target=target, comments=comments, state=State.FUZZY)


def _refuse_broken(source: str, target: str) -> None:
    if markup.is_blank(target):
        raise UsageError("this unit", "has no words yet", "translate it before it is reviewed")
    faults = markup.faults(source, target)
    if faults:
        raise UsageError("this unit", "; ".join(faults), "put the marks right, or save it as fuzzy")


def _text(typed: str) -> str:
    """What was typed with the line ends of PO files."""
    if any("\ud800" <= char <= "\udfff" for char in typed):
        raise UsageError("this unit", "holds half a character", "delete what shows as a box")
    return typed.replace("\r\n", "\n").replace("\r", "\n")


def _comments(typed: str) -> tuple[str, ...]:
    """The lines of a comment, without the empty ones at its end."""
    return _trimmed(line.rstrip() for line in _text(typed).splitlines())


def _trimmed(lines: Iterable[str]) -> tuple[str, ...]:
    trimmed = list(lines)
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)

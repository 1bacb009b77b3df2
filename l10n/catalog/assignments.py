"""Who works on which article in which locale, and by when: a table that a person may keep in any spreadsheet.

Columns: `article`, `locale`, `person`, `deadline` (a date, `2026-12-01`; empty: none). The last row for an article and locale
counts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from l10n.dataclass import dataclass
from l10n.errors import InputError

COLUMNS = ("article", "locale", "person", "deadline")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Whose work an article in a locale is; `deadline` is a date in ISO 8601, empty where there is none."""

    article: str
    locale: str
    person: str = ""
    deadline: str = ""

    def is_late(self, today: str) -> bool:
        """Whether the deadline has passed on a day."""
        return bool(self.deadline) and self.deadline < today


def parse(data: bytes | None, place: str) -> Mapping[tuple[str, str], Assignment]:
    """The assignments by article and locale.

    Raises:
        InputError: the table has no such columns, is not UTF-8, or a deadline is not a date.
    """
    try:
        text = (data or b"").decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as exc:
        raise InputError(place, "is not a table in UTF-8", "save it as CSV UTF-8") from exc
    if not rows:
        return {}
    head = [cell.strip().casefold() for cell in rows[0]]
    if not {"article", "locale"} <= set(head):
        raise InputError(f"{place}:1", "has no columns article and locale", f"name the columns {','.join(COLUMNS)}")
    assignments: dict[tuple[str, str], Assignment] = {}
    for line, cells in enumerate(rows[1:], 2):
        cell = {name: cells[n].strip() if n < len(cells) else "" for n, name in enumerate(head)}
        if cell["article"] and cell["locale"]:
            assignment = Assignment(*(cell.get(name, "") for name in COLUMNS))
            _check(assignment, f"{place}:{line}")
            assignments[assignment.article, assignment.locale] = assignment
    return assignments


def _check(assignment: Assignment, place: str) -> None:
    if assignment.deadline and not _is_date(assignment.deadline):
        raise InputError(place, f"{assignment.deadline!r} is not a date", "write it as in 2026-12-01")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def renamed(
    assignments: Mapping[tuple[str, str], Assignment], old: str, slug: str
) -> Mapping[tuple[str, str], Assignment]:
    """The assignments after an article got another name; what the new name has already stays."""
    moved = {
        (slug if article == old else article, locale): replace(each, article=slug if article == old else article)
        for (article, locale), each in assignments.items()
    }
    return {**moved, **{key: each for key, each in assignments.items() if key[0] == slug}}


def dump(assignments: Mapping[tuple[str, str], Assignment]) -> str:
    """The table of some assignments, by article and locale; those of nobody and without a deadline are left out.

    >>> dump({("tram", "es"): Assignment("tram", "es", "olga", "2026-12-01")}).splitlines()[1]
    'tram,es,olga,2026-12-01'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for _, assignment in sorted(assignments.items()):
        if assignment.person or assignment.deadline:
            writer.writerow([assignment.article, assignment.locale, assignment.person, assignment.deadline])
    return out.getvalue()

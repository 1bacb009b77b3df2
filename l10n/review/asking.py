"""What a request says, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from l10n.dataclass import dataclass
from l10n.errors import UsageError
from l10n.review.session import ReviewSession
from l10n.review.types import PlannedEdit, Sheet
from l10n.review.unit import UnitEdit
from l10n.review.web import Response


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The query of a request, or the fields of its JSON body, and whose it is where several people review."""

    fields: Mapping[str, object]
    person: str = ""

    def text(self, name: str) -> str:
        """A text, empty where the request has none of that name.

        Raises:
            UsageError: it is something else.
        """
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            raise UsageError(name, f"is {value!r}", "load the page again")
        return value

    def number(self, name: str) -> int:
        """A number, 0 where the request has none of that name.

        Raises:
            UsageError: it is something else.
        """
        value = self.text(name) or "0"
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            raise UsageError(name, f"is {value!r}", "load the page again")
        return int(value)

    def share(self, name: str, default: float) -> float:
        """A number from 0 to 1.

        Raises:
            UsageError: it is something else.
        """
        value = self.fields.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise UsageError(name, f"is {value!r}", "a number from 0 to 1")
        return float(value)

    def flag(self, name: str) -> bool:
        """Whether something is wanted."""
        return self.fields.get(name) is True

    @property
    def sheet(self) -> Sheet:
        """The catalog that the request is about."""
        return Sheet(self.text("article"), self.text("locale"))

    @property
    def edit(self) -> UnitEdit:
        """What the person typed, and wants it to be."""
        return UnitEdit(self.text("target"), self.text("comments"), reviewed=self.flag("reviewed"))

    def planned(self, most: int) -> list[PlannedEdit]:
        """The units to be changed in one step.

        Raises:
            UsageError: they are not a list of units, or too many.
        """
        items = self.fields.get("items")
        if not isinstance(items, list) or len(items) > most:
            raise UsageError("items", "are not units, or too many", f"at most {most} at once")
        edits = []
        for item in items:
            fields = PageRequest(item if isinstance(item, dict) else {})
            target = fields.text("target") if "target" in fields.fields else None
            edits.append(
                PlannedEdit(
                    fields.sheet, fields.text("unit"), fields.text("version"), target, reviewed=self.flag("reviewed")
                )
            )
        return edits


Answer = Callable[[ReviewSession, PageRequest], Response]

"""What was saved and can be taken back: single saves, and many units changed in one step."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from l10n.dataclass import dataclass
from l10n.model import Unit
from l10n.review.types import Sheet

MOST = 500  # steps that can be taken back


@dataclass(frozen=True, slots=True)
class SavedUnit:
    """A unit before and after a save."""

    sheet: Sheet
    before: Unit
    after: Unit


@dataclass(frozen=True, slots=True)
class SavedStep:
    """What one person did at once."""

    units: tuple[SavedUnit, ...]
    person: str = ""


class Steps:
    """The last steps, the newest taken back first. Whoever calls holds a lock."""

    def __init__(self) -> None:
        self._steps: deque[SavedStep] = deque(maxlen=MOST)

    def add(self, units: Iterable[SavedUnit], person: str = "") -> None:
        """Remembers a step that changed something."""
        changed = tuple(units)
        if changed:
            self._steps.append(SavedStep(changed, person))

    def pop(self, sheet: Sheet, person: str = "") -> SavedStep | None:
        """The last step of a person that touched a sheet, forgotten now; nothing where there is none."""
        for step in reversed(self._steps):
            if step.person == person and any(saved.sheet == sheet for saved in step.units):
                self._steps.remove(step)
                return step
        return None

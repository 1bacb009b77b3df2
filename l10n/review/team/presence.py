"""Who has which unit open, as far as their pages said so lately."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

from l10n.review.types import Sheet

SECONDS = 30  # after which somebody who says nothing is gone; pages speak every few seconds


class Presence:
    """The open units of a team. Safe for several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, tuple[float, Sheet, str]] = {}
        self._lock = threading.Lock()

    def update(self, person: str, sheet: Sheet, unit: str) -> Mapping[str, str]:
        """Takes up what a person has open (no unit: the article); the others in the same sheet, each with their unit."""
        with self._lock:
            now = self._clock()
            self._open[person] = (now, sheet, unit)
            self._open = {name: place for name, place in self._open.items() if now - place[0] <= SECONDS}
            return {name: place[2] for name, place in self._open.items() if name != person and place[1] == sheet}

    def leave(self, person: str) -> None:
        """Forgets what a person has open."""
        with self._lock:
            self._open.pop(person, None)

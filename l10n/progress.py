"""Who is told how long work goes on."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Who is told how long work goes on: `begin` names it and its size, `advance` counts, `say` is a line to keep."""

    def begin(self, what: str, total: int) -> None:
        """A stage starts; `total` is in units of work, 0 where nobody knows."""

    def advance(self, count: int = 1) -> None:
        """So much of the stage is done."""

    def say(self, line: str) -> None:
        """Something worth a line."""

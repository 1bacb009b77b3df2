"""Progress of long work: what a caller may want to show while it runs."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives progress: `start` names a stage and its size, `advance` counts, `message` is a line to keep."""

    def start(self, what: str, total: int) -> None:
        """A stage starts; `total` is in units of work, 0 where it is unknown."""

    def advance(self, count: int = 1) -> None:
        """So much of the stage is done."""

    def message(self, line: str) -> None:
        """Something worth a line."""


class NullProgress:
    """Progress that nobody watches."""

    def start(self, what: str, total: int) -> None:
        """Ignores the stage."""

    def advance(self, count: int = 1) -> None:
        """Ignores the count."""

    def message(self, line: str) -> None:
        """Ignores the line."""

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


class ProgressNotes:
    """Progress that is passed on, and its lines written down: those that hold as long as nothing changes, and those that say
    what was `changed`.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.lines: list[str] = []
        self.changed: list[str] = []

    def start(self, what: str, total: int) -> None:
        """Passes the stage on."""
        self._progress.start(what, total)

    def advance(self, count: int = 1) -> None:
        """Passes the count on."""
        self._progress.advance(count)

    def message(self, line: str) -> None:
        """Passes the line on, and keeps it."""
        self.lines.append(line)
        self._progress.message(line)

    def message_once(self, line: str) -> None:
        """Passes a line on what was changed on, and keeps it apart."""
        self.changed.append(line)
        self._progress.message(line)


def message_once(progress: Progress, line: str) -> None:
    """Gives a line on what was changed by this run: where nothing is done again, it is not said again."""
    if isinstance(progress, ProgressNotes):
        progress.message_once(line)
    else:
        progress.message(line)

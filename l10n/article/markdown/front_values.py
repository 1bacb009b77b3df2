"""What the readers of front matter give: a scalar with its place, or what is broken with its line."""

from __future__ import annotations

from l10n.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value with its dotted key (places in lists are left out), its span in the front matter, and what it reads as."""

    key: str
    text: str
    start: int
    end: int
    is_text: bool


class Broken(ValueError):
    """Front matter that cannot be read; `line` counts from 0 inside it."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line, self.problem, self.remedy = line, problem, remedy

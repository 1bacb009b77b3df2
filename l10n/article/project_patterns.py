"""The patterns by which a project gives roles to its lines (`[patterns]`). A pattern that backtracks without end is stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from l10n.errors import SettingsError
from l10n.model import Role

if TYPE_CHECKING:
    import regex

SECONDS = 1.0  # for one line; a sound pattern needs microseconds


class ProjectPatterns:
    """The patterns of a project with their roles, the first that matches wins.

    Raises:
        SettingsError: a pattern is not a regular expression, or names no role.
    """

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        self._patterns: list[tuple[Role, regex.Pattern[str]]] = []
        for name, texts in patterns.items():
            import regex  # late: few projects have patterns of their own

            try:
                self._patterns += [(Role(name), regex.compile(text)) for text in texts]
            except (ValueError, regex.error) as error:
                raise SettingsError(
                    f"patterns.{name}", str(error), "name a role and write regular expressions"
                ) from error

    def role(self, text: str) -> Role | None:
        """The role that a line has by the project's own patterns, or nothing.

        Raises:
            SettingsError: a pattern came to no end in time.
        """
        for role, pattern in self._patterns:
            try:
                if pattern.search(text, timeout=SECONDS):
                    return role
            except TimeoutError as error:
                problem = f"{pattern.pattern!r} takes more than {SECONDS:g} second for one line"
                remedy = "write it without a repetition inside of a repetition"
                raise SettingsError(f"patterns.{role.value}", problem, remedy) from error
        return None

"""A piece of work that was done, in this process or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from l10n.errors import InputError, L10nError
from l10n.jobs.index import Key
from l10n.task_store import Trace


@dataclass(frozen=True, slots=True)
class Performed:
    """A piece of work that was done: its result and what it had to say, with the files that it follows from."""

    key: Key
    result: Any
    messages: Sequence[str]
    errors: tuple[L10nError, ...]
    trace: Trace

    @property
    def is_lasting(self) -> bool:
        """Whether the same files give the same again: not where the disk, a plug-in or `l10n` itself failed."""
        return not self.trace.untraced and all(isinstance(error, InputError) for error in self.errors)

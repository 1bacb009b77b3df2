"""A kind of work on articles, and a piece of it that was done, in this process or another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from l10n.dataclass import dataclass, field
from l10n.errors import InputError, L10nError
from l10n.jobs.index import Key
from l10n.store import SourceFile
from l10n.task_store import Trace
from l10n.workspace import Workspace

Result = TypeVar("Result")
Brief = TypeVar("Brief")

WORTH = 5.0
"""Seconds of work that other processes are started for; starting one and reading the languages there costs it one or two."""


@dataclass(frozen=True, slots=True)
class Stage(Generic[Result, Brief]):
    """A kind of work. `result` and `brief` are the types of what it gives: the whole, and what most callers want of it.

    `prepare` is called before any work is done, and raises what is wrong with the settings. `supplies` are the files that the
    work on an article needs in other processes, as far as they are known before; `seconds` is what it costs by catalog. Where
    these are missing, it is done in this process.
    `settled` is the result as the same work gives it when it is done again at once: nothing changed.
    """

    name: str
    title: str
    work: Callable[[Workspace, SourceFile, str, Any], Result | None]
    result: type[Result]
    brief: type[Brief]
    summary: Callable[[Result], Brief]
    prepare: Callable[[Workspace], object]
    settled: Callable[[Result], Result] = field(default=lambda result: result)
    address: str = ""
    seconds: float = 0.0
    supplies: Callable[[Workspace, SourceFile, Sequence[str], Any], Iterable[PurePosixPath]] = lambda *_: ()
    counted: Callable[[Result, int], Result] = lambda result, _written: result


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

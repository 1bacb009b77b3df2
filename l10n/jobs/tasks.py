"""Pieces of work as pure functions, files in, files out, which run where there is no project: elsewhere, in any number."""

from __future__ import annotations

import pickle
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from l10n import __version__
from l10n.dataclass import dataclass, field
from l10n.jobs import codec, model_tasks
from l10n.jobs.model_tasks import ModelAnswer, ModelTask
from l10n.jobs.stage_kind import Stage
from l10n.language import data
from l10n.model import Term
from l10n.plugin.faults import FAULTS
from l10n.settings import Settings
from l10n.settings_run import RunOptions
from l10n.store import SourceFile
from l10n.task_store import FileWrite, SuppliedStore, Trace, TreeWrite
from l10n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done: by which stage (`module:name`), to which article in which locales, and the files for it; None
    stands for one that is not there. Where a `version` of the code is named, no other does the task.
    """

    stage: str
    file: SourceFile
    locales: tuple[str, ...]
    options: Any
    files: Mapping[PurePosixPath, bytes | None]
    version: str = ""


@dataclass(frozen=True, slots=True)
class TaskPart:
    """What came of a task in one locale: its result, what it had to say, its files, and what it wants written."""

    locale: str
    result: Any
    messages: Sequence[str]
    changed: Sequence[str]
    errors: Sequence[Sequence[str]]
    digests: Mapping[str, str]
    writes: Sequence[FileWrite | TreeWrite]
    untraced: str


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What came of a task. Where files were `lost`, which it needs beside those supplied, it is to be done again with them;
    `faults` are plug-ins with their problems; `refused` says where another version of `l10n` was asked, `answer` what
    a model said.
    """

    parts: Sequence[TaskPart] = ()
    lost: frozenset[PurePosixPath] = field(default_factory=frozenset)
    faults: Sequence[tuple[str, str]] = ()
    refused: str = ""
    answer: ModelAnswer | None = None


def shared(settings: Settings, terms: Sequence[Term]) -> bytes:
    """What all tasks of a run have in common, as it travels."""
    return pickle.dumps((replace(settings, root=Path(), run=RunOptions()), tuple(terms)))


_alone = threading.Lock()
"""Held by whoever works in this process: workspaces and what they parsed are not shared between threads."""


def perform(common: bytes, task: Task | ModelTask, model: bytes | None = None) -> bytes:
    """Does a task; its `TaskResult`, as it travels. `model` are the files of a model that came along."""
    with _alone:
        return pickle.dumps(_done(common, task, model), pickle.HIGHEST_PROTOCOL)


def _done(common: bytes, task: Task | ModelTask, model: bytes | None) -> TaskResult:
    if task.version not in {"", version()}:
        return TaskResult(refused=f"{socket.gethostname()} has l10n {__version__}, not quite as it is here")
    if isinstance(task, ModelTask):
        return TaskResult(answer=model_tasks.answered(replace(task, model=model or task.model)))
    return _result(common, task)


def _result(common: bytes, task: Task) -> TaskResult:
    workspace = _workspace(sha256(common).digest(), _Bytes(common))
    data.use(workspace.settings.languages, workspace.settings.plugin_languages)
    stage = stage_at(task.stage)
    FAULTS.drain()
    parts, lost = [], set()
    for locale in task.locales:
        trace = Trace()
        part = _part(workspace, stage, task, locale, trace)
        parts.append(part)
        lost |= trace.lost
    faults = [(fault.place, fault.problem) for fault in FAULTS.drain()]
    return TaskResult(() if lost else parts, frozenset(lost), faults)


@cache
def version() -> str:
    """What is one where two machines have the same `l10n`: its version, and a digest of its files."""
    root, sha = Path(__file__).parents[1], sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix in {".py", ".toml", ".html", ".css", ".json"}:
            sha.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return f"{__version__} {sha.hexdigest()[:16]}"


def _part(workspace: Workspace, stage: Stage[Any, Any], task: Task, locale: str, trace: Trace) -> TaskPart:
    result = None
    with (
        workspace.recorded(trace, SuppliedStore.of(task.files, trace)) as notes,
        workspace.guard(str(task.file.path)),
    ):
        result = stage.work(workspace, task.file, locale, task.options)
    errors = [codec.plain_error(error) for error in notes.errors]
    recorded = notes.progress
    return TaskPart(
        locale, result, recorded.lines, recorded.changed, errors, trace.digests, trace.writes, trace.untraced
    )


def stage_at(address: str) -> Stage[Any, Any]:
    """The stage of an address, `module:name`."""
    module, _, name = address.partition(":")
    stage: Stage[Any, Any] = getattr(import_module(module), name)
    return stage


class _Bytes(bytes):
    """Bytes that are one with all others, so that a digest beside them decides."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes)

    def __hash__(self) -> int:
        return 0


@lru_cache(2)
def _workspace(_digest: bytes, common: _Bytes) -> Workspace:
    """The workspace of a run, made once in each process."""
    settings, terms = pickle.loads(common)  # noqa: S301  (from the process that started this one)
    workspace = Workspace(Path(), chosen=settings)
    workspace.terms = terms
    return workspace

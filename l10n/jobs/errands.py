"""Work that is sent to other processes: the files that go with it, and what comes back put into its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from l10n.bundle import media
from l10n.dataclass import dataclass
from l10n.errors import FaultError, L10nError, StoreError
from l10n.jobs import codec, tasks
from l10n.jobs.stage_kind import Performed, Stage
from l10n.jobs.tasks import Task, TaskPart, TaskResult
from l10n.plugin.faults import FAULTS
from l10n.store import SourceFile, Store
from l10n.task_store import FileWrite, RecordingStore, Trace, TreeWrite
from l10n.workspace import Workspace

if TYPE_CHECKING:
    from l10n.jobs.executor import TaskRunner

_ROUNDS = 2  # in which files are sent that nobody knew of before


class _ChangedError(Exception):
    """A file was saved by somebody else since it was read."""


@dataclass(slots=True)
class Errand:
    """A task on its way, with the times of its files from before they were read."""

    workspace: Workspace
    stage: Stage[Any, Any]
    task: Task
    read: Trace

    @classmethod
    def of(
        cls, workspace: Workspace, stage: Stage[Any, Any], file: SourceFile, locales: Sequence[str], options: object
    ) -> Errand:
        """The work on an article with the files that it needs."""
        read = Trace()
        paths = stage.supplies(workspace, file, locales, options)
        files = _read(RecordingStore.over(workspace.store, read), paths)
        version = tasks.version() if workspace.run.scheduler.address else ""
        return cls(workspace, stage, Task(stage.address, file, tuple(locales), options, files, version), read)

    def finished(self, result: TaskResult | None, runner: TaskRunner) -> Mapping[str, Performed]:
        """What came of it by locale, written to the disk; nothing for what is to be done in this process.

        Files that nobody knew of are sent after it.
        """
        for _ in range(_ROUNDS):
            if result is None or not result.lost:
                break
            more = _read(RecordingStore.over(self.workspace.store, self.read), result.lost)
            self.task = replace(self.task, files={**self.task.files, **more})
            result = next(iter(runner.results([self.task])))
        if result is None:
            return {locale: self._ended(locale) for locale in self.task.locales[:1]}
        for plugin, problem in result.faults:
            FAULTS.report(plugin, problem)
        if result.lost:
            return {}
        made = {part.locale: self._written(part) for part in result.parts}
        return {locale: done for locale, done in made.items() if done is not None}

    def _ended(self, locale: str) -> Performed:
        """The work whose process ended whenever it was tried."""
        problem = "the process that worked on it ended several times"
        error = FaultError(str(self.task.file.path), problem, "the rest goes on; --jobs 1 shows where it arose")
        return Performed((self.task.file.slug, locale), None, (), (error,), Trace(untraced=problem))

    def _written(self, part: TaskPart) -> Performed | None:
        """Writes what a part of the work wants written; nothing where somebody else saved one of its files meanwhile."""
        errors: list[L10nError] = [codec.error_of(error) for error in part.errors]
        trace = Trace(dict(part.digests), untraced=part.untraced)
        written = 0
        for write in part.writes:
            try:
                written += _write_out(self.workspace.store, write)
            except _ChangedError:
                return None
            except StoreError as exc:
                errors.append(exc)
        paths = {str(write.path) for write in part.writes if isinstance(write, FileWrite)}
        trace.stamps = {path: stamp for path, stamp in self.read.stamps.items() if path in trace.digests.keys() - paths}
        for line in (*part.messages, *part.changed):
            self.workspace.progress.message(line)
        result = None if part.result is None else self.stage.counted(part.result, written)
        return Performed((self.task.file.slug, part.locale), result, part.messages, tuple(errors), trace)


def _read(store: Store, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, bytes | None]:
    """Files as they are now; one that cannot be read is left out, and found out by whoever needs it."""
    files = {}
    for path in paths:
        try:
            files[path] = store.find(path)
        except StoreError:
            continue
    return files


def _write_out(store: Store, write: FileWrite | TreeWrite) -> int:
    """Writes a file or a folder; the count of files that changed.

    Raises:
        StoreError: the disk refuses.
        _ChangedError: somebody else saved the file since it was read.
    """
    if isinstance(write, TreeWrite):
        return store.write_tree(write.folder, write.files, write.before)
    if not write.revises:
        return store.write(write.path, write.data)

    def revise(now: bytes | None) -> bytes:
        if now != write.seen:
            raise _ChangedError
        return write.data

    return store.revise(write.path, revise)


def catalogs(workspace: Workspace, file: SourceFile, tags: Iterable[str]) -> list[PurePosixPath]:
    """The article's file and its catalogs in some locales."""
    return [file.path, *(workspace.store.catalog_path(file.slug, tag) for tag in tags)]


def shown(workspace: Workspace, file: SourceFile) -> list[PurePosixPath]:
    """The files that an article seems to show from its own folder."""
    try:
        text = (workspace.store.find(file.path) or b"").decode("utf-8", "ignore")
    except StoreError:
        return []
    return [file.path.parent / media.path(address) for address in media.addresses(text)]

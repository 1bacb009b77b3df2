"""Where tasks run: in processes on all cores, or on a scheduler's workers. Results come in the order of the tasks, whatever
their number.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import weakref
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Protocol

from l10n.dataclass import dataclass
from l10n.engines.cores import cores
from l10n.errors import UsageError
from l10n.jobs import tasks
from l10n.jobs.model_tasks import ModelTask
from l10n.jobs.stage_kind import WORTH
from l10n.jobs.tasks import Task, TaskResult
from l10n.settings_run import SchedulerOptions
from l10n.workspace import Workspace

_MOST_ATTEMPTS = 3  # of a task whose process ended; the last one by itself, so that it is known whose fault it is


class Backend(Protocol):
    """What runs tasks: `width` of them at once. A future raises `BrokenExecutor` where whoever ran the task is gone."""

    width: int

    def submit(self, task: Task | ModelTask) -> Future[bytes]:
        """Begins a task."""
        ...

    def share(self, data: bytes) -> object:
        """Bytes as many tasks can have them, each as its `model`."""
        ...

    def restart(self) -> None:
        """Begins anew, after whoever ran tasks was gone."""
        ...

    def close(self) -> None:
        """Stops at once: what runs is given up."""
        ...


@dataclass(slots=True)
class _Running:
    task: Task | ModelTask
    future: Future[bytes]
    attempts: int = 1


class TaskRunner:
    """Runs tasks on a backend. Those that lose their process are run again."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def results(self, work: Iterable[Task | ModelTask]) -> Generator[TaskResult | None, None, None]:
        """The result of each task, in order; nothing for one whose process ended whenever it was tried.

        Raises:
            UsageError: the scheduler is gone, or one of its workers has another version of `l10n`.
        """
        running: deque[_Running] = deque()
        waiting, most = iter(work), 2 * self._backend.width + 1
        try:
            while True:
                for task in islice(waiting, most - len(running)):
                    running.append(_Running(task, self._submitted(task)))
                if not running:
                    return
                yield self._first(running)
        finally:
            for each in running:
                each.future.cancel()

    def _submitted(self, task: Task | ModelTask) -> Future[bytes]:
        try:
            return self._backend.submit(task)
        except BrokenExecutor as exc:
            lost: Future[bytes] = Future()
            lost.set_exception(exc)
            return lost

    def _first(self, running: deque[_Running]) -> TaskResult | None:
        """The result of the task at the head. Where its process ended, all that has no result yet is run again."""
        first = running[0]
        while not _is_done(first.future):
            self._backend.restart()
            if first.attempts == _MOST_ATTEMPTS:
                running.popleft()
                self._again(running)
                return None
            first.attempts += 1
            first.future = self._submitted(first.task)
            if first.attempts < _MOST_ATTEMPTS or _is_done(first.future):  # the last time it runs by itself
                self._again(running)
        running.popleft()
        result: TaskResult = pickle.loads(first.future.result())  # noqa: S301  (from whom we sent our own code and words to)
        if result.refused:
            raise UsageError("scheduler", result.refused, "install the same version on all machines")
        return result

    def _again(self, running: Iterable[_Running]) -> None:
        for each in running:
            if each.future.done() and not _is_done(each.future):
                each.future = self._submitted(each.task)

    def share(self, data: bytes) -> object:
        """Bytes as many tasks can have them."""
        return self._backend.share(data)

    def close(self) -> None:
        """Ends all processes."""
        self._backend.close()


class ProcessBackend:
    """Processes of this machine, started when they are first wanted."""

    def __init__(self, width: int, common: bytes) -> None:
        self.width = width
        self._common = common
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        self._pool: ProcessPoolExecutor | None = None
        self._processes: set[BaseProcess] = set()

    def share(self, data: bytes) -> bytes:
        """The same bytes: they go with each task."""
        return data

    def submit(self, task: Task | ModelTask) -> Future[bytes]:
        """Begins a task."""
        before = set(multiprocessing.active_children())
        if self._pool is None:
            if isinstance(self._context, ForkServerContext):
                self._context.set_forkserver_preload(["l10n.jobs.warm"])
            self._pool = ProcessPoolExecutor(self.width, self._context, _begin, (self._common,))
        future = self._pool.submit(_perform, task)
        self._processes |= set(multiprocessing.active_children()) - before
        return future

    def restart(self) -> None:
        """Ends what is left of the processes; the next task starts others."""
        self.close()

    def close(self) -> None:
        """Ends all processes, at work or not."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        for each in self._processes:
            each.kill()
        for each in self._processes:
            each.join()
        self._pool, self._processes = None, set()


_common = b""


def _begin(common: bytes) -> None:
    """Prepares a process: Ctrl-C is for the one that started it, and it ends with that one."""
    global _common  # noqa: PLW0603  (what a process pool offers to give its processes once)
    _common = common
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _perform(task: Task | ModelTask) -> bytes:
    return tasks.perform(_common, task)


def _is_done(future: Future[bytes]) -> bool:
    """Whether a task came to its end, which is waited for; not where its process did before.

    Raises:
        Exception: what went wrong otherwise.
    """
    try:
        future.result()
    except (BrokenExecutor, CancelledError):
        return False
    return True


# --- for a workspace -----------------------------------------------------------------------------------------------

_runners: weakref.WeakKeyDictionary[Workspace, TaskRunner] = weakref.WeakKeyDictionary()


def runner(workspace: Workspace, seconds: float) -> TaskRunner | None:
    """What runs the tasks of a workspace; nothing where so little work is done sooner in this process."""
    width, scheduler = workspace.run.jobs or cores(), workspace.run.scheduler
    if not scheduler.address and (width < 2 or seconds < WORTH):
        return None
    if workspace not in _runners:
        common = tasks.shared(workspace.settings, workspace.terms)
        _runners[workspace] = TaskRunner(
            _on_dask(scheduler, common) if scheduler.address else ProcessBackend(width, common)
        )
    return _runners[workspace]


def _on_dask(scheduler: SchedulerOptions, common: bytes) -> Backend:
    from l10n.jobs.dask_backend import DaskBackend  # late: most have no scheduler

    return DaskBackend(scheduler, common)


def close(workspace: Workspace) -> None:
    """Ends all processes that work for a workspace."""
    if workspace in _runners:
        _runners.pop(workspace).close()

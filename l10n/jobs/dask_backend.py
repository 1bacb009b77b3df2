"""Tasks on many machines: the workers of a Dask scheduler, by its `concurrent.futures` executor."""

from __future__ import annotations

import contextlib
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import replace
from typing import Any

from l10n.errors import SettingsError, UsageError
from l10n.jobs import tasks
from l10n.jobs.model_tasks import ModelTask
from l10n.jobs.tasks import Task
from l10n.late_pattern import late_pattern
from l10n.settings_run import SchedulerOptions

_ADDRESS = late_pattern(r"\w+://\S+")
_SECONDS = 10  # for the scheduler to answer; after that it is not there
_RESTARTING = 15  # seconds for a first worker to come: all that were killed may be on their way back
_SMALL = 64 << 10  # bytes of what all tasks share, up to which it goes with each of them
_LEAST_WIDTH = 8  # tasks under way where few workers are there yet: others join while we work


class DaskBackend:
    """The workers of a scheduler. They need no project, only the same `l10n`."""

    def __init__(self, options: SchedulerOptions, common: bytes) -> None:
        """Connects to the scheduler.

        Raises:
            UsageError: it cannot be reached, or has no workers.
            SettingsError: the extra is not installed, or a certificate is wrong.
        """
        self._options = options
        self._common = common
        self._client = self._connected()
        with contextlib.suppress(TimeoutError):
            self._client.wait_for_workers(1, timeout=_RESTARTING)
        threads = sum(self._client.nthreads().values())
        if not threads:
            self.close()
            raise UsageError(options.address, "has no workers", f"start some: dask worker {options.address}")
        self.width = max(_LEAST_WIDTH, threads)
        self._begin()

    def _connected(self) -> Any:  # noqa: ANN401  (the library has no types)
        address = self._options.address
        if not _ADDRESS.fullmatch(address):  # the client would try for a minute, and leave a traceback
            raise UsageError(address, "is not the address of a Dask scheduler", "write it as in tcp://hq:8786")
        try:
            from distributed import Client
        except ImportError as exc:
            raise SettingsError(
                "scheduler", "needs the extra 'dask'", "pip install 'l10n-newsroom[dask]', or leave it out"
            ) from exc
        connect: Any = Client
        try:
            return connect(address, timeout=_SECONDS, security=self._security(), set_as_default=False)
        except (OSError, ValueError, TypeError) as exc:  # TimeoutError is an OSError
            remedy = "start it there with 'dask scheduler', or leave the setting out"
            raise UsageError(address, "cannot be reached as a Dask scheduler", remedy) from exc

    def _security(self) -> Any:  # noqa: ANN401
        from distributed.security import Security

        options = self._options
        if not options.address.startswith("tls://"):
            return None
        files = {"tls_ca_file": options.ca, "tls_client_cert": options.certificate, "tls_client_key": options.key}
        named = {name: str(path) for name, path in files.items() if path}
        secured: Any = Security
        return secured(require_encryption=True, **named)

    def _begin(self) -> None:
        self._executor: Executor = self._client.get_executor(pure=False, retries=1)
        small = len(self._common) <= _SMALL
        self._shared = self._common if small else self._client.scatter(self._common, broadcast=True, timeout=_SECONDS)

    def share(self, data: bytes) -> Any:  # noqa: ANN401  (the library has no types)
        """Bytes that one worker gets, and the others from it where a task of theirs needs them."""
        return self._client.scatter(data, timeout=_SECONDS)

    def submit(self, task: Task | ModelTask) -> Future[bytes]:
        """Begins a task.

        Raises:
            BrokenExecutor: the scheduler is gone.
        """
        try:
            if isinstance(task, ModelTask) and task.model is not None:  # a future, which the worker gets the bytes of
                sent = self._executor.submit(tasks.perform, self._shared, replace(task, model=None), task.model)
            else:
                sent = self._executor.submit(tasks.perform, self._shared, task)
            return _DaskFuture(sent)
        except (RuntimeError, OSError) as exc:
            raise BrokenExecutor(str(exc)) from exc

    def restart(self) -> None:
        """Begins anew where workers were lost with what they held; the scheduler starts no others.

        Raises:
            UsageError: the scheduler is gone.
        """
        if self._client.status != "running":
            self._client = self._connected()
        self._begin()

    def close(self) -> None:
        """Cancels all tasks, and leaves the scheduler."""
        executor = getattr(self, "_executor", None)
        if executor is not None:
            executor.shutdown(wait=False)
        self._client.close(timeout=_SECONDS)


class _DaskFuture(Future[bytes]):
    """What comes of a task; where its workers died, or the scheduler did, it raises `BrokenExecutor`."""

    def __init__(self, inner: Future[bytes]) -> None:
        super().__init__()
        self._inner = inner
        inner.add_done_callback(self._receive)

    def _receive(self, inner: Future[bytes]) -> None:
        if self.done():
            return
        try:
            self.set_result(inner.result())
        except CancelledError:
            self.set_exception(BrokenExecutor("the task was cancelled with its scheduler"))
        except Exception as exc:  # of a task, which raises none of its own, or of the scheduler: KilledWorker …
            self.set_exception(BrokenExecutor(f"{type(exc).__name__}: {exc}"))

    def cancel(self) -> bool:
        """Cancels the task."""
        self._inner.cancel()
        return super().cancel()

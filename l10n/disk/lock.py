"""One `l10n` at a time writes to a project. Who does is known by name, and nobody waits for ever.

The lock is the system's own (flock) on .l10n/lock and ends with the process that has it. The file says who that is while
it is held, and nothing otherwise: what stands there when the lock is free was left by a killed run, and so was its litter.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from l10n.disk import litter
from l10n.errors import StoreError

PLACE = ".l10n/lock"
_NAMED_AFTER = 2.0  # seconds of waiting before a person hears why
_PAUSE = 0.02
_LONGEST_RECORD = 4096  # bytes


class ProjectLock:
    """The lock of one project in this process: taken again by whoever has it, and by one thread at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._threads = threading.RLock()
        self._depth = 0
        self._handle = -1
        self._given_up = False

    @contextlib.contextmanager
    def held(self, report: Callable[[str], None], seconds: float) -> Iterator[None]:
        """Keeps other runs of `l10n` in this project waiting; removes what a killed one left.

        Raises:
            StoreError: somebody has had it for all of these seconds.
        """
        with self._threads:
            if not self._depth:
                self._handle = self._acquire(report, seconds)
            self._depth += 1
            try:
                if self._depth == 1:
                    self._begin()
                yield
            finally:
                self._depth -= 1
                if not self._depth:
                    self._end()

    def _acquire(self, report: Callable[[str], None], seconds: float) -> int:
        """The lock's handle. Who was waited for in vain is not waited for again: every further file would take as long."""
        handle, began, reported = _open(self._root), time.monotonic(), False
        while not _try(handle):
            waited, holder = time.monotonic() - began, _read(handle)
            if waited > seconds or self._given_up:
                os.close(handle)
                self._given_up = True
                raise StoreError(PLACE, f"{_named(holder)}; waited {seconds:.0f} seconds", _remedy(holder))
            if waited > _NAMED_AFTER and not reported:
                reported = True
                report(f"{PLACE}: {_named(holder)}; waiting for it")
            time.sleep(_PAUSE)
        self._given_up = False
        return handle

    def _begin(self) -> None:
        """Cleans up after a killed run, and writes down who holds the lock now."""
        if _read(self._handle):
            litter.remove(self._root)
        record = {"pid": os.getpid(), "host": os.uname().nodename, "since": time.strftime("%Y-%m-%d %H:%M:%S")}
        _write(self._handle, json.dumps(record).encode())

    def _end(self) -> None:
        _write(self._handle, b"")
        with contextlib.suppress(OSError):
            fcntl.flock(self._handle, fcntl.LOCK_UN)  # a child process may have inherited the handle
        os.close(self._handle)
        self._handle = -1


@cache
def of(root: str) -> ProjectLock:
    """The lock of the project in a folder (its real path)."""
    return ProjectLock(Path(root))


def _open(root: Path) -> int:
    """The lock file; the project's folder itself where none can be kept (no folder for caches, a pipe of that name)."""
    flags, place = os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC, root / PLACE
    try:
        try:
            handle = os.open(place, os.O_RDWR | os.O_CREAT | flags, 0o666)
        except FileNotFoundError:
            place.parent.mkdir(exist_ok=True)
            handle = os.open(place, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except OSError:
        return os.open(root, os.O_RDONLY | flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return os.open(root, os.O_RDONLY | flags)
    return handle


def _try(handle: int) -> bool:
    """Whether the lock is ours now; where a disk has no locks, what others save is still compared before it is replaced."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _read(handle: int) -> dict[str, object]:
    """What the file says of its holder; nothing where nobody holds it."""
    try:
        data = os.pread(handle, _LONGEST_RECORD, 0)
        value = json.loads(data) if data else {}
    except (OSError, ValueError):
        return {"pid": 0} if not _is_folder(handle) else {}
    return value if isinstance(value, dict) else {}


def _write(handle: int, data: bytes) -> None:
    with contextlib.suppress(OSError):  # the folder itself, or a full disk: the lock holds all the same
        os.ftruncate(handle, 0)
        os.pwrite(handle, data, 0)


def _is_folder(handle: int) -> bool:
    return stat.S_ISDIR(os.fstat(handle).st_mode)


def _named(holder: dict[str, object]) -> str:
    pid, host = holder.get("pid"), holder.get("host")
    if not pid:
        return "another l10n is writing"
    asleep = ", suspended" if _is_suspended(holder) else ""
    return f"another l10n (pid {pid} on {host}{asleep}) has been writing since {holder.get('since')}"


def _is_suspended(holder: dict[str, object]) -> bool:
    if holder.get("host") != os.uname().nodename or sys.platform != "linux":
        return False
    try:
        status = Path(f"/proc/{holder.get('pid')}/stat").read_bytes()
    except OSError:
        return False
    return status.rpartition(b")")[2].split()[:1] == [b"T"]


def _remedy(holder: dict[str, object]) -> str:
    if _is_suspended(holder):
        return f"let it go on with 'kill -CONT {holder['pid']}' or end it, and call again"
    return "wait until it is done, or end it, and call again"

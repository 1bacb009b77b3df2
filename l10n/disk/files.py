"""What the operating system can do with files and Python's library has no name for. Nothing here knows a project."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import ctypes

_EXCHANGE = 2  # RENAME_EXCHANGE; Source: renameat2(2)
_HERE = -100  # AT_FDCWD
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EXDEV, errno.EPERM}


class NotRegularError(OSError):
    """What stands in the place of a file is a pipe, a socket or a device: reading it may never end."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "is not a file but a pipe or a device", str(path))


def open_regular(path: Path) -> BinaryIO:
    """A file opened for reading; never waits for somebody at the other end of a pipe.

    Raises:
        NotRegularError: it is a pipe, a socket or a device.
        OSError: it is not there, is a folder, or may not be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as exc:
        if exc.errno == errno.ENXIO:  # a socket
            raise NotRegularError(path) from exc
        raise
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise NotRegularError(path)
    return os.fdopen(handle, "rb")


def is_stream(path: Path) -> bool:
    """Whether what stands there is a pipe, a socket or a device, which takes bytes and keeps none (`-o /dev/stdout`)."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def swap(first: Path, second: Path) -> bool:
    """Exchanges two names in one step, so that both are there at every moment; false where the system or the disk cannot.

    Raises:
        OSError: one of them is not there, or the folder may not be written.
    """
    import ctypes  # late: few commands exchange files

    rename = _renameat2()
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(second))


@cache
def _renameat2() -> ctypes._NamedFuncPointer | None:
    """The system's call; nothing where it has none."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # musl before 1.2.6 has no such name
        return None
    call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return call


def has_writer(handle: int) -> bool | None:
    """Whether any program has the file open for writing; nothing where the system does not say.

    A read lease is granted only while nobody writes (fcntl(2)). It is held for microseconds; a program that opens the file
    meanwhile waits for them, and the signal that this sends us is one that is ignored.
    """
    if sys.platform != "linux":
        return None
    try:
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        opening = fcntl.fcntl(handle, fcntl.F_GETLEASE) != fcntl.F_RDLCK
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # a disk without leases, or somebody else's file
        return None
    return opening

"""A file in the place of another: whole at every moment, and never over what somebody saved there meanwhile."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from l10n.disk import files, version
from l10n.disk.errors import RefusedError
from l10n.disk.version import Version

_FLUSHING = 8  # files at once; with more the disk is not quicker


def swap_in(place: Path, data: bytes, seen: Version | None) -> bool:
    """Puts bytes in the place of the file that was seen there, or of none; false where another stands there now.

    Where the system can exchange two names, what came out is looked at: a save between our last look and the exchange is
    put back, also one by a program that had the file open and writes it in place.

    Raises:
        OSError: the disk refuses, or a program keeps the file open for writing; it is as it was.
    """
    if seen is None:
        return _create(place, data)
    fresh = written(place, (data,))
    try:
        ours, tells = _identity(fresh)
        now = version.find(place)
        if now is None or not now.is_same(seen) or now.changed != seen.changed:
            fresh.unlink()
            return False
        if not files.swap(fresh, place):
            fresh.replace(place)  # a system without exchange: what is saved in this very moment is lost
            return True
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return _look(fresh, place, (seen, ours), tells=tells)


def replace(place: Path, parts: Iterable[bytes], *, mode: int | None = None) -> None:
    """Puts a file together from its parts in the place of whatever is there; where they break off, the old one stays.

    It keeps the permissions of the old one unless it gets a mode. What is a pipe or a device is written to as it is.
    """
    if files.is_stream(place):
        with place.open("wb") as stream:
            stream.writelines(parts)
        return
    place = Path(os.path.realpath(place))  # a link stays a link
    fresh = written(place, parts, mode=mode)
    try:
        fresh.replace(place)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _identity(fresh: Path) -> tuple[Version, bool]:
    """Our new file, and whether this disk tells of writers: ours is closed, so one that sees a writer there tells nothing."""
    with files.open_regular(fresh) as file:
        tells = files.has_writer(file.fileno()) is False
    return version.read(fresh), tells


def _create(place: Path, data: bytes) -> bool:
    """A new file under its name, unless that is taken."""
    try:
        fresh = written(place, (data,), named=place)
    except FileExistsError:
        return False
    if fresh == place:
        return True
    try:
        os.link(fresh, place)
    except FileExistsError:
        return False
    except OSError:  # a disk without links
        if place.exists():
            return False
        fresh.rename(place)
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _look(fresh: Path, place: Path, versions: tuple[Version, Version], *, tells: bool) -> bool:
    """Whether the exchange brought out the file that was seen; where it was another one, that is in its place again."""
    seen, ours = versions
    with files.open_regular(fresh) as file:
        left = not tells or version.is_left(file.fileno())
        came = version.read(fresh)
        if left and came.is_same(seen):
            fresh.unlink()
            return True
    inside = ours
    while True:
        files.swap(fresh, place)
        back = version.read(fresh)
        if back.is_same(inside):
            break
        inside, came = came, back  # saved once more in between: that one is the newest
    fresh.unlink()
    if not left:
        raise RefusedError("is kept open for writing by another program", "close it there, and call again")
    return False


def written(
    place: Path, parts: Iterable[bytes], *, flushes: bool = True, mode: int | None = None, named: Path | None = None
) -> Path:
    """A new file beside `place`, flushed to the disk unless that is done later (`flush`), with its permissions or a mode.

    It gets a name only when it is whole, where the disk has files without a name: a kill before leaves nothing. There it is
    `named` at once, where that is given.

    Raises:
        FileExistsError: the name is taken.
    """
    fresh = place.parent / f".{place.name[:100]}.{os.urandom(4).hex()}.tmp"
    folder = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        handle, is_named = _opened(fresh, folder)
        try:
            with os.fdopen(handle, "wb") as file:
                _permit(file, place, mode)
                file.writelines(parts)
                file.flush()
                if flushes:
                    os.fsync(file.fileno())
                if not is_named:  # with a folder's handle Python calls linkat, which follows the link in /proc
                    os.link(f"/proc/self/fd/{handle}", (named or fresh).name, dst_dir_fd=folder)
                    return named or fresh
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    finally:
        os.close(folder)
    return fresh


def flush(places: Sequence[Path]) -> list[Callable[[], None]]:
    """Brings files to the disk; calling the answer for one raises what the disk refused. Many at once wait a tenth of the time:
    a file system writes its journal once for all that wait.
    """
    if len(places) < 2:
        return [partial(flush_path, place) for place in places]
    from concurrent.futures import ThreadPoolExecutor  # late: most runs write nothing, or one file

    with ThreadPoolExecutor(_FLUSHING) as threads:
        return [threads.submit(flush_path, place).result for place in places]


def flush_path(path: Path) -> None:
    """Brings a file or a folder to the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened(fresh: Path, folder: int) -> tuple[int, bool]:
    """A new file that is open for writing, and whether it has its name already."""
    if _is_nameless():
        with contextlib.suppress(OSError):  # not every disk has files without a name
            return os.open(".", os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, 0o666, dir_fd=folder), False
    return os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o666), True


def _is_nameless() -> bool:
    """Whether the system has files without a name, and a way to name them afterwards."""
    return sys.platform == "linux" and os.access("/proc/self/fd", os.X_OK)


def _permit(file: BinaryIO, place: Path, mode: int | None) -> None:
    """Gives a new file its permissions before it holds a word: those of the old one, unless there is a mode."""
    with contextlib.suppress(FileNotFoundError):
        old = place.stat()
        with contextlib.suppress(PermissionError):  # only root can give files away
            os.fchown(file.fileno(), old.st_uid, old.st_gid)
        os.fchmod(file.fileno(), old.st_mode & 0o777)
    if mode is not None:
        os.fchmod(file.fileno(), mode)

"""A file as it was read, whole: other programs write into it while we look."""

from __future__ import annotations

import os
import time
from pathlib import Path

from l10n.dataclass import dataclass
from l10n.disk import files
from l10n.disk.errors import RefusedError

LARGEST_FILE = 512 * 1024 * 1024  # bytes; a catalog of a million units has about 200 MB
_YOUNG = 0.1  # seconds; whoever empties a file to write it has written by then
_QUIET = 1.0  # seconds without a change, after which a program that has a file open is not at work on it
_LONGEST = 10.0  # seconds that a file may be written before we give up
_PAUSE = 0.005
_SHORT_PAUSE = (
    0.0005  # while ours stands in the place of a file that is just being written: its program may look again soon
)

# A file that is saved twice within one tick of the file system's clock has the same time twice, so times say nothing of what
# was read so soon after. Ticks are 10 ms at most on Linux, and 2 s where times are whole seconds (FAT, old HFS).
# Two times count: when the content changed, as the writer says (`cp -p`), and when the file did, as the system says.
_TICK, _LONG_TICK = 50_000_000, 2_000_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class Version:
    """The bytes of a file, and what tells it from later ones: its inode and its times."""

    data: bytes
    inode: tuple[int, int]
    modified: int
    changed: int

    def is_same(self, version: Version) -> bool:
        """Whether both are one file with the same content. A rename changes `changed`, so that does not count."""
        return (self.inode, self.modified, self.data) == (version.inode, version.modified, version.data)


def read(place: Path) -> Version:
    """A file when nobody is just writing it.

    Raises:
        OSError: it is not there, is not a file, is larger than `LARGEST_FILE`, or is written without a pause for too long.
    """
    end = time.monotonic() + _LONGEST
    while True:
        current, busy = _look(place)
        if not busy:
            return current
        if time.monotonic() > end:
            raise RefusedError("is being written by another program", "call again when that is done")
        time.sleep(_PAUSE)


def _look(place: Path) -> tuple[Version, bool]:
    """What a file holds now, and whether somebody is at work on it."""
    with files.open_regular(place) as file:
        before = os.fstat(file.fileno())
        if before.st_size > LARGEST_FILE:
            raise RefusedError(f"is larger than {LARGEST_FILE >> 20} MB", "split it")
        data = file.read()
        after = os.fstat(file.fileno())
        current = _version(data, after)
        torn = (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size) or len(data) != after.st_size
        return current, torn or _is_at_work(file.fileno(), after)


def _is_at_work(handle: int, status: os.stat_result) -> bool:
    writer, age = files.has_writer(handle), time.time() - status.st_mtime
    if writer:
        return 0 <= age < _QUIET
    return 0 <= age < _YOUNG and (writer is None or status.st_size == 0)


def _version(data: bytes, status: os.stat_result) -> Version:
    return Version(data, (status.st_dev, status.st_ino), status.st_mtime_ns, status.st_ctime_ns)


def find(place: Path) -> Version | None:
    """As `read`, or nothing where there is no such file."""
    try:
        return read(place)
    except (FileNotFoundError, NotADirectoryError):
        return None


def stamp(place: Path) -> str:
    """What changes whenever a file does: its times, size and inode; empty where there is none.

    `cp -p`, `rsync -t` and archives set time and size as they like; nobody sets the time of the change itself.
    """
    try:
        return _stamp(place.stat())
    except FileNotFoundError:
        return ""


def file_stamp(place: str) -> str:
    """As `stamp`, quick enough for the 170,000 files of a large newsroom; empty also where a file cannot be looked at."""
    try:
        return _stamp(os.stat(place))  # noqa: PTH116
    except (OSError, ValueError):
        return ""


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_mtime_ns}:{status.st_size}:{status.st_ctime_ns}:{status.st_ino}"


def is_settled(stamp: str, now: int | None = None) -> bool:
    """Whether a file is old enough for its stamp to tell it apart from the next save; one that is not there is."""
    if not stamp:
        return True
    now = time.time_ns() if now is None else now
    modified, _, changed, _ = stamp.split(":")
    return all(now - at > (_TICK if at % 1_000_000_000 else _LONG_TICK) for at in (int(modified), int(changed)))


def is_left(handle: int, *, seconds: float = _QUIET) -> bool:
    """Whether every program that had the file open for writing closed it within a time."""
    end = time.monotonic() + seconds
    while files.has_writer(handle):
        if time.monotonic() > end:
            return False
        time.sleep(_SHORT_PAUSE)
    return True

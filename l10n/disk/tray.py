"""A folder that is replaced as a whole: whoever reads it sees what stood there before, or all of what is new.

The new folder is built beside the old one, with the unchanged files of the old one under a second name (no byte of them is
written), and then the two exchange their names in one step. Where a folder cannot be renamed (the root of a mounted disk, a
system without that call), its files are replaced one by one: first those that nothing leads to yet, last what is taken away.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from l10n.dataclass import dataclass, field
from l10n.disk import files, replacement
from l10n.disk.errors import RefusedError

_CANNOT_RENAME = {errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EINVAL}


@dataclass(slots=True)
class TrayChanges:
    """What became of the files of a folder, by their paths in it."""

    new: list[PurePosixPath] = field(default_factory=list)
    changed: list[PurePosixPath] = field(default_factory=list)
    gone: list[PurePosixPath] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


class Tray:
    """A folder being made anew: `add` every file of it, then `finish`."""

    def __init__(self, place: Path, fresh: Path, *, dry: bool) -> None:
        self._place, self._fresh, self._dry = place, fresh, dry
        self._placed: dict[str, PurePosixPath] = {}
        self._folders: set[str] = set()
        self._same: list[PurePosixPath] = []
        self._written: list[Path] = []
        self.changes = TrayChanges()

    def find(self, path: PurePosixPath) -> bytes | None:
        """A file as it stands there now."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return (self._place / path).read_bytes()
        return None

    def add(self, path: PurePosixPath, data: bytes) -> None:
        """Adds a file; one that stands there with the same bytes is not written.

        Raises:
            RefusedError: another file has the name, or is in the place of a folder; or the path leads out.
            OSError: the disk refuses.
        """
        old = self.find(path)
        if old == data:
            self.retain(path)
            return
        self._claim(path)
        (self.changes.new if old is None else self.changes.changed).append(path)
        if not self._dry:
            place = self._fresh / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            self._written.append(place)

    def has(self, path: PurePosixPath) -> bool:
        """Whether a file stands there now."""
        return (self._place / path).is_file()

    def retain(self, path: PurePosixPath) -> None:
        """Adds a file that stands there, as it is."""
        self._claim(path)
        self._same.append(path)

    def _claim(self, path: PurePosixPath) -> None:
        """Takes a name; disks of macOS and Windows do not tell `A` from `a`."""
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise RefusedError(f"{path} leads out of the folder", "rename the article")
        name = str(path).casefold()
        above = {str(parent).casefold() for parent in path.parents}
        if name in self._placed or name in self._folders or above & self._placed.keys():
            raise RefusedError(f"{path} would have the place of another file", "rename the article")
        self._placed[name] = path
        self._folders |= above

    def finish(self, before: Sequence[PurePosixPath]) -> TrayChanges:
        """Puts the new folder in the place of the old one, unless nothing changed. The files that were there `before` are
        ours to replace and to take away; all others stay.

        Raises:
            RefusedError: a file that is not ours stands in the place of one of ours.
            OSError: the disk refuses; the old folder stands.
        """
        ours, placed = set(before), set(self._placed.values())
        self.changes.gone += sorted(path for path in ours - placed if (self._place / path).is_file())
        foreign = [path for path in _walk(self._place) if path not in ours]
        taken = next((path for path in foreign if str(path).casefold() in self._placed), None)
        if taken is not None:
            raise RefusedError(f"{taken} is not ours", "move it away")
        if self.changes and not self._dry:
            self._exchange(foreign)
        return self.changes

    def _exchange(self, foreign: Sequence[PurePosixPath]) -> None:
        for flushed in replacement.flush(self._written):
            flushed()
        for path in (*self._same, *foreign):
            (self._fresh / path).parent.mkdir(parents=True, exist_ok=True)
            _share(self._place / path, self._fresh / path)
        if self._place.is_dir():
            self._fresh.chmod(self._place.stat().st_mode & 0o7777)
        for folder in (self._fresh, *(path for path in self._fresh.rglob("*") if path.is_dir())):
            replacement.flush_path(folder)
        if not self._swap():
            self._swap_singly()
        else:
            self._rescue(set(foreign) | set(self._placed.values()))
        replacement.flush_path(self._place.parent)
        shutil.rmtree(self._fresh, ignore_errors=True)

    def _swap(self) -> bool:
        """Exchanges the two folders; false where that cannot be done."""
        try:
            if not self._place.exists():
                self._fresh.rename(self._place)
                return True
            return files.swap(self._fresh, self._place)
        except OSError as exc:
            if exc.errno in _CANNOT_RENAME:
                return False
            raise

    def _rescue(self, expected: set[PurePosixPath]) -> None:
        """Moves over what somebody else put into the old folder while the new one was made."""
        gone = set(self.changes.gone)
        for path in _walk(self._fresh):
            if path not in expected and path not in gone and not (self._place / path).exists():
                (self._place / path).parent.mkdir(parents=True, exist_ok=True)
                (self._fresh / path).rename(self._place / path)

    def _swap_singly(self) -> None:
        """Replaces the files where the folder has to stay: pages after what they show, what leads to pages after them."""
        order = sorted(self.changes.new + self.changes.changed, key=_rank)
        for path in order:
            (self._place / path).parent.mkdir(parents=True, exist_ok=True)
            replacement.replace(self._place / path, ((self._fresh / path).read_bytes(),))
        for path in self.changes.gone:
            (self._place / path).unlink(missing_ok=True)
        for folder in sorted({parent for path in self.changes.gone for parent in path.parents}, reverse=True):
            if folder.parts and (self._place / folder).is_dir() and not any((self._place / folder).iterdir()):
                (self._place / folder).rmdir()


@contextlib.contextmanager
def opened(place: Path, aside: Path, *, dry: bool = False) -> Iterator[Tray]:
    """A folder to be made anew, by one process at a time; what a killed one left is removed.

    `aside` is a folder for the lock, and for the new files where nothing may be put beside the old folder.

    Raises:
        RefusedError: another process is at work on it.
        OSError: the disk refuses.
    """
    place = Path(os.path.realpath(place))
    if dry:
        yield Tray(place, place, dry=True)
        return
    guard = _guard(place, aside)
    try:
        try:
            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise RefusedError("is being published by another process", "call again when that is done") from exc
        fresh = _folder(place, aside)
        try:
            yield Tray(place, fresh, dry=False)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    finally:
        os.close(guard)


def _guard(place: Path, aside: Path) -> int:
    """What is locked meanwhile: a file of caches, or the folder around the tray where caches cannot be written."""
    try:
        return os.open(aside / "publish.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:
        around = next(folder for folder in place.parents if folder.is_dir())
        return os.open(around, os.O_RDONLY | os.O_CLOEXEC)


def _folder(place: Path, aside: Path) -> Path:
    """An empty folder beside another, or `aside` where nothing may be put beside it."""
    for fresh in (place.parent / f".{place.name}.new.tmp", aside / "publish.tmp"):
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.mkdir()
        except PermissionError:
            continue
        return fresh
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place.parent))


def _rank(path: PurePosixPath) -> tuple[int, str]:
    """Media and styles first, pages of articles next, indexes and feeds behind them, the manifest last."""
    if str(path) == "manifest.json":
        return 3, ""
    shown = path.suffix not in {".html", ".xml", ".json"}
    return (0 if shown else 1 if len(path.parts) > 2 else 2), str(path)


def _share(old: Path, new: Path) -> None:
    """A second name for a file; a copy where the disk has none."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _walk(folder: Path) -> Iterator[PurePosixPath]:
    """The files of a folder; links are files."""
    for name, folders, names in os.walk(folder):
        linked = [each for each in folders if (Path(name) / each).is_symlink()]
        for each in sorted([*names, *linked]):
            yield PurePosixPath((Path(name) / each).relative_to(folder).as_posix())

"""What has the name of a file and is none: pipes, sockets, devices, and folders called `storm.po`."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

_SHARED = frozenset({".po", ".pot", ".tmx", ".csv"})  # what locales/ holds


def find(root: Path, folders: Collection[str], suffixes: Collection[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """Whatever below these folders of a project cannot be read as a file, with what it is; `suffixes` are those of articles.

    Links and hidden names are not looked at.
    """
    endings = _SHARED.union(suffixes)
    for name in folders:
        for path, mode in _below(root / name):
            problem = _problem(path, mode, endings)
            if problem:
                yield PurePosixPath(path.relative_to(root).as_posix()), problem
    lock = root / ".l10n/lock"
    if lock.exists() and not lock.is_file():
        yield PurePosixPath(".l10n/lock"), "is not a file, so that runs lock the folder of the project instead"


def forbidden(root: Path, folders: Collection[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """What below these folders may not be read, and the folders in which nothing may be written."""
    for name in folders:
        for inside, _, names in os.walk(root / name):
            here = PurePosixPath(Path(inside).relative_to(root).as_posix())
            if not os.access(inside, os.W_OK | os.X_OK):
                yield here, "is a folder where nothing may be written"
            yield from (
                (here / each, "may not be read")
                for each in sorted(names)
                if not os.access(f"{inside}/{each}", os.R_OK) and os.path.exists(f"{inside}/{each}")  # noqa: PTH110
            )


def _below(folder: Path) -> Iterator[tuple[Path, int]]:
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *folders]):
            path = Path(inside, name)
            mode = path.lstat().st_mode
            if not name.startswith(".") and not stat.S_ISLNK(mode):
                yield path, mode


def _problem(path: Path, mode: int, endings: Collection[str]) -> str:
    """What is wrong with a thing; nothing with files, and with folders whose names do not end like those of files."""
    if stat.S_ISREG(mode):
        return ""
    if not stat.S_ISDIR(mode):
        return "is not a file but a pipe, a socket or a device"
    return "is a folder that has the name of a file" if path.suffix.lower() in endings else ""

"""What was saved in a project since one last looked, by the times and sizes of its files.

Looking at 27,000 catalogs takes 0.1 s, so no library for the system's events is needed, and this works on every disk.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from l10n.layout import LOCALES, SOURCE
from l10n.settings import LOCK_FILE, PROJECT_FILE, SHARED_FILE

FOLDERS = (SOURCE, LOCALES, "theme")
FILES = (PROJECT_FILE, SHARED_FILE, LOCK_FILE)
_PAUSE = 0.25  # seconds between two looks
_SHARE = 5  # a look takes at most a fifth of the time, however large the project is
_SETTLED = 0.08  # seconds without a change, after which a save of several files is over

Stamp = tuple[int, int, int]


class Watcher:
    """Compares the files of a project with how they were at the last look."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before = dict(_stamps(root))
        self._cost = 0.0

    def changed_files(self) -> frozenset[PurePosixPath]:
        """The files that were added, changed or taken away since the last look."""
        began = time.monotonic()
        now = dict(_stamps(self._root))
        self._cost = time.monotonic() - began
        changed = {path for path in now.keys() | self._before.keys() if now.get(path) != self._before.get(path)}
        self._before = now
        return frozenset(PurePosixPath(path) for path in changed)

    def wait(self, is_over: Callable[[], bool]) -> frozenset[PurePosixPath]:
        """The next changes, when they have settled; nothing where it is over before there are any."""
        changed: frozenset[PurePosixPath] = frozenset()
        while not is_over():
            time.sleep(_SETTLED if changed else max(_PAUSE, self._cost * _SHARE))
            new = self.changed_files()
            if changed and not new:
                return changed
            changed |= new
        return changed


def _stamps(root: Path) -> Iterator[tuple[str, Stamp]]:
    for name in FILES:
        yield from _stamp(root, root / name)
    for folder in FOLDERS:
        for place, folders, names in os.walk(root / folder):
            folders[:] = [each for each in folders if not each.startswith(".")]
            for name in names:
                if not name.startswith(".") and not name.endswith(("~", ".tmp", ".swp")):
                    yield from _stamp(root, Path(place) / name)


def _stamp(root: Path, path: Path) -> Iterator[tuple[str, Stamp]]:
    try:
        state = path.stat()
    except OSError:  # it is just being replaced, or a link to nothing
        return
    yield path.relative_to(root).as_posix(), (state.st_mtime_ns, state.st_size, state.st_ino)

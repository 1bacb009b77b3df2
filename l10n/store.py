"""Every read and write of a project's files: the only door to source/, locales/, dist/ and .l10n/.

A file is written only when its bytes change, whole or not at all: a kill or a full disk at any moment leaves the old one or the
new one. What other programs save while we work is never written over.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO

from l10n.dataclass import dataclass, field
from l10n.disk import files as system_files
from l10n.disk import links, litter, lock, replacement, version
from l10n.disk.errors import explained
from l10n.disk.version import LARGEST_FILE
from l10n.errors import StoreError
from l10n.layout import CACHE, DIST, LOCALES, MEMORIES, SOURCE, TEMPLATES, TERMBASE, THEME, Layout, SourceFile

__all__ = [
    "CACHE", "DIST", "LARGEST_FILE", "LOCALES", "MEMORIES", "SOURCE", "TEMPLATES", "TERMBASE", "SourceFile", "Store",
]  # fmt: skip

LOCK_SECONDS = 60.0  # every write takes milliseconds: whoever holds the lock for so long is stuck
_REVISING_SECONDS = 10.0  # for merging again and again what another program saves


@dataclass(frozen=True, slots=True)
class Store(Layout):
    """The files of one project. Other runs that write are waited for up to `lock_seconds`, with a line to `report`."""

    lock_seconds: float = LOCK_SECONDS
    report: Callable[[str], None] = field(default=lambda _line: None, compare=False)
    reported: set[str] = field(default_factory=set, compare=False)

    # --- reading

    def read(self, path: PurePosixPath) -> bytes:
        """A file's bytes, whole: while another program writes it, that is waited for.

        Raises:
            StoreError: it is not there, is not a file, may not be read, is too large, or leads out of the project.
        """
        with explained(path):
            return version.read(self._existing(path)).data

    @contextlib.contextmanager
    def open(self, path: PurePosixPath) -> Iterator[IO[bytes]]:
        """A file to be read as a stream, whatever its size.

        Raises:
            StoreError: it is not there, is not a file, may not be read, or leads out of the project.
        """
        with explained(path), system_files.open_regular(self._existing(path)) as file:
            yield file

    def find(self, path: PurePosixPath) -> bytes | None:
        """A file's bytes, or nothing where there is no such file."""
        with explained(path):
            file = version.find(self._place(path))
        return file.data if file else None

    def stamp(self, path: PurePosixPath) -> str:
        """What changes whenever the file does, empty where there is none."""
        with explained(path):
            return version.stamp(self.root / path)

    def _existing(self, path: PurePosixPath) -> Path:
        """Where a file that is to be read lies; a link to nothing is named as what it is."""
        place, link = self._place(path), self.root / path
        if link.is_symlink() and not place.exists():
            raise StoreError(str(path), links.DANGLES, links.MEND)
        return place

    def _place(self, path: PurePosixPath) -> Path:
        """Where a file really lies.

        Raises:
            StoreError: articles, catalogs or what else translators share would come from outside of the project.
        """
        place = links.resolved(self.root, path)
        checked = not self.follow_links and path.parts[:1] in {(SOURCE,), (LOCALES,), (THEME,)}
        if checked and not links.is_inside(place, self.root):
            link = links.leading_out(self.root, path)
            if link:
                part, target = link
                raise StoreError(str(part), links.LEADS_OUT.format(target), links.FOLLOW)
        return Path(place)

    # --- writing

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Puts bytes into a file of ours, whatever stands there, and tells whether anything changed."""
        return bool(self._put({path: data}))

    def write_together(self, files: Mapping[PurePosixPath, bytes]) -> int:
        """Puts bytes into files of ours as `write`, all or none of them where the disk refuses one; the count of those that
        changed.
        """
        return self._put(files)

    def _put(self, files: Mapping[PurePosixPath, bytes]) -> int:
        """Puts files in their places, all or none of them where the disk refuses one; the count of those that changed.

        All are written before the first is flushed, so that they wait for the disk together.
        """
        changed = {
            path: place for path, data in files.items() if not self._holds(path, place := self._place(path), data)
        }
        if not changed:
            return 0
        fresh: dict[PurePosixPath, Path] = {}
        with self._alone():
            try:
                for path, place in changed.items():
                    with explained(path):
                        place.parent.mkdir(parents=True, exist_ok=True)
                        fresh[path] = replacement.written(place, (files[path],), flushes=False)
                for path, flushed in zip(fresh, replacement.flush(list(fresh.values())), strict=True):
                    with explained(path):
                        flushed()
                for path, new in fresh.items():
                    with explained(path):
                        new.replace(changed[path])
            except BaseException:
                for new in fresh.values():
                    new.unlink(missing_ok=True)
                raise
        return len(changed)

    @staticmethod
    def _holds(path: PurePosixPath, place: Path, data: bytes) -> bool:
        """Whether a file has these bytes already."""
        with explained(path):
            return place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data

    def write_parts(self, path: PurePosixPath, parts: Iterable[bytes]) -> None:
        """Puts a file together from its parts, as they come; where they break off, the old file stays."""
        with explained(path):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            replacement.replace(self.root / path, parts)

    def revise(self, path: PurePosixPath, change: Callable[[bytes | None], bytes | None]) -> bool:
        """Reads a file, changes it and writes it back; tells whether it changed.

        `change` gets what stands on the disk now, nothing where there is no file; what it returns is written, or nothing is.
        It is called again with what another program saves before that: nothing that was not seen is ever replaced.
        """
        end = time.monotonic() + _REVISING_SECONDS
        with self._alone(), explained(path):
            place = self._place(path)
            while time.monotonic() < end:
                seen = version.find(place)
                data = change(seen.data if seen else None)
                if data is None or (seen and data == seen.data):
                    return False
                place.parent.mkdir(parents=True, exist_ok=True)
                if replacement.swap_in(place, data, seen):
                    return True
        raise StoreError(str(path), "is saved by another program all the time", "call again when that is done")

    def move(self, old: PurePosixPath, new: PurePosixPath) -> bool:
        """Renames a file, unless the new name is taken; tells whether it did."""
        with self._alone(), explained(old):
            if not (self.root / old).is_file() or (self.root / new).exists():
                return False
            (self.root / new).parent.mkdir(parents=True, exist_ok=True)
            (self.root / old).rename(self.root / new)
            return True

    def write_tree(
        self, folder: PurePosixPath, files: Mapping[PurePosixPath, bytes], before: Iterable[PurePosixPath] = ()
    ) -> int:
        """Writes files into a folder of ours, and deletes those that were there `before` and are not among them; the count of
        those written and deleted. What somebody else put there stays.

        Raises:
            StoreError: a path leads out of the folder.
        """
        for path in files:
            if path.is_absolute() or ".." in path.parts:
                raise StoreError(
                    str(folder / path), "leads out of the folder of its bundle", "mend that kind of bundle"
                )
        with self._alone(), explained(folder):
            written = self._put({folder / path: data for path, data in files.items()})
            base = self.root / folder
            gone = [path for path in before if path not in files and ".." not in path.parts and not path.is_absolute()]
            for path in gone:
                written += (base / path).is_file()
                (base / path).unlink(missing_ok=True)
            top = self.root / folder.parts[0]
            for place in sorted({parent for path in gone for parent in (base / path).parents}, reverse=True):
                if place != top and place.is_relative_to(top) and place.is_dir() and not any(place.iterdir()):
                    place.rmdir()
        return written

    def may_cache(self) -> bool:
        """Whether caches can be kept; a folder of somebody else, or a disk that is read-only, can still be looked at."""
        folder = self.root / CACHE
        files = [folder, *folder.glob("*.sqlite")] if folder.exists() else [self.root]
        return all(os.access(path, os.W_OK) for path in files)

    def cache(self, name: str) -> Path:
        """Where a cache is kept, its folder made."""
        with explained(PurePosixPath(CACHE)):
            (self.root / CACHE).mkdir(exist_ok=True)
        return self.root / CACHE / name

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps other runs of `l10n` in this project waiting, for the moment of one write."""
        with explained(PurePosixPath(lock.PLACE)):
            held = lock.of(links.real(self.root))
        with held.held(self.report, self.lock_seconds):
            yield

    def report_once(self, line: str) -> None:
        """Reports what holds for a whole run: it is said when it is first met."""
        if line not in self.reported:
            self.reported.add(line)
            self.report(line)

    # --- what a kill left

    def litter(self) -> Iterator[PurePosixPath]:
        """New files of ours that never came to their place."""
        for path in litter.find(self.root):
            yield PurePosixPath(path.relative_to(self.root).as_posix())

    def clean(self) -> int:
        """Removes that litter; the count of files. Nothing is done where nothing may be written."""
        if not self.may_cache():
            return 0
        with self._alone():
            return litter.remove(self.root)

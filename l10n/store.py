"""Every read and write of a project's files: the only module that touches source/, locales/, dist/ and .l10n/.

A write goes to a temporary file in the same folder, is flushed and renamed: a kill or a full disk at any moment leaves the
old file or the new one. A file is written only when its bytes change.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from l10n import langtag
from l10n.errors import StoreError

SOURCE, LOCALES, DIST, CACHE = "source", "locales", "dist", ".l10n"
TEMPLATES = f"{LOCALES}/templates"
MEMORIES = f"{LOCALES}/memory"
TERMBASE = PurePosixPath(LOCALES, "termbase.csv")
MESSAGES = "LC_MESSAGES"
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LARGEST_FILE = 512 * 1024 * 1024  # bytes; a catalog of a million units has about 200 MB


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An article's file: its slug, and its path relative to the project."""

    slug: str
    path: PurePosixPath

    @property
    def hides(self) -> str:
        """Why no catalog can point to the file: what its name has that no line of text can hold; empty where all is well."""
        if _UNWRITABLE.search(str(self.path)):
            return "has a name with control characters, line breaks or bytes that are no UTF-8"
        return ""


@dataclass(frozen=True, slots=True)
class Store:
    """The files of one project. `root` is its folder; every path given or returned is relative to it."""

    root: Path

    # --- articles and catalogs: where they are

    def articles(self) -> Iterator[SourceFile]:
        """Every file below source/ in the order of their paths, hidden ones left out.

        Raises:
            StoreError: source/ is a file, or one of its folders may not be read: articles that only seem to be gone would
                lose their catalogs to others.
        """
        base = self.root / SOURCE
        if base.exists() and not base.is_dir():
            raise StoreError(
                SOURCE, "is not a folder", "move the file away and put articles into a folder of that name"
            )
        for folder, folders, names in os.walk(base, onerror=self._refuse_folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                inside = PurePosixPath(Path(folder, name).relative_to(base).as_posix())
                if not name.startswith(".") and not name.endswith("~"):
                    yield SourceFile(str(inside.with_suffix("")), PurePosixPath(SOURCE) / inside)

    def _refuse_folder(self, error: OSError) -> None:
        """What `os.walk` calls with a folder that it cannot list; one that was never there is empty."""
        if not isinstance(error, FileNotFoundError):
            with _disk(PurePosixPath(os.path.relpath(str(error.filename), self.root))):
                raise error

    def template_path(self, slug: str) -> PurePosixPath:
        """Where the template of an article is kept."""
        return PurePosixPath(TEMPLATES, f"{slug}.pot")

    def catalog_path(self, slug: str, locale: str) -> PurePosixPath:
        """Where the catalog of an article in a locale is kept, under gettext's name of the locale."""
        return PurePosixPath(LOCALES, langtag.gettext_name(locale), MESSAGES, f"{slug}.po")

    def locales(self) -> Iterator[str]:
        """The locales that have a folder of catalogs, also those that the settings no longer name."""
        for folder in sorted((self.root / LOCALES).glob(f"*/{MESSAGES}")):
            yield langtag.from_gettext(folder.parent.name)

    def templates(self) -> Iterator[str]:
        """The slugs of all templates."""
        yield from self._slugs(PurePosixPath(TEMPLATES), ".pot")

    def catalogs(self, locale: str) -> Iterator[str]:
        """The slugs of all catalogs of a locale, also of articles that are gone."""
        yield from self._slugs(self.catalog_path("x", locale).parent, ".po")

    def _slugs(self, folder: PurePosixPath, suffix: str) -> Iterator[str]:
        base = self.root / folder
        for path in sorted(base.rglob(f"*{suffix}")):
            if not path.name.startswith(".") and not _UNWRITABLE.search(str(path)):
                yield str(PurePosixPath(path.relative_to(base).as_posix()).with_suffix(""))

    def memories(self) -> Iterator[PurePosixPath]:
        """The memories of other tools that the project keeps."""
        for path in sorted((self.root / MEMORIES).glob("*.tmx")):
            if not path.name.startswith("."):
                yield PurePosixPath(MEMORIES, path.name)

    def manifests(self) -> Iterator[PurePosixPath]:
        """The manifests of all articles that were built."""
        for path in sorted((self.root / DIST).rglob("manifest.json")):
            yield PurePosixPath(path.relative_to(self.root).as_posix())

    # --- reading

    def read(self, path: PurePosixPath) -> bytes:
        """A file's bytes.

        Raises:
            StoreError: it is not there, is no file, may not be read, or is larger than `LARGEST_FILE`.
        """
        place = self.root / path
        with _disk(path):
            known = place.stat()
            if not (stat.S_ISREG(known.st_mode) or stat.S_ISDIR(known.st_mode)):
                raise StoreError(
                    str(path), "is no file but a pipe or a device", "take it away"
                )  # reading it may never end
            if known.st_size > LARGEST_FILE:
                raise StoreError(str(path), f"is larger than {LARGEST_FILE >> 20} MB", "split it")
            return place.read_bytes()

    @contextlib.contextmanager
    def open(self, path: PurePosixPath) -> Iterator[IO[bytes]]:
        """A file to be read as a stream, whatever its size.

        Raises:
            StoreError: it is not there, is no file, or may not be read.
        """
        with _disk(path), (self.root / path).open("rb") as file:
            yield file

    def find(self, path: PurePosixPath) -> bytes | None:
        """A file's bytes, or nothing where there is no such file."""
        with _disk(path):
            there = (self.root / path).exists()
        return self.read(path) if there else None

    def stamp(self, path: PurePosixPath) -> str:
        """What changes whenever the file does (time and size), empty where there is none."""
        with _disk(path), contextlib.suppress(FileNotFoundError):
            known = (self.root / path).stat()
            return f"{known.st_mtime_ns}:{known.st_size}"
        return ""

    # --- writing

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Puts bytes into a file and tells whether anything changed."""
        place = self.root / path
        with _disk(path):
            if place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data:
                return False
            place.parent.mkdir(parents=True, exist_ok=True)
            _replace(place, (data,))
        return True

    def write_parts(self, path: PurePosixPath, parts: Iterable[bytes]) -> None:
        """Puts a file together from its parts, as they come; where they break off, the old file stays."""
        with _disk(path):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            _replace(self.root / path, parts)

    def revise(self, path: PurePosixPath, change: Callable[[bytes | None], bytes | None]) -> bool:
        """Reads a file, changes it and writes it back, with no other `l10n` in between; tells whether it changed.

        `change` gets what stands on the disk now, nothing where there is no file; what it returns is written, or nothing is.
        """
        with self._alone():
            data = change(self.find(path))
            return data is not None and self.write(path, data)

    def move(self, old: PurePosixPath, new: PurePosixPath) -> bool:
        """Renames a file, unless the new name is taken; tells whether it did."""
        with self._alone(), _disk(old):
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
        with self._alone(), _disk(folder):
            written = sum(self.write(folder / path, data) for path, data in files.items())
            base = self.root / folder
            gone = [path for path in before if path not in files and ".." not in path.parts and not path.is_absolute()]
            for path in gone:
                written += (base / path).is_file()
                (base / path).unlink(missing_ok=True)
            for place in sorted({parent for path in gone for parent in (base / path).parents}, reverse=True):
                if place.is_relative_to(base) and place.is_dir() and not any(place.iterdir()):
                    place.rmdir()
        return written

    def may_cache(self) -> bool:
        """Whether caches can be kept; a folder of somebody else, or a disk that is read-only, can still be looked at."""
        folder = self.root / CACHE
        files = [folder, *folder.glob("*.sqlite")] if folder.exists() else [self.root]
        return all(os.access(path, os.W_OK) for path in files)

    def cache(self, name: str) -> Path:
        """Where a cache is kept, its folder made."""
        with _disk(PurePosixPath(CACHE)):
            (self.root / CACHE).mkdir(exist_ok=True)
        return self.root / CACHE / name

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps other runs of `l10n` in this project waiting, for the moment of one write."""
        with _disk(PurePosixPath(CACHE, "lock")):
            lock = self.cache("lock").open("a")
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _replace(place: Path, parts: Iterable[bytes]) -> None:
    """Writes beside the file, flushes to the disk and renames; keeps the file's permissions."""
    place = Path(os.path.realpath(place))  # a link stays a link
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:100]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_REMEDIES = {
    "ENOSPC": "free some space; nothing was lost",
    "EDQUOT": "free some space; nothing was lost",
    "EACCES": "check the permissions",
    "EPERM": "check the permissions",
    "EROFS": "the disk is mounted read-only",
    "EISDIR": "move the folder away; a file belongs there",
    "ENOTDIR": "move the file away that stands in the place of a folder",
    "EEXIST": "move the file away that stands in the place of a folder",
    "ENAMETOOLONG": "give the article a shorter name",
    "ELOOP": "mend the link",
}


@contextlib.contextmanager
def _disk(path: PurePosixPath) -> Iterator[None]:
    """Turns what the operating system says into one line for a person."""
    try:
        yield
    except OSError as exc:
        name = errno.errorcode.get(exc.errno or 0, "")
        raise StoreError(str(path), exc.strerror or str(exc), _REMEDIES.get(name, "")) from exc

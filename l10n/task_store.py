"""What a piece of work reads and writes, written down: the files that its result follows from.

`RecordingStore` is the project's own store and notes what passes through it; `SuppliedStore` has no disk, only the files that
it was given, and keeps what is to be written for whoever holds the project.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import IO

from l10n.dataclass import dataclass, field
from l10n.disk import version
from l10n.errors import StoreError
from l10n.layout import SourceFile
from l10n.store import Store

Files = Mapping[PurePosixPath, bytes]


def digest(data: bytes | None) -> str:
    """What tells contents apart; empty for a file that is not there."""
    return "" if data is None else blake2b(data, digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class FileWrite:
    """A file to be written; `seen` is what it held when its new content was made, where that matters."""

    path: PurePosixPath
    data: bytes
    seen: bytes | None = None
    revises: bool = False


@dataclass(frozen=True, slots=True)
class TreeWrite:
    """A folder of ours to be written, with the files of an earlier time that go."""

    folder: PurePosixPath
    files: Files
    before: tuple[PurePosixPath, ...]


@dataclass(slots=True)
class Trace:
    """The files that a piece of work has to do with: their digests as it read or left them, and their times before.

    `lost` are files that were wanted and not supplied; `untraced` says why the work's result cannot be kept, where so.
    """

    digests: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    lost: set[PurePosixPath] = field(default_factory=set)
    writes: list[FileWrite | TreeWrite] = field(default_factory=list)
    untraced: str = ""

    def note(self, path: PurePosixPath, data: bytes | None, stamp: str | None = None) -> None:
        """Writes down what a file holds; `stamp` are its times from before it was read, nothing where we wrote it.

        Times that do not tell the file from the next save are not kept.
        """
        self.digests[str(path)] = digest(data)
        if stamp is None or not version.is_settled(stamp):
            self.stamps.pop(str(path), None)
        else:
            self.stamps.setdefault(str(path), stamp)


@dataclass(frozen=True, slots=True)
class RecordingStore(Store):
    """A store whose reads and writes are traced. Lists of files are not: work that looks at one is not kept."""

    trace: Trace = field(default_factory=Trace, compare=False)

    @classmethod
    def over(cls, store: Store, trace: Trace) -> RecordingStore:
        """A store of the same project that writes down what passes through it."""
        return cls(store.root, store.follow_links, store.lock_seconds, store.report, store.reported, trace)

    def _stamp(self, path: PurePosixPath) -> str:
        with contextlib.suppress(StoreError):
            return Store.stamp(self, path)
        return ""

    def read(self, path: PurePosixPath) -> bytes:
        """As `Store.read`."""
        stamp = self._stamp(path)
        with self._read(path):
            data = Store.read(self, path)
        self.trace.note(path, data, stamp)
        return data

    def find(self, path: PurePosixPath) -> bytes | None:
        """As `Store.find`."""
        stamp = self._stamp(path)
        with self._read(path):
            data = Store.find(self, path)
        self.trace.note(path, data, stamp)
        return data

    @contextlib.contextmanager
    def _read(self, path: PurePosixPath) -> Iterator[None]:
        """Notes a file that cannot be read: it may be readable the next time, without having changed."""
        try:
            yield
        except StoreError:
            self.trace.untraced = f"{path} could not be read"
            raise

    @contextlib.contextmanager
    def open(self, path: PurePosixPath) -> Iterator[IO[bytes]]:
        """As `Store.open`; not traced."""
        self.trace.untraced = f"{path} was read as a stream"
        with Store.open(self, path) as file:
            yield file

    def stamp(self, path: PurePosixPath) -> str:
        """As `Store.stamp`; not traced."""
        self.trace.untraced = f"the times of {path} were asked for"
        return Store.stamp(self, path)

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """As `Store.write`."""
        changed = Store.write(self, path, data)
        self.trace.note(path, data)
        return changed

    def write_parts(self, path: PurePosixPath, parts: Iterable[bytes]) -> None:
        """As `Store.write_parts`; not traced."""
        self.trace.untraced = f"{path} was written in parts"
        Store.write_parts(self, path, parts)

    def revise(self, path: PurePosixPath, change: Callable[[bytes | None], bytes | None]) -> bool:
        """As `Store.revise`."""
        last: list[bytes | None] = [None]

        def noted(now: bytes | None) -> bytes | None:
            made = change(now)
            last[0] = now if made is None else made
            return made

        changed = Store.revise(self, path, noted)
        self.trace.note(path, last[0])
        return changed

    def move(self, old: PurePosixPath, new: PurePosixPath) -> bool:
        """As `Store.move`; not traced."""
        self.trace.untraced = f"{old} was renamed"
        return Store.move(self, old, new)

    def write_tree(self, folder: PurePosixPath, files: Files, before: Iterable[PurePosixPath] = ()) -> int:
        """As `Store.write_tree`."""
        gone = tuple(before)
        written = Store.write_tree(self, folder, files, gone)
        for path in gone:
            self.trace.note(folder / path, None)
        for path, data in files.items():
            self.trace.note(folder / path, data)
        return written

    def articles(self) -> Iterator[SourceFile]:
        """As `Store.articles`; not traced."""
        self.trace.untraced = "the articles were listed"
        return Store.articles(self)

    def manifests(self) -> Iterator[PurePosixPath]:
        """As `Store.manifests`; not traced."""
        self.trace.untraced = "the manifests were listed"
        return Store.manifests(self)


@dataclass(frozen=True, slots=True)
class SuppliedStore(RecordingStore):
    """A store of the files that were supplied: None for one that is not there. What else is asked for counts as lost."""

    files: Mapping[PurePosixPath, bytes | None] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Mapping[PurePosixPath, bytes | None], trace: Trace) -> SuppliedStore:
        """A store that knows these files and touches no disk."""
        return cls(Path(), trace=trace, files=files)

    def find(self, path: PurePosixPath) -> bytes | None:
        """A supplied file."""
        if path not in self.files:
            self.trace.lost.add(path)
        data = self.files.get(path)
        self.trace.note(path, data, "")
        return data

    def read(self, path: PurePosixPath) -> bytes:
        """A supplied file.

        Raises:
            StoreError: it is not there.
        """
        data = self.find(path)
        if data is None:
            raise StoreError(str(path), "No such file or directory", "")
        return data

    @contextlib.contextmanager
    def open(self, path: PurePosixPath) -> Iterator[IO[bytes]]:
        """A supplied file as a stream."""
        yield io.BytesIO(self.read(path))

    def stamp(self, path: PurePosixPath) -> str:
        """The digest of a supplied file, which changes whenever it does."""
        return digest(self.find(path))

    def write(self, path: PurePosixPath, data: bytes) -> bool:
        """Keeps a file to be written."""
        self.trace.writes.append(FileWrite(path, data))
        self.trace.note(path, data)
        return False

    def write_parts(self, path: PurePosixPath, parts: Iterable[bytes]) -> None:
        """Keeps a file to be written."""
        self.write(path, b"".join(parts))

    def revise(self, path: PurePosixPath, change: Callable[[bytes | None], bytes | None]) -> bool:
        """Keeps the change of a file to be written, where the file still holds what was supplied."""
        seen = self.find(path)
        data = change(seen)
        if data is None or data == seen:
            return False
        self.trace.writes.append(FileWrite(path, data, seen, revises=True))
        self.trace.note(path, data)
        return True

    def move(self, old: PurePosixPath, new: PurePosixPath) -> bool:
        """Refuses: only whoever holds the project renames files.

        Raises:
            StoreError: always.
        """
        raise StoreError(str(old), f"cannot be renamed to {new} from here", "rename it where the project lies")

    def write_tree(self, folder: PurePosixPath, files: Files, before: Iterable[PurePosixPath] = ()) -> int:
        """Keeps a folder to be written."""
        gone = tuple(before)
        self.trace.writes.append(TreeWrite(folder, dict(files), gone))
        for path in gone:
            self.trace.note(folder / path, None)
        for path, data in files.items():
            self.trace.note(folder / path, data)
        return 0

    def articles(self) -> Iterator[SourceFile]:
        """Refuses: lists of files are made where the project lies.

        Raises:
            StoreError: always.
        """
        raise StoreError("source", "cannot be listed from here", "list it where the project lies")

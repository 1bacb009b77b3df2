"""Installing a `.argosmodel` archive: everything about it is checked before a byte is unpacked, and it appears whole or not
at all.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from l10n.disk import files
from l10n.engines import packages
from l10n.engines.packages import Package
from l10n.errors import PackageError

DownloadProgress = Callable[[int, int], None]
"""Told of work as it goes: bytes done, bytes in all (0 where nobody knows)."""

_MOST_MEMBERS = 5_000  # a package with a sentence splitter inside has about thirty
_MOST_BYTES = 8 << 30  # the largest model of the index unpacks to less than 1 GiB
_MOST_RATIO = 100  # weights shrink by a tenth, vocabularies to a fifth; zip bombs start at a thousand
_RATIO_MATTERS = 1 << 20  # bytes; a small file of zeros harms nobody
_BLOCK = 1 << 20
_SECOND = ".new"  # after the name of a package that waits for the old one to go
_GET_ANOTHER = "get the archive again from where it was published"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a package must be before it is installed: `digest` is the SHA-256 that the lock wants (of the content, as
    `packages.digest` counts it), empty for any; `opens` opens it once, and raises `PackageError` where that fails.
    """

    digest: str = ""
    opens: Callable[[Package], None] = lambda _package: None


ANY = Demand()


def install(archive: Path, into: Path, demand: Demand = ANY, progress: DownloadProgress | None = None) -> Package:
    """The package of an archive, installed as a folder of its own name in `into`; one of the same name is replaced.

    Raises:
        PackageError: the archive is broken, unsafe, no translation model, or not the expected one. Nothing is changed then.
    """
    try:
        with files.open_regular(archive) as file:
            return install_stream(file, str(archive), into, demand, progress)
    except OSError as error:
        raise PackageError(str(archive), f"cannot be read ({error.strerror})", "check the path") from error


def install_stream(
    file: BinaryIO, place: str, into: Path, demand: Demand = ANY, progress: DownloadProgress | None = None
) -> Package:
    """As `install`, from an open file; `place` is what errors call it."""
    sweep(into)
    with _opened(file, place) as archive:
        members = checked(archive, place)
        with _staging(into) as staging:
            _unpack(archive, members, staging, progress)
            package = packages.read(staging / members[0].filename.partition("/")[0])
            _compare(package, place, demand.digest)
            demand.opens(package)
            return _publish(package, into)


def checked(archive: zipfile.ZipFile, place: str) -> tuple[zipfile.ZipInfo, ...]:
    """The files of an archive that may be unpacked.

    Raises:
        PackageError: a path that leaves the folder, a link, a device, a duplicate, a bomb, or a part of a model is missing.
    """
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise PackageError(place, f"holds {len(members)} files", _GET_ANOTHER)
    seen: set[str] = set()
    for member in members:
        problem = _unsafe_path(member) or _unsafe_kind(member) or _unsafe_size(member)
        if member.filename.rstrip("/").casefold() in seen:
            problem = "is there twice"
        if problem:
            raise PackageError(place, f"{member.filename[:80]!r} {problem}", _GET_ANOTHER)
        seen.add(member.filename.rstrip("/").casefold())
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise PackageError(place, f"unpacks to more than {_MOST_BYTES >> 30} GiB", _GET_ANOTHER)
    _complete(archive, seen, place)
    return tuple(member for member in members if not member.is_dir())


def _unsafe_path(member: zipfile.ZipInfo) -> str:
    # `orig_filename` still has what zipfile cuts off at a NUL.
    name = member.filename
    path = PurePosixPath(name)
    if "\\" in name or ":" in name or not name.isprintable() or member.orig_filename != name:
        return "has characters that no file of a model needs"
    if path.is_absolute() or ".." in path.parts or name.startswith(("/", ".")) or "//" in name or len(name) > 200:
        return "leaves its folder"
    return "" if len(path.parts) > 1 or member.is_dir() else "stands outside the package's folder"


def _unsafe_kind(member: zipfile.ZipInfo) -> str:
    mode = stat.S_IFMT(member.external_attr >> 16)
    if mode not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or a device"
    if member.flag_bits & 0x1:
        return "is encrypted"
    return (
        "" if member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} else "is compressed in an unusual way"
    )


def _unsafe_size(member: zipfile.ZipInfo) -> str:
    swollen = member.file_size > _RATIO_MATTERS and member.file_size > _MOST_RATIO * max(1, member.compress_size)
    return f"unpacks to {member.file_size} bytes from {member.compress_size}" if swollen else ""


def _complete(archive: zipfile.ZipFile, names: set[str], place: str) -> None:
    tops = {name.partition("/")[0] for name in names}
    top = next(iter(tops), "")
    wanted = {f"{top}/metadata.json", f"{top}/model/model.bin"}
    vocabulary = {f"{top}/sentencepiece.model", f"{top}/bpe.model"}
    if len(tops) != 1 or not wanted <= names or not vocabulary & names:
        raise PackageError(
            place, "is not a translation model: metadata.json, model or vocabulary is missing", _GET_ANOTHER
        )
    entry = next(name for name in archive.namelist() if name.casefold() == f"{top}/metadata.json")
    if archive.getinfo(entry).file_size > packages.LARGEST_METADATA:
        raise PackageError(place, "its metadata.json is too large", _GET_ANOTHER)
    with _translated(place):
        packages.from_metadata(packages.parse_metadata(archive.read(entry), place), Path(place))


def _unpack(
    archive: zipfile.ZipFile, members: tuple[zipfile.ZipInfo, ...], into: Path, progress: DownloadProgress | None
) -> None:
    total, done = sum(member.file_size for member in members), 0
    for member in members:
        path = into / member.filename
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, path.open("xb") as target:
            while block := source.read(_BLOCK):
                target.write(block)
                done += len(block)
                if progress:
                    progress(done, total)
            target.flush()
            os.fsync(target.fileno())


def _compare(package: Package, place: str, expected: str) -> None:
    found = packages.digest(package.folder) if expected else ""
    if expected != found:
        raise PackageError(
            place,
            f"{package.name} is not the model that l10n.lock names (sha256 {found[:12]}…, not {expected[:12]}…)",
            "get the agreed one, or remove its line from l10n.lock to accept this one",
        )


def _publish(package: Package, into: Path) -> Package:
    """Puts the unpacked folder in its place, in one step where the system can: a kill leaves the old model or the new one.

    Elsewhere the new one is there under a second name before the old one goes; `sweep` gives it its own.
    """
    final = into / package.name
    with _disk(final):
        if not final.exists():
            package.folder.rename(final)
        elif not files.swap(package.folder, final):
            second = package.folder.rename(into / f"{package.name}{_SECOND}")
            final.rename(package.folder)
            second.rename(final)
    return packages.read(final)


def sweep(into: Path) -> int:
    """Ends what a killed installation or removal began: the count of folders that were put right or removed.

    A folder at work is locked by the process that works there, so it is not ours to touch.
    """
    count = 0
    for second in into.glob(f"*{_SECOND}"):
        final = second.with_name(second.name.removesuffix(_SECOND))
        count += 1
        if final.exists():
            shutil.rmtree(second, ignore_errors=True)
        else:
            second.rename(final)
    for folder in litter(into):
        shutil.rmtree(folder, ignore_errors=True)
        count += 1
    return count


def litter(into: Path) -> Iterator[Path]:
    """The folders of killed installations and removals beside a folder of packages."""
    for pattern in (f".{into.name}-incoming-*", f".translate-*{packages.REMOVED}*"):
        for folder in into.parent.glob(pattern):
            with packages.locked(folder) as free:
                if free:
                    yield folder


@contextmanager
def _staging(into: Path) -> Iterator[Path]:
    """A folder on the same disk, removed at the end. Not in `into`: Argos takes every folder there for a package."""
    with _disk(into):
        into.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{into.name}-incoming-", dir=into.parent))
    try:
        with packages.locked(staging), _disk(into):
            yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _opened(file: BinaryIO, place: str) -> Iterator[zipfile.ZipFile]:
    with _translated(place), zipfile.ZipFile(file) as archive:
        yield archive


@contextmanager
def _translated(place: str) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise PackageError(place, f"is not a sound zip archive ({error})", _GET_ANOTHER) from error


@contextmanager
def _disk(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PackageError(
            str(place), f"cannot be written ({error.strerror})", "check space and permissions"
        ) from error

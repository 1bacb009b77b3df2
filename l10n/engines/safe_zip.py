"""Zip archives that may be unpacked: every member is looked at before a byte is written."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from l10n.errors import PackageError

DownloadProgress = Callable[[int, int], None]
"""Told of work as it goes: bytes done, bytes in all (0 where nobody knows)."""

GET_ANOTHER = "get the archive again from where it was published"
_MOST_MEMBERS = 5_000  # a package with a sentence splitter inside has about thirty
_MOST_BYTES = 8 << 30  # the largest model of the index unpacks to less than 1 GiB
_MOST_RATIO = 100  # weights shrink by a tenth, vocabularies to a fifth; zip bombs start at a thousand
_RATIO_MATTERS = 1 << 20  # bytes; a small file of zeros harms nobody
_BLOCK = 1 << 20
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_OTHERS = {
    b"\x1f\x8b": "gzip",
    b"\xfd7zXZ": "xz",
    b"BZh": "bzip2",
    b"\x28\xb5\x2f\xfd": "zstandard",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
}
_TAR, _TAR_AT = b"ustar", 257


def checked(archive: zipfile.ZipFile, place: str) -> tuple[zipfile.ZipInfo, ...]:
    """The members of an archive, folders too, that may be unpacked; what file managers leave in archives is left there.

    Raises:
        PackageError: a path that leaves the folder, a link, a device, a duplicate, or a bomb.
    """
    members = [member for member in archive.infolist() if not _is_litter(member)]
    sized(archive, place)
    seen: set[str] = set()
    for member in members:
        problem = _unsafe_path(member) or _unsafe_kind(member)
        if member.filename.rstrip("/").casefold() in seen:
            problem = "is there twice"
        if problem:
            raise PackageError(place, f"{member.filename[:80]!r} {problem}", GET_ANOTHER)
        seen.add(member.filename.rstrip("/").casefold())
    return tuple(members)


def _is_litter(member: zipfile.ZipInfo) -> bool:
    """Whether a file manager put a member beside what a person packed."""
    parts = PurePosixPath(member.filename).parts
    return bool(parts) and (parts[0] == "__MACOSX" or parts[-1] in _LITTER)


def sized(archive: zipfile.ZipFile, place: str) -> None:
    """Nothing, where an archive unpacks to what its size lets expect.

    Raises:
        PackageError: it is a bomb.
    """
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise PackageError(place, f"holds {len(members)} files", GET_ANOTHER)
    for member in members:
        if problem := _unsafe_size(member):
            raise PackageError(place, f"{member.filename[:80]!r} {problem}", GET_ANOTHER)
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise PackageError(place, f"unpacks to more than {_MOST_BYTES >> 30} GiB", GET_ANOTHER)


def top(member: zipfile.ZipInfo) -> str:
    """The folder that a member lies in; nothing where it stands alone."""
    first, slash, _ = member.filename.partition("/")
    return first if slash else ""


def _unsafe_path(member: zipfile.ZipInfo) -> str:
    # `orig_filename` still has what zipfile cuts off at a NUL.
    name = member.filename
    path = PurePosixPath(name)
    if "\\" in name or ":" in name or not name.isprintable() or member.orig_filename != name:
        return "has characters that no file of a model needs"
    if path.is_absolute() or ".." in path.parts or name.startswith(("/", ".")) or "//" in name or len(name) > 200:
        return "leaves its folder"
    return ""


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


def unpack(
    archive: zipfile.ZipFile, members: tuple[zipfile.ZipInfo, ...], into: Path, progress: DownloadProgress | None
) -> None:
    """Writes members below a folder."""
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


@contextmanager
def opened(file: BinaryIO, place: str) -> Iterator[zipfile.ZipFile]:
    """An archive, opened.

    Raises:
        PackageError: it is not a sound archive, or turns out so while it is read.
    """
    file.seek(0)
    begins = file.read(_TAR_AT + len(_TAR))
    file.seek(0)
    kind = next((kind for magic, kind in _OTHERS.items() if begins.startswith(magic)), "")
    kind = kind or "tar" * begins.endswith(_TAR)
    if kind:
        raise PackageError(place, f"is packed by {kind}, not zip", "unpack it, and install the folder")
    if begins.lstrip().startswith((b"<", b"version https://git-lfs")):
        remedy = "get the file itself: a browser or Git kept the address"
        raise PackageError(place, "is a page or a pointer in place of the archive", remedy)
    with translated(place), zipfile.ZipFile(file) as archive:
        yield archive


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turns the errors of a broken archive into ours."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise PackageError(place, f"is not a sound zip archive ({error})", GET_ANOTHER) from error

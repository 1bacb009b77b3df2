"""What is done with the folder of a package: its digest, the lock on it, its end."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from l10n.engines.package_metadata import Package, files
from l10n.errors import PackageError

REMOVED = "-removed-"  # in the name of a folder that is on its way off the disk


def digest(folder: Path) -> str:
    """The SHA-256 of a folder's files and their names, whatever archive they came in.

    It is the digest of the text that `sha256sum` prints for the files sorted by path: `<digest>  <path>` a line.
    """
    whole = hashlib.sha256()
    for path in files(folder):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{content}  {path.relative_to(folder).as_posix()}\n".encode())
    return whole.hexdigest()


def verify(package: Package, lock: Mapping[str, str]) -> None:
    """Nothing, where the package is what the lock says or the lock does not name it.

    Raises:
        PackageError: its content is another one.
    """
    expected = lock.get(package.name)
    if expected and expected != digest(package.folder):
        raise PackageError(
            package.name,
            f"the model in {package.folder} is not the one that l10n.lock names",
            "install it again, or accept it with 'l10n packages install'",
        )


def remove(package: Package) -> None:
    """Takes the package off the disk: renamed first, so that an interruption leaves no half of a model to be found.

    Raises:
        PackageError: it is part of `l10n`, or the disk refuses.
    """
    if package.starter:
        raise PackageError(
            package.name, "comes with l10n and cannot be removed", "an installed package takes its place"
        )
    aside = package.folder.parent.parent / f".{package.folder.name}{REMOVED}{os.getpid()}"
    try:
        with locked(package.folder):
            package.folder.rename(aside)
            shutil.rmtree(aside)
    except OSError as error:
        raise PackageError(
            str(package.folder), f"cannot be removed ({error.strerror})", "check its permissions"
        ) from error


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Keeps others off a folder that is made or removed; false where another process is at work there."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = True
    except OSError:
        free = False
    try:
        yield free
    finally:
        os.close(handle)

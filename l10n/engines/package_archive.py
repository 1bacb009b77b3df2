"""Installing a `.argosmodel` archive: everything about it is checked before a byte is unpacked, and it appears whole or not
at all.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from l10n.dataclass import dataclass
from l10n.disk import files
from l10n.engines import model_manifest, package_folder, package_metadata, packages, safe_zip
from l10n.engines.package_metadata import Package
from l10n.engines.safe_zip import GET_ANOTHER, DownloadProgress
from l10n.errors import PackageError

_NAMED = ("translate", *model_manifest.KINDS)  # how the names of packages begin
_SECOND = ".new"  # after the name of a package that waits for the old one to go


@dataclass(frozen=True, slots=True)
class Demand:
    """What a package must be before it is installed: `digest` is the SHA-256 that the lock wants (of the content, as
    `package_folder.digest` counts it), empty for any; `opens` opens it once, and raises `PackageError` where that fails.
    `accepted` says that a person has accepted its licence, whatever that forbids.
    """

    digest: str = ""
    opens: Callable[[Package], None] = lambda _package: None
    accepted: bool = False


ANY = Demand()


def install(archive: Path, into: Path, demand: Demand = ANY, progress: DownloadProgress | None = None) -> Package:
    """The package of an archive, installed as a folder of its own name in `into`; one of the same name is replaced.

    Raises:
        PackageError: the archive is broken, unsafe, not a translation model, or not the expected one. Nothing is changed then.
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
    with safe_zip.opened(file, place) as archive:
        members = _checked(archive, place)
        with staging(into) as folder:
            safe_zip.unpack(archive, members, folder, progress)
            with placed(folder, place):
                package = packages.read(folder / safe_zip.top(members[0]))
                return accept(package, place, into, demand)


def accept(package: Package, place: str, into: Path, demand: Demand) -> Package:
    """A package that lies ready, published in `into` where it is what was demanded.

    Raises:
        PackageError: it is another one, or does not work.
    """
    _compare(package, place, demand.digest)
    try:
        demand.opens(package)
    except PackageError as error:
        if error.place != package.name:
            raise
        raise PackageError(
            place, error.problem, GET_ANOTHER
        ) from error  # it is not installed, so not to be installed again
    return _publish(package, into)


def _checked(archive: zipfile.ZipFile, place: str) -> tuple[zipfile.ZipInfo, ...]:
    """The files of an archive that may be unpacked, all of them in one folder.

    Raises:
        PackageError: one of them is unsafe, or a part of a model is missing.
    """
    members = safe_zip.checked(archive, place)
    for member in members:
        if not safe_zip.top(member):
            raise PackageError(place, f"{member.filename[:80]!r} stands outside the package's folder", GET_ANOTHER)
    _complete(archive, {member.filename.rstrip("/").casefold() for member in members}, place)
    return tuple(member for member in members if not member.is_dir())


def _complete(archive: zipfile.ZipFile, names: set[str], place: str) -> None:
    tops = {name.partition("/")[0] for name in names}
    top = next(iter(tops), "")
    required = {f"{top}/metadata.json", f"{top}/model/model.bin"}
    vocabulary = {f"{top}/sentencepiece.model", f"{top}/bpe.model"}
    if len(tops) != 1 or not required <= names or not vocabulary & names:
        raise PackageError(
            place, "is not a translation model: metadata.json, model or vocabulary is missing", GET_ANOTHER
        )
    entry = next(name for name in archive.namelist() if name.casefold() == f"{top}/metadata.json")
    if archive.getinfo(entry).file_size > package_metadata.LARGEST_METADATA:
        raise PackageError(place, "its metadata.json is too large", GET_ANOTHER)
    with safe_zip.translated(place):
        package_metadata.from_metadata(package_metadata.parse_metadata(archive.read(entry), place), Path(place))


def _compare(package: Package, place: str, expected: str) -> None:
    actual = package_folder.digest(package.folder) if expected else ""
    if expected != actual:
        raise PackageError(
            place,
            f"{package.name} is not the model that l10n.lock names (sha256 {actual[:12]}…, not {expected[:12]}…)",
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
    removed = (f".{kind}-*{package_folder.REMOVED}*" for kind in _NAMED)
    for pattern in (f".{into.name}-incoming-*", *removed):
        for folder in into.parent.glob(pattern):
            with package_folder.locked(folder) as free:
                if free:
                    yield folder


@contextmanager
def staging(into: Path) -> Iterator[Path]:
    """A folder on the same disk, removed at the end. Not in `into`: Argos takes every folder there for a package."""
    with _disk(into):
        into.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{into.name}-incoming-", dir=into.parent))
    try:
        with package_folder.locked(folder), _disk(into):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def placed(folder: Path, place: str) -> Iterator[None]:
    """Turns what is wrong in a folder that goes away at once into an error of the archive that it came from."""
    try:
        yield
    except PackageError as error:
        if not error.place.startswith(str(folder)):
            raise
        name = Path(error.place).name if Path(error.place).is_file() and not error.problem.startswith("its") else ""
        raise PackageError(place, f"its {name} {error.problem}" if name else error.problem, GET_ANOTHER) from error


@contextmanager
def _disk(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PackageError(
            str(place), f"cannot be written ({error.strerror})", "check space and permissions"
        ) from error

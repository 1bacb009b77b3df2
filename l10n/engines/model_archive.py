"""Installing a model of several languages, from an archive or a folder: looked at, converted where it has to be, and there
whole or not at all.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from l10n.disk import files
from l10n.engines import licence, multilingual_archive, opus_archive, opus_decoder, package_archive, safe_zip
from l10n.engines.package_archive import ANY, Demand
from l10n.engines.package_metadata import Package
from l10n.engines.safe_zip import DownloadProgress
from l10n.errors import PackageError

_ARGOS = "metadata.json"
_OF_TRANSFORMERS = {
    "pytorch_model.bin",
    "model.safetensors",
    "pytorch_model.bin.index.json",
    "model.safetensors.index.json",
}
_MARKERS = (*_OF_TRANSFORMERS, opus_decoder.DECODER, multilingual_archive.WEIGHTS)


def is_argos(path: Path) -> bool:
    """Whether a file is an archive as Argos Translate has them.

    Raises:
        PackageError: it cannot be read.
    """
    if path.is_dir():
        return False
    with _opened(path) as file, safe_zip.opened(file, str(path)) as archive:
        return any(name.count("/") == 1 and name.endswith(f"/{_ARGOS}") for name in archive.namelist())


def install(path: Path, into: Path, demand: Demand = ANY, progress: DownloadProgress | None = None) -> Package:
    """The model of an archive or a folder, installed as a folder of its own name in `into`; one of the same name is replaced.

    Raises:
        PackageError: it is broken, unsafe, of no known kind, not the expected one, or its licence was not accepted. Nothing is
            changed then.
    """
    if not path.is_dir():
        with _opened(path) as file:
            return install_stream(file, str(path), into, demand, progress)
    package_archive.sweep(into)
    with package_archive.staging(into) as staging:
        unpacked = staging / "unpacked"
        unpacked.mkdir()
        _copy(path, unpacked)
        place = str(path.resolve())
        with package_archive.placed(staging, place):
            return _installed(unpacked, place, into, demand, staging / "made")


def install_stream(
    file: BinaryIO, place: str, into: Path, demand: Demand = ANY, progress: DownloadProgress | None = None
) -> Package:
    """As `install`, from an open archive; `place` is what errors call it."""
    package_archive.sweep(into)
    with safe_zip.opened(file, place) as archive:
        members = {
            PurePosixPath(member.filename): member for member in safe_zip.checked(archive, place) if not member.is_dir()
        }
        home, inside = _parts(members, place)
        with package_archive.staging(into) as staging:
            unpacked = staging / "unpacked"
            unpacked.mkdir()
            safe_zip.unpack(archive, tuple(members[path] for path in inside), unpacked, progress)
            for path in inside:
                if path.parent != home:
                    (unpacked / path).replace(unpacked / home / path.name)
            with package_archive.placed(staging, place):
                return _installed(unpacked / home, place, into, demand, staging / "made")


def _parts(paths: Collection[PurePosixPath], place: str) -> tuple[PurePosixPath, list[PurePosixPath]]:
    """The folder that a model lies in, the highest that holds what every model has, and its files; those of its tokenizer may
    lie in another one.

    Raises:
        PackageError: there are several models.
    """
    homes = {path.parent for path in paths if path.name in _MARKERS}
    highest = sorted(home for home in homes if len(home.parts) == min(len(each.parts) for each in homes))
    if len(highest) > 1:
        listed = ", ".join(map(str, highest[:4])) + " …" * (len(highest) > 4)
        raise PackageError(place, f"holds several models ({listed})", "install the folder of one of them")
    home = highest[0] if highest else PurePosixPath(".")
    inside = [path for path in paths if path.parent == home]
    names = {path.name for path in inside}
    for path in sorted(paths, key=lambda path: (len(path.parts), path)):
        if path.name in multilingual_archive.TOKENIZER_FILES and path.name not in names:
            names.add(path.name)
            inside.append(path)
    return home, inside


def _installed(unpacked: Path, place: str, into: Path, demand: Demand, made: Path) -> Package:
    made.mkdir()
    package = _prepared(unpacked, made, place)
    if licence.forbids_commerce(package.licence) and not demand.accepted:
        raise PackageError(
            package.name,
            f"its licence ({package.licence}) allows no commercial use",
            "read it, and install with --accept-licence where you may use it",
        )
    return package_archive.accept(package, place, into, demand)


def _prepared(unpacked: Path, made: Path, place: str) -> Package:
    names = _recognised({path.name for path in unpacked.iterdir()}, place)
    if opus_decoder.DECODER in names:
        return opus_archive.prepare(unpacked, made, place)
    if names.issuperset(opus_decoder.PIECES):
        return opus_archive.prepare_converted(unpacked, made, place)
    return multilingual_archive.prepare(unpacked, made, place)


def _recognised(names: set[str], place: str) -> set[str]:
    """The names of the files of a model, where it is of a kind that can be installed.

    Raises:
        PackageError: it is of another one.
    """
    if names & {opus_decoder.DECODER, multilingual_archive.WEIGHTS}:
        return names
    if names & _OF_TRANSFORMERS:
        remedy = "convert it with ct2-transformers-converter and put its SentencePiece file beside what that writes"
        raise PackageError(place, "is a model of Transformers, not of CTranslate2", remedy)
    if any(name.endswith(".npz") for name in names):
        remedy = "put the archive's own beside the weights, or get the archive again"
        raise PackageError(place, f"has weights of Marian, but no {opus_decoder.DECODER}", remedy)
    problem = f"is not a model that l10n knows ({_contents(names)})"
    if packed := sorted(name for name in names if name.endswith((".zip", ".argosmodel"))):
        raise PackageError(place, f"is not a model, but holds {packed[0]}", "unpack it, and install what lies inside")
    raise PackageError(place, problem, "see docs/engines.md for what can be installed")


def _contents(names: Collection[str]) -> str:
    """What an archive holds, for a message: the first of its names."""
    return "it holds " + (", ".join(sorted(names)[:4]) or "nothing") + (" …" if len(names) > 4 else "")


def _copy(folder: Path, into: Path) -> None:
    """Copies the files of a folder; links are followed, since a person pointed at them."""
    try:
        every = [path for path in sorted((*folder.glob("*"), *folder.glob("*/*"))) if not path.name.startswith(".")]
        paths = [PurePosixPath(path.relative_to(folder)) for path in every if path.is_file()]
        _, inside = _parts(paths, str(folder))
        _recognised({path.name for path in inside}, str(folder))
        for path in inside:
            shutil.copyfile(folder / path, into / path.name)
    except OSError as error:
        raise PackageError(
            str(folder), f"cannot be copied ({error.strerror})", "check space and permissions"
        ) from error


def _opened(path: Path) -> BinaryIO:
    try:
        return files.open_regular(path)
    except OSError as error:
        raise PackageError(str(path), f"cannot be read ({error.strerror})", "check the path") from error

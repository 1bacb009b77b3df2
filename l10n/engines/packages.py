"""Translation models on this machine: which there are, which one serves a pair, and whether it is the one that was agreed on.

A package is a folder as Argos Translate unpacks it: `metadata.json`, `model/` for CTranslate2, and `sentencepiece.model` or
`bpe.model`. Reading a package here means its metadata alone; nothing heavy is opened.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from l10n import langtag
from l10n.disk.files import open_regular
from l10n.engines import model_file
from l10n.engines.coverage import nearest
from l10n.errors import PackageError, UsageError
from l10n.plugin import EngineOptions, Pair

STARTER = Path(__file__).parent / "starter"
"""The models that come with `l10n` itself."""

_BCP47 = {"pb": "pt-BR", "zt": "zh-Hant", "zh": "zh-Hans"}  # Argos' own codes that are not language tags, or vague ones
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+@-]{0,99}")
LARGEST_METADATA = 1 << 20  # bytes; real ones have a few thousand
REMOVED = "-removed-"  # in the name of a folder that is on its way off the disk
_INSTALL = "install one with 'l10n packages install'"


@dataclass(frozen=True, slots=True)
class Package:
    """An installed model. `name` has pair and version, as in `translate-en_es-0_2`; `starter` came with `l10n`.

    `prefix` is the token that the model wants before every target; `licence` is empty where the package says none.
    """

    name: str
    pair: Pair
    version: str
    folder: Path
    licence: str = ""
    prefix: str = ""
    codes: tuple[str, str] = ("", "")
    starter: bool = False

    def size(self) -> int:
        """The bytes that it takes on the disk."""
        return sum(path.stat().st_size for path in _files(self.folder))


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found: packages with the preferred first, and what is wrong with the folders that are none."""

    packages: tuple[Package, ...] = ()
    faults: tuple[PackageError, ...] = ()

    def serving(self, pair: Pair) -> Iterator[Package]:
        """The packages for a pair, the preferred first; those of a nearer tag before those of its language."""
        target = nearest(pair.target, {package.pair.target for package in self.packages})
        source = nearest(pair.source, {package.pair.source for package in self.packages})
        yield from (package for package in self.packages if package.pair == Pair(source, target))


def argos_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder where Argos Translate keeps its packages for this user. It is not created.

    Source: argostranslate 1.11, `settings.py` (the variables, then its settings file, then the XDG data folder).

    Raises:
        PackageError: Argos' own settings file cannot be read.
    """
    env = os.environ if environment is None else environment
    home = Path(env.get("SNAP_USER_DATA") or env.get("HOME") or Path.home())
    if env.get("ARGOS_PACKAGES_DIR"):
        return Path(env["ARGOS_PACKAGES_DIR"])
    settings = Path(env.get("XDG_CONFIG_HOME") or home / ".config") / "argos-translate" / "settings.json"
    chosen = _read_json(settings).get("ARGOS_PACKAGES_DIR") if settings.is_file() else None
    if isinstance(chosen, str) and chosen:
        return Path(chosen)
    return Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "argos-translate" / "packages"


def survey(options: EngineOptions) -> Survey:
    """Every package that the options and Argos' own folder have, then the starter.

    The first folder wins, the newest version within a folder, the starter only where nothing else serves the pair.
    """
    packages: list[Package] = []
    faults: list[PackageError] = []
    for place in dict.fromkeys((*options.packages, argos_folder(), STARTER)):
        found: list[Package] = []
        for folder in _folders(place):
            try:
                found.append(read(folder))
            except PackageError as error:
                faults.append(error)
        packages += sorted(found, key=lambda package: (_version(package.version), package.name), reverse=True)
    return Survey(tuple(packages), tuple(faults))


def read(folder: Path) -> Package:
    """The package in a folder.

    Raises:
        PackageError: there is none, or its metadata cannot be understood.
    """
    package = from_metadata(_read_json(folder / "metadata.json"), folder)
    if not (folder / "model").is_dir() or not _has_vocabulary(folder):
        raise PackageError(
            str(folder), "has no model or no sentencepiece.model", "remove the folder and install it again"
        )
    if problem := model_file.fault(folder / "model" / "model.bin"):
        raise PackageError(str(folder), problem, "remove the folder and install it again")
    return package


def from_metadata(metadata: Mapping[str, object], folder: Path) -> Package:
    """The package that `metadata.json` (or an entry of the index) describes.

    Raises:
        PackageError: it is not for translation, or a code or the version is missing or unsafe.
    """

    def text(key: str, default: str = "") -> str:
        value = metadata.get(key, default)
        return value if isinstance(value, str) else default

    kind, codes, version = text("type", "translate"), (text("from_code"), text("to_code")), text("package_version")
    name = f"{kind}-{codes[0]}_{codes[1]}-{version.replace('.', '_')}"
    if kind != "translate" or not all(codes) or not version or not _SAFE.fullmatch(name):
        raise PackageError(
            str(folder), "its metadata names no pair of languages and version", "use a translation package"
        )
    try:
        pair = Pair(*(langtag.parse(_BCP47.get(code, code)) for code in codes))
    except UsageError as error:
        raise PackageError(str(folder), f"{error.place} {error.problem}", "use a translation package") from error
    return Package(
        name,
        pair,
        version,
        folder,
        licence=text("license") or text("licence"),
        prefix=text("target_prefix"),
        codes=codes,
        starter=folder.parent == STARTER,
    )


def best(pair: Pair, options: EngineOptions) -> Package:
    """The package to use for a pair: the one that the lock names, else the preferred one.

    Raises:
        PackageError: none is installed, the locked one is not, or its content is not what the lock says.
    """
    found = survey(options)
    candidates = tuple(found.serving(pair))
    if not candidates:
        broken = f" ({found.faults[0]})" if found.faults else ""
        raise PackageError(str(pair), f"no installed model translates it{broken}", _INSTALL)
    stem = candidates[0].name.removesuffix(candidates[0].version.replace(".", "_"))
    locked = [name for name in options.lock if name.startswith(stem)]
    chosen = next((package for package in candidates if not locked or package.name in locked), None)
    if chosen is None:
        raise PackageError(
            str(pair), f"l10n.lock wants {', '.join(locked)}; {candidates[0].name} is installed", _INSTALL
        )
    verify(chosen, options.lock)
    return chosen


def digest(folder: Path) -> str:
    """The SHA-256 of a folder's files and their names, whatever archive they came in.

    It is the digest of the text that `sha256sum` prints for the files sorted by path: `<digest>  <path>` a line.
    """
    whole = hashlib.sha256()
    for path in _files(folder):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{content}  {path.relative_to(folder).as_posix()}\n".encode())
    return whole.hexdigest()


def verify(package: Package, lock: Mapping[str, str]) -> None:
    """Nothing, where the package is what the lock says or the lock does not name it.

    Raises:
        PackageError: its content is another one.
    """
    wanted = lock.get(package.name)
    if wanted and wanted != digest(package.folder):
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


def _folders(place: Path) -> tuple[Path, ...]:
    """The folders in a folder of packages; nothing where it is absent. Hidden ones are not yet installed."""
    try:
        inside = sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise PackageError(str(place), f"cannot be read ({error.strerror})", "check its permissions") from error
    return tuple(path for path in inside if path.name != "__pycache__")


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(
        sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda p: p.relative_to(folder).as_posix())
    )


def _has_vocabulary(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model"))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text))


def _read_json(path: Path) -> Mapping[str, object]:
    try:
        with open_regular(path) as file:
            return parse_metadata(file.read(LARGEST_METADATA + 1), str(path))
    except OSError as error:
        raise PackageError(str(path), f"cannot be read ({error.strerror})", "reinstall the package") from error


def parse_metadata(content: bytes, place: str) -> Mapping[str, object]:
    """The object that a metadata file holds.

    Raises:
        PackageError: it is not JSON object, or larger than a metadata file can be.
    """
    if len(content) > LARGEST_METADATA:
        raise PackageError(place, "is too large for metadata", "reinstall the package")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise PackageError(place, f"is not JSON ({error})", "reinstall the package") from error
    if not isinstance(value, dict):
        raise PackageError(place, "holds no JSON object", "reinstall the package")
    return value

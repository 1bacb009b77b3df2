"""Translation models on this machine: which there are, which one serves a pair, and whether it is the one that was agreed on.

A package is a folder as Argos Translate unpacks it (`metadata.json`, `model/` for CTranslate2, `sentencepiece.model` or
`bpe.model`), or one that `l10n` made of another archive (`model.json` says what it is). Reading a package here means its
metadata alone; nothing heavy is opened.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from l10n.dataclass import dataclass
from l10n.engines import model_file, model_manifest, package_folder
from l10n.engines.coverage import nearest
from l10n.engines.package_metadata import STARTER, Package, from_metadata, read_json
from l10n.errors import PackageError
from l10n.plugin import EngineOptions, Pair

_INSTALL = "install one with 'l10n packages install'"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found: packages with the preferred first, and what is wrong with the folders that are none."""

    packages: tuple[Package, ...] = ()
    faults: tuple[PackageError, ...] = ()

    def serving(self, pair: Pair, kind: str = "argos") -> Iterator[Package]:
        """The packages of a kind for a pair, the preferred first; those of a nearer tag before those of its language."""
        offered = {package.name: package.pairs() for package in self.packages if package.kind == kind}
        pairs = frozenset().union(*offered.values())
        if pair not in pairs:
            target = nearest(pair.target, {each.target for each in pairs})
            pair = Pair(nearest(pair.source, {each.source for each in pairs}), target)
        yield from (package for package in self.packages if package.kind == kind and pair in offered[package.name])


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
    chosen = read_json(settings).get("ARGOS_PACKAGES_DIR") if settings.is_file() else None
    if isinstance(chosen, str) and chosen:
        return Path(chosen)
    return Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "argos-translate" / "packages"


def models_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of this user's models that are none of Argos', whose own folder must hold nothing else. It is not created."""
    env = os.environ if environment is None else environment
    home = Path(env.get("SNAP_USER_DATA") or env.get("HOME") or Path.home())
    return Path(env.get("XDG_DATA_HOME") or home / ".local" / "share") / "l10n" / "models"


def survey(options: EngineOptions) -> Survey:
    """Every package that the options, Argos' own folder and ours have, then the starter.

    The first folder wins, the newest version within a folder, the starter only where nothing else serves the pair.
    """
    packages: list[Package] = []
    faults: list[PackageError] = []
    for place in dict.fromkeys((*options.packages, argos_folder(), models_folder(), STARTER)):
        in_folder: list[Package] = []
        for folder in _folders(place):
            try:
                in_folder.append(read(folder))
            except PackageError as error:
                faults.append(error)
        packages += sorted(in_folder, key=lambda package: (_version(package.version), package.name), reverse=True)
    return Survey(tuple(packages), tuple(faults))


def read(folder: Path) -> Package:
    """The package in a folder.

    Raises:
        PackageError: there is none, or its metadata cannot be understood.
    """
    if (folder / model_manifest.FILE).is_file():
        package = model_manifest.read(folder)
        vocabulary = True
    else:
        package = from_metadata(read_json(folder / "metadata.json"), folder)
        vocabulary = _has_vocabulary(folder)
    if not (folder / "model").is_dir() or not vocabulary:
        raise PackageError(
            str(folder), "has no model or no sentencepiece.model", "remove the folder and install it again"
        )
    if problem := model_file.fault(folder / "model" / "model.bin"):
        raise PackageError(str(folder), problem, "remove the folder and install it again")
    return package


def together(package: Package, pair: Pair, options: EngineOptions) -> tuple[Pair, ...]:
    """The other pairs of a run that a package serves, from the same source, as the package has them."""
    offered = package.pairs() if options.together else frozenset()
    sources, targets = {each.source for each in offered}, {each.target for each in offered}
    beside = {Pair(nearest(each.source, sources), nearest(each.target, targets)) for each in options.together}
    return tuple(sorted(each for each in (beside & offered) - {pair} if each.source == pair.source))


def best(pair: Pair, options: EngineOptions, kind: str = "argos") -> Package:
    """The package of a kind to use for a pair: the one that the lock names, else the preferred one.

    Raises:
        PackageError: none is installed, the locked one is not, or its content is not what the lock says.
    """
    surveyed = survey(options)
    candidates = tuple(surveyed.serving(pair, kind))
    if not candidates:
        broken = f" ({surveyed.faults[0]})" if surveyed.faults else ""
        raise PackageError(str(pair), f"no installed model translates it{broken}", _INSTALL)
    chosen = next((package for package in candidates if package.name in options.lock), None)
    if chosen is None:
        chosen = candidates[0]
        stem = chosen.name.removesuffix(chosen.version.replace(".", "_"))
        if locked := [name for name in options.lock if name.startswith(stem)]:
            raise PackageError(str(pair), f"l10n.lock wants {', '.join(locked)}; {chosen.name} is installed", _INSTALL)
    package_folder.verify(chosen, options.lock)
    return chosen


def _folders(place: Path) -> tuple[Path, ...]:
    """The folders in a folder of packages; nothing where it is absent. Hidden ones are not yet installed."""
    try:
        inside = sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise PackageError(str(place), f"cannot be read ({error.strerror})", "check its permissions") from error
    return tuple(path for path in inside if path.name != "__pycache__")


def _has_vocabulary(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model"))


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text))

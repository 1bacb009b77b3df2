"""Questions to a model as tasks: what a worker does with them, which has no project and maybe not the model.

A model is known by its digest. A worker that lacks it answers so, gets its files with the question, and keeps them in its
cache; opened models stay warm until others are asked.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from socket import gethostname
from tempfile import mkdtemp
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.engines import package_folder, packages
from l10n.engines.package_metadata import files
from l10n.errors import L10nError
from l10n.plugin import EngineOptions, Pair, Translator

KINDS = ("argos", "marian", "multilingual")
"""The engines whose models are folders that can be sent."""
_WARM = 3  # opened models of a worker; about 200 MB each


@dataclass(frozen=True, slots=True)
class ModelAddress:
    """A model: its engine, its folder's name and digest, and the pair that it is opened for."""

    kind: str
    name: str
    digest: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class ModelTask:
    """A question to a model: a method of its translator, `columns` of texts of the same length, and what is the same for all.

    `model` are the files of the model, where they are sent along. Where a `version` of the code is named, no other answers.
    """

    model_address: ModelAddress
    options: EngineOptions
    method: str
    columns: tuple[Sequence[Any], ...]
    rest: tuple[Any, ...] = ()
    version: str = ""
    model: Any = None


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What came of a question: the answers in order; or that the worker `lacks` the model; or the error of its engine."""

    answers: Sequence[Any] = ()
    lacks: bool = False
    failure: Sequence[str] = field(default=())


def answered(task: ModelTask) -> ModelAnswer:
    """Asks the model of this worker."""
    try:
        folder = _folder(task.model_address, task.model)
        if folder is None:
            return ModelAnswer(lacks=True)
        translator = _opened(task.model_address, folder, task.options)
        return ModelAnswer(list(getattr(translator, task.method)(*task.columns, *task.rest)))
    except L10nError as exc:
        return ModelAnswer(failure=(type(exc).__name__, exc.place, exc.problem, exc.remedy))
    except OSError as exc:  # of the cache, which somebody emptied or filled
        problem, remedy = f"cannot be read on {gethostname()} ({exc.strerror})", f"delete {cache()} there"
        return ModelAnswer(failure=("PackageError", task.model_address.name, problem, remedy))


def archive(folder: Path) -> bytes:
    """The files of a model as they travel."""
    return pickle.dumps({path.relative_to(folder).as_posix(): path.read_bytes() for path in files(folder)})


def cache() -> Path:
    """Where a worker keeps models that were sent to it."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "l10n" / "models"


_checked: set[Path] = set()


def _folder(address: ModelAddress, model: bytes | None) -> Path | None:
    """The folder of a model here: in the cache, where one that is installed or sent is put; nothing where it is neither."""
    place = cache() / address.digest / address.name
    if place not in _checked and place.is_dir() and package_folder.digest(place) != address.digest:
        shutil.rmtree(place)  # of somebody else, or cut off
    if not place.is_dir():
        content = pickle.loads(model) if model is not None else _installed(address)  # noqa: S301  (from who sent the task)
        if content is None:
            return None
        _write(place, content)
    _checked.add(place)
    return place


def _installed(address: ModelAddress) -> Mapping[str, bytes] | None:
    for package in packages.survey(EngineOptions()).packages:
        if package.folder.name == address.name and package_folder.digest(package.folder) == address.digest:
            content: Mapping[str, bytes] = pickle.loads(archive(package.folder))  # noqa: S301  (made just here)
            return content
    return None


def _write(place: Path, content: Mapping[str, bytes]) -> None:
    """Writes a folder, whole or not at all: other workers of this machine do the same."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=".", dir=place.parent))
    for name, data in content.items():
        path = aside / place.name / name
        if not path.resolve().is_relative_to(aside.resolve()):
            raise ValueError(f"{name} leads out of the folder of a model")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    try:
        (aside / place.name).rename(place)
    except OSError:
        if not place.is_dir():
            raise
    shutil.rmtree(aside)


_warm: OrderedDict[tuple[ModelAddress, str], Translator] = OrderedDict()


def _opened(address: ModelAddress, folder: Path, options: EngineOptions) -> Translator:
    """The translator of a model, opened once while it is asked for."""
    key = (address, repr(options))
    if key not in _warm:
        while len(_warm) >= _WARM:
            _warm.popitem(last=False)[1].close()
        package = replace(packages.read(folder), folder=folder)
        _warm[key] = import_module(f"l10n.engines.kinds.{address.kind}").opened(package, address.pair, options)
    _warm.move_to_end(key)
    return _warm[key]

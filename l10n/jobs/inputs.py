"""What results follow from: the ground that all work on a project stands on, and the files of each piece of work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from l10n import __version__
from l10n.disk import version
from l10n.errors import StoreError
from l10n.language import spelling
from l10n.plugin import GROUPS
from l10n.plugin.points import entry_points_of
from l10n.settings import Settings
from l10n.settings_run import RunOptions
from l10n.store import TERMBASE, Store
from l10n.task_store import digest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def ground(store: Store, settings: Settings) -> str:
    """What changes with anything that all results follow from: the code, other people's plug-ins, Python with its libraries,
    the settings, the termbase and the dictionaries.
    """
    try:
        terms = digest(store.find(TERMBASE))
    except StoreError as exc:
        terms = str(exc)
    chosen = repr(replace(settings, root=Path(), run=RunOptions()))
    words = "".join(spelling.stamp(locale) for locale in settings.locales)
    return joined([_code(), _plugins(), _libraries(), chosen, terms, words])


def joined(parts: Iterable[str]) -> str:
    """A digest of several texts."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


@cache
def _code() -> str:
    """The version, and the times of all files of the package: while `l10n` itself is worked on, its version stays."""
    return __version__ + _times_below(Path(__file__).parents[1])


def _times_below(root: Path) -> str:
    """The times of the files of a package."""
    files = (
        os.path.join(folder, name)  # noqa: PTH118  (a thousand files at every start)
        for folder, folders, names in os.walk(root)
        if _walked(folders)
        for name in sorted(names)
        if not name.endswith(".pyc")
    )
    return joined(f"{path}:{version.file_stamp(path)}" for path in files)


def _walked(folders: list[str]) -> bool:
    folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
    return True


@cache
def _plugins() -> str:
    """Other people's plug-ins, each with the times of its files."""
    return joined(f"{point.group} {point.name} {point.value} {_version(point)} {_files(point)}" for point in _points())


def _points() -> Iterator[EntryPoint]:
    for group in sorted(GROUPS.values()):
        yield from sorted(entry_points_of(group), key=lambda point: (point.name, point.value))


def _version(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else ""


def _files(point: EntryPoint) -> str:
    """The times of the files of the package that a plug-in stands in, which is found, not imported."""
    try:
        spec = find_spec(point.value.partition(":")[0].partition(".")[0])
    except (ImportError, ValueError, AttributeError):
        return ""
    if spec is None:
        return ""
    if spec.submodule_search_locations:
        return joined(_times_below(Path(folder)) for folder in spec.submodule_search_locations)
    return version.file_stamp(spec.origin or "")


@cache
def _libraries() -> str:
    """Python, and the folders of its libraries: whatever is installed or taken away changes their times."""
    folders = [path for path in sys.path if os.path.basename(path) in {"site-packages", "dist-packages"}]  # noqa: PTH119
    return joined([sys.version, *(f"{path}:{version.file_stamp(path)}" for path in folders)])


# --- times of files ------------------------------------------------------------------------------------------------


class FileTimes:
    """The times of a project's files, as they are at the moment."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}{os.sep}"

    def now(self, path: str) -> str:
        """The stamp of a file."""
        return version.file_stamp(self._root + path)


def contents(store: Store, paths: Iterable[str]) -> dict[str, str]:
    """The digests of what files hold now."""
    digests = {}
    for path in paths:
        try:
            digests[path] = digest(store.find(PurePosixPath(path)))
        except StoreError:
            digests[path] = "unreadable"
    return digests

"""The plug-ins there are: those of our folders, and those of other people's packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from l10n.plugin.faults import FAULTS, describe_error
from l10n.plugin.host import HostError, PluginAddress
from l10n.plugin.points import entry_points_of
from l10n.plugin.remote import parts
from l10n.plugin.results import unfit

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Plugin = TypeVar("Plugin")

GROUPS = {
    "l10n.article.formats": "l10n.formats",
    "l10n.engines.kinds": "l10n.engines",
    "l10n.check.checks": "l10n.checks",
    "l10n.bundle.kinds": "l10n.kinds",
}
"""The folders of plug-ins, and the entry point group by which other people's packages join each."""


def load(package: str, kind: type[Plugin]) -> Mapping[str, Plugin]:
    """The plug-ins of a package by module name, then those of the entry points of its `GROUPS`.

    Ours are loaded when they are looked up, or all are gone through. One that cannot be loaded is left out, and named among
    `faults.FAULTS`. Other people's are loaded and asked in processes of their own.
    """
    return LatePlugins(package, kind, _of_others(package, kind))


class LatePlugins(Mapping[str, Plugin]):
    """The plug-ins of a folder, each loaded when it is first looked up, and those of `others`, which take precedence."""

    def __init__(self, package: str, kind: type[Plugin], others: Mapping[str, Plugin]) -> None:
        self._package, self._kind, self._others = package, kind, others
        folder = importlib.import_module(package)
        modules = (module.name for module in pkgutil.iter_modules(folder.__path__))
        self._names = sorted(name for name in modules if not name.startswith("_"))
        self._loaded: dict[str, Plugin | None] = {}

    def __getitem__(self, name: str) -> Plugin:
        plugin = self._others.get(name) or self._native(name)
        if plugin is None:
            raise KeyError(name)
        return plugin

    def __iter__(self) -> Iterator[str]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)

    @cached_property
    def _every(self) -> Sequence[str]:
        """The names of all that can be loaded, which all are for it."""
        native = [name for name in self._names if name in self]
        return tuple(dict.fromkeys([*native, *self._others]))

    def _native(self, name: str) -> Plugin | None:
        if name not in self._loaded:
            self._loaded[name] = self._load(name) if name in self._names else None
        return self._loaded[name]

    def _load(self, name: str) -> Plugin | None:
        try:
            return _fit(only_value(importlib.import_module(f"{self._package}.{name}"), self._kind))
        except (Exception, SystemExit) as exc:  # whatever a file does when it is imported
            place = f"{self._package.replace('.', '/')}/{name}.py"
            FAULTS.report(f"plug-in {name} ({place})", f"cannot be loaded ({describe_error(exc)})")
            return None


def _of_others(package: str, kind: type[Plugin]) -> Mapping[str, Plugin]:
    plugins: dict[str, Plugin] = {}
    for point in entry_points_of(GROUPS[package]):
        address = _address(point, kind)
        if FAULTS.is_broken(str(address)):
            continue
        try:
            plugins[point.name] = _fit(kind(**parts(address)))
        except (HostError, TypeError) as exc:
            FAULTS.report(str(address), describe_error(exc))
    return plugins


def _fit(plugin: Plugin) -> Plugin:
    """The plug-in, if its parts are what its contract says."""
    problem = unfit(plugin)
    if problem:
        raise TypeError(problem)
    return plugin


def _address(point: EntryPoint, kind: type) -> PluginAddress:
    distribution = f"{point.dist.name} {point.dist.version}" if point.dist else ""
    return PluginAddress(f"{kind.__module__}:{kind.__name__}", point.group, point.name, point.value, distribution)


def only_value(place: object, kind: type[Plugin]) -> Plugin:
    """The one value of `kind` that a module holds, or the value itself.

    Raises:
        TypeError: there is none, there are several, or it is another value.
    """
    if isinstance(place, kind):
        return place
    if not isinstance(place, ModuleType):
        raise TypeError(f"{repr(place)[:60]} is not a {kind.__name__}; name such a value, or a module that holds one")
    values = [value for value in vars(place).values() if isinstance(value, kind)]
    if len(values) != 1:
        raise TypeError(f"{place.__name__} holds {len(values)} values of {kind.__name__}; one is wanted")
    return values[0]

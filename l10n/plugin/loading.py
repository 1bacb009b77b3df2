"""The plug-ins there are: those of our folders, and those of other people's packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
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

    One that cannot be loaded is left out, and named among `faults.FAULTS`. Other people's are loaded and asked in processes of
    their own.
    """
    folder = importlib.import_module(package)
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__) if not module.name.startswith("_"))
    plugins: dict[str, Plugin] = {}
    for name in names:
        try:
            plugins[name] = _fit(only_value(importlib.import_module(f"{package}.{name}"), kind))
        except (Exception, SystemExit) as exc:  # whatever a file does when it is imported
            FAULTS.report(
                f"plug-in {name} ({package.replace('.', '/')}/{name}.py)", f"cannot be loaded ({describe_error(exc)})"
            )
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

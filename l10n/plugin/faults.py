"""Plug-ins that do not work: each is named in one line, and left out; the others go on, and the exit code is 3."""

from __future__ import annotations

import threading

from l10n.errors import L10nError, PluginError, single_line
from l10n.plugin.host import HostError

_LEFT_OUT = "it is left out: mend it, or take it away"


class PluginFaults:
    """What was wrong with plug-ins in this process, until somebody takes it to say it. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: dict[str, PluginError] = {}
        self._broken: set[str] = set()

    def report(self, plugin: str, problem: str) -> PluginError:
        """Remembers a fault of a plug-in; the first of each counts."""
        fault = PluginError(plugin, problem, _LEFT_OUT)
        with self._lock:
            if plugin not in self._broken:
                self._broken.add(plugin)
                self._faults[plugin] = fault
        return fault

    def is_broken(self, plugin: str) -> bool:
        """Whether a plug-in had a fault already."""
        return plugin in self._broken

    @property
    def count(self) -> int:
        """How many plug-ins are left out."""
        return len(self._broken)

    def drain(self) -> tuple[PluginError, ...]:
        """The faults since the last time."""
        with self._lock:
            faults, self._faults = tuple(self._faults.values()), {}
        return faults

    def forget(self) -> None:
        """Gives every plug-in another chance: a new run."""
        with self._lock:
            self._faults, self._broken = {}, set()


FAULTS = PluginFaults()
"""Those of this process. A worker process takes its own and hands them back with its results."""


def describe_error(error: BaseException) -> str:
    """What an exception of somebody else's code was, on one line."""
    if isinstance(error, (L10nError, HostError)):
        return single_line(error)
    text = single_line(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__

"""What stands for a plug-in of other people in this process: the same contract, its answers from a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from l10n.dataclass import dataclass
from l10n.errors import EngineError, PluginError
from l10n.model import Translation
from l10n.plugin.checks import Subject
from l10n.plugin.contracts import Decoding, EngineOptions, Pair
from l10n.plugin.faults import FAULTS
from l10n.plugin.host import Host, HostError, PluginAddress
from l10n.plugin.results import amiss

SECONDS = {"start": 60.0, "describe": 20.0, "pairs": 20.0, "name": 20.0, "find": 10.0, "files": 60.0, "parse": 60.0}
"""How long an answer may take: many times what the slowest of our own needs."""
_SECONDS_DEFAULT = 20.0
_OPENING = 300.0  # seconds; models of several GB come from slow disks
_MOST_DEATHS = 3  # of one translator; a silence counts as two
_AT_ONCE = 8  # sentences that a slow engine answers in the time for one
_hosts: dict[PluginAddress, Host] = {}


def _host(address: PluginAddress) -> Host:
    """The process of a plug-in; a process that was forked off has its own."""
    host = _hosts.get(address)
    if host is None or host.owner != os.getpid():
        host = _hosts[address] = Host(address, SECONDS["start"])
    return host


def stop_all() -> None:
    """Ends the processes of all plug-ins; whoever asks one starts it again."""
    for host in _hosts.values():
        if host.owner == os.getpid():
            host.stop()
    _hosts.clear()


def parts(address: PluginAddress) -> Mapping[str, Any]:
    """The fields of a plug-in's contract: values as they are, and for what can be called something that calls it there.

    Raises:
        HostError: it cannot be loaded.
    """
    described = _host(address).call("describe", seconds=SECONDS["describe"])
    return {name: _calls(address, name) if part is ... else part for name, part in described.items()}


def _calls(address: PluginAddress, name: str) -> Callable[..., Any]:
    if name == "open":
        return RemoteOpen(address)
    return RemoteFind(address, name) if name == "find" else RemoteCall(address, name)


@dataclass(frozen=True, slots=True)
class RemoteCall:
    """A part of a plug-in that can be called. What it raises or returns amiss is a `PluginError`."""

    address: PluginAddress
    name: str

    def __call__(self, *args: object) -> Any:  # noqa: ANN401  (as the contract says)
        """The plug-in's answer.

        Raises:
            PluginError: it has none, or one that its contract does not allow.
        """
        plugin = str(self.address)
        if FAULTS.is_broken(plugin):
            raise PluginError(plugin, "was left out", "mend it, or take it away")
        host = _host(self.address)
        try:
            result = host.call(self.name, *args, seconds=SECONDS.get(self.name, _SECONDS_DEFAULT))
        except HostError as exc:
            if exc.fatal and host.starts > 1:  # once may be bad luck, or one bad article
                FAULTS.report(plugin, str(exc))
            raise PluginError(plugin, str(exc), "mend it, or take it away") from exc
        problem = amiss(self.name, result)
        if problem:
            raise PluginError(plugin, problem, "mend it, or take it away")
        return result


class RemoteFind(RemoteCall):
    """The question of a check: the catalog goes to its process once, not with every unit."""

    def __call__(self, *args: object) -> Any:  # noqa: ANN401
        """The findings for a `Subject`."""
        (subject,) = args
        assert isinstance(subject, Subject)
        host = _host(self.address)
        with host.exclusive:
            last = _sent.get(self.address) if host.is_alive() else None
            same = last is not None and last.article is subject.article
            _sent.pop(self.address, None)
            findings = RemoteCall.__call__(self, subject.unit, None if same else subject)
            _sent[self.address] = subject
        return findings


_sent: dict[PluginAddress, Subject] = {}
"""What each check's process has, where it is alive."""


@dataclass(frozen=True, slots=True)
class RemoteOpen:
    """The `open` of an engine: each translator has a process of its own, so that two can work at a time."""

    address: PluginAddress

    def __call__(self, pair: Pair, options: EngineOptions) -> RemoteTranslator:
        """The opened translator.

        Raises:
            EngineError: it cannot be opened.
        """
        host = Host(self.address, SECONDS["start"])
        opened = _opened(host, pair, options)
        kind = RemoteContinuing if opened["continuing"] else RemoteTranslator
        return kind(host, (pair, options), opened)


def _opened(host: Host, pair: Pair, options: EngineOptions) -> Mapping[str, Any]:
    try:
        opened = host.call("open", pair, options, seconds=_OPENING)
    except HostError as exc:
        host.stop()
        raise EngineError(
            f"{host.address.name} {pair}", f"cannot be opened: it {exc}", "mend the engine, or name another"
        ) from exc
    assert isinstance(opened, Mapping)
    return opened


class RemoteTranslator:
    """A translator in a process of its own. A crash or a silence costs the text at hand; several of them, the locale."""

    def __init__(self, host: Host, opening: tuple[Pair, EngineOptions], opened: Mapping[str, Any]) -> None:
        self.name: str = opened["name"]
        self.ordered: bool = opened["ordered"]
        self._host = host
        self._opening = opening
        self._starts = host.starts
        self._deaths = 0

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, as the engine gives them.

        Raises:
            EngineError: it raised, crashed, or gave no answer in time.
        """
        return self._stream("translate", len(sources), list(sources), decoding)

    def _stream(self, method: str, count: int, *args: object) -> Iterator[Translation]:
        if self._deaths >= _MOST_DEATHS:
            raise EngineError(self.name, "crashed or fell silent several times", "mend the engine, or name another")
        seconds = self._opening[1].seconds * (1 + min(count, 64) / _AT_ONCE)
        try:
            if self._starts != self._host.starts or not self._host.is_alive():
                _opened(self._host, *self._opening)
                self._starts = self._host.starts
            yield from self._host.stream(method, *args, seconds=seconds)
        except HostError as exc:
            if exc.fatal:
                self._deaths += 2 if exc.silent else 1
            raise EngineError(self.name, str(exc), "mend the engine, or name another") from exc

    def close(self) -> None:
        """Ends the process; an engine that does not close by itself in time is not waited for."""
        try:
            if self._host.is_alive():
                self._host.call("close", seconds=_SECONDS_DEFAULT)
        except HostError as exc:
            FAULTS.report(str(self._host.address), f"cannot be closed: it {exc}")
        finally:
            self._host.stop()


class RemoteContinuing(RemoteTranslator):
    """A translator that can go on from given words."""

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source that begins with the given words.

        Raises:
            EngineError: as `translate`.
        """
        return self._stream("continued", len(sources), list(sources), list(beginnings), decoding)

"""A process for one plug-in of other people: whatever it does, it can be stopped, and costs nothing but its own answers."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from l10n import errors
from l10n.dataclass import dataclass
from l10n.errors import L10nError

if TYPE_CHECKING:
    import subprocess
    from multiprocessing.connection import Connection

_DRAINING = 5.0  # seconds for each answer that nobody reads
_MOST_UNREAD = 100


class HostError(Exception):
    """A plug-in that raised, returned what cannot be sent, crashed or did not answer in time.

    `fatal`: the process is gone; `silent`: because it gave no answer.
    """

    def __init__(self, problem: str, *, fatal: bool = False, silent: bool = False) -> None:
        super().__init__(problem)
        self.fatal = fatal
        self.silent = silent


@dataclass(frozen=True, slots=True)
class PluginAddress:
    """Where a plug-in is: the contract it keeps (`module:class`), and its entry point."""

    contract: str
    group: str
    name: str
    value: str
    distribution: str = ""

    def __str__(self) -> str:
        return f"plug-in {self.name} ({self.group}, of {self.distribution or self.value})"


class Host:
    """The process of one plug-in. It is started when it is first asked, and again after a crash."""

    def __init__(self, address: PluginAddress, starting: float) -> None:
        self.address = address
        self._starting = starting  # seconds until the process answers for the first time; its imports may be large
        self.owner = os.getpid()
        self.starts = 0
        self.exclusive = threading.RLock()  # one question at a time
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._end: weakref.finalize[[subprocess.Popen[bytes], Connection], Host] | None = None

    def call(self, method: str, *args: object, seconds: float) -> Any:  # noqa: ANN401  (whatever the plug-in gives)
        """What a method of the plug-in returns.

        Raises:
            HostError: it raised, crashed or did not answer in time.
            L10nError: it raised one, which is an answer too.
        """
        with self.exclusive:
            self._send(method, args)
            kind, value = self._receive(seconds)
            return self._answer(kind, value)

    def stream(self, method: str, *args: object, seconds: float) -> Iterator[Any]:
        """What a method of the plug-in yields, as it comes; `seconds` are for each value.

        Raises:
            HostError: as `call`.
        """
        self._send(method, args)
        over = False
        try:
            while not over:
                kind, value = self._receive(seconds)
                over = kind != "item"
                if kind != "end":
                    yield self._answer(kind, value)
        finally:
            if not over:
                self._drain()

    def _drain(self) -> None:
        """Reads what still comes after whoever asked has read enough; an engine that goes on and on is ended."""
        with contextlib.suppress(HostError):
            for _ in range(_MOST_UNREAD):
                if self._connection is None or self._receive(_DRAINING)[0] != "item":
                    return
        self.stop()

    def _answer(self, kind: str, value: Any) -> Any:  # noqa: ANN401
        if kind == "refusal":
            raise _refusal(*value)
        if kind == "error":
            raise HostError(value)
        return value

    def _send(self, method: str, args: tuple[object, ...]) -> None:
        if self._process is None:
            self._start()
        try:
            assert self._connection is not None
            self._connection.send((method, args))
        except OSError as exc:
            raise HostError(self._ended(), fatal=True) from exc

    def _receive(self, seconds: float) -> tuple[str, Any]:
        if self._connection is None:
            raise HostError("was stopped", fatal=True)
        try:
            if self._connection.poll(seconds):
                kind, value = self._connection.recv()
                return kind, value
        except (EOFError, OSError) as exc:
            raise HostError(self._ended(), fatal=True) from exc
        except Exception as exc:  # what it sent cannot be read here
            self.stop()
            raise HostError(f"sent what cannot be read ({type(exc).__name__})", fatal=True) from exc
        self.stop()
        raise HostError(f"gave no answer for {seconds:g} seconds", fatal=True, silent=True)

    def _start(self) -> None:
        import socket  # late, as what follows: most projects have no plug-ins of others
        import subprocess
        from multiprocessing.connection import Connection

        here, child_end = socket.socketpair()
        paths = os.pathsep.join(path for path in sys.path if path)
        with child_end:
            os.set_inheritable(child_end.fileno(), True)  # noqa: FBT003  (the library's own)
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-P", "-m", "l10n.plugin.child", str(child_end.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[child_end.fileno()],
                env={**os.environ, "PYTHONPATH": paths},
            )
        self._connection = Connection(here.detach())
        self._end = weakref.finalize(self, _stop, self._process, self._connection)
        self.starts += 1
        self._connection.send(self.address)
        kind, value = self._receive(self._starting)
        if kind != "value":
            self.stop()
            raise HostError(value, fatal=True)

    def _ended(self) -> str:
        """How the process came to its end."""
        code = None
        if self._process is not None:
            import subprocess

            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self._process.wait(2)
        self.stop()
        return f"was ended by signal {-code}" if code and code < 0 else f"ended its process (exit code {code})"

    def is_alive(self) -> bool:
        """Whether the process is there."""
        return self._process is not None

    def stop(self) -> None:
        """Ends the process; the next call starts another."""
        if self._end is not None:
            self._end()
        self._process = self._connection = self._end = None


def _stop(process: subprocess.Popen[bytes], connection: Connection) -> None:
    connection.close()
    process.kill()
    process.wait()


def _refusal(name: str, place: str, problem: str, remedy: str) -> L10nError:
    kind = getattr(errors, name, L10nError)
    return (
        kind(place, problem, remedy)
        if isinstance(kind, type) and issubclass(kind, L10nError)
        else L10nError(place, problem, remedy)
    )

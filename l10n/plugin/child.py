"""The process of one plug-in: loads it, and answers what is asked of it over a socket."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable
from importlib.metadata import EntryPoint
from multiprocessing.connection import Connection
from typing import Any

from l10n.errors import L10nError, SeveralErrors
from l10n.model import Unit
from l10n.plugin.checks import Subject
from l10n.plugin.faults import describe_error
from l10n.plugin.loading import only_value


def main() -> None:
    """Answers until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    connection = Connection(int(sys.argv[1]))
    with contextlib.suppress(EOFError, OSError):
        served = _loaded(connection)
        while served is not None:
            method, args = connection.recv()
            served.answer(method, args)


def _watch(parent: int) -> None:
    """Ends the process when the one that asks is gone, also amid an answer."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _loaded(connection: Connection) -> _Served | None:
    address = connection.recv()
    module, _, name = address.contract.partition(":")
    try:
        contract = getattr(importlib.import_module(module), name)
        value = only_value(EntryPoint(address.name, address.value, address.group).load(), contract)
    except BaseException as exc:  # SystemExit too: it is left out, whatever it does
        connection.send(("error", f"cannot be loaded ({describe_error(exc)})"))
        return None
    connection.send(("value", None))
    return _Served(value, connection)


class _Served:
    """A plug-in that answers; for an engine, the translator that it opened too."""

    def __init__(self, value: Any, connection: Connection) -> None:  # noqa: ANN401  (a value of any contract)
        self._value = value
        self._connection = connection
        self._translator: Any = None
        self._subject: Any = None  # the last one with its catalog, which comes once

    def answer(self, method: str, args: tuple[Any, ...]) -> None:
        """Sends what a method returns, or what went wrong."""
        try:
            if method in {"translate", "continued"}:
                for item in getattr(self._translator, method)(*args):
                    self._connection.send(("item", item))
                self._connection.send(("end", None))
            else:
                handler = getattr(self, f"_{method}", None)
                result = handler(*args) if handler else _whole(getattr(self._value, method)(*args))
                self._connection.send(("value", result))
        except (BrokenPipeError, ConnectionError):
            raise
        except SeveralErrors as exc:
            first = exc.errors[0] if exc.errors else exc
            self._connection.send(("refusal", (type(first).__name__, first.place, first.problem, first.remedy)))
        except L10nError as exc:
            self._connection.send(("refusal", (type(exc).__name__, exc.place, exc.problem, exc.remedy)))
        except BaseException as exc:  # whatever somebody else's code raises
            self._connection.send(("error", f"failed ({describe_error(exc)})"))

    def _describe(self) -> dict[str, Any]:
        """Each part of the value; those that can be called by `...` alone."""
        parts = {part.name: getattr(self._value, part.name) for part in dataclasses.fields(self._value)}
        return {name: ... if callable(part) else part for name, part in parts.items()}

    def _open(self, *args: object) -> dict[str, Any]:
        """Opens an engine, and says what its translator promises."""
        self._translator = self._value.open(*args)
        return {
            "name": str(self._translator.name),
            "ordered": bool(getattr(self._translator, "ordered", False)),
            "continuing": callable(getattr(self._translator, "continued", None)),
        }

    def _find(self, unit: Unit, subject: Subject | None) -> list[object]:
        """Asks a check about a unit of the catalog that came with it, or before."""
        self._subject = subject or self._subject
        return list(self._value.find(dataclasses.replace(self._subject, unit=unit)))

    def _close(self) -> None:
        self._translator.close()


def _whole(result: object) -> object:
    """What a generator yields, as a list; anything else as it is."""
    return list(result) if isinstance(result, Iterable) and hasattr(result, "__next__") else result


if __name__ == "__main__":
    main()

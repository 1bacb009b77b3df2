"""The command that a project runs when something was published: it takes the changes to a server, or empties a cache."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from l10n.disk import output
from l10n.disk.tray import TrayChanges
from l10n.errors import L10nError, SettingsError
from l10n.store import Store

Pending = dict[str, list[str]]


class HookError(L10nError):
    """The command after publishing failed; what was published stands."""


class Hook:
    """The command of one out-tray. What it has not been run for yet is remembered, so that no change is lost."""

    def __init__(self, store: Store, command: str, folder: Path) -> None:
        self._store, self._command, self._folder = store, command, folder
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
        self._place = store.cache(f"publish-{name}.json")

    def note(self, changes: TrayChanges) -> None:
        """Remembers changes before they are published."""
        if not self._command or not changes:
            return
        pending = self._pending()
        for kind, paths in _plain(changes).items():
            pending[kind] = sorted({*pending.get(kind, ()), *paths})
        output.write(self._place, json.dumps(pending).encode())

    def run(self) -> bool:
        """Runs the command where there is something to run it for; returns whether it was run.

        Its first words are the program and its arguments; it gets the folder as L10N_PUBLISHED, and on its standard input
        JSON with the lists `new`, `changed` and `gone`.

        Raises:
            HookError: it failed; the next call runs it again.
            SettingsError: it cannot be started.
        """
        pending = self._pending()
        if not self._command or not pending:
            return False
        place = "[publish] after"
        try:
            arguments = shlex.split(self._command)
            done = subprocess.run(  # noqa: S603  (the project's own command)
                arguments,
                input=json.dumps({"folder": str(self._folder), **pending}).encode(),
                cwd=self._store.root,
                env={**os.environ, "L10N_PUBLISHED": str(self._folder.resolve())},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except (ValueError, IndexError, OSError) as exc:
            raise SettingsError(place, f"cannot be run: {exc}", "mend the command") from exc
        for line in done.stdout.decode("utf-8", "backslashreplace").splitlines():
            self._store.report(line)
        if done.returncode:
            raise HookError(place, f"ended with exit code {done.returncode}", "the next call runs it again")
        self._place.unlink(missing_ok=True)
        return True

    def _pending(self) -> Pending:
        with contextlib.suppress(OSError, ValueError):
            recorded = json.loads(self._place.read_text(encoding="utf-8"))
            return {str(kind): [str(path) for path in paths] for kind, paths in recorded.items()}
        return {}


def _plain(changes: TrayChanges) -> Mapping[str, list[str]]:
    by_kind = {"new": changes.new, "changed": changes.changed, "gone": changes.gone}
    return {kind: [str(path) for path in paths] for kind, paths in by_kind.items()}

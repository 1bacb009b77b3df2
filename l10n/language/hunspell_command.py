"""Hunspell's own command, kept open: it reads a dictionary in a tenth of a second and then answers a thousand words in some ms.

`hunspell -l` writes the words that it does not know and nothing else. So each batch ends with a word that nobody has, a letter
many times: when that comes back, the batch is done. Without `stdbuf` the command would keep its answers to itself.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from weakref import finalize

_BATCH = 400
"""Words at once: what comes back of them fits a pipe, so that neither side waits for the other."""
_SECONDS = 20
"""What a batch may take."""
_LETTERS = 23
"""How often a letter stands in the word that ends a batch."""


class HunspellCommand:
    """The command with one dictionary, opened when it is first asked; closed with the process that opened it."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._running: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._works = all(map(shutil.which, ("hunspell", "stdbuf")))

    def unknown(self, words: Collection[str]) -> frozenset[str] | None:
        """Those of some words that the dictionary has not; nothing where the command is not there, or fails."""
        unknown: set[str] = set()
        try:
            listed = sorted(words) if self._works else []
            for start in range(0, len(listed), _BATCH):
                unknown |= self._unknown_of(listed[start : start + _BATCH])
        except (OSError, ValueError):
            self._works = False
        return frozenset(unknown) if self._works else None

    def _unknown_of(self, batch: Sequence[str]) -> set[str]:
        running, last = self._open(), batch[0][0] * _LETTERS
        assert running.stdin is not None
        assert running.stdout is not None
        os.write(running.stdin.fileno(), ("\n".join((*batch, last)) + "\n").encode())
        answer, end = b"", time.monotonic() + _SECONDS
        while not answer.endswith(f"{last}\n".encode()):
            ready, _, _ = select.select([running.stdout], [], [], max(0.0, end - time.monotonic()))
            piece = os.read(running.stdout.fileno(), 1 << 16) if ready else b""
            if not piece:
                running.kill()
                raise OSError(f"hunspell with {self._base}: gives no answer")
            answer += piece
        return set(answer.decode().split()) - {last}

    def _open(self) -> subprocess.Popen[bytes]:
        """The running command; a process that was forked from the one that opened it opens its own."""
        if self._running is None or self._owner != os.getpid():
            command = ["stdbuf", "-oL", "hunspell", "-l", "-i", "utf-8", "-d", str(self._base)]
            self._running = subprocess.Popen(  # noqa: S603  (no text of others)
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._owner = os.getpid()
            finalize(self, _close, self._running, self._owner)
        return self._running


def _close(running: subprocess.Popen[bytes], owner: int) -> None:
    """Ends a command, in the process that opened it."""
    if owner == os.getpid():
        for pipe in (running.stdin, running.stdout):
            with contextlib.suppress(OSError):
                pipe and pipe.close()
        running.kill()
        running.wait()

"""Who is in: sessions that outlive a restart of the server, and limits on how often anybody may try.

A session is a token of chance in a cookie; the server keeps nothing but its digest, so that a stolen file opens nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path

from l10n.dataclass import dataclass
from l10n.review.team.accounts import write_private

IDLE_SECONDS, LONGEST_SECONDS = 12 * 3600, 7 * 24 * 3600
_SAVED_EVERY = 300  # seconds that a session's last use may be older on the disk
MOST_SESSIONS = 10_000


@dataclass(slots=True)
class Login:
    """Whose session it is, since when, and when it was used last, in seconds of the epoch. `mark` is that of the password which
    opened it: with another password all sessions end.
    """

    name: str
    mark: str
    since: float
    used: float


class Logins:
    """The sessions of a team. Safe for several threads."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = folder / "sessions.json", clock
        self._lock = threading.Lock()
        self._saved = 0.0
        self._logins: dict[str, Login] = {}
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):  # damaged: everybody logs in again
            rows = json.loads(self._path.read_text("utf-8"))
            self._logins = {
                key: Login(str(row[0]), str(row[1]), float(row[2]), float(row[3])) for key, row in rows.items()
            }

    def begin(self, name: str, mark: str) -> str:
        """The token of a new session."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._logins = {key: login for key, login in self._logins.items() if self._is_alive(login, now)}
            while len(self._logins) >= MOST_SESSIONS:
                self._logins.pop(next(iter(self._logins)))
            self._logins[_digest(token)] = Login(name, mark, now, now)
            self._save(now)
        return token

    def find(self, token: str) -> Login | None:
        """Whose session a token is; nothing where it is nobody's, or no longer."""
        with self._lock:
            now, login = self._clock(), self._logins.get(_digest(token))
            if login is None or not self._is_alive(login, now):
                return None
            login.used = now
            if now - self._saved > _SAVED_EVERY:
                self._save(now)
            return login

    def end(self, token: str) -> None:
        """Ends a session."""
        with self._lock:
            if self._logins.pop(_digest(token), None) is not None:
                self._save(self._clock())

    def _is_alive(self, login: Login, now: float) -> bool:
        return now - login.used <= IDLE_SECONDS and now - login.since <= LONGEST_SECONDS

    def _save(self, now: float) -> None:
        self._saved = now
        rows = {key: [login.name, login.mark, login.since, login.used] for key, login in self._logins.items()}
        write_private(self._path, json.dumps(rows))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).hexdigest()


class RateLimit:
    """So many tries at once, and one more every few seconds, for each name or address. Safe for several threads."""

    def __init__(self, burst: int, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._every, self._clock = burst, every, clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def allows(self, key: str) -> bool:
        """Takes a try; whether there was one left."""
        with self._lock:
            now = self._clock()
            left, since = self._left.get(key, (float(self._burst), now))
            left = min(float(self._burst), left + (now - since) / self._every)
            if len(self._left) > MOST_SESSIONS:
                self._left = {k: (n, at) for k, (n, at) in self._left.items() if now - at < self._every * self._burst}
            self._left[key] = (left - 1 if left >= 1 else left, now)
            return left >= 1

    def forgive(self, key: str) -> None:
        """Gives all tries back."""
        with self._lock:
            self._left.pop(key, None)

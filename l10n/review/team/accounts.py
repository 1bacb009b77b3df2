"""The people of a team: names, roles, locales, and passwords hashed by Argon2id. The file is nobody's but the server's."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath
from typing import Any

from l10n.dataclass import dataclass
from l10n.disk import output
from l10n.disk.errors import explained
from l10n.errors import StoreError, UsageError
from l10n.late_pattern import late_pattern

FOLDER = ".l10n-team"  # holds a .gitignore of its own: passwords and sessions are not for a repository
ROLES = ("translator", "reviewer", "producer")
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 256  # characters; the longest keeps hashing cheap for us
_NAME = late_pattern(r"[a-z0-9][a-z0-9._-]{0,39}")


@dataclass(frozen=True, slots=True)
class Account:
    """A person: `name` is what she logs in with, `full_name` and `email` what catalogs say of her, `locales` those that she
    may change (all where empty).
    """

    name: str
    role: str = "translator"
    full_name: str = ""
    email: str = ""
    locales: tuple[str, ...] = ()
    password: str = ""

    @property
    def signature(self) -> str:
        """What the header of a catalog says of her."""
        return f"{self.full_name or self.name} <{self.email or self.name}>"

    @property
    def mark(self) -> str:
        """What changes with the password, and says nothing of it."""
        return hashlib.sha256(self.password.encode()).hexdigest()[:16]

    def may_change(self, locale: str) -> bool:
        """Whether she works on a locale."""
        return not self.locales or locale in self.locales

    @property
    def may_approve(self) -> bool:
        """Whether she is a second pair of eyes."""
        return self.role in {"reviewer", "producer"}


class Accounts:
    """The accounts of one project, read again when the file changes."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER
        self._path = self.folder / "accounts.json"
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int], dict[str, Account]] = ((0, 0), {})

    def all(self) -> Mapping[str, Account]:
        """Every account by name.

        Raises:
            StoreError: the file is not ours.
        """
        with self._lock:
            try:
                status = self._path.stat()
                stamp = (status.st_mtime_ns, status.st_ino)
                if stamp != self._read[0]:
                    rows = json.loads(self._path.read_text("utf-8"))
                    accounts = (Account(**{**row, "locales": tuple(row["locales"])}) for row in rows)
                    self._read = (stamp, {account.name: account for account in accounts})
            except FileNotFoundError:
                self._read = ((0, 0), {})
            except (OSError, ValueError, TypeError, KeyError) as exc:
                raise StoreError(str(self._path), "is not a file of accounts", "restore it, or add them again") from exc
            return dict(self._read[1])

    def find(self, name: str) -> Account | None:
        """An account by its name."""
        return self.all().get(name)

    def add(self, account: Account) -> None:
        """Adds an account, or changes it.

        Raises:
            UsageError: the name, the role, the full name or the address cannot be used.
        """
        if not _NAME.fullmatch(account.name):
            raise UsageError(account.name or "name", "is not a name to log in with", "use a-z, 0-9, dots and hyphens")
        if account.role not in ROLES:
            raise UsageError(account.role, "is not a role", f"one of {', '.join(ROLES)}")
        if any(re.search(r"[\x00-\x1f<>\x7f-\x9f\u2028\u2029]", text) for text in (account.full_name, account.email)):
            raise UsageError(account.name, "has a full name or address that no header can hold", "leave < and > out")
        self._write({**self.all(), account.name: account}.values())

    def remove(self, name: str) -> None:
        """Takes an account away.

        Raises:
            UsageError: there is none of the name.
        """
        accounts = dict(self.all())
        if accounts.pop(name, None) is None:
            raise UsageError(name, "is not an account", f"one of {', '.join(accounts) or 'none yet'}")
        self._write(accounts.values())

    def _write(self, accounts: Iterable[Account]) -> None:
        rows = [asdict(account) for account in sorted(accounts, key=lambda account: account.name)]
        write_private(self._path, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")

    # --- passwords

    def set_password(self, name: str, password: str) -> None:
        """Gives an account another password.

        Raises:
            UsageError: there is no such account, or the password is too short or too long.
        """
        account = self.find(name)
        if account is None:
            raise UsageError(name, "is not an account", "add it first")
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            problem = f"has {len(password)} characters"
            raise UsageError("the password", problem, f"take {SHORTEST_PASSWORD} to {LONGEST_PASSWORD}")
        self.add(replace(account, password=_hasher().hash(password)))

    def verify(self, name: str, password: str) -> Account | None:
        """The account of a name and its password; an unknown name takes as long as a wrong password."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        account, hasher = self.find(name), _hasher()
        stored = account.password if account and account.password else _nobody()
        try:
            right = bool(hasher.verify(stored, password[: LONGEST_PASSWORD + 1]))
        except (Argon2Error, InvalidHashError):
            return None
        if not right or account is None or not account.password:
            return None
        if hasher.check_needs_rehash(account.password):
            self.add(replace(account, password=hasher.hash(password)))
        return self.find(name)


def write_private(path: Path, text: str) -> None:
    """Writes a file that its owner alone reads, whole or not at all, into a folder that git leaves alone."""
    with explained(PurePosixPath(path.parent.name)):
        path.parent.mkdir(mode=0o700, exist_ok=True)
    ignored = path.parent / ".gitignore"
    if not ignored.exists():
        output.write(ignored, b"*\n")
    output.write(path, text.encode(), mode=0o600)


def _hasher() -> Any:  # noqa: ANN401  (argon2 is an extra)
    try:
        from argon2 import PasswordHasher
    except ImportError as exc:
        raise missing_extra() from exc
    return PasswordHasher()


_NOBODY: list[str] = []


def _nobody() -> str:
    """The hash of a password that nobody has."""
    if not _NOBODY:
        _NOBODY.append(_hasher().hash(os.urandom(16).hex()))
    return _NOBODY[0]


def missing_extra() -> UsageError:
    """What is said where the libraries of a team's server are not installed."""
    return UsageError("review --team", "needs Starlette, uvicorn and argon2-cffi", "install l10n-newsroom[team]")

"""What the operating system says, as one line for a person."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import PurePosixPath

from l10n.disk.files import NotRegularError
from l10n.errors import DiskError, StoreError

_REMEDIES = {
    "ENOSPC": "free some space; nothing was lost",
    "EDQUOT": "free some space; nothing was lost",
    "EACCES": "check the permissions",
    "EPERM": "check the permissions",
    "EROFS": "the disk is mounted read-only",
    "EISDIR": "move the folder away; a file belongs there",
    "ENOTDIR": "move the file away that stands in the place of a folder",
    "EEXIST": "move the file away that stands in the place of a folder",
    "ENAMETOOLONG": "give the article a shorter name",
    "ELOOP": "mend the link",
}

_OF_THE_DISK = {"ENOSPC", "EDQUOT", "EROFS"}


class RefusedError(OSError):
    """A file that we do not read or write, with what a person can do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(errno.EIO, problem)
        self.remedy = remedy


@contextlib.contextmanager
def explained(path: PurePosixPath) -> Iterator[None]:
    """Turns an error of the disk into a `StoreError` that names the path, with what can be done."""
    try:
        yield
    except NotRegularError as exc:
        raise StoreError(str(path), exc.strerror or "", "take it away") from exc
    except RefusedError as exc:
        raise StoreError(str(path), exc.strerror or "", exc.remedy) from exc
    except OSError as exc:
        name = errno.errorcode.get(exc.errno or 0, "")
        kind = DiskError if name in _OF_THE_DISK else StoreError
        raise kind(str(path), exc.strerror or str(exc), _REMEDIES.get(name, "")) from exc

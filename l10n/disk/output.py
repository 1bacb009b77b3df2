"""A file that a person named on the command line, outside of a project or in it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from l10n.disk import replacement
from l10n.disk.errors import explained


def write(place: Path, data: bytes, *, mode: int | None = None) -> None:
    """Puts bytes into a file, and makes its folder; where the disk refuses, what stood there stays.

    Raises:
        StoreError: the disk refuses.
    """
    with explained(PurePosixPath(place)):
        place.parent.mkdir(parents=True, exist_ok=True)
        replacement.replace(place, (data,), mode=mode)

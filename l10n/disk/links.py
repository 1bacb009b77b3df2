"""Links that lead out of the project: what they show is somebody else's, and is not published unasked."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath


@lru_cache(maxsize=64)
def _real(folder: Path) -> str:
    return os.path.realpath(folder)


LEADS_OUT, FOLLOW = (
    "is a link out of the project, to {}",
    "copy it here, or set follow-links = true in [files] of the settings",
)
DANGLES, MEND = "is a link to nothing", "mend it or take it away"


def real(root: Path) -> str:
    """Where the folder of a project really lies."""
    return _real(root.absolute())


def resolved(root: Path, path: PurePosixPath) -> str:
    """Where a file of a project really lies, or one outside by its whole path; the project's own place is looked up once."""
    if path.is_absolute():
        return os.path.realpath(path)
    place = real(root).rstrip("/")
    for part in path.parts:
        place = f"{place}/{part}"
        if part == ".." or os.path.islink(place):  # noqa: PTH114  (a `Path` for each part costs more than the look)
            return os.path.realpath(root / path)
    return place


def is_inside(place: str, root: Path) -> bool:
    """Whether a real path is that of a project, or below it."""
    base = real(root)
    return place == base or place.startswith(base.rstrip("/") + "/")


def leading_out(root: Path, path: PurePosixPath) -> tuple[PurePosixPath, Path] | None:
    """The first part of a path that leads out of the project, and where it leads; nothing where none does."""
    if is_inside(os.path.realpath(root / path), root):
        return None
    for count in range(1, len(path.parts) + 1):
        part = PurePosixPath(*path.parts[:count])
        target = os.path.realpath(root / part)
        if not is_inside(target, root):
            return part, Path(target)
    return None

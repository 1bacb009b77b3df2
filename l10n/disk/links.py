"""Links that lead out of the project: what they show is somebody else's, and is not published unasked."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath


@lru_cache(maxsize=64)
def _real(folder: Path) -> str:
    return os.path.realpath(folder)


def is_inside(place: str, root: Path) -> bool:
    """Whether a real path is that of a project, or below it."""
    base = _real(root.absolute())
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

"""Links that lead out of the project: what they show is somebody else's, and is not published unasked."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath


def leading_out(root: Path, path: PurePosixPath) -> tuple[PurePosixPath, Path] | None:
    """The first part of a path that leads out of the project, and where it leads; nothing where none does."""
    base = os.path.realpath(root)
    if _is_inside(os.path.realpath(root / path), base):
        return None
    for count in range(1, len(path.parts) + 1):
        part = PurePosixPath(*path.parts[:count])
        target = os.path.realpath(root / part)
        if not _is_inside(target, base):
            return part, Path(target)
    return None


def _is_inside(place: str, base: str) -> bool:
    return place == base or place.startswith(base.rstrip("/") + "/")

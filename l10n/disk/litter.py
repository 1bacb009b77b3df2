"""What a killed run left behind: new files that never came to their place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from l10n.late_pattern import late_pattern

_OURS = late_pattern(r"\..+\.[a-z0-9_]{8}\.tmp")
_FOLDERS = ("locales", ".l10n", ".l10n-team", "dist")


def find(root: Path) -> Iterator[Path]:
    """Every file of ours that a kill left in the project. What links in its folders lead to is not looked into."""
    with contextlib.suppress(OSError):
        yield from (
            Path(entry)
            for entry in os.scandir(root)
            if entry.name.startswith((".l10n.", ".pyproject.")) and _is_ours(entry)
        )
    for name in _FOLDERS:
        yield from _below(root / name)


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # not there, or not ours to look into
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry))
        elif _is_ours(entry):
            yield Path(entry)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return bool(_OURS.fullmatch(entry.name)) and entry.is_file(follow_symlinks=False)


def remove(root: Path) -> int:
    """Removes it all; the count of files. Nobody may be writing to the project meanwhile."""
    count = 0
    for path in find(root):
        with contextlib.suppress(OSError):  # somebody else's: `l10n doctor` names it
            path.unlink()
            count += 1
    return count

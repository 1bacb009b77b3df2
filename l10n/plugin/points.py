"""The entry points by which other people's packages join, read once; where none do, nothing is imported for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_OURS = b"[l10n."
"""How the group of such an entry point begins in `entry_points.txt`. Source: the entry points specification of PyPA."""


def entry_points_of(group: str) -> Sequence[EntryPoint]:
    """The entry points of one of our groups, as they are installed."""
    return _by_group(tuple(sys.path)).get(group, ())


@lru_cache(4)
def _by_group(places: Sequence[str]) -> Mapping[str, Sequence[EntryPoint]]:
    """All entry points by their groups; none where no installed package has one of ours, since reading them costs 30 ms."""
    if not any(map(_may_join, places)):
        return {}
    from importlib.metadata import entry_points

    points = entry_points()
    return {group: tuple(points.select(group=group)) for group in points.groups}


def _may_join(place: str) -> bool:
    """Whether a folder of packages may have an entry point of ours; whatever is not a plain folder may."""
    try:
        return any(_OURS in text for text in _written(place or os.curdir))
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _written(place: str) -> Iterator[bytes]:
    """What the packages of a folder say of their entry points."""
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.name.endswith((".dist-info", ".egg-info")):
                listed = Path(entry.path, "entry_points.txt")
                if listed.is_file():
                    yield listed.read_bytes()
            elif entry.name.endswith((".egg", ".egg-link")):
                yield _OURS

"""The words of a target language that come with a model: what is neither there nor in the source, a model may have made up."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_WORDS = "words.txt"
_MOST_WORDS = 1 << 26  # bytes


def words(folder: Path) -> frozenset[str]:
    """The words of the target language that a package's folder lists, in small letters; empty where it has no readable list."""
    return _words(folder / _WORDS)


@lru_cache(maxsize=8)
def _words(path: Path) -> frozenset[str]:
    try:
        if path.stat().st_size > _MOST_WORDS:
            return frozenset()
        return frozenset(path.read_text("utf-8").casefold().split())
    except (OSError, UnicodeDecodeError):
        return frozenset()

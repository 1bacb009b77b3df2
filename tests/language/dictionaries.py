"""Dictionaries of hunspell of some words of our own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from l10n.language import spelling, word_lookup

AFF = "SET UTF-8\nTRY aeronst\nPFX R Y 1\nPFX R 0 re .\nSFX S Y 1\nSFX S 0 s .\n"


def write(folder: Path, name: str, words: Sequence[str]) -> None:
    """A dictionary; words may have the flags `S` and `R` of `AFF`."""
    (folder / f"{name}.aff").write_text(AFF, "utf-8")
    (folder / f"{name}.dic").write_text(f"{len(words)}\n" + "\n".join(words) + "\n", "utf-8")


def forget() -> None:
    """What was found out of dictionaries in this process."""
    for cached in (spelling.speller, spelling._opened, spelling._installed, word_lookup.word_lookup):
        cached.cache_clear()


@contextmanager
def installed(folder: Path, dictionaries: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """A machine whose dictionaries are these."""
    for name, words in dictionaries.items():
        write(folder, name, words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelling, "DICTIONARIES", (folder,))
        forget()
        yield
    forget()

"""Which words a language has, by the dictionaries of hunspell that the machine has; without one nothing is known.

They are read by spylls, which needs no program, looks a word up in a tenth of a millisecond, and suggests only when asked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import langtag

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

DICTIONARIES = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/Library/Spelling"))
_USUAL = {"de": "DE", "en": "US", "es": "ES", "pt": "PT", "fr": "FR", "nl": "NL", "it": "IT", "ro": "RO"}
_MOST = 1 << 25  # bytes of a list of words that is still read: 15 seconds


def dictionary(tag: str) -> Path | None:
    """The hunspell dictionary for texts of a tag, without its suffix: of its region, of its language, of its main country.

    >>> dictionary("ja") is None
    True
    """
    language, region = langtag.language(tag), langtag.region(tag)
    installed = {
        path.stem.replace("-", "_"): path.with_suffix("") for folder in DICTIONARIES for path in folder.glob("*.dic")
    }
    names = (f"{language}_{region}", language, f"{language}_{_USUAL.get(language, '')}")
    exact = next((installed[name] for name in names if name in installed), None)
    if exact is not None or langtag.script(tag) != langtag.script(language):
        return exact
    return next((installed[name] for name in sorted(installed) if name.split("_")[0] == language), None)


class Speller:
    """An opened dictionary. Words are looked up once."""

    def __init__(self, opened: Dictionary) -> None:
        self._dictionary = opened
        self._answers: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word, or makes it of others."""
        if word not in self._answers:
            self._answers[word] = bool(self._dictionary.lookup(word))
        return self._answers[word]

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that the dictionary has not."""
        return frozenset(word for word in words if not self.knows(word))

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What an unknown word could have meant, the nearest first. Takes some tenths of a second."""
        return () if self.knows(word) else tuple(islice(self._dictionary.suggest(word), most))


@lru_cache(maxsize=4)
def speller(tag: str) -> Speller | None:
    """The dictionary for texts of a tag, opened; nothing where the machine has none that can be read."""
    base = dictionary(tag)
    return _opened(base) if base is not None else None


@lru_cache(maxsize=4)
def _opened(base: Path) -> Speller | None:
    from spylls.hunspell import Dictionary, readers  # late: few runs look words up
    from spylls.hunspell.readers.file_reader import FileReader

    class DictionaryFile(FileReader):  # type: ignore[misc]
        """Reads a file at once: the library leaves the files that it opens open."""

        def _open(self, path: str, encoding: str) -> io.StringIO:
            return io.StringIO(Path(path).read_bytes().decode(encoding, "surrogateescape").replace("\r\n", "\n"))

    try:
        if base.with_suffix(".dic").stat().st_size > _MOST:
            return None
        forms, context = readers.read_aff(DictionaryFile(f"{base}.aff"))
        words = readers.read_dic(DictionaryFile(f"{base}.dic", encoding=context.encoding), aff=forms, context=context)
        return Speller(Dictionary(forms, words))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, re.error):  # what a broken file makes of it
        return None


class AcceptedWords:
    """The words of a language in small letters: those of a list, and those of the dictionary where there is one."""

    def __init__(self, tag: str, listed: Collection[str] = ()) -> None:
        self._listed = listed
        self._speller = speller(tag)

    def __bool__(self) -> bool:
        return bool(self._listed) or self._speller is not None

    def __contains__(self, word: object) -> bool:
        return word in self._listed or (
            self._speller is not None and isinstance(word, str) and self._speller.knows(word)
        )

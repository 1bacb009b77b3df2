"""Which words a language has, by the dictionaries of hunspell that the machine has; without one nothing is known.

They are read by spylls, which needs no program, looks a word up in a tenth of a millisecond, and suggests only when asked.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import langtag
from l10n.language import data, listed_forms
from l10n.late_pattern import late_pattern

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary
    from spylls.hunspell.data.aff import Aff, Affix
    from spylls.hunspell.data.dic import Dic
    from spylls.hunspell.readers.aff import Context
    from spylls.hunspell.readers.file_reader import BaseReader

DICTIONARIES = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/Library/Spelling"))
USUAL_REGION = {
    "de": "DE",
    "en": "US",
    "es": "ES",
    "pt": "PT",
    "fr": "FR",
    "nl": "NL",
    "it": "IT",
    "ro": "RO",
    "sr": "RS",
}
"""The region whose dictionary is taken where a text names none."""
_SCRIPT = len("Latn")
_MOST = 1 << 25  # bytes of a list of words that is still read: 15 seconds


def dictionary(tag: str) -> Path | None:
    """The hunspell dictionary for texts of a tag, without its suffix: of its region, of its language, of its main country.

    >>> dictionary("ja") is None
    True
    """
    language, region = langtag.language(tag), langtag.region(tag)
    installed = _installed(DICTIONARIES)
    named = [name for name in sorted(installed) if name.split("_")[0] == language]
    if tag != language and (script := langtag.script(tag)) != langtag.script(language):  # sr-Latn: sr_Latn_RS
        return next((installed[name] for name in named if script in name.split("_")), None)
    usual = [f"{language}_{region}", language, f"{language}_{USUAL_REGION.get(language, '')}"]
    plain = [name for name in named if not any(len(part) == _SCRIPT for part in name.split("_")[1:])]
    return next((installed[name] for name in (*usual, *plain) if name in installed), None)


@lru_cache(maxsize=2)
def _installed(folders: Sequence[Path]) -> Mapping[str, Path]:
    """The dictionaries of some folders by name; one that comes while the program runs is there at its next start."""
    return {path.stem.replace("-", "_"): path.with_suffix("") for folder in folders for path in folder.glob("*.dic")}


def stamp(tag: str) -> str:
    """What changes with the dictionary for texts of a tag; empty where there is none."""
    base = dictionary(tag)
    about = base.with_suffix(".dic").stat() if base is not None else None
    return f"{base} {about.st_size} {about.st_mtime_ns}" if about else ""


class Speller:
    """An opened dictionary. Words are looked up once; what suggestions need is read when somebody wants one."""

    def __init__(self, base: Path, lookup: Callable[[str], bool]) -> None:
        self._base = base
        self._lookup = lookup
        self._answers: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word, or makes it of others."""
        if word not in self._answers:
            try:
                self._answers[word] = bool(self._lookup(word))
            except re.error:  # of a broken rule of the dictionary, which says nothing of the word
                self._answers[word] = True
        return self._answers[word]

    def unknown(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that the dictionary has not."""
        return frozenset(word for word in words if not self.knows(word))

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What an unknown word could have meant, the nearest first: exchanged neighbours are one slip. Takes some tenths of a
        second.
        """
        if self.knows(word):
            return ()
        from rapidfuzz.distance import OSA  # late: few words are unknown

        suggested = islice(_whole(self._base).suggest(word), most)
        return tuple(sorted(suggested, key=lambda suggestion: OSA.distance(word, suggestion)))


@lru_cache(maxsize=4)
def speller(tag: str) -> Speller | None:
    """The dictionary for texts of a tag, opened; nothing where the machine has none that can be read."""
    base = dictionary(tag)
    return _opened(base) if base is not None else None


@lru_cache(maxsize=4)
def _opened(base: Path) -> Speller | None:
    from spylls.hunspell.algo.lookup import Lookup  # late: few runs look words up

    try:
        if base.with_suffix(".dic").stat().st_size > _MOST:
            return None
        forms, context = _forms(base)
        return Speller(base, Lookup(forms, _late_entries(base, forms, context)))
    except _BROKEN:
        return None


_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, re.error)
"""What a broken file makes of the library."""


@lru_cache(maxsize=4)
def _whole(base: Path) -> Dictionary:
    """A dictionary with all its words, as suggestions need it."""
    from spylls.hunspell import Dictionary, readers

    forms, context = _forms(base)
    return Dictionary(
        forms, readers.read_dic(_reader(_text(base, ".dic", context.encoding)), aff=forms, context=context)
    )


def _forms(base: Path) -> tuple[Aff, Context]:
    """The rules of a dictionary."""
    from spylls.hunspell import readers
    from spylls.hunspell.readers.file_reader import FileReader

    class DictionaryFile(FileReader):  # type: ignore[misc]
        """Reads a file at once: the library leaves the files that it opens open."""

        def _open(self, path: str, encoding: str) -> io.StringIO:
            return io.StringIO(_text(Path(path).with_suffix(""), ".aff", encoding))

    with _late_expressions():
        rules: tuple[Aff, Context] = readers.read_aff(DictionaryFile(f"{base}.aff"))
    return rules


@contextlib.contextmanager
def _late_expressions() -> Iterator[None]:
    """Lets affixes compile their expressions when a word first needs them: few of the 7,000 of Spanish ever do, and compiling
    all takes as long as drafting ten sentences.
    """
    from spylls.hunspell.data import aff

    def late(kind: type[Affix]) -> type[Affix]:
        class LateAffix(kind):  # type: ignore[misc]
            def __post_init__(self) -> None:
                """Compiles nothing."""

            def __getattr__(self, name: str) -> re.Pattern[str]:
                if name not in _EXPRESSIONS:
                    raise AttributeError(name)
                super().__post_init__()
                expression: re.Pattern[str] = self.__dict__[name]
                return expression

        return LateAffix

    plain = aff.Prefix, aff.Suffix
    aff.Prefix, aff.Suffix = map(late, plain)
    try:
        yield
    finally:
        aff.Prefix, aff.Suffix = plain


_EXPRESSIONS = frozenset({"cond_regexp", "replace_regexp"})
"""What the library compiles for each affix."""


def _text(base: Path, suffix: str, encoding: str) -> str:
    return base.with_suffix(suffix).read_bytes().decode(encoding, "surrogateescape").replace("\r\n", "\n")


def _reader(text: str) -> BaseReader:
    """The lines of a list of words as the library reads them."""
    from spylls.hunspell.readers.file_reader import BaseReader

    return BaseReader(io.StringIO(text))


def _late_entries(base: Path, forms: Aff, context: Context) -> Dic:
    """The words of a dictionary, each read when it is first looked for: reading all takes longer than drafting an article."""
    from spylls.hunspell import readers
    from spylls.hunspell.data.dic import Dic, Word

    lines: dict[str, str] = {}  # of each stem, those of one as one text: a list for each of 70,000 takes twice as long
    for line in _text(base, ".dic", context.encoding).split("\n")[1:]:
        if "\\" in line or "\t" in line or " " in line or line.startswith("/"):
            stem = _STEM.match(line)[0].replace("\\/", "/")  # type: ignore[index]
        else:
            stem = line.partition("/")[0]
        if context.ignore:
            stem = stem.translate(context.ignore.tr)
        lines[stem] = f"{lines[stem]}\n{line}" if stem in lines else line
    folded: dict[str, list[str]] = {}

    class LateEntries(Dic):  # type: ignore[misc]
        """Reads the entries of a stem when asked."""

        def homonyms(self, stem: str, *, ignorecase: bool = False) -> list[Word]:
            """The entries of a stem, or of those that are it except for letter case."""
            if ignorecase:
                if not folded:
                    _fold([*lines, *self.index], forms, folded)
                return [entry for each in folded.get(stem, ()) for entry in self.homonyms(each)]
            if stem in lines:
                read = readers.read_dic(_reader(f"0\n{lines.pop(stem)}"), aff=forms, context=context)
                self.index[stem] = read.words
            entries: list[Word] = self.index.get(stem, [])
            return entries

    return LateEntries(words=[])


def _fold(stems: Iterable[str], forms: Aff, folded: dict[str, list[str]]) -> None:
    """Adds the stems that have capitals by how they are written in small letters."""
    for stem in stems:
        for lower in () if stem.islower() else forms.casing.lower(stem):
            folded.setdefault(lower, []).append(stem)


_STEM = late_pattern(r"/?(?:\\/|(?!\t|[ ]\w\w:)[^/])*")
"""The word of a line, before its flags and its data."""


class AcceptedWords:
    """The words of a language in small letters: those of a list, those of the dictionary where there is one, and either with
    a prefix that the language puts before any word. With `forms`, where there is no dictionary, those that the list implies
    too: they tell what cannot be a word, and not which answer of a model is the better, for it has many a wrong form.
    """

    def __init__(self, tag: str, listed: Collection[str] = (), *, forms: bool = False) -> None:
        self._tag, self._listed = tag, listed
        self._takes_forms = forms
        prefixes = data.section(tag, "words").get("prefixes", "").split()
        self._prefixes = re.compile(f"(?:{'|'.join(prefixes)})(?=.{{{_STEM_LETTERS}}})") if prefixes else None

    @cached_property
    def _speller(self) -> Speller | None:
        """The dictionary, opened when a word that is not listed is looked up: that takes as long as drafting two sentences."""
        return speller(self._tag)

    @cached_property
    def _forms(self) -> listed_forms.ListedForms | None:
        return listed_forms.of(frozenset(self._listed)) if self._takes_forms and self._speller is None else None

    def __bool__(self) -> bool:
        return bool(self._listed) or self._speller is not None

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        prefix = self._prefixes.match(word) if self._prefixes and not self._has(word) else None
        return self._has(word[prefix.end() :]) if prefix else self._has(word)

    def _has(self, word: str) -> bool:
        if word in self._listed:
            return True
        if self._speller is not None:
            return self._speller.knows(word)
        return self._forms is not None and self._forms.has(word)

    @property
    def complete(self) -> bool:
        """Whether what is not among them is hardly a word: with a dictionary, or a long list and the forms that it implies."""
        return len(self._listed) >= _LONG_LIST or self._speller is not None


_LONG_LIST = 20_000
"""Words; of what news drafts have beside a Spanish list of 35,000 and its forms, 56 in 58 words are none by hunspell."""
_STEM_LETTERS = 6
"""Of a word behind a prefix: shorter ones are ends of everything."""

"""How near a word of a translation sounds to a name of the source, whatever the scripts.

Both are written in one small alphabet of sounds (`S` is sh, `C` ch, `Z` zh, `c` ts), which `alignment` compares.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import eq

from l10n import langtag
from l10n.language import tokens
from l10n.language.phonetics import alphabets
from l10n.late_pattern import late_pattern

_ENGLISH = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("que", "ke"), ("qui", "ki"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
    ("tz", "c"), ("ts", "c"), ("dzh", "j"), ("dj", "j"), ("w", "v"),
)  # fmt: skip


@cache
def _spelling(language: str) -> re.Pattern[str]:
    """Finds those letters, longest first, in one pass: in Hungarian `sz` is s and `s` is sh."""
    return re.compile("|".join(sorted(map(re.escape, alphabets.latin(language)), key=len, reverse=True)))


_PREFIXES = {"Arab": late_pattern(r"[وفبلك]{0,2}(?:ال)?"), "Hebr": late_pattern(r"[ושכ]{0,2}[הבלמ]?")}


_DOUBLED = late_pattern(r"(.)\1+")


def _squeezed(code: str) -> str:
    """A code without signs for nothing, and without doubled letters."""
    code = code.replace("-", "")
    return _DOUBLED.sub(r"\1", code) if any(map(eq, code, code[1:])) else code


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """The text without accents."""
    return text if text.isascii() else text.translate(_BARE)


class _Bare(dict[int, str]):
    """Each letter without its accents, by its code point; read as letters come."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(c for c in letters if not unicodedata.combining(c))
        return self[code]


_BARE = _Bare()


@lru_cache(maxsize=16384)
def english(name: str) -> str:
    """The sounds of a name as English spells it.

    >>> english("Pompeo"), english("Schwartz")
    ('pompeo', 'Svarc')
    """
    code = bare(name.casefold().translate(_UNDIVIDED))
    for letters, sound in _ENGLISH:
        code = code.replace(letters, sound)
    return _squeezed(code if code.isalpha() else "".join(c for c in code if c.isalpha()))


_UNDIVIDED = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "ß": "ss"})
"""Letters that Unicode does not take apart, as English writes them."""


def english_rules() -> Sequence[tuple[str, str]]:
    """The letters that English reads together or otherwise than they look, with their sounds."""
    return (*_ENGLISH, *((chr(letter), sound) for letter, sound in _UNDIVIDED.items()))


_HARD_C = late_pattern("c(?![eijy])")


def hard_c(code: str) -> str:
    """A code in which the c of `Clark` is k, for scripts in which c and s are one sound.

    >>> hard_c(english("Clark")), hard_c(english("Macedonia"))
    ('klark', 'macedonia')
    """
    return _HARD_C.sub("k", code)


@cache
def han() -> frozenset[str]:
    """The Chinese letters that foreign names are written with."""
    return frozenset(letter for letters in alphabets.alphabets()["han"].values() for letter in letters)


def local(word: str, tag: str) -> str:
    """The sounds of a word as its language spells it.

    >>> local("Помпео", "uk"), local("Vaşinqton", "az")
    ('pompeo', 'vaSinkton')
    """
    folded = word.casefold()
    if not folded.isascii() and tokens.MIXED.search(folded):  # Latin lookalikes stand among Cyrillic letters
        folded = tokens.folded(folded)
    script = tokens.script(folded[0])
    if script == "Latn":
        language = langtag.language(tag)
        if not (table := alphabets.latin(language)):
            return english(word)
        folded = _spelling(language).sub(lambda match: table[match[0]], folded)
        return _squeezed(bare(folded).replace("w", "v").replace("'", ""))
    folded = folded.replace("дж", "џ").replace("ջ", "ջ")
    if script == "Kana":
        return _squeezed(_kana(word))
    if script == "Hani":
        return "".join(alphabets.letters().get(c, "|") for c in folded)
    return _squeezed(folded.translate(_TABLE))


_LIKE = str.maketrans("bfvwdgqxhczSjZC", "ppppt" + "kkkk" + "ssssss")
_NO_CONSONANT = late_pattern("[^ptksrlmn]+")


@lru_cache(maxsize=16384)
def consonants(word: str, tag: str) -> str:
    """The consonants of a word as far as languages keep them: voiced and unvoiced ones are one, doubled ones, too.

    >>> consonants("Präsident", "de") == consonants("президент", "uk") == "prstnt"
    True
    """
    return _squeezed(_NO_CONSONANT.sub("", local(word, tag).translate(_LIKE)))


class _Table(dict[int, str]):
    """The sound of each letter by its code point, of one with accents that of its letter; read as letters come."""

    def __missing__(self, code: int) -> str:
        letters, char = alphabets.letters(), chr(code)
        self[code] = letters.get(char, letters.get(bare(char), ""))
        return self[code]


_TABLE = _Table()


def by_letter(word: str) -> str:
    """The sounds of a word's letters, each by itself: none of two alike is left out.

    >>> by_letter("کک"), local("کک", "ur")
    ('kk', 'k')
    """
    return word.casefold().translate(_TABLE).replace("-", "")


def _kana(word: str) -> str:
    code = "".join(alphabets.letters().get(c, "") for c in word)
    code = re.sub(r"(?<![^aiueo])u(?=[aeio])", "v", code)  # `ウェイド` is Wade
    return re.sub(r"(?<=[SCj])ij(?=[aou])|(?<=[^aiueo])[ui](?=[aeiou])|i(?=j[aeou])", "", code)


def heads(word: str, script: str) -> tuple[str, ...]:
    """The word, and the word without the particles that its script writes together with it: `وبرلين`, `לברלין`."""
    prefix = _PREFIXES.get(script)
    if not prefix:
        return (word,)
    match = prefix.match(word)
    longest = match.end() if match else 0
    return tuple(word[n:] for n in range(min(longest, len(word) - 2) + 1))

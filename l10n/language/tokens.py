"""Words of a text with their places, and the script of a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from l10n import markup
from l10n.late_pattern import late_pattern
from l10n.model import Span

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c\u200d\u0e31-\u0e4e"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03"
    "\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d\u0d81-\u0d83"
    "\u0dca-\u0ddf\u102b-\u103e\u17b4-\u17d3"
)
"""What stands on a letter, above or below it, and belongs to its word: accents, vowel signs of Hebrew, Arabic, Thai, India."""
WORD = late_pattern(rf"[^\W\d_]+(?:(?:[{MARKS}]|['’ʻʼ‘`](?=[^\W\d_]))[^\W\d_]*)*")
"""A run of letters with their marks, and an apostrophe between letters."""
_ASCII_WORD = late_pattern(r"[A-Za-z]+(?:['`][A-Za-z]+)*")
"""The same in a text of ASCII, where it is found in a third of the time."""
LETTERS = late_pattern(r"[^\W\d_]+")
"""A run of letters alone, which a mark or an apostrophe ends."""
RUN = late_pattern(r"\w+")
"""A run of letters, digits and underscores."""
PIECE = late_pattern(r"\d+(?:[.,:\u00a0\u202f]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]|_|\d")
"""What an editor changes at once: a number with its marks, a word with what hyphens and apostrophes join to it, a sign."""
HYPHENATED = late_pattern(rf"{WORD.pattern}(?:-{WORD.pattern})*")
"""A word with those that hyphens join to it, as in names: `Jean-Luc`."""

SMALL = "a-zß-öø-ÿ\u0430-\u045f\u03ac-\u03ce\u0561-\u0587"
"""Most small letters of the scripts that have capitals, as they stand in the brackets of an expression."""
CAPITAL = rf"[^\W\d_{SMALL}]"
"""An expression for a capital, or a letter of a script that has none."""
_CAPITALS = late_pattern(f"{CAPITAL}&?{CAPITAL}")

_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
}
_SCRIPTS |= {"GEORGIAN": "Geor", "DEVANAGARI": "Deva", "THAI": "Thai", "CJK": "Hani", "HIRAGANA": "Kana"}
_SCRIPTS |= {"KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana", "HANGUL": "Hang", "BENGALI": "Beng", "TAMIL": "Taml"}
_SCRIPTS |= {"FULLWIDTH": "Latn", "ETHIOPIC": "Ethi", "IDEOGRAPHIC": "Hani", "KHMER": "Khmr", "MYANMAR": "Mymr"}


@cache
def script(char: str) -> str:
    """The script of a letter by ISO 15924 (`Hani` and `Kana` for both kinds of Kana); empty for what is not a letter.

    >>> [script(char) for char in "Wо3"]
    ['Latn', 'Cyrl', '']
    """
    if not char.isalpha():
        return ""
    word = unicodedata.name(char, "").partition(" ")[0]
    return _SCRIPTS.get(word, "")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with spaces for its marks, so that spans stay true.

    >>> plain("Mayor <1>Ruiz</1>")
    'Mayor    Ruiz    '
    """
    return markup.MARK.sub(lambda match: " " * len(match[0]), text) if "<" in text else text


_STRAYS = str.maketrans("aceopxyjkmthi", "асеорхујкмтні")
MIXED = late_pattern(r"[a-z]+(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff])[a-z]+")
"""Latin letters beside Cyrillic ones."""
_CYRILLIC, _LATIN = late_pattern("[\u0400-\u04ff]"), late_pattern("[a-z]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text in lower case without its marks, Latin lookalikes inside Cyrillic words made Cyrillic; as long as the text.

    >>> folded("Мaртa <1>2019</1>") == "марта    2019    ", folded("İyunda")
    (True, 'iyunda')
    """
    text = plain(text)
    lower = text.lower()
    if text.isascii():
        return lower
    if len(lower) != len(text):  # İ is two characters in lower case
        lower = "".join(char.lower()[0] for char in text)
    if not (_CYRILLIC.search(lower) and _LATIN.search(lower)):  # most texts have letters of one alphabet
        return lower
    return MIXED.sub(lambda match: match[0].translate(_STRAYS), lower)


@lru_cache(maxsize=4096)
def words(text: str) -> Sequence[re.Match[str]]:
    """The words of a text without its marks, in order."""
    return tuple((_ASCII_WORD if text.isascii() else WORD).finditer(plain(text)))


@lru_cache(maxsize=4096)
def texts(text: str) -> Sequence[str]:
    """The words of a text in order, as they are written."""
    return tuple([word[0] for word in words(text)])


@lru_cache(maxsize=4096)
def casefolded(text: str) -> Sequence[str]:
    """The words of a text in order, as they are compared: without the difference of letter case."""
    if text.isascii():
        return tuple(_ASCII_WORD.findall(plain(text).lower()))
    return tuple(map(str.casefold, texts(text)))


@lru_cache(maxsize=4096)
def may_have_acronyms(text: str) -> bool:
    """Whether two capitals may stand beside each other; a text that has such surely is one of these, and few others are.

    >>> may_have_acronyms("The FSB said so"), may_have_acronyms("Ana Ruiz said so")
    (True, False)
    """
    return _CAPITALS.search(text) is not None and text != text.lower()


@lru_cache(maxsize=4096)
def characters(text: str) -> frozenset[str]:
    """The characters of a text, by which many checks see at once that it has nothing for them."""
    return frozenset(text)


_NO_LETTERS = "\x00-@\\[-`{-\xbf×÷\u2000-\u206f\u20a0-\u20cf"
BLOCKS = {
    "Latn": "A-Za-z\u00c0-\u024f",
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03e1\u1f00-\u1fff",
    "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff",
    "Arab": "\u0600-\u06ff",
    "Hebr": "\u0590-\u05ff",
    "Deva": "\u0900-\u097f",
    "Hani": "\u3000-\u3004\u3008-\u3020\u4e00-\u9fff",
}
"""Where the letters of a script stand together, and no others."""
_IN_ONE_SCRIPT = {code: late_pattern(f"[{_NO_LETTERS}{letters}]*") for code, letters in BLOCKS.items()}


@lru_cache(maxsize=4096)
def scripts(text: str) -> frozenset[str]:
    """The scripts of a text; the empty one stands for what is not a letter.

    >>> sorted(scripts("Мэр Ruiz")), scripts("Ruiz") == {"Latn"}
    (['', 'Cyrl', 'Latn'], True)
    """
    first = LETTERS.search(text)
    code = script(first[0][0]) if first else ""
    if code in _IN_ONE_SCRIPT and not text.isalpha() and _IN_ONE_SCRIPT[code].fullmatch(text):  # nearly all texts
        return frozenset({code, ""})
    return frozenset(map(_SCRIPT_OF.__getitem__, characters(text)))


class _ScriptOf(dict[str, str]):
    """The script of each character, read as they come."""

    def __missing__(self, char: str) -> str:
        self[char] = script(char)
        return self[char]


_SCRIPT_OF = _ScriptOf()


def span(match: re.Match[str]) -> Span:
    """The place of a match."""
    return Span(match.start(), match.end())


_ACCEPTED = {"Hans": {"Hani"}, "Hant": {"Hani"}, "Jpan": {"Hani", "Kana"}, "Kore": {"Hang", "Hani"}}


@cache
def scripts_of(code: str) -> frozenset[str]:
    """The scripts of letters that a language of this script is written with: `Hani` and `Kana` for `Jpan`."""
    return frozenset(_ACCEPTED.get(code, {code}))


@lru_cache(maxsize=8192)
def folded_words(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(casefolded(text))


_POSSESSIVE = late_pattern(r"['’]s?$")


def without_possessive(word: str) -> str:
    """An English word without the sign of a possessor.

    >>> without_possessive("Brandt’s"), without_possessive("fishermen'"), without_possessive("O’Hara")
    ('Brandt', 'fishermen', 'O’Hara')
    """
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word

"""Names in Latin letters in a translation: which words they are, and which of them are misspelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.check.names import Name
from l10n.check.places import is_exonym
from l10n.language import data, tokens
from l10n.language.months import month_patterns
from l10n.language.phonetics import sounds
from l10n.language.phonetics.matches import SoundMatch, keeps_letters
from l10n.language.phonetics.slips import slip, typo
from l10n.language.tokens import folded_words
from l10n.late_pattern import late_pattern

_BY_SOUND = 0.45
"""Cost of a whole name up to which languages that write names as they sound have respelled it by rule."""
_RESPELLED = 0.2
"""Cost of a whole name that respelling by rule has (c for k, y for i), in languages that keep the letters of names."""


def in_latin(match: SoundMatch) -> bool:
    """Whether the word found is in Latin letters."""
    return bool(match.word) and tokens.script(match.word[0]) == "Latn"


def wrong_letters(name: Name, match: SoundMatch, tag: str) -> bool:
    """Whether the nearest word is a misspelling by its letters, and no respelling by the language's rules."""
    size = max(4, len(name.text))
    if langtag.script(tag) != "Latn" or keeps_letters(tag):
        return match.cost > _RESPELLED / size and typo(name.text, match.word)
    return slip(name.text, match.word) or (match.cost > _BY_SOUND / size and typo(name.text, match.word))


@lru_cache(maxsize=64)
def latin_words(source: str, target: str) -> Sequence[re.Match[str]]:
    """The words of the target in Latin letters with a capital that the source does not have."""
    ours = folded_words(source)
    return [word for word in LATIN.finditer(tokens.plain(target)) if word[0].casefold() not in ours]


def latin_typo(name: Name, latin: Sequence[re.Match[str]], tag: str) -> re.Match[str] | None:
    """A word in Latin letters that is the name except for a letter: in a translation into another script any letter, in
    one into the same script a letter that no respelling changes.
    """
    wrong = slip if langtag.script(tag) == "Latn" else typo
    for word in latin:
        folded = word[0].casefold()
        if not wrong(name.text, word[0]) or is_exonym(folded, name.text, tag) or _declined(name.text, word[0], tag):
            continue
        if not any(month.fullmatch(folded) for month in month_patterns(tag)):  # German März is not Maroz
            return word
    return None


_FLEETING = late_pattern(r"(?<=\w\w)[eě](?=[^\W\d_aeiouyěáéíóúů]\Z)")


def _declined(name: str, word: str, tag: str) -> bool:
    """Whether a word is a form of a name without its last vowel, where the language's nouns lose one.

    >>> _declined("Karel", "Karlovi", "cs"), _declined("Zdeněk", "Zdeňkem", "cs"), _declined("Karel", "Kralovi", "cs")
    (True, True, False)
    """
    if not data.section(tag, "inflection").get("fleeting"):
        return False
    stem = _FLEETING.sub("", name)
    return stem != name and sounds.bare(word).casefold().startswith(sounds.bare(stem).casefold())


LATIN = late_pattern(
    r"(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff])[A-Z][A-Za-z\u00c0-\u024f]{2,}(?![\u00c0-\u024f\u0400-\u04ff])"
)

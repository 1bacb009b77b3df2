"""Letters as each language writes them in capitals, and without their accents."""

from __future__ import annotations

import unicodedata
from functools import cache

from l10n import langtag
from l10n.language import data

_STRESS = "\u0301"  # Greek capitals have no accent; a diaeresis stays


def upper(text: str, tag: str) -> str:
    """The text in capitals; as it is in Georgian, whose capitals no newspaper sets beside small letters.

    >>> upper("istifa etti", "tr"), upper("Παραιτήθηκε", "el"), upper("dimitió", "es")
    ('İSTİFA ETTİ', 'ΠΑΡΑΙΤΗΘΗΚΕ', 'DIMITIÓ')
    """
    language = langtag.language(tag)
    if language == "ka":
        return text
    if has_dotted_i(tag):
        text = text.replace("i", "İ")
    if language == "el":
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_STRESS, ""))
    return text.upper()


def without_accents(text: str) -> str:
    """A text without the marks on its letters.

    >>> without_accents("Σαββάτου"), without_accents("japonés")
    ('Σαββατου', 'japones')
    """
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


@cache
def has_dotted_i(tag: str) -> bool:
    """Whether i and ı are two letters, with the capitals İ and I.

    >>> has_dotted_i("tr"), has_dotted_i("kk"), has_dotted_i("kk-Latn"), has_dotted_i("de")
    (True, False, True, False)
    """
    return langtag.script(tag) == "Latn" and bool(data.section(tag, "typography", any_script=True).get("dotted_i"))


def capital(letter: str, tag: str) -> str:
    """The letter as a capital at the beginning of a sentence, with its accent.

    >>> capital("i", "az"), capital("ά", "el"), capital("i", "es")
    ('İ', 'Ά', 'I')
    """
    return "İ" if letter == "i" and has_dotted_i(tag) else letter.upper()

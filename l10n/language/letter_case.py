"""Capitals as each language writes them."""

from __future__ import annotations

import unicodedata

from l10n import langtag

_DOTTED = frozenset({"tr", "az", "tt", "ba", "kk", "crh"})
_STRESS = "\u0301"  # Greek capitals have no accent; a diaeresis stays


def upper(text: str, tag: str) -> str:
    """The text in capitals; as it is in Georgian, whose capitals no newspaper sets beside small letters.

    >>> upper("istifa etti", "tr"), upper("Παραιτήθηκε", "el"), upper("dimitió", "es")
    ('İSTİFA ETTİ', 'ΠΑΡΑΙΤΗΘΗΚΕ', 'DIMITIÓ')
    """
    language = langtag.language(tag)
    if language == "ka":
        return text
    if language in _DOTTED and langtag.script(tag) == "Latn":
        text = text.replace("i", "İ")
    if language == "el":
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_STRESS, ""))
    return text.upper()

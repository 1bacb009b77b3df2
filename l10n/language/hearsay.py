"""Words by which a text only reports what it says: allegedly, angeblich, нібито; according to somebody."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from l10n.language import data, tokens
from l10n.language.scripts import spaced


def has_hearsay(tag: str) -> bool:
    """Whether such words of a language are known."""
    return bool(_words(tag, "hearsay", "allegedly"))


@lru_cache(maxsize=4096)
def hearsay(text: str, tag: str) -> re.Match[str] | None:
    """The first word of a text by which it may only report; nothing where it has none, or none is known.

    >>> hearsay("Er soll es genommen haben.", "de")[0]
    'soll'
    """
    return _pattern(tag, "hearsay", "allegedly").search(tokens.folded(text))


@lru_cache(maxsize=4096)
def allegedly(text: str, tag: str) -> re.Match[str] | None:
    """The first word of a text by which it only reports for certain, whatever else stands there.

    >>> allegedly("The mayor allegedly took it.", "en")[0]
    'allegedly'
    >>> allegedly("Er soll es morgen nehmen.", "de") is None
    True
    """
    return _pattern(tag, "allegedly").search(tokens.folded(text))


@lru_cache(maxsize=4096)
def may_say_according_to(text: str, tag: str) -> bool:
    """Whether a text has a word that says "according to" beside much else.

    >>> may_say_according_to("Der Hafen ist nach einer Studie zu.", "de"), may_say_according_to("Der Hafen ist zu.", "de")
    (True, False)
    """
    return _pattern(tag, "according").search(tokens.folded(text)) is not None


def _words(tag: str, *keys: str) -> str:
    section = data.section(tag, "reporting")
    return "|".join(word for key in keys for word in section.get(key, ()))


@cache
def _pattern(tag: str, *keys: str) -> re.Pattern[str]:
    words = _words(tag, *keys)
    whole = rf"(?<!\w)(?:{words})(?!\w)" if spaced(tag) else f"(?:{words})"
    return re.compile(whole if words else "(?!)")

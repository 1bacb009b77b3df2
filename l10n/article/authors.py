"""Who wrote an article: the names of a byline, each by itself."""

from __future__ import annotations

import re

from l10n import cldr
from l10n.article.role_patterns import is_name

SEPARATOR = "\n"
"""Parts the names in `Document.meta["authors"]`: no name has a line end in it."""


def split(byline: str, locale: str) -> tuple[str, ...]:
    """The people that a byline names; the whole of it where a part of it is not a name of a person.

    >>> split("Ana Ruiz, Ida Moe and Jan Berg", "en")
    ('Ana Ruiz', 'Ida Moe', 'Jan Berg')
    >>> split("Smith, John", "en")
    ('Smith, John',)
    """
    line = " ".join(byline.split())
    parts = [part.strip() for part in _separator(locale).split(line)]
    parts = list(dict.fromkeys(part for part in parts if part))
    if len(parts) > 1 and all(map(is_name, parts)):
        return tuple(parts)
    return (line,) if line else ()


def _separator(locale: str) -> re.Pattern[str]:
    words = {"and", "&", *cldr.conjunctions(locale)}
    spaced = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\s*[,;،、]\s*(?:(?:{spaced})\s+)?|\s+(?:{spaced})\s+")

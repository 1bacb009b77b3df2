"""Words by which a text only reports what it says: allegedly, angeblich, нібито."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from l10n.language import data, tokens
from l10n.language.scripts import spaced


def has_hearsay(tag: str) -> bool:
    """Whether such words of a language are known."""
    return bool(data.section(tag, "reporting").get("hearsay"))


@lru_cache(maxsize=4096)
def hearsay(text: str, tag: str) -> re.Match[str] | None:
    """The first word of a text by which it only reports; nothing where it has none, or none is known.

    >>> hearsay("The mayor allegedly took it.", "en")[0]
    'allegedly'
    """
    return _pattern(tag).search(tokens.folded(text))


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    words = "|".join(data.section(tag, "reporting").get("hearsay", ()))
    whole = rf"(?<!\w)(?:{words})(?!\w)" if spaced(tag) else f"(?:{words})"
    return re.compile(whole if words else "(?!)")

"""Names that a translation writes in two words: `مک گرگور` for McGregor."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from l10n import langtag
from l10n.language import data, tokens
from l10n.language.phonetics.matches import SURE, is_near, keeps_letters, limit


@cache
def _prefixed() -> re.Pattern[str]:
    """A name that begins with what other names of families begin with, too."""
    prefixes = str(data.exactly(data.SHARED, "names")["prefixes"]).split()
    return re.compile(rf"(?:{'|'.join(prefixes)})(?P<rest>[A-Z][a-z]{{3,}})")


def in_two_words(name: str, target: str, tag: str) -> bool:
    """Whether the target has what stands behind the prefix of a name, which some scripts write as a word of its own.

    >>> in_two_words("McGregor", "دروازه بان آلان مک گرگور", "fa"), in_two_words("McGregor", "آلان", "fa")
    (True, False)
    >>> in_two_words("McFadden", "el congresista Louis Mc Fadden", "es")
    True
    """
    match = _prefixed().fullmatch(name)
    if keeps_letters(tag):
        return (
            match is not None
            and re.search(rf"(?<!\w){name[: match.start('rest')]}[ -]{match['rest']}", target) is not None
        )
    if match and is_near(match["rest"], target, tag, limit(name, tag)):
        return True
    joined = _joined(target) if langtag.script(tag) == "Arab" else ""
    return bool(joined) and is_near(name, joined, tag, min(SURE, limit(name, tag)))


@lru_cache(maxsize=256)
def _joined(target: str) -> str:
    """Each word of a text written together with the next one."""
    words = [match[0] for match in tokens.words(target)]
    return " ".join(first + second for first, second in pairwise(words))

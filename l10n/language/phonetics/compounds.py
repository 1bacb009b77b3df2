"""Names that a translation writes in two words, `مک گرگور` for McGregor, and those of two words that it writes in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def in_one_word(name: str, source: str, target: str, tag: str) -> bool:
    """Whether the target writes a name together with its neighbours in the source, which have capitals too.

    >>> in_one_word("Klux", "It was the Ku Klux Klan.", "Это были куклуксклановцы.", "ru")
    True
    >>> in_one_word("Klux", "It was the Ku Klux Klan.", "Это были моряки из Куклы.", "ru")
    False
    """
    return any(is_near(run, target, tag, SURE) for run in _runs(name, source) if len(run) >= _LONG)


_LONG = 8
"""Letters of two names from which on no other word sounds like both by chance."""


@lru_cache(maxsize=4096)
def _runs(name: str, source: str) -> Sequence[str]:
    """A name of a source with the names before and behind it, written together in each way."""
    words = re.search(rf"(?:[A-Z]\w+ )*\b{re.escape(name)}\b(?: [A-Z]\w+)*", source)
    parts = words[0].split() if words else []
    cuts = range(len(parts) + 1)
    return ["".join(parts[first:last]) for first in cuts for last in cuts[first + 2 :] if name in parts[first:last]]

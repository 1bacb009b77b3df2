"""Terms of a termbase in texts: as written, or with an ending of their language.

The rule of affixes is bounded: a word counts when it begins like the term's word, less three letters at most, and goes on
with five more at most.
"""

from __future__ import annotations

import re
from functools import lru_cache

from l10n import langtag
from l10n.check import tokens
from l10n.check.language import UNSPACED
from l10n.model import Span, Term

_CUT, _ENDING = 3, 5


@lru_cache(maxsize=8192)
def in_source(term: str) -> re.Pattern[str]:
    """Finds a term in a source: with its capitals where it has any, else in any case; plurals of English too."""
    flags = 0 if any(char.isupper() for char in term) else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(term)}(?:e?s)?(?!\w)", flags)


@lru_cache(maxsize=8192)
def in_target(translation: str, tag: str, *, loose: bool = True) -> re.Pattern[str]:
    """Finds a translation in a target, inflected where `loose`; its words in order, at most one word between them."""
    if langtag.language(tag) in UNSPACED:
        return re.compile(re.escape(translation.casefold()))
    parts = []
    for word in re.findall(r"\w+", translation.casefold()):
        cut = min(_CUT, max(0, len(word) - 3)) if loose else 0
        parts.append(re.escape(word[: len(word) - cut]) + rf"\w{{0,{cut + _ENDING}}}")
    particles = r"\w{0,3}" if loose and langtag.direction(tag) == "rtl" else ""
    return re.compile(r"(?<!\w)" + particles + r"\W+(?:\w+\W+)?".join(parts) + r"(?!\w)")


def has(translation: str, target: str, tag: str) -> bool:
    """Whether a translation of a term stands in a target.

    >>> has("міська рада", "Про це заявили в міській раді.", "uk")
    True
    """
    return in_target(translation, tag).search(tokens.folded(target)) is not None


def place(term: Term, source: str) -> Span | None:
    """Where a term stands in a source first."""
    match = in_source(term.source).search(tokens.plain(source))
    return tokens.span(match) if match else None

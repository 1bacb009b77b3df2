"""Names through translation: whose letters must come through, and whether they did."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from l10n import langtag

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STARTS = re.compile(r"^[^\w]*|(?<=[.!?…:])[\"”’)]*\s+[\"“‘(]*")


def find(text: str, no_names: Collection[str] = ()) -> tuple[str, ...]:
    """The capitalized words inside sentences: names for the most part, each once in order of appearance.

    `no_names` are words, in small letters, that are translated though they have a capital here.

    >>> find("Officials said Olena Kravets met the Harbour Post on Friday.", {"friday"})
    ('Olena', 'Kravets', 'Harbour', 'Post')
    """
    if text.isupper():
        return ()
    starts = {match.end() for match in _STARTS.finditer(text)}
    return tuple(
        dict.fromkeys(
            match[0]
            for match in _WORD.finditer(text)
            if match[0][0].isupper()
            and len(match[0]) > 2
            and match.start() not in starts
            and match[0].lower() not in no_names
        )
    )


@cache
def calendar(tag: str) -> frozenset[str]:
    """The names of months and days of a language, in small letters: English gives them capitals and translates them."""
    days = langtag.locale(tag).days["format"]["wide"].values()
    return frozenset(word.lower() for word in (*days, *(form for forms in langtag.month_names(tag) for form in forms)))


def lacking(names: Sequence[str], target: str) -> tuple[str, ...]:
    """The names of which a target has not the letters (an ending more is a form of them)."""
    there = [word.casefold() for word in _WORD.findall(target)]
    joined = set(there)
    return tuple(n for n in names if n.casefold() not in joined and not _inflected(n.casefold(), there))


def _inflected(name: str, words: Collection[str]) -> bool:
    """Whether a word is the name with an ending of up to three letters."""
    return any(word.startswith(name) and len(word) <= len(name) + 3 for word in words)


def copied(name: str, alone: str) -> bool:
    """Whether an engine that was given the name alone gave it back: it knows no other word for it."""
    return alone.strip(" .,!?¡¿\"'«»“”").casefold() == name.casefold()

"""Ordinary words of a language: a capital, of a sentence's first word or in a title, does not make them names."""

from __future__ import annotations

from functools import cache

from l10n.language import data

_SHORTEST = 4
"""Letters of a base form: shorter ones are ends of everything."""
_INFLECTED = (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",)))
"""How forms of English words end, and what their base forms end with instead."""


@cache
def ordinary_words(tag: str) -> frozenset[str]:
    """The base forms of words that stand in running text in small letters; none where the language has no list."""
    return frozenset(data.section(tag, "names").get("ordinary", "").split())


def is_ordinary(word: str, tag: str) -> bool:
    """Whether a word stands in running text in small letters too, so that a capital does not make it a name.

    >>> is_ordinary("Cold", "en"), is_ordinary("Parties", "en"), is_ordinary("Gdynia", "en")
    (True, True, False)
    """
    folded, ordinary = word.casefold(), ordinary_words(tag)
    if folded in ordinary:
        return True
    base_forms = (
        folded.removesuffix(end) + base for end, bases in _INFLECTED if folded.endswith(end) for base in bases
    )
    return any(form in ordinary for form in base_forms if len(form) >= _SHORTEST)

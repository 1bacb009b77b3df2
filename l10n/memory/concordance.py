"""Where a word or a phrase stands in a text, in whatever form: for translators who ask how something was said before."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from l10n.language import tokens
from l10n.language.scripts import unspaced_letters
from l10n.language.stem import folded, stems
from l10n.model import Span

_UNSPACED = re.compile(f"[{unspaced_letters()}]")


def places(phrase: str, text: str, tag: str) -> tuple[Span, ...]:
    """The places of a phrase in a text of a language, apart from each other; accents, case and inflection count not.

    >>> places("solar roof", "Two <1>solar</1> roofs and a solar farm.", "en")
    (Span(start=7, end=22),)
    >>> places("cafe", "Dos cafés.", "es")
    (Span(start=4, end=9),)
    """
    if _UNSPACED.search(phrase):
        return _inside(phrase, text)
    wanted = [_forms(match[0], tag) for match in tokens.words(phrase)]
    there = tokens.words(text)
    found: list[Span] = []
    at = 0
    while wanted and at + len(wanted) <= len(there):
        run = there[at : at + len(wanted)]
        if all(not one.isdisjoint(_forms(word[0], tag)) for one, word in zip(wanted, run, strict=True)):
            found.append(Span(run[0].start(), run[-1].end()))
            at += len(wanted)
        else:
            at += 1
    return tuple(found)


@lru_cache(65536)
def _forms(word: str, tag: str) -> frozenset[str]:
    """What a word is found by: itself and its stems, without accents."""
    own = folded(word, tag)
    return frozenset(_bare(form) for form in (own, *stems(own, tag)))


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _inside(phrase: str, text: str) -> tuple[Span, ...]:
    """The places of a phrase of a script that puts no spaces between words."""
    wanted, there = tokens.folded(phrase).strip(), tokens.folded(text)
    found, at = [], there.find(wanted)
    while wanted and at >= 0:
        found.append(Span(at, at + len(wanted)))
        at = there.find(wanted, at + len(wanted))
    return tuple(found)

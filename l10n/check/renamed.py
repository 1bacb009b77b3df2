"""Names that a translation says in other words: an abbreviation written in full, the title of a work in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.check.names import Name, names_a_person
from l10n.check.speakers import MARK
from l10n.language import function_words, tokens
from l10n.language.phonetics.matches import is_near, limit
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Subject

_ABBREVIATION = late_pattern(r"(?<![\w'’-])(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,5}(?![\w-])")
"""Capitals, small letters of its words of grammar among them: `FT`, `NotW`."""
_RUN = late_pattern(r"[A-Z][\w'’]*(?: [A-Za-z][\w'’]*)+")


@lru_cache(maxsize=1024)
def in_full(source: str, target: str) -> Sequence[tuple[str, Span]]:
    """The abbreviations of a source whose words a target writes out, each with the place of these.

    >>> in_full("He told the FT so.", "Он сказал это Financial Times.")
    (('FT', Span(start=14, end=29)),)
    """
    short = {match[0] for match in _ABBREVIATION.finditer(source)}
    return tuple(_written_out(short, tokens.plain(target))) if short else ()


def _written_out(short: set[str], target: str) -> Iterator[tuple[str, Span]]:
    for run in _RUN.finditer(target):
        words = tokens.words(run[0])
        initials = "".join(word[0][0] for word in words).casefold()
        for each in sorted(short):
            at = initials.find(each.casefold())
            if at >= 0:
                yield each, Span(run.start() + words[at].start(), run.start() + words[at + len(each) - 1].end())


_TITLE = late_pattern(r"[“„«\"](?P<title>[^“”„«»\"]{2,60}?)[”“»\"]")
_MOST_WORDS, _NEAR = 6, 0.3
"""Words of a title, and the share of a text within which it stands where the source has it."""


def has_title_for(name: Name, subject: Subject) -> bool:
    """Whether the target has a title in quotation marks about where a name stands that is nobody's: `«Спасатели Малибу»` is
    Baywatch. The source has no marks: what it has in them is a speech, or a title that `names` knows.
    """
    source, target = tokens.plain(subject.unit.key.source), subject.unit.target
    word = tokens.WORD.match(source, name.span.start)
    if MARK.search(source) or word is None or _is_somebody(source, word, subject.catalog.source):
        return False
    place, tag = name.span.start / len(source), subject.catalog.target
    grammar = function_words.of(subject.catalog.source).every
    capitalized = [each[0] for each in tokens.words(source) if each[0][0].isupper() and each[0].lower() not in grammar]
    titles = (each for each in _TITLE.finditer(target) if abs(each.start() / len(target) - place) < _NEAR)
    return any(
        not any(is_near(other, each["title"], tag, limit(other, tag)) for other in capitalized)
        for each in titles
        if _is_title(each["title"].strip())
    )


def _is_title(text: str) -> bool:
    return text[0].isupper() and 2 <= len(tokens.words(text)) <= _MOST_WORDS and text[-1] not in ".,!?…"


_BEFORE_A_NAME = late_pattern(r" [A-Z][a-z]")


def _is_somebody(source: str, word: re.Match[str], tag: str) -> bool:
    """Whether a name stands behind a first name or a title, or before a surname."""
    return names_a_person(source, word, tag) or _BEFORE_A_NAME.match(source, word.end()) is not None

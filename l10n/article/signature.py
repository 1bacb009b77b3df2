"""Who and when, in one line: `By Ana Ruiz | November 13, 2014 | Print`."""

from __future__ import annotations

from l10n.article import dates
from l10n.article.role_patterns import is_name, matches
from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.late_pattern import late_pattern

_LONGEST = 200
"""Characters. Longer lines are sentences."""
_LONGEST_NAME = 80
"""Characters. Longer bylines are sentences about the author."""
_BARS = late_pattern(r"\s*[|·•–—/\n]\s*|\s+-\s+|\s*,\s*$|^\s*,\s*")


@dataclass(frozen=True, slots=True)
class Signature:
    """The name and the ISO date that a line gives, empty where it gives none; `signed` where it says whose it is ("By …")."""

    name: str = ""
    date: str = ""
    signed: bool = False


def read(text: str, locale: str) -> Signature:
    """What a byline says; of several parts the one that looks like a name.

    >>> read("By Ana Ruiz | November 13, 2014 | Print", "en")
    Signature(name='Ana Ruiz', date='2014-11-13', signed=True)
    >>> read("Posted by Ana Ruiz on 3 March 2020", "en").name
    'Ana Ruiz'
    >>> read("Ana Ruiz, 25 Feb", "en").name
    'Ana Ruiz'
    >>> read("February 25, 2021", "en").name
    ''
    """
    if len(text) > _LONGEST:
        return Signature()
    dated = dates.find(text, locale)
    undated = f"{_before_date(text[: dated.span.start], locale)} | {text[dated.span.end :]}" if dated else text
    date = dated.iso if dated else ""
    between = undated.split(", ") if any(map(str.isdigit, undated)) else ()  # `Ana Ruiz, 25 Feb`
    parts = [part.strip(" \t,;:") for part in (undated, *_BARS.split(undated), *between)]
    for part in filter(None, parts):
        signed = matches("byline", part, locale)
        if signed and not any(char.isdigit() for char in signed[1]) and len(signed[1]) <= _LONGEST_NAME:
            return Signature(signed[1].strip(), date, signed=True)
    name = next((part for part in parts if is_name(part)), "")
    return Signature(name or ("" if dated else _bare(text)), date)


def _before_date(text: str, locale: str) -> str:
    """What stands before a date, without the words that announce it: `By Ana Ruiz, published on`."""
    words = list(tokens.RUN.finditer(text))
    while len(words) > 1 and matches("date_words", words[-1][0], locale):
        text = text[: words.pop().start()]
    return text.rstrip(" \t,;:")


def is_date(text: str, locale: str) -> bool:
    """Whether a line says when, and nothing else: `Updated November 29, 2021`."""
    dated = dates.find(text, locale) if len(text) <= _LONGEST else None
    if not dated:
        return False
    undated = f"{text[: dated.span.start]} {text[dated.span.end :]}"
    return all(matches("date_words", word, locale) for word in tokens.RUN.findall(undated))


def _bare(text: str) -> str:
    """A byline that no pattern knows; with figures it is a date that nobody can read."""
    return "" if any(char.isdigit() for char in text) or len(text) > _LONGEST_NAME else text

"""Who says something in a source sentence: the word of saying, the names beside it, and what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.check.names import names
from l10n.dataclass import dataclass
from l10n.language import english, tokens
from l10n.language.knowledge import knowledge
from l10n.late_pattern import late_pattern
from l10n.model import Span

MARK = late_pattern(
    r"[“”\"„‟«»「」『』〝〞＂'`‘’‚](?:"
    r"(?<=[“”\"])(?:(?![\u05d0-\u05ea])|(?<![\u05d0-\u05ea].)|(?<=(?<![\u05d0-\u05ea])[שהבלכמו].)(?=[\u05d0-\u05ea]{3}))"
    r"|(?<=[„‟«»「」『』〝〞＂])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<=‚)‚)"
)
"""Double marks of all languages; between Hebrew letters they are the sign of an abbreviation. An expression that begins with
what it may begin with, and looks back behind that, is found in a tenth of the time.
"""
_TITLE = late_pattern(r"\s(?:(?:[a-z]+|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s){0,4}(?=[A-Z])")
_AHEAD = 60
"""Characters behind a word of saying in which its speaker's name begins and ends."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A word of saying with its place; `speaker` are the names of who speaks, none where it is not a name; `pronoun` says that
    a pronoun speaks; `weak`, that a poll does, or that somebody says what he himself feels, where languages say it otherwise.
    """

    word: str
    span: Span
    speaker: tuple[str, ...]
    pronoun: bool
    weak: bool = False


_ANY_CASE = frozenset({"paper", "pronoun", "clause"})


def _pattern(key: str) -> re.Pattern[str]:
    """Finds what `[speakers]` says under a key."""
    return english.pattern("speakers", key, cased=key not in _ANY_CASE)


@lru_cache(maxsize=4096)
def saying(source: str, tag: str) -> Saying | None:
    """The first place of a source where somebody says something for certain; nothing where nobody does.

    >>> saying("“The dam will hold,” said Marta Keller, the engineer.", "en").speaker
    ('Marta', 'Keller')
    >>> saying("Seven bridges are closed.", "en") is None
    True
    """
    text = tokens.plain(source)
    idioms = [tokens.span(match) for match in _pattern("idiom").finditer(text)]
    for match in knowledge(tag).reporting_alone.finditer(text):
        before = text[: match.start()]
        spoken = not any(idiom.start <= match.start() < idiom.end for idiom in idioms)
        if spoken and not _pattern("aside").search(before) and not _pattern("denied").search(before):
            pronoun = bool(_pattern("pronoun").search(before) or _pattern("pronoun_behind").match(text, match.end()))
            speaker = () if pronoun else _speaker(source, text, match, tag)
            weak = (
                _pattern("paper").search(before)
                or _pattern("oneself").match(text, match.end())
                or _pattern("records").match(text, match.end())
            )
            return Saying(match[0], tokens.span(match), speaker, pronoun, bool(weak))
    return None


def _speaker(source: str, text: str, match: re.Match[str], tag: str) -> tuple[str, ...]:
    """The names that stand behind the word of saying where a name follows it, else those of its subject; of English sentences
    alone, whose order says who speaks.
    """
    if langtag.language(tag) != "en":
        return ()
    mentioned = names(source, tag)
    title = _TITLE.match(text, match.end())
    if title:
        end = _pattern("speaker_ends").search(text, title.end())
        stop = min(end.start() if end else len(text), match.end() + _AHEAD)
        behind = tuple(name.text for name in mentioned if title.end() <= name.span.start < stop)
        if behind and _quoted_before(text, match.start()):
            return behind
    if match[0].casefold().startswith("according"):
        return tuple(
            name.text for name in mentioned if title and title.end() <= name.span.start < match.end() + _AHEAD
        )[:2]
    start = max((mark.end() for mark in MARK.finditer(text, 0, match.start())), default=0)
    subject = text[start : match.start()].lstrip(" ,")
    if not subject or _pattern("clause").search(subject):
        return ()
    comma = text.find(",", start + 2, match.start())
    stop = comma if comma > 0 else match.start()
    return tuple(name.text for name in mentioned if start <= name.span.start < stop)


def _quoted_before(text: str, end: int) -> bool:
    """Whether a quotation or a comma stands before the word of saying, so that its subject may follow it."""
    return text[:end].rstrip()[-1:] in {",", '"', "”", "“", "’", "'", "?", "!", "–", "—"}


def outside(text: str) -> str | None:
    """What stands outside of the quotation of a text with just one; nothing where it has none or several.

    >>> outside("“Wir warten“, sagte Keller.")
    ', sagte Keller.'
    """
    marks = list(MARK.finditer(text))
    return text[: marks[0].start()] + text[marks[1].end() :] if len(marks) == 2 else None


def inside(text: str) -> str:
    """What stands in the first quotation of a text with one."""
    marks: Sequence[re.Match[str]] = list(MARK.finditer(text))
    return text[marks[0].end() : marks[1].start()]

"""Who says something in a source sentence: the word of saying, the names beside it, and what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.check.names import names
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.model import Span

MARK = re.compile(
    r"(?<![\u05d0-\u05ea])[“”\"](?=[\u05d0-\u05ea])|(?<=(?<![\u05d0-\u05ea])[שהבלכמו])[“”\"](?=[\u05d0-\u05ea]{3})|"
    r"[“”\"](?![\u05d0-\u05ea])|[„‟«»「」『』〝〞＂]|''|``|‘‘|’’|‚‚"
)
"""Double marks of all languages; between Hebrew letters they are the sign of an abbreviation."""
_ASIDE = re.compile(r"\b(?:which|that|what|who|whom|whose|as|than|where)\s(?:[\w’'-]+\s){1,4}$")
"""What stands before a saying that is put in between, which translators may leave out: "delays, which the industry says …"."""
_PAPER = re.compile(
    r"\b(?:poll|survey|study|report|research|figures|data|notice|document|listing|record|letter|ballot|sign|banner|analysis)s?\b"
    r"(?: [\w'’-]+){0,9} (?:has |have )?$",
    re.IGNORECASE,
)
"""What speaks in a figure of speech alone: languages say that a poll showed what it "said"."""
_OF_RECORDS = re.compile(
    r" (?:the |its |an? )?(?:[a-z-]+ ){0,3}(?:records?|listings?|figures?|data|documents?|register|rules?|plans?|law)\b"
)
_OF_ONESELF = re.compile(
    r"(?: that)?(?: at first| initially| now)? (?:s?he|they|it|I|we)"
    r" (?:(?:has|had|was|were|is|are|never|always|now|also|still) )?(?:been )?"
    r"(?:th[io]\w*|notic\w+|fe(?:el|els|eling|lt)|believ\w+|hop\w+|want\w*|kn[eo]w\w*|reali[sz]\w+|wonder\w*|saw|fear\w*"
    r"|doubt\w*|worr\w+|lik\w+|lov\w+|proud|happy|sorry|glad)\b"
)
"""What somebody thinks or feels is reported of the person as well as by the person."""
_IDIOM = re.compile(
    r"(?i:\Athat said,)|\bsaid (?:\w+ )?(?:goodbyes?|farewells?|hello|prayers|or done)\b"
    r"|\baccording to (?:the |an? )?(?:\w+ )?(?:guidelines?|standards?|plan|schedule|needs?|rules)\b"
)
"""Where nobody says anything: "that said, …", "she said her goodbyes", "it went according to plan"."""
_NOT = re.compile(r"\bnot (?:yet )?$|n['’]t (?:yet )?$|\b(?:is|are|was|were|been|be|being)\s$")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we|who|they|one|people|some|both|others?)\s(?:\w+\s)?$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\s(?:he|she|they|it|I|we)(?=[.,;:]|$)")
_TITLE = re.compile(r"\s(?:(?:[a-z]+|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s){0,4}(?=[A-Z])")
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


@lru_cache(maxsize=4096)
def saying(source: str, tag: str) -> Saying | None:
    """The first place of a source where somebody says something for certain; nothing where nobody does.

    >>> saying("“The dam will hold,” said Marta Keller, the engineer.", "en").speaker
    ('Marta', 'Keller')
    >>> saying("Seven bridges are closed.", "en") is None
    True
    """
    text = tokens.plain(source)
    idioms = [tokens.span(match) for match in _IDIOM.finditer(text)]
    for match in knowledge(tag).reporting_alone.finditer(text):
        before = text[: match.start()]
        spoken = not any(idiom.start <= match.start() < idiom.end for idiom in idioms)
        if spoken and not _ASIDE.search(before) and not _NOT.search(before):
            pronoun = bool(_PRONOUN.search(before) or _PRONOUN_AFTER.match(text, match.end()))
            speaker = () if pronoun else _speaker(source, text, match, tag)
            weak = _PAPER.search(before) or _OF_ONESELF.match(text, match.end()) or _OF_RECORDS.match(text, match.end())
            return Saying(match[0], tokens.span(match), speaker, pronoun, bool(weak))
    return None


def _speaker(source: str, text: str, match: re.Match[str], tag: str) -> tuple[str, ...]:
    """The names that stand behind the word of saying where a name follows it, else those of its subject."""
    mentioned = names(source, tag)
    title = _TITLE.match(text, match.end())
    if title:
        end = re.compile(r"[,.:;“\"]|\s(?:that|in|on|at|of|and|to|after|when|as|who)\b").search(text, title.end())
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
    if not subject or _CLAUSE.search(subject):
        return ()
    comma = text.find(",", start + 2, match.start())
    stop = comma if comma > 0 else match.start()
    return tuple(name.text for name in mentioned if start <= name.span.start < stop)


_CLAUSE = re.compile(
    r"\b(?:and|but|when|if|after|before|because|while|although|since|as|of|for|from|in|on|at|to|with)\b|[.:;?!]\s",
    re.IGNORECASE,
)
"""What shows that the words before a saying are more than its subject."""


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

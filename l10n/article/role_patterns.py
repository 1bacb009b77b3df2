"""What lines of news pages look like, by role and language: the `[roles]` of the data files of languages.

A linguist edits those files. Each value is a list of regular expressions (Python's, letter case ignored) that match a
whole line; `{name}` stands for a person's name, `{rest}` for anything, `{few}` for a few words that end no sentence (what a
label leads to: `share on {few}`; a sentence may begin with the same words). Keys are roles, and five more: `related` (heads of
lists of links), `sign_off` (credits after which the article is over), `photo` (credits of pictures), `date_words` (what
may stand beside a date on its own line) and `byline`, whose group 1 is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from l10n import langtag
from l10n.article import pattern_words
from l10n.dataclass import dataclass
from l10n.language import data
from l10n.late_pattern import late_pattern
from l10n.model import Role

# Capital letters of the scripts that have them, and all letters of those that have none.
_CAPITAL = (
    "(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŹŻŽƏȘȚΑ-ΩЀ-ЯҐҒҖҚҢҮҰҲҺӘӨԱ-Ֆ"
    "\u05d0-\u05ea\u0621-\u06d3\u0e01-\u0e2e\u10d0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])"
)
_NUMERAL = late_pattern(r"[^\W\d_]{3,} [IVX]+\.?")  # the heading of a chapter or a part
_FEW = r"[^.!?…։。؟।:;,]{1,40}"
_LONGEST = 600  # characters: no line of chrome is longer, and no pattern is asked about longer ones


LINE_ROLES: Mapping[str, Role] = {
    "byline": Role.BYLINE,
    "sign_off": Role.CREDIT,
    "credit": Role.CREDIT,
    "photo": Role.CREDIT,
    "correction": Role.CORRECTION,
    "notice": Role.NOTICE,
}
"""What a line is by the patterns that match it, asked in this order: a sign-off is never a notice."""


def matches(role: str, text: str, locale: str) -> re.Match[str] | None:
    """The match of a whole line with a pattern of the role, in the locale's language, English or any language.

    >>> bool(matches("furniture", "Share on Facebook", "en"))
    True
    """
    if len(text) > _LONGEST:
        return None
    return next(_matching(text, langtag.language(locale), (role,)), None)


def first_matching(roles: Sequence[str], text: str, locale: str) -> str:
    """The first of some roles that has a pattern for a whole line; empty for most lines, after one look.

    >>> first_matching(("related", "furniture"), "Share on Facebook", "en")
    'furniture'
    """
    if not text or len(text) > _LONGEST or not any(_matching(text, langtag.language(locale), tuple(roles))):
        return ""
    return next((role for role in roles if matches(role, text, locale)), "")


def is_name(text: str) -> bool:
    """Whether a line is nothing but a name of two to four words: `Ana Ruiz`; `CHAPTER IV.` is not one."""
    words = text.split()
    return 2 <= len(words) <= 4 and bool(_compiled("{name}").fullmatch(text)) and not _NUMERAL.fullmatch(text)


def _matching(text: str, language: str, roles: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The matches of a line with the patterns of some roles, in order; only those that begin as the line does are tried."""
    patterns, start = _patterns(language, roles), pattern_words.start(text)
    rows = {row for n in range(1, len(start) + 1) for row in patterns.by_beginning.get(start[:n], ())}
    lower = pattern_words.lower(text)
    if any(map(lower.__contains__, patterns.phrases)):
        rows.update(patterns.with_phrase)
    if patterns.without.fullmatch(text):
        rows.update(patterns.without_phrase)
    for _, pattern in sorted(rows):
        phrases = pattern_words.phrases(pattern)
        if (not phrases or any(map(lower.__contains__, phrases))) and (match := _compiled(pattern).fullmatch(text)):
            yield match


_Row = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of some roles, each with its place in their order: by what their lines begin with, and those whose lines may
    begin with anything, with the phrases of which one is in such a line, or without. `without` matches what one of these does.
    """

    by_beginning: Mapping[str, Sequence[_Row]]
    with_phrase: Sequence[_Row]
    without_phrase: Sequence[_Row]
    phrases: Sequence[str]
    without: re.Pattern[str]


@cache
def _patterns(language: str, roles: tuple[str, ...]) -> _Patterns:
    by_beginning: dict[str, list[_Row]] = {}
    held, free = list[_Row](), list[_Row]()
    for row in enumerate(text for role in roles for text in _texts(language).get(role, [])):
        beginnings = pattern_words.beginnings(row[1])
        for beginning in beginnings:
            by_beginning.setdefault(beginning, []).append(row)
        if not beginnings:
            (held if pattern_words.phrases(row[1]) else free).append(row)
    phrases = dict.fromkeys(phrase for _, text in held for phrase in pattern_words.phrases(text))
    without = _compiled("|".join(f"(?:{text})" for _, text in free) or "(?!)")
    return _Patterns(by_beginning, held, free, tuple(phrases), without)


@cache
def _texts(language: str) -> Mapping[str, list[str]]:
    """The patterns by role, as they are written, in all scripts of the language."""
    gathered: dict[str, list[str]] = {}
    scripts = (tag for tag in data.tags() if langtag.language(tag) == language)
    for name in dict.fromkeys((data.SHARED, "en", *scripts)):
        for role, texts in data.exactly(name, "roles").items():
            gathered.setdefault(role, []).extend(texts)
    return gathered


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(
        text.replace("{name}", _name()).replace("{rest}", r".{1,500}").replace("{few}", _FEW), re.IGNORECASE
    )


@cache
def _name() -> str:
    """An expression for a person's name, with the small words inside it."""
    inside = "|".join(str(data.exactly(data.SHARED, "names")["inside"]).split())
    return rf"{_CAPITAL}[\w.'’‘-]*(?:,? (?:{_CAPITAL}[\w.'’‘-]*|{inside})){{0,12}}"

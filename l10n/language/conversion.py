"""Texts of a language in its other script, letter by letter: Serbian in Cyrillic and in Latin letters.

From Cyrillic nothing is lost, and nothing has to be guessed. Back from Latin, `nj` may be one letter or two, and words of
other languages stay Latin: a person looks at what was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from l10n.language import data, tokens
from l10n.language.addresses import EMAIL, URL
from l10n.late_pattern import late_pattern
from l10n.model import Span

_UNCHANGED = late_pattern(rf"{URL}|{EMAIL}|(?<!\w)[@#]\w+|</?\d+/?>")
_LATIN = late_pattern(r"[A-Za-zÀ-ž]")
_FOREIGN = late_pattern(r"[qwxy]|[aeiou]{3}|(?:(?!lj|nj|dž)([b-df-hj-np-tv-z]))\1", re.IGNORECASE)
_ROMAN = late_pattern(r"[IVXLCDM]{2,}")


@cache
def directions() -> frozenset[tuple[str, str]]:
    """The tags between which a text can be converted.

    >>> ("sr", "sr-Latn") in directions(), ("sr", "hr") in directions()
    (True, False)
    """
    rows = [row.split() for row in data.exactly(data.SHARED, "conversion")["between"]]
    return frozenset((first, second) for left, right in rows for first, second in ((left, right), (right, left)))


def to_latin(source: str) -> bool:
    """Whether texts of a tag are converted into Latin letters, which is exact."""
    rows = [row.split() for row in data.exactly(data.SHARED, "conversion")["between"]]
    return source in [script for script, _ in rows]


def converted(text: str, source: str) -> str:
    """A text in the other script of its language; addresses, handles and foreign words stay.

    >>> converted("Љубав и њега у НИШУ, ЊУЈОРК", "sr"), converted("Injekcija za Ljubišu iz BBC-ja", "sr-Latn")
    ('Ljubav i njega u NIŠU, NJUJORK', 'Инјекција за Љубишу из BBC-ја')
    """
    return "".join(new for _, new in pieces(text, source))


def pieces(text: str, source: str) -> Iterator[tuple[Span, str]]:
    """The words of a text and what stands between, in order, each with what it becomes."""
    word = _to_latin if to_latin(source) else _to_cyrillic
    done = 0
    for match in sorted(
        (*_UNCHANGED.finditer(text), *tokens.LETTERS.finditer(text)), key=lambda each: (each.start(), -each.end())
    ):
        if match.start() < done:
            continue
        if match.start() > done:
            yield Span(done, match.start()), text[done : match.start()]
        unchanged = match.re.pattern == _UNCHANGED.pattern
        yield Span(*match.span()), match[0] if unchanged else word(match[0])
        done = match.end()
    if done < len(text):
        yield Span(done, len(text)), text[done:]


@cache
def _letters() -> Mapping[str, str]:
    """Small Cyrillic letters with their Latin ones."""
    like = str(data.exactly(data.SHARED, "conversion")["like"])
    return dict(row.split("=") for row in str(data.exactly(like, "inflection")["fold"]).split())


@cache
def _apart() -> Sequence[str]:
    like = str(data.exactly(data.SHARED, "conversion")["like"])
    return tuple(str(data.exactly(like, "conversion")["apart"]).split())


def _to_latin(word: str) -> str:
    letters = _letters()
    made = []
    for at, letter in enumerate(word):
        small = letter.lower()
        new = letters.get(small, small)
        if letter == small:
            made.append(new)
            continue
        beside = word[at + 1 : at + 2] or word[at - 1 : at]
        made.append(new.upper() if beside.isupper() else new.capitalize())
    return "".join(made)


def _to_cyrillic(word: str) -> str:
    small = word.lower()
    if not _LATIN.match(word) or _is_foreign(word):
        return word
    back = {latin: letter for letter, latin in _letters().items()}
    split = max((len(head) for head in _apart() if small.startswith(head)), default=0)
    made, at = [], 0
    while at < len(word):
        size = 2 if small[at : at + 2] in back and len(small[at : at + 2]) == 2 and at + 2 > split else 1
        new = back.get(small[at : at + size], word[at : at + size])
        made.append(new.upper() if word[at].isupper() else new)
        at += size
    return "".join(made)


def _is_foreign(word: str) -> bool:
    """Whether a Latin word is not of the language: a foreign name, an acronym, a Roman number."""
    acronym = word.isupper() and len(word) > 1 and not re.search("[AEIOUaeiouŠĐČĆŽ]", word)
    return bool(_FOREIGN.search(word) or _ROMAN.fullmatch(word) or acronym)

"""A fuzzy match whose source differs from the wanted one in numbers and names alone gets the wanted ones."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.late_pattern import late_pattern

_NUMBER = late_pattern(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
_LONGEST = 200  # tokens; aligning longer sentences costs more than it gives


@dataclass(frozen=True, slots=True)
class Swap:
    """A target after the exchange, and what was put into it; as before where nothing could be exchanged safely."""

    text: str
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    old: str
    new: str


def swap(source: str, revised: str, target: str) -> Swap:
    """The target of `source` as a target of `revised`, where the two differ in numbers and names alone.

    Each number or name that differs must stand once in the source and once, with the same letters, in the target: a name
    that the target declines or transliterates is left to the translator.

    >>> swap("Bus No. 10 is late.", "Bus No. 12 is late.", "El autobús n.º 10 llega tarde.").text
    'El autobús n.º 12 llega tarde.'
    >>> swap("Police in Gdynia shut it.", "Police in Port Ansel shut it.", "La policía de Gdynia lo cerró.").text
    'La policía de Port Ansel lo cerró.'
    """
    changes = _changes(source, revised)
    if not changes or len({each.old for each in changes}) < len(changes):
        return Swap(target)
    if any(_count(each.old, text) != 1 for each in changes for text in (source, target)):
        return Swap(target)
    exchanged = {each.old: each.new for each in changes}
    joined = "|".join(re.escape(old) for old in sorted(exchanged, key=len, reverse=True))
    text = _whole(joined).sub(lambda match: exchanged[match[0]], target)
    numbers = tuple(each.new for each in changes if _NUMBER.fullmatch(each.new))
    return Swap(text, numbers, tuple(each.new for each in changes if each.new not in numbers))


def _changes(source: str, revised: str) -> list[_Change]:
    """What differs, where all of it is numbers for numbers and names for names; else nothing."""
    before, after = list(tokens.PIECE.finditer(source)), list(tokens.PIECE.finditer(revised))
    if not 0 < len(before) <= _LONGEST or not 0 < len(after) <= _LONGEST:
        return []
    matcher = difflib.SequenceMatcher(None, [m[0] for m in before], [m[0] for m in after], autojunk=False)
    runs = [(before[i:j], after[k:n]) for tag, i, j, k, n in matcher.get_opcodes() if tag != "equal"]
    changes: list[_Change] = []
    for old, new in runs:
        exchanges = list(_exchanges(old, new, source, revised))
        if not exchanges:
            return []
        changes += exchanges
    remaining = (source, revised)
    for each in changes:
        remaining = (_without(each.old, remaining[0]), _without(each.new, remaining[1]))
    return changes if remaining[0] == remaining[1] else []


def _without(words: str, text: str) -> str:
    return _whole(re.escape(words)).sub("\0", text, count=1)


def _exchanges(
    old: Sequence[re.Match[str]], new: Sequence[re.Match[str]], source: str, revised: str
) -> Iterator[_Change]:
    """The exchanges of one run of tokens: numbers one by one, a name as a whole."""
    if not old or not new:
        return
    if all(_NUMBER.fullmatch(m[0]) for m in (*old, *new)):
        if len(old) == len(new):
            yield from (_Change(a[0], b[0]) for a, b in zip(old, new, strict=True))
    elif all(_is_name(m[0]) for m in (*old, *new)):
        yield _Change(source[old[0].start() : old[-1].end()], revised[new[0].start() : new[-1].end()])


def _is_name(word: str) -> bool:
    """Whether a word begins with a capital and is longer than a letter; the target's letters decide the rest."""
    return len(word) > 1 and word[0].isupper()


def _count(words: str, text: str) -> int:
    return len(_whole(re.escape(words)).findall(text))


def _whole(pattern: str) -> re.Pattern[str]:
    """Finds whole words and whole numbers: not the 3 of 3.2."""
    return re.compile(rf"(?<!\w)(?<!\d[.,:\u00a0\u202f])(?:{pattern})(?!\w)(?![.,:\u00a0\u202f]\d)")

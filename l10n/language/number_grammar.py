"""Numbers in words: the words of a text in order → values with their places, each word used once.

One grammar for all languages: units, tens and hundreds are added, multipliers multiply what stands before them, links join,
a half is added behind and multiplied before. What differs by language is its words, and whether units come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from l10n.dataclass import dataclass
from l10n.language.counted_behind import multiplied_ahead
from l10n.language.number_lexicon import MULTIPLIERS, PREFIX_LETTERS, Lexicon
from l10n.late_pattern import late_pattern
from l10n.model import Span

HALF = 0.5
_LONGEST = 14  # words of one number
_LINKLETTERS = 3
"""Letters between two numbers of one word: `пятидесятидвухлетний`, `fünfundzwanzig`, `ოცდახუთი`."""
GAP = late_pattern(r"[\s\u00ad\u200b\u200c-]*")
_WORD = late_pattern(r"[^\W\d_][\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c'’ʻʼ‘`]*")
_SHORT = 2
"""Letters of a word that, inside of another, is a number only at its end or with one behind."""
LETTERS = late_pattern(r"\w*")
_JOINS = frozenset("وו")
"""Letters for "and" that are written together with the next word."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words with its place. Most have one value; where a word means several (`šesto`: 6th, 600), all are there."""

    values: tuple[float, ...]
    span: Span


class _Numeral(NamedTuple):
    """A word for a number with all that it can mean, or a link, which means nothing."""

    values: tuple[float, ...]
    start: int
    end: int


def read(text: str, words: Lexicon) -> tuple[float, ...]:
    """What a text can mean that is one number and nothing else; nothing where it is more than that, or less."""
    numerals = list(find(text, words))
    whole = (
        len(numerals) == 1 and not _strip(text[: numerals[0].span.start]) and not _strip(text[numerals[0].span.end :])
    )
    return numerals[0].values if whole else ()


def _strip(text: str) -> str:
    return GAP.sub("", text)


def find(folded: str, words: Lexicon) -> Iterator[Numeral]:
    """The numbers in words of a text in lower case, in order."""
    for run in _runs(folded, _pieces(folded, words), words):
        yield from _split(run, words)


# --- the words -------------------------------------------------------------------------------------------------------


def _pieces(folded: str, words: Lexicon) -> Iterator[_Numeral]:
    """The words for numbers and the links of a text, in order."""
    if not words.spaced:
        yield from _unspaced(folded, words)
        return
    done, impossible = 0, words.impossible
    for match in _WORD.finditer(folded):
        if match[0] in impossible or match.start() < done or not words.may_hold(match[0]):
            continue
        for piece in _in_word(folded, match, words):
            done = max(done, piece.end)
            yield piece


def _unspaced(folded: str, words: Lexicon) -> Iterator[_Numeral]:
    place = 0
    while place < len(folded):
        word, end = next(iter(words.at(folded, place)), (None, place + 1))
        if word is not None:
            yield _Numeral((word.value,) if word.value else (), place, end)  # 一百零五: the zero is a link
        place = end


def _in_word(folded: str, match: re.Match[str], words: Lexicon) -> Sequence[_Numeral]:
    start, end = match.span()
    if match[0] in words.links:
        return (_Numeral((), start, end),)
    pieces = _compound(folded, start, end, words)
    if _is_single_number(pieces, words):
        return pieces
    for stop in range(start + 1, min(start + PREFIX_LETTERS, end)):
        if words.prefix and words.prefix.fullmatch(folded, start, stop):
            pieces = _compound(folded, stop, end, words)
            if _is_single_number(pieces, words):
                joins = words.counted_behind or _JOINS & set(folded[start:stop])
                join = (_Numeral((), start, stop),) if joins else ()
                return (*join, *pieces)
    inner = ((folded.find(word.letters, start + 1, end), word) for word in words.inner)
    return tuple(_Numeral((word.value,), at, end) for at, word in inner if at > 0)[:1]


def _is_single_number(pieces: Sequence[_Numeral], words: Lexicon) -> bool:
    """Whether the numbers inside of one word are one number: elf and ein of Elfenbein are not."""
    return bool(pieces) and bool(_values(pieces, words))


def _compound(folded: str, start: int, end: int, words: Lexicon, *, inside: bool = False) -> tuple[_Numeral, ...]:
    """The numbers that a word is made of from a place on, longest first, with short links between; none where it is none."""
    starting = words.at(folded, start)
    for word, stop in starting:
        if stop >= end:
            values = dict.fromkeys(numeral.value for numeral, last in starting if last == stop)
            return (_Numeral(tuple(values), start, LETTERS.match(folded, stop).end()),)  # type: ignore[union-attr]
        for skip in range(min(_LINKLETTERS, end - stop - 1) + 1):
            following = _compound(folded, stop + skip, end, words, inside=True)
            if following:
                link = (_Numeral((), stop, stop + skip),) if skip else ()
                return (_Numeral((word.value,), start, stop), *link, *following)
        if not word.whole and (not inside or len(word.letters) > _SHORT):
            return (_Numeral((word.value,), start, end),)
    return ()


def _runs(folded: str, pieces: Iterator[_Numeral], words: Lexicon) -> Iterator[Sequence[_Numeral]]:
    """The pieces that nothing but blanks and hyphens stands between; nothing less behind more where a link is needed, and
    no half behind an article: `une demi-tonne`.
    """
    run: list[_Numeral] = []
    for piece in pieces:
        less = words.linked and run and piece.values and run[-1].values and max(piece.values) < min(run[-1].values)
        alone = less and run[-1].end < piece.start
        halved = piece.values == (HALF,) and len(run) == 1 and folded[run[0].start : run[0].end] in words.articles
        if run and (alone or halved or GAP.fullmatch(folded, run[-1].end, piece.start) is None):
            yield run
            run = []
        if run or piece.values:
            run.append(piece)
    yield run


def _split(run: Sequence[_Numeral], words: Lexicon) -> Iterator[Numeral]:
    """The numbers of a run: from each place on the longest that the grammar knows."""
    place = 0
    while place < len(run):
        stops = range(min(len(run), place + _LONGEST), place, -1) if run[place].values else ()
        for stop in stops:
            values = _values(run[place:stop], words) if run[stop - 1].values else ()
            if values:
                yield Numeral(values, Span(run[place].start, run[stop - 1].end))
                place = stop
                break
        else:
            place += 1


# --- the grammar -----------------------------------------------------------------------------------------------------


def _values(pieces: Sequence[_Numeral], grammar: Lexicon) -> tuple[float, ...]:
    """What words that are one number can mean; nothing where they are not one."""
    if grammar.counted_behind:
        return multiplied_ahead([piece.values for piece in pieces])
    if len(pieces) == 1 and pieces[0].values:  # most numbers
        return tuple(dict.fromkeys([round(float(value), 6) for value in pieces[0].values]))
    meanings = (_meaning(v, grammar) for v in product(*(p.values for p in pieces if p.values)))
    return tuple(dict.fromkeys(round(float(value), 6) for value in meanings if value is not None))


def _meaning(values: Sequence[float], grammar: Lexicon) -> float | None:
    if len(values) == 1:
        return values[0]
    values = [
        v for before, v in zip((None, *values), values, strict=False) if v and not (before == 0 and v == 100)
    ]  # không trăm
    halves = [n for n, value in enumerate(values) if value == HALF]
    if halves:
        return _with_half(values, halves, grammar)
    return _large(values, grammar)


def _with_half(values: Sequence[float], halves: Sequence[int], grammar: Lexicon) -> float | None:
    """Two and a half (2.5), half a million, two million and a half, two and a half million."""
    if len(halves) > 1:
        return None
    before, after = values[: halves[0]], values[halves[0] + 1 :]
    if not before:
        return HALF * after[0] if len(after) == 1 and after[0] in MULTIPLIERS else None
    whole = _large(before, grammar)
    if whole is None or (after and (len(after) > 1 or after[0] not in MULTIPLIERS)):
        return None
    if after:
        return (whole + HALF) * after[0]
    return whole + HALF * (before[-1] if before[-1] in MULTIPLIERS else 1)


def _large(values: Sequence[float], grammar: Lexicon) -> float | None:
    """Thousands and more: what stands before the largest multiplier is its count, what stands behind is added."""
    if not values:
        return 0
    largest = max(values)
    if largest < 1000 or largest not in MULTIPLIERS:
        if largest >= 1000:  # two thousand in one word: ألفين
            return _added(values, largest, grammar)
        return _below_thousand(values, grammar)
    place = values.index(largest)
    count = _large(values[:place], grammar) if place else 1
    remainder = _large(values[place + 1 :], grammar)
    if count is None or remainder is None or not 0 < count < largest or not 0 <= remainder < largest:
        return None
    return count * largest + remainder if remainder or place + 1 == len(values) else None


def _added(values: Sequence[float], largest: float, grammar: Lexicon) -> float | None:
    remainder = _large(values[1:], grammar)
    return largest + remainder if values[0] == largest and remainder is not None and 0 < remainder < 1000 else None


def _below_thousand(values: Sequence[float], grammar: Lexicon) -> float | None:
    if 100 in values:
        place = values.index(100)
        count = _below_hundred(values[:place], grammar) if place else 1
        remainder = values[place + 1 :]
    elif values[0] >= 100:
        place, count, remainder = 0, values[0] / 100, values[1:]
    else:
        return _below_hundred(values, grammar)
    if count is None or not (1 <= count < 10 or 11 <= count < 100):
        return None
    tens = _below_hundred(remainder, grammar) if remainder else 0
    return None if tens is None or (remainder and not 0 < tens < 100) else count * 100 + tens


def _below_hundred(values: Sequence[float], grammar: Lexicon) -> float | None:
    if len(values) == 1:
        return values[0] if values[0] < 100 else None
    if len(values) == 2:
        return _pair(values[0], values[1], grammar)
    if len(values) == 3 and values[1] == 10 and not grammar.spaced:  # 三十五
        return values[0] * 10 + values[2] if 1 <= values[0] < 10 and 0 < values[2] < 10 else None
    return None


def _pair(first: float, second: float, grammar: Lexicon) -> float | None:
    tens, unit = (second, first) if grammar.units_first and first < 10 and second >= 20 else (first, second)
    if not (tens % 1 == 0 and unit % 1 == 0) or unit <= 0:
        return None
    if not grammar.spaced and 1 <= tens < 10 and (unit == 10 or (tens == 1 and 10 < unit < 20)):  # 二十, 一十四
        return tens * 10 + unit % 10
    twenties = tens in (20, 40, 60, 80) and 10 <= unit < 20  # quatre-vingt-dix, სამოცდაათი
    if twenties or (tens % 10 == 0 and 10 <= tens < 100 and unit < 10):
        return tens + unit
    return None

"""A text cut into parts of given shares: over the cues of a sentence, or the lines of a cue.

Cuts stand between words, where they can behind punctuation and outside of marked words; in scripts without spaces between
characters, never before a closing sign or behind an opening one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from l10n.article.subtitles.tags import TAG, UNSPACED, characters
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Span

_TOKEN = late_pattern(
    rf"(?P<mark>{MARK.pattern}|{TAG})|(?P<space>[^\S\u00a0\u202f\u2060]+)|(?P<char>(?s:.))", re.IGNORECASE
)
_DASHED = late_pattern(r"[-–—]\s")
"""A dash that stands alone: at the beginning of a line it is another speaker's."""
_CLOSES = frozenset(
    "、。，．・：；！？」』）】〕〉》〟ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ…‥,.!?;:)]}»”’%ะาำๅๆฯ။၊។៕ໆ"
)
_OPENS = frozenset("「『（【〔〈《〝([{«“‘เแโใไເແໂໃໄ")
_ENDS = frozenset(".!?…。！？؟۔։।;；")
_PAUSES = frozenset(",，、:：–—،؛)")
_AFTER_END, _AFTER_PAUSE, _BEFORE_WORD = -0.35, -0.2, -0.04
_INSIDE_MARK, _SHORT_WORD, _OVERFULL = 0.3, 0.08, 4.0
_WINDOW = 40
"""Breaks on either side of where a cut would stand by the shares alone; no better one is ever farther away."""
_SHORT = 2
"""Letters. A word so short (an article, a preposition) belongs to the next one."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A place to cut: where the part before ends and the next begins, how many characters stand before, and its price."""

    end: int
    start: int
    place: int
    price: float


def cut(text: str, weights: Sequence[float], most: float = 0) -> tuple[Span, ...]:
    """The spans of as many parts as there are weights, in order; the last ones are empty where there are too few words.

    `most` is how many characters a part should not exceed.

    >>> text = "The bridge stays closed, the mayor said on Monday."
    >>> [text[part.start : part.end] for part in cut(text, [20, 30])]
    ['The bridge stays closed,', 'the mayor said on Monday.']
    """
    breaks, total = _breaks(text)
    parts = min(len(weights), len(breaks) + 1)
    ends, starts = [], [0]
    for chosen in _cheapest(breaks, _ideals(weights[:parts], total), total, most):
        ends.append(chosen.end)
        starts.append(chosen.start)
    spans = [Span(start, end) for start, end in zip(starts, [*ends, len(text)], strict=True)]
    return (*spans, *[Span(len(text), len(text))] * (len(weights) - parts))


def _ideals(weights: Sequence[float], total: int) -> list[float]:
    """Where the cuts would stand by the shares alone."""
    whole, before, ideals = sum(weights) or 1.0, 0.0, []
    for weight in weights[:-1]:
        before += weight
        ideals.append(total * before / whole)
    return ideals


def _breaks(text: str) -> tuple[list[_Break], int]:
    """Every place to cut, and the number of characters."""
    breaks: list[_Break] = []
    place, depth, last, word = 0, 0, "", 0
    for token in _TOKEN.finditer(text):
        if token["mark"]:
            depth += _step(token[0])
            continue
        if token["space"]:
            if last and token.end() < len(text) and not _DASHED.match(text, token.end()):
                stop = token.end() if UNSPACED.match(last) else token.start()
                breaks.append(_Break(stop, token.end(), place, _price(last, depth, word)))
            last, word = " ", 0
            place += 1
            continue
        char = token["char"]
        if _between(last, char):
            opened = _opened_before(text, token.start())
            breaks.append(_Break(opened, opened, place, _price(last, depth, _SHORT + 1) + _before(last, char)))
        last, word = char, word + 1
        place += characters(char)
    return breaks, place


def _opened_before(text: str, start: int) -> int:
    """Where the marks begin that open right before a place."""
    for match in reversed(list(MARK.finditer(text, max(0, start - 40), start))):
        if match.end() != start or match["close"]:
            break
        start = match.start()
    return start


def _step(mark: str) -> int:
    if mark.startswith("</"):
        return -1
    return 0 if mark.endswith("/>") or mark.startswith("{") else 1


def _between(last: str, char: str) -> bool:
    """Whether a line may end between two characters that no space parts."""
    if not last or last.isspace() or not (UNSPACED.match(last) or UNSPACED.match(char)):
        return False
    if char in _CLOSES or last in _OPENS or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf"):
        return False
    return not (last.isdigit() and char.isdigit())


def _before(last: str, char: str) -> float:
    """Kana that end and a character of content that begins: most often a new word."""
    return _BEFORE_WORD if "\u3040" <= last <= "\u309f" and not "\u3040" <= char <= "\u309f" else 0.0


def _price(last: str, depth: int, word: int) -> float:
    price = _INSIDE_MARK if depth > 0 else 0.0
    if last in _ENDS:
        return price + _AFTER_END
    if last in _PAUSES:
        return price + _AFTER_PAUSE
    return price + (_SHORT_WORD if word <= _SHORT else 0.0)


def _cheapest(breaks: Sequence[_Break], ideals: Sequence[float], total: int, most: float) -> list[_Break]:
    """One break for each ideal place, in order, at the least price; a price of 1 is a part's whole length away."""
    size = max(total / (len(ideals) + 1), 1.0)
    rows: list[dict[int, tuple[float, int]]] = []  # by break: the least price up to it, and the break before it
    for number, ideal in enumerate(ideals):
        row: dict[int, tuple[float, int]] = {}
        for at in _near(breaks, ideal, number, len(ideals)):
            current = breaks[at]
            before = (
                [
                    (price + _over(current.place - breaks[n].place, most), n)
                    for n, (price, _) in rows[-1].items()
                    if n < at
                ]
                if number
                else [(_over(current.place, most), -1)]
            )
            if before:
                price, last = min(before)
                end = _over(total - current.place, most) if number == len(ideals) - 1 else 0.0
                row[at] = (price + ((current.place - ideal) / size) ** 2 + current.price + end, last)
        rows.append(row)
    chosen: list[_Break] = []
    at = min(rows[-1], key=lambda n: rows[-1][n][0]) if rows else -1
    for row in reversed(rows):
        chosen.append(breaks[at])
        at = row[at][1]
    return chosen[::-1]


def _near(breaks: Sequence[_Break], ideal: float, number: int, count: int) -> range:
    """The breaks around an ideal place that leave enough for the cuts before and after."""
    middle = bisect_left(breaks, ideal, key=lambda point: point.place)
    low, high = max(number, middle - _WINDOW), min(len(breaks) - (count - 1 - number), middle + _WINDOW)
    return range(min(low, high - 1), max(high, low + 1))


def _over(length: float, most: float) -> float:
    return _OVERFULL if most and length > most + 1 else 0.0

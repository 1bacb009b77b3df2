"""All that a text counts, in digits, in words, as shares and in halves of a unit, with where what is counted stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.language import tokens
from l10n.language.fractions import shares
from l10n.language.number_grammar import HALF, Numeral
from l10n.language.numbers import exact, numbers
from l10n.language.numerals import numerals
from l10n.language.unit_amounts import amounts_in_a_word, half_behind_unit, unit_of
from l10n.language.units import folded
from l10n.model import Span

_Count = tuple[frozenset[float], Span]


def counted(text: str, tag: str) -> Iterator[tuple[frozenset[float], Span, int]]:
    """What each number of a text can mean, in order, with its place and where the words for what it counts begin.

    >>> [(*values, behind) for values, _, behind in counted("Two boats took a year and a half.", "en")]
    [(2.0, 3), (1.5, 17)]
    """
    counts = sorted(_counts(text, tag), key=lambda each: each[1].start)
    return _with_halves(counts, tokens.plain(text), tag)


def _with_halves(counts: Sequence[_Count], plain: str, tag: str) -> Iterator[tuple[frozenset[float], Span, int]]:
    """The counts, each with where its measure begins; one with the half behind its unit: two years and a half."""
    waiting: _Count | None = None
    for meanings, span in counts:
        start = waiting[1].end if waiting else 0
        unit = half_behind_unit(plain, start, span, tag) if meanings == _HALF else None
        if unit is None:
            if waiting:
                yield *waiting, waiting[1].end
            waiting = meanings, span
        elif waiting and unit - start <= 1:
            yield frozenset(value + HALF for value in waiting[0]), Span(waiting[1].start, span.end), start
            waiting = None
        else:
            if waiting:
                yield *waiting, start
            yield frozenset({1 + HALF}), Span(unit, span.end), unit
            waiting = None
    if waiting:
        yield *waiting, waiting[1].end


_HALF = frozenset({HALF})


def _counts(text: str, tag: str) -> Iterator[tuple[frozenset[float], Span]]:
    """All that a text counts: in digits, in words and as a share, which two thirds are, and neither two nor three."""
    digits = numbers(text, tag)
    yield from ((frozenset(number.meanings), number.span) for number in digits)
    amounts = list(amounts_in_a_word(tokens.plain(text), tag))
    yield from ((frozenset({amount}), span) for amount, span, _ in amounts)
    taken = [span for _, span, _ in amounts]
    words = [each for each in numerals(text, tag) if not any(_near(each.span, number.span) for number in digits)]
    words = [each for each in words if not any(_overlap(each.span, span) for span in taken)]
    words = [each for before, each in zip((None, *words), words, strict=False) if not _is_unit(before, each, text, tag)]
    for share in shares(text, tag):
        if any(_overlap(share.span, span) for span in taken):
            continue
        inside = [each for each in words if _overlap(each.span, share.span)]
        if not any(value % 1 or value >= _LARGE for each in inside for value in each.values):
            words = [each for each in words if each not in inside and not _is_article(each, share.span)]
            if not any(_overlap(number.span, share.span) for number in digits):
                yield frozenset({exact(float(share.value))}), share.span
    yield from ((frozenset(each.values), each.span) for each in words)


_LARGE = 1000
"""What a share is of that is one number with it: half a million."""


def _is_article(numeral: Numeral, share: Span) -> bool:
    """Whether a word for one is the article of what a share is of: `zwei Drittel eines Kilometers`."""
    return numeral.values == (1.0,) and 0 < numeral.span.start - share.end <= 2


def _is_unit(before: Numeral | None, numeral: Numeral, text: str, tag: str) -> bool:
    """Whether a word for a number is the unit of the one before it: `acht Jahrzehnte`, eight tens of years."""
    if before is None or not 0 < numeral.span.start - before.span.end <= 2:
        return False
    names = unit_of(folded(text[numeral.span.start : numeral.span.end]), tag)
    return bool(names & {"decade", "century"})


def _overlap(span: Span, neighbour: Span) -> bool:
    return span.start < neighbour.end and neighbour.start < span.end


def _near(span: Span, neighbour: Span) -> bool:
    """Whether a number in words is the magnitude of one in digits."""
    return 0 <= span.start - neighbour.end <= 2 or neighbour.start <= span.start < neighbour.end

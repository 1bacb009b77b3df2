"""What stands beside a number and makes it the least or the most: more than 40, 40'tan fazla; less than 40."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from l10n.dataclass import dataclass
from l10n.language import data, tokens
from l10n.language.fractions import shares
from l10n.language.knowledge import attached
from l10n.language.numbers import numbers
from l10n.language.numerals import numerals
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern
from l10n.model import Span

_REACH = 44
"""Characters before and behind a number in which such words stand."""
_CLAUSE = late_pattern(r"[;:!?()\[\]«»“”\"。，、；！？،؛۔]|\.(?!\w)|,(?!\w)")
_BETWEEN = r"[-–־]?(?:\s[^\W\d_]{1,4})?[\s\u00a0]*(?:US)?[$£€¥]?[\s\u00a0]*\Z"
"""What may stand between such words and a number: an article, the sign of a currency."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its place that is the least of something (`more`), or the most of it (`less`)."""

    meanings: frozenset[float]
    span: Span
    bound: str


@lru_cache(maxsize=4096)
def bounded(text: str, tag: str) -> Sequence[Bounded]:
    """The numbers of a text, in digits and in words, that are the least or the most of something, in order.

    >>> [(sorted(number.meanings), number.bound) for number in bounded("More than 40 boats sank, nearly half of 90.", "en")]
    [([40.0], 'more'), ([0.5], 'less')]
    """
    words = data.section(tag, "measures")
    if not words.get("more") or not _any(tag).search(folded := tokens.folded(text)):
        return ()
    quantities = [(number.meanings, number.span) for number in numbers(text, tag)]
    taken = [span for _, span in quantities]
    further = (each for each in numerals(text, tag) if not any(s.start <= each.span.start <= s.end + 1 for s in taken))
    quantities += [(frozenset(numeral.values), numeral.span) for numeral in further]
    for share in shares(text, tag):
        beside = [each for each in quantities if each[1].start >= share.span.end or each[1].end < share.span.start - 1]
        beyond = any(span.start <= share.span.start and span.end > share.span.end for _, span in quantities)
        quantities = quantities if beyond else [*beside, (frozenset({float(share.value)}), share.span)]
    quantities.sort(key=lambda each: each[1].start)
    return tuple(_bounded(folded, quantities, tag))


def _bounded(folded: str, quantities: Sequence[tuple[frozenset[float], Span]], tag: str) -> Iterator[Bounded]:
    done = 0
    for number, (meanings, span) in enumerate(quantities):
        stop = quantities[number + 1][1].start if number + 1 < len(quantities) else len(folded)
        match = _before(tag).search(folded, max(done, span.start - _REACH), span.start)
        behind = _CLAUSE.split(folded[span.end : min(stop, span.end + _REACH)], maxsplit=1)[0]
        match = match or _behind(tag).search(behind)
        if match:
            yield Bounded(meanings, span, str(match.lastgroup))
        done = max(done, span.end)


@cache
def _any(tag: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words})" for words in _words(tag).values()))


@cache
def _before(tag: str) -> re.Pattern[str]:
    return re.compile(f"{_either(tag, '')}{_BETWEEN}")


@cache
def _behind(tag: str) -> re.Pattern[str]:
    return re.compile(_either(tag, "_behind"))


def _either(tag: str, place: str) -> str:
    words = {bound: each for bound in ("more", "less") if (each := _words(tag).get(bound + place))}
    groups = "|".join(f"(?P<{bound}>{each})" for bound, each in words.items())
    whole = rf"(?<![^\W\d_])(?:{attached(tag) or ''})(?:{groups})(?![^\W\d_])" if spaced(tag) else f"(?:{groups})"
    return whole if groups else "(?!)"


def _words(tag: str) -> Mapping[str, str]:
    section = data.section(tag, "measures")
    return {name: section[name] for name in ("more", "less", "more_behind", "less_behind") if section.get(name)}

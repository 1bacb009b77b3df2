"""What newspapers write short, spelled out before an engine reads it: $5m, 5 crore, 2nd, Jan. 12, ’90s.

Models learn from texts that spell it out; what they do not know they copy, or guess. The words are data of the source language
(`[shorthand]`); what a number is in the source stays what the draft is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from l10n.dataclass import dataclass
from l10n.language import data
from l10n.language.numerals import multiplier
from l10n.late_pattern import late_pattern
from l10n.model import Span

CURRENCY = "€$£¥₽₴₸₾₹₺₼֏₪₩"
_ELIDED = late_pattern(r"(?<!\w)['’‘](?=(\d0)s\b)")
_LAST_CENTURY = 30  # the ’30s to the ’90s are those of the 20th
_AMOUNT = r"\d(?:[\d.,]*\d)?"


@dataclass(frozen=True, slots=True)
class _Words:
    """The expressions of a language: for each the words that stand for what its first group is."""

    magnitudes: Mapping[str, str]
    short: re.Pattern[str]
    glued: re.Pattern[str]
    scaled: Mapping[str, tuple[int, str]]
    scale: re.Pattern[str]
    ordinals: tuple[str, ...]
    ordinal: re.Pattern[str]
    joined: re.Pattern[str]
    months: Mapping[str, str]
    month: re.Pattern[str]


def spelled(text: str, tag: str) -> tuple[tuple[Span, str], ...]:
    """The pieces of a text of a language to be written otherwise, in order and apart, and the words.

    >>> [new for _, new in spelled("In the ’90s he came 2nd; since Jan. 12 it costs $5m.", "en")]
    ['19', 'second', 'January', ' million']
    """
    words = _words(tag)
    edits = [(Span(*match.span()), "19" * (int(match[1]) >= _LAST_CENTURY)) for match in _ELIDED.finditer(text)]
    if words is not None and (any(map(str.isdigit, text))):
        edits += _english(text, words)
    edits.sort(key=lambda edit: edit[0].start)
    return tuple(edit for n, edit in enumerate(edits) if not n or edits[n - 1][0].end <= edit[0].start)


def magnitude(text: str, at: int, tag: str) -> tuple[float, int]:
    """What an abbreviation behind an amount of money multiplies it by, and its end; 1 where there is none.

    >>> magnitude("It cost $5m.", 10, "en")
    (1000000.0, 11)
    """
    words = _words(tag)
    match = re.compile(rf"[ \u00a0]?({_any(words.magnitudes)})\b", re.IGNORECASE).match(text, at) if words else None
    if words is None or match is None:
        return 1, at
    return multiplier(words.magnitudes[match[1].lower()], 0, tag)[0], match.end()


def _english(text: str, words: _Words) -> Iterator[tuple[Span, str]]:
    for match in words.short.finditer(text):
        letters = match["sure"] or match["money"]
        yield Span(match.end() - len(letters), match.end()), f" {words.magnitudes[letters.lower()]}"
    for match in words.glued.finditer(text):
        yield Span(match.start(), match.start()), " "
    for match in words.scale.finditer(text):
        factor, name = words.scaled[match["word"].lower()]
        value = Decimal(match["number"].replace(",", "")) * factor
        yield Span(*match.span()), f"{value.normalize():,f} {name}"
    for match in words.ordinal.finditer(text):
        if int(match[1]) <= len(words.ordinals):
            yield Span(*match.span()), words.ordinals[int(match[1]) - 1]
    for match in words.joined.finditer(text):
        yield Span(*match.span(1)), " "  # a 19th-century novel is read as a 19th century novel, 19-siglo otherwise
    for match in words.month.finditer(text):
        yield Span(*match.span()), words.months[match[0]]


@cache
def _words(tag: str) -> _Words | None:
    table = data.section(tag, "shorthand")
    if not table:
        return None
    magnitudes = dict(row.split("=") for row in table["magnitudes"])
    scaled = {row[0]: (int(row[1]), row[2]) for row in (row.split("=") for row in table["scaled"])}
    months = dict(row.split("=") for row in table["months"])
    sure = _any([each for each in magnitudes if each not in table["units"]])
    money = f"(?<=[{CURRENCY}]){_AMOUNT}[ \u00a0]?(?P<money>{_any(magnitudes)})"
    return _Words(
        magnitudes,
        re.compile(rf"(?:{money}|(?<![\w.,])(?:[{CURRENCY}])?{_AMOUNT}[ \u00a0]?(?P<sure>{sure}))\b", re.IGNORECASE),
        re.compile(rf"(?<=\d)(?={_any(set(magnitudes.values()))}\b)"),
        scaled,
        re.compile(rf"(?<![\w.,{CURRENCY}])(?P<number>{_AMOUNT})[ \u00a0](?P<word>{_any(scaled)})\b", re.IGNORECASE),
        tuple(table["ordinals"]),
        re.compile(rf"(?<![\w.,])(\d{{1,2}})(?:{_any(table['endings'])})\b(?![- ](?:{_any(table['counted'])})\b)"),
        re.compile(rf"(?<![\w.,])\d{{1,2}}(?:{_any(table['endings'])})(-)(?={_any(table['counted'])}\b)"),
        months,
        re.compile(
            rf"\b(?:{_any(months)})(?=[ \u00a0]\d{{1,2}}\b)|(?<=\d[ \u00a0])(?:{_any(months)})(?=[ \u00a0]\d{{4}})"
        ),
    )


def _any(words: object) -> str:
    assert isinstance(words, (list, tuple, set, dict))
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

"""Numbers in words between two languages of which neither is English: seven boats that became eight, dozens thousands.

English tells a number from an article, a share and a name; of other languages that is not known so well. So a number is missed
only where the translation has another one in words that its source does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from l10n.check.finding import became, warn_source
from l10n.language import tokens
from l10n.language.number_grammar import Numeral
from l10n.language.number_learning import counts, spellings
from l10n.language.numbers import Number, numbers
from l10n.language.numerals import numerals, values
from l10n.language.roman_numerals import values as roman
from l10n.late_pattern import late_pattern
from l10n.model import Finding
from l10n.plugin import Subject

_LEAST, _MOST = 3, 99
"""What is looked for: one is an article in most languages, two "both", and a hundred and more are magnitudes."""


def exchanged(subject: Subject, target_numbers: Sequence[Number]) -> Iterator[Finding]:
    """A finding for each number that a source has in words and in whose place its translation has another one."""
    written_in, tag = subject.catalog.source, subject.catalog.target
    if not (counts(written_in) and counts(tag)):
        return
    source, target = tokens.plain(subject.unit.key.source), tokens.plain(subject.unit.target)
    small, crowds = _small(source, written_in), _crowds(source, written_in)
    if not (small or crowds):
        return
    stated = _stated(source, written_in, numbers(source, written_in))
    stand = _stated(target, tag, target_numbers)
    for each, substitute in _pairs(small, _small(target, tag), stated, stand):
        if _is_spelled(each, source, written_in) or _is_spelled(substitute, target, tag):
            yield _finding(subject, source, each, "number")
    for each, substitute in _pairs(crowds, _crowds(target, tag), stated, stand):
        if max(*each.values, *substitute.values) > _MOST:
            yield _finding(subject, source, each, "amount")


def _finding(subject: Subject, source: str, numeral: Numeral, kind: str) -> Finding:
    words = source[numeral.span.start : numeral.span.end]
    return warn_source(subject, became(subject, f"“{words}”", kind), numeral.span)


def _pairs(
    ours: Sequence[Numeral], theirs: Sequence[Numeral], stated: Set[float], stand: Set[float]
) -> Iterator[tuple[Numeral, Numeral]]:
    """The numbers that the target lacks, each with another one that its source lacks, as many as there are."""
    lost = [each for each in ours if stand.isdisjoint(each.values)]
    strangers = [each for each in theirs if stated.isdisjoint(each.values)] if lost else []
    return zip(lost, strangers, strict=False)


def _small(text: str, tag: str) -> Sequence[Numeral]:
    return [each for each in numerals(text, tag) if all(_LEAST <= value <= _MOST for value in each.values)]


def _crowds(text: str, tag: str) -> Sequence[Numeral]:
    """The numbers in words of a text from a hundred on, and its tens and dozens, that nothing in digits counts."""
    return [
        each
        for each in numerals(text, tag)
        if all(value > _MOST or value in _TENS for value in each.values)
        and not _COUNTED.search(text, 0, each.span.start)
    ]


_COUNTED = late_pattern(r"\d\W{0,3}\Z")


def _stated(text: str, tag: str, counted: Sequence[Number]) -> Set[float]:
    """All values that a text states: in words, in digits, in Roman numerals and the centuries of these, a dozen for ten."""
    stated = {*values(text, tag), *(value for number in counted for value in number.meanings), *roman(text)}
    centuries = {value * 100 for value in roman(text)}
    return stated | centuries | (set() if _TENS.isdisjoint(stated) else _TENS)


_TENS = frozenset({10.0, 12.0})


def _is_spelled(numeral: Numeral, text: str, tag: str) -> bool:
    """Whether a word begins as CLDR spells its number; others only say it: Quartal, trimestre."""
    word = tokens.folded(text)[numeral.span.start : numeral.span.end]
    spelled = (each for value in numeral.values for each in spellings(tag, int(value)))
    return any(word.startswith(tokens.folded(each)[:_BEGINNING]) for each in spelled)


_BEGINNING = 3
"""Letters that a word and CLDR's spelling of its number begin with."""

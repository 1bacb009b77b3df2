"""Half for a quarter, dozens for hundreds, a second place for a fifth: amounts in words that nobody counted.

`numbers` looks for what stands in digits and for small numbers that are missing; these are asked for only where the translation
has another one of the same sort instead, since "hundreds" may be left out and "half" be said in many ways.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.finding import became, warn_source
from l10n.check.mirror import from_english, mirrored
from l10n.dataclass import dataclass
from l10n.language import english, tokens
from l10n.language.fractions import shares
from l10n.language.number_learning import spellings
from l10n.language.numbers import numbers
from l10n.language.numerals import numerals, values
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject


@dataclass(frozen=True, slots=True)
class _Amount:
    """Words of a source, the values that may stand for them, and those of which one in their place is another amount."""

    words: re.Pattern[str]
    accepted: frozenset[float]
    rivals: frozenset[float]


def _amount(key: str, accepted: Set[float], rivals: Set[float], ordinal: str = "") -> _Amount:
    words = english.alternatives("amounts", key).replace("{ordinal}", ordinal)
    return _Amount(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), frozenset(accepted), frozenset(rivals - accepted))


_CROWDS = {12.0, *(10.0**zeros for zeros in range(1, 13) if zeros not in (10, 11))}
_TENS = range(20, 100, 10)
_PLACES = {3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0}


@cache
def _english_amounts() -> tuple[_Amount, ...]:
    ordinals = [(word, place) for word, place in english.ordinals().items() if place <= max(_PLACES)]
    return (
        _amount("dozens", {10.0, 12.0, 20.0, 50.0}, _CROWDS),
        _amount("hundreds", {100.0, 200.0}, _CROWDS),
        _amount("thousands", {1000.0, 10000.0}, _CROWDS),
        _amount("millions", {10.0**6}, _CROWDS - {10.0**5, 10.0**7}),  # South Asia counts many in lakhs
        _amount("billions", {10.0**9}, _CROWDS),
        _amount("second", {2.0}, _PLACES),
        *(_amount("floor", {place - 1, place, place + 1}, _PLACES, ordinal) for ordinal, place in ordinals),
        *(_amount("largest", {place}, _PLACES, ordinal) for ordinal, place in ordinals),
        _amount("doubled", {2.0, 0.5}, {3.0, 4.0, 10.0}),
        _amount("tripled", {3.0}, {2.0, 4.0, 5.0, 10.0}),
        _amount("tens_of_thousands", {10.0**4}, _CROWDS),
        _amount("hundreds_of_thousands", {10.0**5}, _CROWDS),
        _amount("tens_of_millions", {10.0**7}, _CROWDS),
        _amount("hundreds_of_millions", {10.0**8}, _CROWDS),
        *(_amount("decade", {tens, 1900.0 + tens}, set(map(float, _TENS)), _decade(tens)) for tens in _TENS),
        *(_amount("fold", {value}, {*_PLACES, 2.0, 100.0}, word) for word, value in english.cardinals().items()),
    )


@cache
def _any_amount() -> re.Pattern[str]:
    """What finds in small letters whether any of the amounts may be there, all at once."""
    return re.compile("|".join(dict.fromkeys(amount.words.pattern for amount in _english_amounts())))


def _decade(tens: float) -> str:
    """How English calls the decade from a number on: sixties."""
    return spellings("en", int(tens))[0].removesuffix("y") + "ies"


@lru_cache(maxsize=4096)
def _amounts(source: str) -> tuple[tuple[_Amount, re.Match[str]], ...]:
    """The amounts of an English source with their places; looked for once for all its translations."""
    if not _any_amount().search(source.lower()):  # most sources
        return ()
    return tuple((amount, match) for amount in _english_amounts() if (match := amount.words.search(source)))


_CROWDS_OF_CROWDS = {10.0**4, 10.0**5, 10.0**7, 10.0**8}


def _without_crowds_of_crowds(source: str, named: Sequence[tuple[_Amount, re.Match[str]]]) -> str:
    """The source without hundreds of thousands, which state neither hundreds nor thousands."""
    for amount, match in named:
        if amount.accepted <= _CROWDS_OF_CROWDS:
            source = source.replace(match[0], "")
    return source


@lru_cache(maxsize=4096)
def _stated(source: str) -> Counter[float]:
    """How often an English source has each number, in words or in digits."""
    stated = Counter(value for numeral in numerals(source, "en") for value in set(numeral.values))
    stated.update(value for number in numbers(source, "en") for value in number.meanings)
    return stated


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each amount in whose place the translation has another one."""
    if not langtag.is_pseudo(subject.catalog.target):
        yield from _shares(subject)
        yield from _others(subject)


def _shares(subject: Subject) -> Iterator[Finding]:
    source = shares(subject.unit.key.source, subject.catalog.source)
    target = shares(subject.unit.target, subject.catalog.target) if source else ()
    if target:
        lost = [share for share in source if share.value not in {other.value for other in target}]
        made_up = any(share.value not in {other.value for other in source} for share in target)
        for share in lost if made_up else ():
            yield warn_source(subject, became(subject, f"“{share.words}”", "amount"), share.span)


def _others(subject: Subject) -> Iterator[Finding]:
    if not from_english(subject):
        yield from mirrored(subject, _others)
        return
    source, tag = tokens.plain(subject.unit.key.source), subject.catalog.target
    named = _amounts(source)
    if not named:
        return
    target = tokens.plain(subject.unit.target)
    in_words = Counter(value for numeral in numerals(target, tag) for value in set(numeral.values) if value)
    in_words.subtract(_stated(_without_crowds_of_crowds(source, named)))
    every = values(target, tag) | {value for number in numbers(target, tag) for value in number.meanings}
    for amount, match in named:
        if every.isdisjoint(amount.accepted) and any(in_words[rival] > 0 for rival in amount.rivals):
            yield warn_source(subject, became(subject, f"“{match[0]}”", "amount"), tokens.span(match))


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("Half of the houses stood empty.", "Ein Viertel der Häuser stand leer.", "de"),
        Example("A quarter of the houses stood empty.", "Пустовала половина домов.", "ru"),
        Example("Two thirds of the members came.", "Kam ein Drittel der Mitglieder.", "de"),
        Example("Three quarters of the hay was lost.", "Otun dörtte biri kayboldu.", "tr"),
        Example("Fast die Hälfte blieb zu Hause.", "Nearly a third stayed at home.", "en", "de"),
        Example("A third of the pupils were ill.", "학생의 4분의 1이 아팠다.", "ko"),
        Example("Dozens of sailors came.", "Vinieron cientos de marineros.", "es"),
        Example("Hundreds of sailors came.", "Прийшли десятки моряків.", "uk"),
        Example("Thousands of people marched.", "何百人もの人々が行進した。", "ja"),
        Example("It is the second storm this year.", "Es ist der fünfte Sturm in diesem Jahr.", "de"),
        Example("Прийшли сотні моряків.", "Dozens of sailors came.", "en", "uk"),
        Example("Tens of thousands marched.", "Des centaines de milliers de personnes ont défilé.", "fr"),
        Example("Сотні тисяч людей пішли.", "Hundreds of people left.", "en", "uk"),
        Example("Hundreds of thousands marched.", "Hunderte marschierten.", "de"),
        Example("They met in the sixties.", "Они познакомились в семидесятые.", "ru"),
        Example("The number of cases grew tenfold.", "Число случаев выросло в сто раз.", "ru"),
    ),
    passes=(
        Example("Half of the houses stood empty.", "Die Hälfte der Häuser stand leer.", "de"),
        Example("A quarter of the houses stood empty.", "Пустовала четверть домов.", "ru"),
        Example("Two thirds of the members came.", "Két harmaduk eljött.", "hu"),
        Example("Two thirds of the members came.", "Kamen 66 Prozent der Mitglieder.", "de"),
        Example("Half of them came, a third stayed.", "La mitad vino, un tercio se quedó.", "es"),
        Example("It was late in the third quarter.", "Es war spät im dritten Viertel.", "de"),
        Example("Dozens of sailors came.", "Vinieron decenas de marineros.", "es"),
        Example("Hundreds of sailors came.", "Прийшли сотні моряків.", "uk"),
        Example("Tens of thousands marched.", "Demonstrierten Zehntausende.", "de"),
        Example("Hundreds of thousands left.", "Пішли сотні тисяч людей.", "uk"),
        Example("They met in the sixties.", "Sie trafen sich in den 60er Jahren.", "de"),
        Example("It is the second storm in five years.", "Es ist der zweite Sturm in fünf Jahren.", "de"),
        Example("Thousands of people marched.", "何千人もの人々が行進した。", "ja"),
    ),
)

"""Small numbers that an English source has in words, and its translation neither so nor in digits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.exchanged_numbers import exchanged
from l10n.check.exchanged_quantities import exchanged_quantities
from l10n.check.finding import became, in_the_other, warn_source
from l10n.check.mirror import from_english, mirrored
from l10n.language import data, english, tokens
from l10n.language.conversions import equal, imperial, units_of
from l10n.language.english import cardinals, magnitudes, ordinals
from l10n.language.knowledge import knowledge
from l10n.language.number_learning import counts
from l10n.language.numbers import Number, numbers
from l10n.language.numerals import numerals, values
from l10n.language.roman_numerals import values as roman
from l10n.late_pattern import late_pattern
from l10n.model import Finding
from l10n.plugin import Subject

SHORT = 60
"""Characters of a sentence in which nobody leaves a number out."""


def _listed(key: str) -> str:
    return english.alternatives("small-numbers", key)


def _not_behind(key: str) -> str:
    """What keeps a word from standing behind the words of a list."""
    return "".join(rf"(?<!\b{word} )" for word in data.section("en", "small-numbers")[key])


@cache
def _ordinal() -> re.Pattern[str]:
    """A place in a row, not a share: of 102 in human translations into 34 languages none is left out."""
    places = "|".join(_places())
    return re.compile(
        rf"(?<![\w’'-])(?:(?<!\ba )|(?<=\ba )(?=\w+(?! (?:{_listed('share_before')})) [A-Za-z]))"
        rf"{_not_behind('ordinal_behind')}(?:{places})(?![\w’'])"
        rf"(?!-(?:{_listed('ordinal_joined')}))(?! (?:{_listed('ordinal_before')})\b)",
    )


@cache
def _cardinal() -> re.Pattern[str]:
    """A small number in words; "the two" is left out as often as said, and what is joined is a part of another number."""
    two, *more = cardinals()
    digits, more = "|".join((two, *more)[:8]), sorted(more, key=len, reverse=True)
    capitals = "|".join(word.capitalize() for word in more)
    return re.compile(
        rf"(?<![\w’'-])(?<!ty )(?:{_not_behind('two_behind')}{two}|{'|'.join(more)}"
        rf"|(?:\A|(?<=[.!?:] )|(?<=[\"“]))(?:{capitals}))(?![\w’'])"
        rf"(?!-(?:first|{'|'.join(ordinals())}|one|{digits})\b)"
        rf"(?!-(?:{_listed('cardinal_joined')}))"
        rf"(?! (?:{'|'.join(magnitudes())}|{_listed('cardinal_before')}|{digits})\b)",
    )


def _places() -> Mapping[str, int]:
    """The ordinals that mean a place; "second" is a time, and a person's, too, and a "thirty-second" clip half a minute."""
    return {word: place for word, place in ordinals().items() if not word.endswith("second")}


def changed(subject: Subject, target_numbers: Sequence[Number], digits: Set[float]) -> Iterator[Finding]:
    """A finding for each number in words that is lost, or else for what the target has another amount of in the same unit."""
    findings = tuple(lost(subject, target_numbers, digits))
    yield from findings or exchanged_quantities(subject)


def lost(subject: Subject, target_numbers: Sequence[Number], digits: Set[float]) -> Iterator[Finding]:
    """A finding for each small number that the source has in words and the target neither so nor in digits.

    In a longer sentence, one that is left out is a translator's freedom ("the front nine", "two goals") more often than a
    fault, so that the target must have another number, of which the source has nothing.
    """
    tag = subject.catalog.target
    if not from_english(subject):
        yield from (
            mirrored(subject, _of_other_side) if langtag.language(tag) == "en" else exchanged(subject, target_numbers)
        )
        return
    source = tokens.plain(subject.unit.key.source)
    words = _cardinals(source) if counts(tag) else ()
    for large in _large(source, tokens.plain(subject.unit.target), target_numbers, tag) if counts(tag) else ():
        yield warn_source(subject, became(subject, f"“{large[0]}”", "number"), tokens.span(large))
    if not words:
        return
    target = tokens.plain(subject.unit.target)
    larger = _larger(source, tag, target, target_numbers)
    accepted = {*digits, *(_value(word[0]) for word in words)}
    strangers = _has_foreign_value(values(target, tag), target_numbers, accepted) or _says_a_number_twice(
        source, target, tag
    )
    short = len(subject.unit.key.source) <= SHORT
    certain = strangers or short or subject.strict
    fewer = _fewer(words, target, target_numbers, digits, tag) if strangers else frozenset[float]()
    for match in words if certain else [word for word in words if word.re is _ordinal()]:
        value = _value(match[0])
        if value == 2 and knowledge(tag).dual and not strangers:
            continue
        in_digits = any(
            equal(value, meaning, match.string, tag) for number in target_numbers for meaning in number.meanings
        )
        stands = in_digits or value in values(target, tag) or value in roman(target) or value in larger
        stands = stands or _stands_otherwise(match, value, values(target, tag), values(target, tag) - accepted, tag)
        if value in fewer or not (stands or units_of(value, source) & values(target, tag)):
            fewer -= {value}  # one of the two is lost, and nobody can tell which
            yield warn_source(subject, f"“{match[0]}” is missing {in_the_other(subject)}", tokens.span(match))


def _stands_otherwise(match: re.Match[str], value: float, stated: Set[float], strangers: Set[float], tag: str) -> bool:
    """Whether a target has a number in other units (five acres are two hectares), or as the hour to come (halb sieben)."""
    if imperial(match.string, match.end()):
        return any(equal(value, stranger, match.string, tag) for stranger in strangers)
    half_past = _HALF_PAST.search(match.string, 0, match.start())
    return half_past is not None and not {value + 1, value + 1 - _HOURS}.isdisjoint(stated)


_HALF_PAST = late_pattern(r"\bhalf past \Z", re.IGNORECASE)
_HOURS = 12


def _large(source: str, target: str, target_numbers: Sequence[Number], tag: str) -> Iterator[re.Match[str]]:
    """The large numbers of a source in several words (`six million`) in whose place the target has another such number."""
    large = _in_several_words(source)
    if not large:  # most sources: nothing needs to be read
        return
    ours = frozenset(value for numeral in numerals(target, tag) for value in numeral.values)
    stand = values(target, tag) | {value for number in target_numbers for value in number.meanings}
    stated = values(source, "en") | {value for number in numbers(source, "en") for value in number.meanings}
    for match, value in large:
        if any(equal(value, each, source, tag) for each in stand):
            continue
        if any(value / _RANGE <= stranger <= value * _RANGE for stranger in ours - stated):
            yield match


def _larger(source: str, tag: str, target: str, target_numbers: Sequence[Number]) -> frozenset[float]:
    """The numbers that the target has with a magnitude that the source leaves out: a million for one, two for the other."""
    sizes = {size for word, size in magnitudes().items() if word in source}
    if not sizes:
        return frozenset()
    stand = {*values(target, tag), *(value for number in target_numbers for value in number.meanings)}
    return frozenset(value / size for value in stand for size in sizes)


@lru_cache(maxsize=4096)
def _in_several_words(source: str) -> Sequence[tuple[re.Match[str], float]]:
    """The numbers from a hundred on that a source has in several words, each with its value."""
    candidates = (
        (_SEVERAL.match(source, numeral.span.start, numeral.span.end), max(numeral.values))
        for numeral in numerals(source, "en")
    )
    return tuple((match, value) for match, value in candidates if match and value >= _HUNDRED)


_SEVERAL = late_pattern(r"\w+[ -]\w.*")
_HUNDRED, _RANGE = 100, 100
_MOST = 99
"""The largest number that is looked for as a small one; what is larger is looked for whole."""


def _of_other_side(subject: Subject) -> Iterator[Finding]:
    """The same of an English translation, read as a source."""
    source, target = tokens.plain(subject.unit.key.source), tokens.plain(subject.unit.target)
    in_digits = frozenset(value for number in numbers(source, "en") for value in number.meanings)
    return lost(subject, numbers(target, subject.catalog.target), in_digits)


def _fewer(
    words: Sequence[re.Match[str]], target: str, target_numbers: Sequence[Number], digits: Set[float], tag: str
) -> frozenset[float]:
    """The values that the source has twice and the target once: in third place, six points behind for three."""
    stated = Counter(_value(word[0]) for word in words)  # the fourth quarter has one four
    twice = {value for value in map(_value, (word[0] for word in words)) if stated[value] > 1} - digits
    if not twice:
        return frozenset()
    stand = _in_words(target, tag)
    stand.update(value for number in target_numbers for value in number.meanings)
    return frozenset(value for value in twice if stand[value] == 1)


def _has_foreign_value(words: Set[float], target_numbers: Sequence[Number], accepted: Set[float]) -> bool:
    """Whether a target has a number, in words or in digits, that the source does not have."""
    digits = (value for number in target_numbers for value in number.meanings)
    return any(value not in accepted and (value > 1 or value == 0) for value in (*words, *digits))


def _says_a_number_twice(source: str, target: str, tag: str) -> bool:
    """Whether a target has a number in words more often than its source has it: three points for the fifteen of third place."""
    stand, stated = _in_words(target, tag), _in_words(source, "en")
    stated.update(value for number in numbers(source, "en") for value in number.meanings)
    return any(stand[value] > stated[value] > 0 for value in stand if value > 2)


def _in_words(text: str, tag: str) -> Counter[float]:
    return Counter(value for numeral in numerals(text, tag) for value in set(numeral.values))


@lru_cache(maxsize=4096)
def _cardinals(source: str) -> Sequence[re.Match[str]]:
    """The small numbers that a source has in words, none a part of a larger one; looked for once for all its translations."""
    larger = [each.span for each in numerals(source, "en") if max(each.values) > _MOST]
    inside = (
        match for match in _cardinal().finditer(source) if not any(s.start <= match.start() < s.end for s in larger)
    )
    return (*inside, *_ordinal().finditer(source))


def _value(word: str) -> float:
    """The number that a word means: 3 for "three" and for "third"."""
    word = word.lower()
    return float(cardinals().get(word) or ordinals()[word])

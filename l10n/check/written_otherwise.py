"""Numbers that the other text writes otherwise, or does not need: hours, months by number, decades, codes, other units."""

from __future__ import annotations

from collections.abc import Set

from l10n import langtag
from l10n.check.hours import after_noon
from l10n.check.other_units import CountedText, converted_beside, in_other_units, is_a_turn, is_added_conversion
from l10n.language.conversions import units_of
from l10n.language.fractions import shares
from l10n.language.months import month_sign, months_named
from l10n.language.numbers import Number, numbers
from l10n.language.numerals import numerals, values
from l10n.late_pattern import late_pattern


def unexplained(
    lost: list[Number], extra: list[Number], source: CountedText, target: CountedText
) -> tuple[list[Number], list[Number]]:
    """What stays of both without hours of an afternoon, months by number, decades, and what stands in other units."""
    ours, theirs = in_other_units(source, target)
    if not _UNIT_ALONE.search(target.text):  # `45 miles (km)` has lost its kilometres
        lost_places = {each.span.start for each in lost}
        ours |= {place for place, counterpart in converted_beside(source).items() if counterpart not in lost_places}
    return (
        [each for each in lost if each.span.start not in ours and not _expressed_otherwise(each, source, target)],
        [
            each
            for each in extra
            if each.span.start not in theirs
            and not is_added_conversion(each, target.text, target.tag)
            and not _expressed_otherwise(each, target, source)
        ],
    )


def _expressed_otherwise(number: Number, text: CountedText, counterpart: CountedText) -> bool:
    """Whether the other text has a number as an hour of the other half of the day, as a month's name, as decades, or
    in a turn of phrase.
    """
    hours = {value for each in counterpart.numbers for value in each.meanings}
    if is_a_turn(number, text.text, text.tag) or _in_one_code(number, text, counterpart):
        return True
    if _is_hour_after_noon(number, text, counterpart):
        return True
    if _is_time_of(number, text, hours) or not number.meanings.isdisjoint(_of_times(counterpart)):
        return True
    sign = month_sign(text.tag)
    if sign and text.text[number.span.end :].lstrip().startswith(sign):
        return not number.meanings.isdisjoint(months_named(counterpart.text, counterpart.tag))
    if langtag.language(counterpart.tag) != "en":
        return False
    return any(number.meanings & units_of(value, counterpart.text) for value in values(counterpart.text, "en"))


def _is_hour_after_noon(number: Number, text: CountedText, counterpart: CountedText) -> bool:
    """Whether the other text has a time in the other half of the day, with the same minutes where both are written with it."""
    here, elsewhere = after_noon(text.text, text.tag), after_noon(counterpart.text, counterpart.tag)
    hour = here.get(number.span.start)
    return any(
        (hour in each.meanings or elsewhere.get(each.span.start) in number.meanings)
        and (number.parts[1:] == each.parts[1:] or not (number.parts and each.parts))
        for each in counterpart.numbers
        if hour is not None or elsewhere
    )


_UNIT_ALONE = late_pattern(r"[(（][^()（）\d]{0,8}[)）]")
_TIME = late_pattern(r"(?<![\d.,:])(?P<hour>[01]\d|2[0-3])(?P<minutes>[0-5]\d)(?=\s?(?:GMT|UTC|hrs?\b|hours\b))")


def _of_times(text: CountedText) -> frozenset[float]:
    """The hours and minutes of the times in four digits of a text: `0230 GMT`."""
    return frozenset(float(part) for match in _TIME.finditer(text.text) for part in match.groups())


def _is_time_of(number: Number, text: CountedText, hours: Set[float]) -> bool:
    """Whether a number is a time in four digits whose hour the other text has."""
    match = _TIME.match(text.text, number.span.start)
    return match is not None and float(match["hour"]) in hours


_LETTERS = late_pattern(r"[A-Z][A-Za-z]{0,3}-?\Z")


def _in_one_code(number: Number, text: CountedText, counterpart: CountedText) -> bool:
    """Whether a number is a part of a code that the other text has with an ending: `T20` of `T20Is`."""
    letters = _LETTERS.search(text.text, 0, number.span.start)
    return letters is not None and f"{letters[0]}{number.text}" in counterpart.text


def in_whole_and_share(meanings: Set[float], text: str, tag: str) -> bool:
    """Whether a text says the whole of a number and the share behind its point apart: 12.5 years are `12 ans et demi`."""
    mixed = [(value // 1, value % 1) for value in meanings if value % 1 in _SHARES and value > 1]
    if not mixed:
        return False
    words = values(text, tag)
    wholes = words | {value for number in numbers(text, tag) for value in number.meanings}
    parts = words | {float(share.value) for share in shares(text, tag)}
    return any(whole in wholes and part in parts for whole, part in mixed)


_SHARES = frozenset({0.25, 0.5, 0.75})
"""Shares that languages add to a number in words."""


def in_compounds(target: str, tag: str) -> frozenset[float]:
    """The values of numbers within longer words, where none is an article: `einprozentig`."""
    compounds = (each for each in numerals(target, tag) if each.span.end - each.span.start >= _COMPOUND)
    return frozenset(value for each in compounds for value in each.values)


_COMPOUND = 8
"""Letters that no article has, whatever its ending."""

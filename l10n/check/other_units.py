"""Numbers that a translation gives in other units, from and into any language: 137 km/h is 85 mph, 198 cm are 6 foot 6."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from l10n.dataclass import dataclass
from l10n.language.measures import Measured, measured
from l10n.language.numbers import Number
from l10n.late_pattern import late_pattern

_SIZES: Mapping[str, Mapping[str, float]] = {
    "length": {
        "mile": 1609.344, "kilometre": 1000, "metre": 1, "yard": 0.9144, "foot": 0.3048, "inch": 0.0254, "centimetre": 0.01,
        "millimetre": 0.001, "nautical mile": 1852,
    },
    "mass": {
        "tonne": 1000, "kilogram": 1, "pound-weight": 0.4536, "ounce": 0.02835, "gram": 0.001, "milligram": 0.000001,
        "stone": 6.35, "carat": 0.0002, "kilotonne": 1_000_000, "megatonne": 1_000_000_000,
    },
    "area": {
        "hectare": 10000, "acre": 4047, "square kilometre": 1_000_000, "square mile": 2_590_000, "square metre": 1,
        "square foot": 0.0929, "square yard": 0.8361, "square centimetre": 0.0001, "square inch": 0.000645,
        "dunam": 1000,
    },
    "volume": {
        "gallon": 3.785, "litre": 1, "millilitre": 0.001, "barrel": 159, "cubic metre": 1000, "cubic foot": 28.32,
        "cubic centimetre": 0.001, "pint": 0.473, "quart": 0.946, "bushel": 35.2, "centilitre": 0.01, "decilitre": 0.1,
        "hectolitre": 100, "cubic yard": 764.6, "acre foot": 1_233_482, "teaspoon": 0.005, "tablespoon": 0.015,
        "cubic kilometre": 1e12, "cubic mile": 4.168e12,
    },
    "speed": {"kilometre per hour": 1, "mile per hour": 1.609, "metre per second": 3.6, "knot": 1.852},
    "power": {"watt": 1, "kilowatt": 1000, "megawatt": 1_000_000, "gigawatt": 1_000_000_000, "horsepower": 740,
        "terawatt": 1e12,
    },
    "energy": {
        "kilowatt hour": 1, "megawatt hour": 1000, "gigawatt hour": 1_000_000, "terawatt hour": 1_000_000_000,
        "kilojoule": 0.000278, "calorie": 0.00116,
    },
    "pressure": {"pascal": 1, "hectopascal": 100, "kilopascal": 1000, "megapascal": 1_000_000},
    "frequency": {"hertz": 1, "kilohertz": 1000, "megahertz": 1_000_000, "gigahertz": 1_000_000_000},
    "duration": {
        "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604_800, "month": 2_629_800, "year": 31_557_600,
        "decade": 315_576_000, "century": 3_155_760_000,
    },
    "share": {"percent": 1, "points": 1, "basis points": 0.01},
    "digital": {"kilobyte": 1, "megabyte": 1000, "gigabyte": 1_000_000, "terabyte": 1_000_000_000, "petabyte": 1e12},
}  # fmt: skip
_CLOSE, _ROUGH = 0.06, 0.13
"""How far a rounded conversion may lie off, and one of a single digit: 8 cm are 3 inches."""
_FREEZING, _STEP = 32, 1.8
_RANGE = 14
"""Characters between two numbers of a range that have one unit: `from 2.5 to 10 cm`."""
_INCHES = 12
_BESIDE = 7
"""Characters behind the number of feet in which that of inches begins."""


@dataclass(frozen=True, slots=True)
class _Size:
    """A number, or two of feet and inches, by where they begin, with all that they may measure: by kind, in its base unit."""

    places: tuple[int, ...]
    sizes: Mapping[str, frozenset[tuple[float, str]]]
    degrees: frozenset[float]
    digits: int


@dataclass(frozen=True, slots=True)
class CountedText:
    """A text with its language and its numbers."""

    text: str
    tag: str
    numbers: Sequence[Number]


def in_other_units(source: CountedText, target: CountedText) -> tuple[frozenset[int], frozenset[int]]:
    """Where the numbers of both sides begin that stand for each other in different units, within rounding."""
    first = _sizes(source.numbers, measured(source.text, source.tag))
    second = _sizes(target.numbers, measured(target.text, target.tag))
    pairs = [(ours, theirs) for ours in first for theirs in second if _convert(ours, theirs)]
    return (
        frozenset(place for ours, _ in pairs for place in ours.places),
        frozenset(place for _, theirs in pairs for place in theirs.places),
    )


def _sizes(numbers: Sequence[Number], measures: Sequence[Measured]) -> list[_Size]:
    counted = {each.span.start: each.names for each in measures}
    sizes = []
    for place, number in enumerate(numbers):
        names = counted.get(number.span.start) or _of_range(number, numbers[place + 1 : place + 2], counted)
        if names:
            degrees = number.meanings if names.keys() & {"degrees", "temperature"} else frozenset()
            sizes.append(_Size((number.span.start,), _by_kind(number.meanings, names), degrees, _digits(number.text)))
    in_words = [_in_words(each) for each in measures if not any(map(str.isdigit, each.words))]
    return [*sizes, *in_words, *_in_feet(numbers, counted)]


def _in_words(number: Measured) -> _Size:
    return _Size(
        (number.span.start,), _by_kind(number.meanings, number.names), frozenset(), len(f"{min(number.meanings):g}")
    )


def _by_kind(meanings: Set[float], names: Mapping[str, Set[str]]) -> Mapping[str, frozenset[tuple[float, str]]]:
    """All that a number may measure in the base units of its kinds."""
    return {
        kind: frozenset((value * _SIZES[kind][name], name) for value in meanings for name in each & _SIZES[kind].keys())
        for kind, each in names.items()
        if kind in _SIZES
    }


def same_amount(first: Measured, second: Measured) -> bool:
    """Whether two numbers measure the same: alike in one unit, or within rounding in two."""
    if not first.meanings.isdisjoint(second.meanings) and any(
        not names.isdisjoint(second.names.get(kind, ())) for kind, names in first.names.items()
    ):
        return True
    return _convert(_in_words(first), _in_words(second))


def _of_range(
    number: Number, following: Sequence[Number], counted: Mapping[int, Mapping[str, frozenset[str]]]
) -> Mapping[str, frozenset[str]]:
    """What the next number counts, where both are a range."""
    close = [each for each in following if each.span.start - number.span.end <= _RANGE]
    return counted.get(close[0].span.start, {}) if close else {}


def _in_feet(numbers: Sequence[Number], counted: Mapping[int, Mapping[str, frozenset[str]]]) -> Iterator[_Size]:
    """Lengths in feet and inches: `6-foot-6`, `5ft 11in`."""
    for feet, inches in pairwise(numbers):
        names = counted.get(feet.span.start, {}).get("length", frozenset())
        if "foot" in names and inches.span.start - feet.span.end <= _BESIDE and max(inches.meanings) < _INCHES:
            metres = {0.3048 * foot + 0.0254 * inch for foot in feet.meanings for inch in inches.meanings}
            sizes = {"length": frozenset((size, "foot and inch") for size in metres)}
            yield _Size((feet.span.start, inches.span.start), sizes, frozenset(), 2)


def _digits(text: str) -> int:
    return len("".join(filter(str.isdecimal, text)).strip("0"))


def _convert(ours: _Size, other: _Size) -> bool:
    share = _CLOSE if min(ours.digits, other.digits) > 1 else _ROUGH
    for kind in ours.sizes.keys() & other.sizes.keys():
        for size, unit in ours.sizes[kind]:
            for theirs, name in other.sizes[kind]:
                if unit != name and abs(size - theirs) <= share * max(size, theirs):
                    return True
    return any(_is_other_scale(value, theirs) for value in ours.degrees for theirs in other.degrees)


def _is_other_scale(ours: float, theirs: float) -> bool:
    """Whether degrees of Celsius and Fahrenheit are the same temperature, or the same difference."""
    warmer, colder = max(ours, theirs), min(ours, theirs)
    reach = max(1.5, warmer * _CLOSE)
    return ours != theirs and (
        abs(colder * _STEP + _FREEZING - warmer) <= reach or abs(colder * _STEP - warmer) <= reach
    )


def converted_beside(text: CountedText) -> Mapping[int, int]:
    """Where the numbers of a text begin that it gives a second time in brackets in another unit or currency, each with the
    other: a translation needs one of `£25 ($33)`.
    """
    counted = {each.span.start: each.names for each in measured(text.text, text.tag)}
    pairs: dict[int, int] = {}
    for first, second in pairwise(text.numbers):
        ours, theirs = (counted.get(each.span.start, {}) for each in (first, second))
        kinds = ours.keys() & theirs.keys() & _CONVERTED
        if _IN_BRACKETS.fullmatch(text.text, first.span.end, second.span.start) and any(
            ours[kind].isdisjoint(theirs[kind]) for kind in kinds
        ):
            pairs |= {first.span.start: second.span.start, second.span.start: first.span.start}
    return pairs


_IN_BRACKETS = late_pattern(r"[^\d().;:,]{0,24}\([^\d().;:,]{0,6}")
"""What stands between a number and its conversion."""
_CONVERTED = frozenset({"money", *_SIZES})
_ROUNDED = 0.05
"""By how much a measure lies off that was converted and rounded on its way through another language."""
_TURNS = frozenset({180.0, 360.0})
"""Degrees of a turn in a figure of speech, which another language says without a number: `a U-turn`."""


def rounded_or_converted(number: Number, substitute: Number, source: CountedText, target: CountedText) -> bool:
    """Whether both are counts of different units or currencies, so that a translator has converted, roughly or at a rate, or
    of the same unit and nearly as large, where two translators have: 249 kilograms are 250.
    """
    first, second = _counted(number, source.text, source.tag), _counted(substitute, target.text, target.tag)
    kinds = first.keys() & second.keys() & _CONVERTED
    pairs = ((ours, theirs) for ours in number.meanings for theirs in substitute.meanings)
    if kinds - {"money"} and any(abs(ours - theirs) <= _ROUNDED * max(ours, theirs) for ours, theirs in pairs):
        return True
    return any(first[kind].isdisjoint(second[kind]) for kind in kinds)


_RANK, _FORMULA = late_pattern(r"\bNo\.? \Z"), late_pattern(r"(?<![A-Za-z])(?:CO|H|NO|SO|CH|O)\Z")


def is_a_turn(number: Number, text: str, tag: str) -> bool:
    """Whether a number of a text counts nothing: how far somebody turns round, in degrees, a rank that says who is the first
    of all, a part of a formula, or where help is called.
    """
    if number.meanings == {1.0} and _RANK.search(text, 0, number.span.start):
        return True  # the No. 1 carmaker is the leading one
    if _FORMULA.search(text, 0, number.span.start) or _is_called(number, text):
        return True
    return not _TURNS.isdisjoint(number.meanings) and "degrees" in _counted(number, text, tag)


def _is_called(number: Number, text: str) -> bool:
    """Whether a number is that of the rescue services, which others call otherwise: a 911 call."""
    return not _RESCUE.isdisjoint(number.meanings) and bool(
        _CALLING.search(text, 0, number.span.start) or _CALL.match(text, number.span.end)
    )


_RESCUE = frozenset({911.0, 999.0, 112.0})
_CALLING, _CALL = late_pattern(r"\b(?:[Cc]all|[Dd]ial|[Pp]hon|[Rr]ang|[Rr]ing)\w* \Z"), late_pattern(r" [Cc]alls?\b")


def is_added_conversion(number: Number, text: str, tag: str) -> bool:
    """Whether a number is in brackets behind an amount of money and says it in another currency: `75.000 Pfund (85.000 Euro)`.

    >>> from l10n.language.numbers import numbers
    >>> text = "Er lieh sich 75.000 Pfund (85.000 Euro)."
    >>> [is_added_conversion(number, text, "de") for number in numbers(text, "de")]
    [False, True]
    """
    inside = _OPENED.search(text, 0, number.span.start) and _CLOSED.match(text, number.span.end)
    return bool(inside) and "money" in _counted(number, text, tag)


_OPENED, _CLOSED = late_pattern(r"\d[^()\d]{1,24}\([^()\d]{0,12}\Z"), late_pattern(r"[^()\d]{0,24}\)")


def _counted(number: Number, text: str, tag: str) -> Mapping[str, frozenset[str]]:
    return next((each.names for each in measured(text, tag) if each.span.start == number.span.start), {})

"""Roman numerals, both ways: written for a number, and read in a text."""

from __future__ import annotations

from l10n.late_pattern import late_pattern

_SIGNS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_NUMERAL = late_pattern(r"\b[IVXLC]+\b|\b[ІVХLС]+\b|\b[IVXLC]{2,}(?=(?:e|er|re|[eè]me|o|a)\b)|\b[VX](?=e\b)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LATIN = str.maketrans("ІХС", "IXC")


def roman(value: int) -> str:
    """A number below 400 in Roman numerals.

    >>> [roman(value) for value in (4, 19, 48, 90, 99)]
    ['IV', 'XIX', 'XLVIII', 'XC', 'XCIX']
    """
    out = ""
    for size, sign in _SIGNS:
        while value >= size:
            out, value = out + sign, value - size
    return out


def values(text: str) -> set[float]:
    """The Roman numerals of a text, also with Cyrillic lookalikes: `XIX ст.` is 19.

    >>> sorted(values("у XIX столітті")), sorted(values("le XIXe siècle et la Ve République"))
    ([19.0], [5.0, 19.0])
    """
    totals: set[float] = set()
    for match in _NUMERAL.finditer(text):
        digits = [_VALUES[char] for char in match[0].translate(_LATIN)]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        totals.add(float(sum(-digit if digit < after else digit for digit, after in pairs)))
    return totals

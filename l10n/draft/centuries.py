"""Ordinals that languages write in Roman numerals: the 19th century is el siglo XIX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n.dataclass import dataclass
from l10n.draft.offset_text import OffsetText
from l10n.language.roman_numerals import roman
from l10n.late_pattern import late_pattern
from l10n.model import Span

_ORDINAL = late_pattern(r"(?<![\w.,])([1-9]\d?)(?:st|nd|rd|th)\b")
_NUMERAL = late_pattern(r"(?<!\w)(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")


@dataclass(frozen=True, slots=True)
class Ordinals:
    """A target with the numerals of its source: which ordinals stand there `spelled_out`, which were `repaired`."""

    text: OffsetText
    spelled_out: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()


def written(source: str, target: OffsetText, lost: Sequence[str]) -> Ordinals:
    """The target with the lost ordinals of its source in Roman numerals, where it writes them so.

    A model knows that a century is written so and mistakes which one: a single other numeral is put right.

    >>> written("The 21st century began.", OffsetText.of("El siglo XIX comenzó."), ["21"]).text.text
    'El siglo XXI comenzó.'
    """
    ordinals = [number for number in _ORDINAL.findall(source) if number in lost]
    if not ordinals:
        return Ordinals(target)
    in_source = Counter(match[0] for match in _NUMERAL.finditer(source))
    numerals = [match for match in _NUMERAL.finditer(target.text) if match[0]]
    free = [
        match
        for n, match in enumerate(numerals)
        if [m[0] for m in numerals[: n + 1]].count(match[0]) > in_source[match[0]]
    ]
    spelled_out, missing = [], []
    for number in ordinals:
        match = next((match for match in free if match[0] == roman(int(number))), None)
        if match:
            free.remove(match)
            spelled_out.append(number)
        else:
            missing.append(number)
    if len(missing) != 1 or len(free) != 1 or len(free[0][0]) < 2:
        return Ordinals(target, tuple(spelled_out))
    text = target.edit([(Span(*free[0].span()), roman(int(missing[0])))])
    return Ordinals(text, (*spelled_out, missing[0]), (missing[0],))

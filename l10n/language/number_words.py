"""What the words for numbers in a text can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from l10n.language import tokens
from l10n.language.knowledge import Language, knowledge

MAGNITUDES = (100, 1000, 10**5, 10**6, 10**7, 10**9, 10**12)
"""What other numbers multiply; 10⁵ and 10⁷ have words of their own in South Asia alone."""


def exact(value: float) -> float:
    """The value as it is compared: six digits behind the point, since 1.1 × 10⁶ has noise further behind.

    >>> exact(7.1 * 1000)
    7100.0
    """
    return round(value, 6)


@lru_cache(maxsize=4096)
def spelled(text: str, tag: str) -> Mapping[float, int]:
    """Values that words of the text can mean, each with the place of its first word; parts of a bigger number count too.

    >>> sorted(map(int, spelled("Twenty-five people in boats", "en")))
    [5, 20, 25]
    """
    language, folded = knowledge(tag), tokens.folded(text)
    found: dict[float, int] = {}
    for value, pattern in language.numbers.items():
        stems = language.stems[value]
        match = pattern.search(folded) if not stems or any(stem in folded for stem in stems) else None
        if match:
            found[value] = match.start()
            found.update(_joined(value, folded[match.end() :], match.start(), language))
    for tens in range(20, 100, 10):
        if tens in found:
            found.update({tens + unit: found[tens] for unit in range(1, 10) if unit in found})
    if 10 in found:  # az `on iki`, vi `mười hai`: ten and two
        found.update({10 + unit: found[10] for unit in range(1, 10) if unit in found})
    _add_hundreds(found)
    if _HALF in found:  # `two and a half`
        found.update({whole + _HALF: found[_HALF] for whole in range(1, 20) if whole in found})
    for magnitude in MAGNITUDES:
        if magnitude in found:
            found.update(_multiples(magnitude, found))
    return found


_LETTERS = re.compile(r"[^\W\d_]*")
_HALF = 0.5
_THOUSAND = 1000
_BESIDE = 24
"""Characters from a word for hundreds to the words for what is added to them: `семьсот пятьдесят`."""
_LINK = 3
"""Letters between two numbers of one word: `пятидесятидвухлетний`, `pedesetdvogodišnji`."""


def _joined(tens: float, after: str, start: int, language: Language) -> Iterator[tuple[float, int]]:
    """The value that tens have with a unit in the same word, of the text that follows the tens."""
    rest = _LETTERS.match(after)
    if tens % 10 or not 20 <= tens < 100 or rest is None:
        return
    for unit in range(1, 10):
        pattern = language.numbers.get(unit)
        if pattern and any(pattern.match(rest[0][skip:]) for skip in range(_LINK + 1)):
            yield tens + unit, start


def _multiples(magnitude: int, found: Mapping[float, int]) -> Iterator[tuple[float, int]]:
    """What smaller numbers mean before a magnitude, and a half behind it: `milijun i pol`."""
    place, most = found[magnitude], 100 if magnitude < _THOUSAND else _THOUSAND
    for value in [value for value in found if 1 < value < most]:
        yield exact(value * magnitude), place
    if _HALF in found and 0 < found[_HALF] - place <= _BESIDE:
        yield exact(1.5 * magnitude), place


def _add_hundreds(found: dict[float, int]) -> None:
    """Adds what words for hundreds mean with the tens and units beside them."""
    for hundreds in range(100, _THOUSAND, 100):
        place = found.get(hundreds)
        if place is not None:
            small = [value for value, at in found.items() if 1 <= value < 100 and 0 < at - place <= _BESIDE]
            found.update({hundreds + value: place for value in small})

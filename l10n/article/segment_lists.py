"""Where the items of a list begin that stands inside one block: by line, or run together as `1) … 2) …`.

Here too: where sentences turn in a language without stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.language.segmentation import SentenceRules
from l10n.late_pattern import late_pattern

_BULLET = r"[•⁃▪‣◦●■]"
_MARKER = late_pattern(rf"\s*+(?P<bullet>{_BULLET}\s?+)?(?P<number>\d{{1,2}}|[a-z])(?P<close>\.\)|\.|\))\s")
_ITEMS = 99  # no list inside one block is longer; more numbers than these are a table or an attack
_LINES = late_pattern(
    r"[\u2028\u2029]\s*+|\n[^\S\n]*+\n\s*+"  # a blank line ends a sentence, whatever it says
    rf"|\n[^\S\n]*+(?=(?:{_BULLET}|[*–—-]\s|\(?\d{{1,2}}[.)]\s|[a-z]\)\s))"
)


def breaks(text: str, rules: SentenceRules) -> list[int]:
    """The offsets, in order, where a new item or paragraph begins inside a text, whatever stops it has.

    Where a number with a stop is an ordinal, `1.` and `2.` alone make no list.

    >>> from l10n.language.segmentation import language
    >>> breaks("1) Roads reopen 2) Schools stay shut", language("en"))
    [16]
    """
    places = []
    if "\n" in text or "\u2028" in text or "\u2029" in text:  # few texts have a line end, and the pattern is slow
        places = [match.end() for match in _LINES.finditer(text) if match.end() < len(text)]
    if rules.turn:
        places += [match.end() for match in rules.turn.finditer(text)]
    first = _MARKER.match(text)
    if first and not (rules.ordinals and first["close"] == "." and not first["bullet"]):
        places += _items(text, first)
    return sorted(set(places))


def _items(text: str, first: re.Match[str]) -> Iterator[int]:
    """Where the second, third … marker of the same kind begins, as long as they count on."""
    number, position = first["number"], first.end()
    for _ in range(_ITEMS):
        number = str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)
        bullet = rf"{re.escape(first['bullet'].strip())}\s?+" if first["bullet"] else ""
        marker = re.compile(rf"\s({bullet}{re.escape(number)}{re.escape(first['close'])}\s)(?=[^\Wa-z_])")
        match = marker.search(text, position)
        if match is None:
            return
        yield match.start(1)
        position = match.end()

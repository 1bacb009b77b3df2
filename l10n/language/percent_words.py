"""What says of a number that it counts per cent, percentage points or basis points: signs, and the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from l10n import cldr
from l10n.language import data
from l10n.language.halves_of_day import any_of
from l10n.late_pattern import late_pattern

_REACH = 34
"""Characters before a number in which its words for per cent stand."""
_WORDS = 4
"""Words behind a number in which those for points stand."""


def points_behind(after: str, tag: str) -> Iterator[frozenset[str]]:
    """The points that the text behind a number names."""
    for name, pattern in _points(tag).items():
        if (points := pattern.search(after)) and len(after[: points.start()].split()) <= _WORDS:
            yield frozenset({name})


def is_percent_ahead(plain: str, start: int, tag: str) -> bool:
    """Whether the sign or words for per cent stand before a number.

    >>> is_percent_ahead("Katılım yüzde 14 oldu.", 14, "tr"), is_percent_ahead("%14", 1, "tr")
    (True, True)
    """
    if _SIGN_AHEAD.search(plain, max(0, start - 2), start):
        return True
    words = _percent_ahead(tag)
    return words is not None and words.search(plain, max(0, start - _REACH), start) is not None


@cache
def _points(tag: str) -> Mapping[str, re.Pattern[str]]:
    """What finds the language's words for basis points, and then for percentage points, which are points, too."""
    words = data.section(tag, "measures")
    listed = (("basis points", words.get("basis")), ("points", words.get("points")))
    return {name: re.compile(expression, re.IGNORECASE) for name, expression in listed if expression}


@cache
def percent(tag: str) -> re.Pattern[str]:
    """What finds several words for per cent behind a number, of which one may be a number itself: `por ciento`."""
    forms = {form.casefold() for form in cldr.unit_names(tag, "concentr-percent") if " " in form.strip()}
    either = "|".join(filter(None, (any_of(forms), data.section(tag, "measures").get("percent"))))
    return re.compile(rf"[\s\u00a0\u202f-]?(?:{either})(?!\w)" if either else "(?!)", re.IGNORECASE)


@cache
def mention(tag: str) -> re.Pattern[str]:
    """What every text has that says per cent, and few others: the sign, or how one of the language's words for it begins.

    >>> bool(mention("ru").search("на 2,7 процента")), bool(mention("ru").search("на 2,7 балла"))
    (True, False)
    """
    words, names = data.section(tag, "measures"), cldr.unit_names(tag, "concentr-percent")
    listed = filter(None, (words.get("percent"), words.get("percent_ahead")))
    return re.compile(
        "|".join(("[%٪％]", *listed, *map(re.escape, {name[:_BEGINNING] for name in names}))), re.IGNORECASE
    )


_BEGINNING = 5
"""Letters of a name that its inflected forms have too."""


@cache
def _percent_ahead(tag: str) -> re.Pattern[str] | None:
    """What finds the language's words for per cent right before a number: `yüzde 14`; nothing where it puts them behind."""
    words = data.section(tag, "measures").get("percent_ahead")
    return re.compile(rf"(?<!\w)(?:{words})[ \u00a0\u202f]?$", re.IGNORECASE) if words else None


_SIGN_AHEAD = late_pattern(r"(?<!\d)(?<!\d[ \u00a0\u202f])[%٪][ \u00a0\u202f]?$")
"""The sign right before a number: `%14`."""

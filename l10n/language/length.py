"""How long a text is in one language for its length in another."""

from __future__ import annotations

from functools import cache

from l10n import langtag
from l10n.language import data
from l10n.language.knowledge import knowledge

_ALPHABETS = 1.1
"""Characters for one of English in a language of which nothing is known, and whose script is an alphabet."""


@cache
def usual_ratio(source: str, target: str) -> float:
    """The characters of a translation for one of its source.

    >>> usual_ratio("en", "zh") < 0.4 < 1.0 < usual_ratio("en", "es"), round(usual_ratio("de", "de"))
    (True, 1)
    """
    return _to_english(target) / _to_english(source)


def _to_english(tag: str) -> float:
    if langtag.language(tag) == "en" or langtag.is_pseudo(tag):
        return 1.0
    return knowledge(tag).ratio or float(data.of_script(tag).get("ratio", _ALPHABETS))

"""What makes no difference between two texts: white space, quotation marks, letter case, the mark at the end."""

from __future__ import annotations

from functools import lru_cache

from l10n import markup
from l10n.late_pattern import late_pattern

_MEANT = late_pattern(r"[^\s\u200e\u200f\"“”„«»‘’'`.!?…:;,。，։۔।-]+")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The text without what makes no difference.

    >>> bare("“The old <1>bridge</1>.”")
    'the old bridge'
    """
    return " ".join(_MEANT.findall(markup.strip(text))).casefold()

"""Words of a source for which its draft has none."""

from __future__ import annotations

from l10n.engines.alignment import Alignment
from l10n.language import function_words
from l10n.plugin import Pair

_LEAST = 3  # letters of a word that says something
_LINKED = 0.05  # of a target word: less is a glance of the model in passing
_FEW = 2  # words of weight: a single one may be said by the one before


def end_dropped(source: str, alignment: Alignment, pair: Pair) -> bool:
    """Whether the last words of a source have no words in the target, two words of weight or more among them."""
    linked = {here for shares in alignment.shares for here, share in shares.items() if share >= _LINKED}
    small, weight = function_words.of(pair.source).every, 0
    for here in range(len(alignment.source) - 1, -1, -1):
        if here in linked:
            break
        word = source[alignment.source[here].start : alignment.source[here].end].casefold()
        weight += len(word) >= _LEAST and word not in small
    return weight >= _FEW

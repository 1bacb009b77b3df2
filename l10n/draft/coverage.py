"""Words of a source for which its draft has none."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.engines.alignment import Alignment
from l10n.language import function_words
from l10n.plugin import Pair

_LEAST = 3  # letters of a word that says something
_LINKED = 0.05  # of a target word: less is a glance of the model in passing
_FEW = 2  # words of weight: a single one may be said by the one before


def end_dropped(source: str, alignment: Alignment, pair: Pair) -> bool:
    """Whether the last words of a source have no words in the target, two words of weight or more among them."""
    linked, weighty = _linked(alignment), frozenset(_weighty(source, alignment, pair))
    last = max(linked, default=-1)
    return sum(here > last for here in weighty) >= _FEW


def unspoken(source: str, alignment: Alignment, pair: Pair) -> int | None:
    """How many words of weight have no word in the target, such as a verb of saying that was left out; nothing where the
    source's language has no list of function words.
    """
    if not function_words.of(pair.source).every:
        return None
    linked = _linked(alignment)
    return sum(here not in linked for here in _weighty(source, alignment, pair))


def _linked(alignment: Alignment) -> frozenset[int]:
    return frozenset(here for shares in alignment.shares for here, share in shares.items() if share >= _LINKED)


def _weighty(source: str, alignment: Alignment, pair: Pair) -> Iterator[int]:
    """The numbers of the source's words that say something."""
    small = function_words.of(pair.source).every
    for here, span in enumerate(alignment.source):
        word = source[span.start : span.end].casefold()
        if len(word) >= _LEAST and word not in small:
            yield here

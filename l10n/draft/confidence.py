"""How far to trust a draft, from 0 to 1: the chance that it is not severely wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass

# The signs were weighed on the starter model and news sentences with human translations; the influence of length and the scale
# on 22 news articles (400 sentences), and looked at on 22 others: docs/engines.md has both figures.
_SCORE_WEIGHT = 1.2
_UNSCORED = 0.6  # engines without scores (Apertium) are rated by the other signs alone, from here
_RETRY = 0.97
_REPAIR = 0.95
_LOST = 0.93
_UNKNOWN = 0.97
_NAME = 0.98
_LONG, _LENGTH = 30, 0.3  # short sentences and headlines are wrong more often than their scores say
_EVEN, _STEEP = 0.43, 15.0
_COVERAGE = 0.1  # of the whole, where no source word is linked at all


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a draft. `score` is the mean log-probability per token, nothing where the engine has none.

    `coverage` is the share of source words that the alignment links (1 where there is no alignment); `ratio` the length
    against what is usual; `unknown` words the engine did not know; `names` those whose letters are gone; `retries` how
    often it was decoded again; `repairs` pieces, numbers and terms put right by us; `lost` what differs still.
    Words of no language are not `judged`.
    """

    words: int
    score: float | None = None
    coverage: float = 1.0
    ratio: float = 1.0
    unknown: int = 0
    names: int = 0
    retries: int = 0
    repairs: int = 0
    lost: int = 0
    judged: bool = True


def rate(signs: Signs) -> float:
    """The confidence: each sign alone can only lower it (or raise it).

    >>> rate(Signs(words=9, score=-0.2)) > rate(Signs(words=9, score=-0.9)) > rate(Signs(words=9, score=-0.9, lost=1))
    True
    >>> rate(Signs(words=20, score=-0.2)) > rate(Signs(words=2, score=-0.2))
    True
    """
    if not signs.judged:
        return 1.0
    base = _UNSCORED if signs.score is None else math.exp(_SCORE_WEIGHT * min(0.0, signs.score))
    odd = max(0.0, abs(math.log(max(signs.ratio, 0.01))) - 0.35)  # a third longer or shorter is everyday
    value = base * (1 - _COVERAGE * (1 - min(1.0, max(0.0, signs.coverage)))) * math.exp(-odd)
    value *= _UNKNOWN ** min(signs.unknown, 20) * _NAME ** min(signs.names, 20)
    value *= _RETRY**signs.retries * _REPAIR ** min(signs.repairs, 20) * _LOST ** min(signs.lost, 20)
    return round(_chance(value * (min(max(signs.words, 1), _LONG) / _LONG) ** _LENGTH), 2)


def _chance(value: float) -> float:
    """The share of drafts rated so that people's words are near to: 40 chrF or more."""
    return 1 / (1 + math.exp(-_STEEP * (value - _EVEN)))

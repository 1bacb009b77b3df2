"""How far to trust a draft, from 0 to 1: the chance that it is not severely wrong (40 chrF or more against a person's words).

The best sign is how likely the engine found its words, each given those before it. It weighs more in a longer sentence. Where
another engine edited them it is asked how likely it finds the edited draft. Engines that cannot say are rated by other signs.
"""

from __future__ import annotations

import math

from l10n.dataclass import dataclass
from l10n.engines import alignment as aligned
from l10n.language import tokens
from l10n.late_pattern import late_pattern

# Weights of two logistic regressions, fitted on the starter model's drafts of 925 news sentences; docs/engines.md says which,
# and what they are worth on others.
_LIKELY, _LIKELY_ROOT, _LIKELY_BASE = 3.4, 8.2, -6.5
_LEAST_LIKELY, _SCORE = (
    0.22,
    0.75,
)  # the mean probability of tokens by the probability of their mean logarithm (correlation .89)
_NO_SCORE, _NO_SCORE_ROOT, _NO_SCORE_BASE = 0.4, -3.0, 1.7  # of engines without scores, such as Apertium
_RATIO, _MOST_RATIO = 3.3, 1.2
_LETTERS, _NUMBERS, _OPEN = 0.55, -4.5, -0.8
_LONGEST = 40  # words; beyond it length says nothing more
_FEWEST = 3  # words; the regressions saw none shorter, and for a word alone its likelihood would not count at all
_USUAL_LETTERS, _LETTERS_FROM, _LETTERS_TO = (
    5.0,
    3.5,
    6.5,
)  # of a word; where words are shorter still, they are no such words
_MOST_NUMBERS = 0.3
_DIGITS = late_pattern(r"\d+")
# What no regression had enough cases of, each lowers a little.
_RETRY, _REPAIR, _LOST, _UNKNOWN, _NAME = 0.97, 0.95, 0.93, 0.97, 0.98
_ALL_SPOKEN, _UNSPOKEN, _MOST_UNSPOKEN = 0.2, 0.3, 3  # fitted on every second document of NTREX (400 sentences)
_COVERAGE = 0.1  # of the whole, where no source word is linked at all


@dataclass(frozen=True, slots=True)
class QualityFeatures:
    """Figures that tell a good draft from a bad one. `score` is the mean log-probability per token, nothing where the engine
    has none; `likely` the mean probability of the finished draft's tokens, nothing where no engine gives it; `unspoken` are the
    words of weight of the source for which no word of the target stands, nothing where that is not known.

    `coverage` is the share of source words that the alignment links (1 where there is no alignment); `ratio` the length
    against what is usual; `unknown` words the engine did not know; `names` those whose letters are gone; `retries` how
    often it was decoded again; `repairs` pieces, numbers and terms put right by us; `lost` what differs still. Of the source
    are its `words`, the mean `letters` of one, its `numbers`, and whether it is `open`: without a stop, as headlines are.
    What no engine was asked for, or is of no language, is not `judged`.
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
    likely: float | None = None
    letters: float = _USUAL_LETTERS
    numbers: int = 0
    open: bool = False
    unspoken: int | None = None


def read(source: str) -> QualityFeatures:
    """The signs that a source has before anybody translates it.

    >>> read("Ferry sinks in storm").open, read("The ferry sank on 3 May.").numbers
    (True, 1)
    """
    words = tokens.WORD.findall(source)
    return QualityFeatures(
        len(aligned.words(source)),
        letters=sum(map(len, words)) / len(words) if words else _USUAL_LETTERS,
        numbers=len(_DIGITS.findall(source)),
        open=source.rstrip()[-1:].isalnum(),
    )


def rate(signs: QualityFeatures) -> float:
    """The confidence: each sign alone can only lower it (or raise it).

    >>> from dataclasses import replace
    >>> unlikely = QualityFeatures(words=9, score=-0.9)
    >>> rate(QualityFeatures(words=9, score=-0.2)) > rate(unlikely) > rate(replace(unlikely, lost=1))
    True
    >>> longer = QualityFeatures(words=20, likely=0.6)
    >>> rate(replace(longer, likely=0.8)) > rate(longer) > rate(replace(longer, words=3))
    True
    """
    if not signs.judged:
        return 1.0
    value = _chance(signs) * (1 - _COVERAGE * (1 - min(1.0, max(0.0, signs.coverage))))
    value *= _UNKNOWN ** min(signs.unknown, 20) * _NAME ** min(signs.names, 20)
    value *= _RETRY**signs.retries * _REPAIR ** min(signs.repairs, 20) * _LOST ** min(signs.lost, 20)
    return round(value, 2)


def _chance(signs: QualityFeatures) -> float:
    """The share of drafts with such signs that people's words are near to."""
    words = max(signs.words, _FEWEST)
    size = math.log(min(words, _LONGEST))
    likely = signs.likely
    if likely is None and signs.score is not None:
        likely = _LEAST_LIKELY + _SCORE * math.exp(min(0.0, signs.score))
    if likely is None:
        value = _NO_SCORE_BASE + _NO_SCORE * size + _NO_SCORE_ROOT / math.sqrt(words)
    else:
        value = _LIKELY_BASE + _LIKELY * size * likely + _LIKELY_ROOT / math.sqrt(words)
        if signs.unspoken is not None:
            value += _ALL_SPOKEN - _UNSPOKEN * min(_MOST_UNSPOKEN, signs.unspoken)
    value -= _RATIO * min(_MOST_RATIO, abs(math.log(max(signs.ratio, 0.01))))
    if signs.letters >= 2:  # else it is no such script
        value += _LETTERS * (min(_LETTERS_TO, max(_LETTERS_FROM, signs.letters)) - _USUAL_LETTERS)
    value += _NUMBERS * min(_MOST_NUMBERS, signs.numbers / max(signs.words, 1)) + _OPEN * signs.open
    return 1 / (1 + math.exp(-value))

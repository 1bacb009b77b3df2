"""How a translation ends beside the other ones of its article: by the last letters of their last words, in any language."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.language import tokens
from l10n.model import UnitKey
from l10n.plugin import ArticleContext, Subject, article_fact

_LETTERS = 2
"""Letters of an ending."""
_FEWEST = 6
"""Words of a sentence: what is shorter may be a headline or a label."""
_PRIOR = 25
"""Sentences that would tell as much of a language as is known of all languages: that any word may be the last one."""


@dataclass(frozen=True, slots=True)
class _Endings:
    """How often words of an article end so, as the last ones of sentences and inside of them; and those of each sentence."""

    last: Counter[str]
    inside: Counter[str]
    by_unit: Mapping[UnitKey, Sequence[str]]


@article_fact
def _endings(article: ArticleContext) -> _Endings:
    by_unit = {unit.key: words for unit in article.catalog.units if len(words := _words(unit.target)) >= _FEWEST}
    last = Counter([words[-1] for words in by_unit.values()])
    inside = Counter([word for words in by_unit.values() for word in words[:-1]])
    return _Endings(last, inside, by_unit)


@lru_cache(maxsize=1024)
def _words(text: str) -> Sequence[str]:
    return [word[-_LETTERS:] for word in tokens.casefolded(text)]


def likeness(subject: Subject) -> float:
    """How much likelier the last word's ending is at the end of the article's other sentences than inside of them.

    A logarithm; 0 where the article has no other sentence.
    """
    endings, every = _words(subject.unit.target), _endings(subject.article)
    endings_here = every.by_unit.get(subject.unit.key, ())
    last = every.last.total() - bool(endings_here)
    if not endings or not last:
        return 0.0
    inside = every.inside.total() - max(0, len(endings_here) - 1)
    at_end = every.last[endings[-1]] - endings_here[-1:].count(endings[-1])
    within = every.inside[endings[-1]] - endings_here[:-1].count(endings[-1])
    anywhere = (within + 2) / (inside + 2 * _PRIOR)
    return math.log((at_end + _PRIOR * anywhere) / (last + _PRIOR) / anywhere)


def least_likeness(sentences: int) -> float:
    """The least that likeness can be in an article of so many sentences: that of an ending at the end of none of them."""
    return math.log(_PRIOR / (sentences + _PRIOR))

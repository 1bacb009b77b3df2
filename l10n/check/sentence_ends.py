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
    """How often words end so, as the last ones of sentences and inside of them."""

    last: Counter[str]
    inside: Counter[str]


@article_fact
def _by_unit(article: ArticleContext) -> Mapping[UnitKey, _Endings]:
    return {
        unit.key: _of_words(words) for unit in article.catalog.units if len(words := _words(unit.target)) >= _FEWEST
    }


@article_fact
def _in_all(article: ArticleContext) -> _Endings:
    every = _by_unit(article).values()
    last, inside = Counter[str](), Counter[str]()
    for each in every:
        last.update(each.last)
        inside.update(each.inside)
    return _Endings(last, inside)


@lru_cache(maxsize=1024)
def _words(text: str) -> Sequence[str]:
    return [word[0].casefold()[-_LETTERS:] for word in tokens.words(text)]


def _of_words(endings: Sequence[str]) -> _Endings:
    return _Endings(Counter(endings[-1:]), Counter(endings[:-1]))


def likeness(subject: Subject) -> float:
    """How much likelier the last word's ending is at the end of the article's other sentences than inside of them.

    A logarithm; 0 where the article has no other sentence.
    """
    endings = _words(subject.unit.target)
    every, own = _in_all(subject.article), _by_unit(subject.article).get(subject.unit.key)
    last, inside = sum(every.last.values()), sum(every.inside.values())
    if not endings or last <= (own is not None):
        return 0.0
    at_end, within = every.last[endings[-1]], every.inside[endings[-1]]
    if own:
        last, inside = last - 1, inside - sum(own.inside.values())
        at_end, within = at_end - own.last[endings[-1]], within - own.inside[endings[-1]]
    anywhere = (within + 2) / (inside + 2 * _PRIOR)
    return math.log((at_end + _PRIOR * anywhere) / (last + _PRIOR) / anywhere)

"""Which of several hypotheses for one sentence is most like all of them: what most of them say is mostly right.

Likeness is that of chrF, by runs of characters, against the mean of all hypotheses (minimum Bayes risk with an aggregated
reference: Vamvas and Sennrich 2024). A model's likeliest hypothesis is often a short or an odd one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

_LONGEST_RUN = 4  # characters; runs of five and six change the choice in few sentences and cost as much again
_RECALL = 4.0  # how much more than precision recall counts: chrF's beta of two, squared


def most_alike(texts: Sequence[str], merits: Sequence[float] = ()) -> int:
    """The place of the text that is most like all, by its merits besides; the first of several such.

    >>> most_alike(["El barco se fue.", "El barco zarpó el lunes.", "El barco zarpó ayer."])
    1
    """
    if len(set(texts)) == 1:
        return 0
    besides = merits or [0.0] * len(texts)
    values = [alike + merit for alike, merit in zip(_likenesses(texts, texts), besides, strict=True)]
    return values.index(max(values))


def likeness(text: str, second: str) -> float:
    """How much a text is like another one, 0 to 1."""
    return _likenesses([text], [second])[0]


def _likenesses(texts: Sequence[str], texts_beside: Sequence[str]) -> list[float]:
    """The mean F score of the runs of each text against those of others on the average."""
    bare, other_bare = ([each.replace(" ", "") for each in some] for some in (texts, texts_beside))
    sums, sizes = [0.0] * len(texts), [0] * len(texts)
    for size in range(1, _LONGEST_RUN + 1):
        runs = [_runs(text, size) for text in bare]
        every = list(chain.from_iterable(runs if texts_beside is texts else (_runs(text, size) for text in other_bare)))
        mean = defaultdict[str, float](float, {run: count / len(texts_beside) for run, count in Counter(every).items()})
        frequent = {run for run, count in mean.items() if count > 1}  # of others, the mean is all that both have
        mean_total = len(every) / len(texts_beside)
        for place, mine in enumerate(runs):
            if mine and every:
                counted = Counter(mine)
                shared = sum(map(mean.__getitem__, counted))
                shared -= sum(max(0.0, mean[run] - counted[run]) for run in frequent & counted.keys())
                sums[place] += (1 + _RECALL) * shared / (_RECALL * mean_total + len(mine))
                sizes[place] += 1
    return [total / number if number else 0.0 for total, number in zip(sums, sizes, strict=True)]


def _runs(text: str, size: int) -> list[str]:
    """The runs of so many characters of a text."""
    return [text[at : at + size] for at in range(len(text) - size + 1)]

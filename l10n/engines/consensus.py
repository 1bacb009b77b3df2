"""Which of several hypotheses for one sentence is most like all of them: what most of them say is mostly right.

Likeness is that of chrF, by runs of characters, against the mean of all hypotheses (minimum Bayes risk with an aggregated
reference: Vamvas and Sennrich 2024). A model's likeliest hypothesis is often a short or an odd one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

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
    counted = [_runs(text) for text in texts]
    mean = [_mean([each[size] for each in counted]) for size in range(_LONGEST_RUN)]
    values = [_likeness(each, mean) + merit for each, merit in zip(counted, besides, strict=True)]
    return values.index(max(values))


def likeness(text: str, other: str) -> float:
    """How much a text is like another one, 0 to 1."""
    return _likeness(_runs(text), [_mean([each]) for each in _runs(other)])


def _runs(text: str) -> list[Counter[str]]:
    """How often each run of one character, of two and so on stands in a text, without its spaces."""
    bare = text.replace(" ", "")
    return [
        Counter([bare[at : at + size] for at in range(len(bare) - size + 1)]) for size in range(1, _LONGEST_RUN + 1)
    ]


def _mean(counted: Sequence[Counter[str]]) -> tuple[Mapping[str, float], float]:
    """How often each run stands in a text on the average, and all of them."""
    sums: Counter[str] = Counter()
    for each in counted:
        sums.update(each)
    return {run: number / len(counted) for run, number in sums.items()}, sums.total() / len(counted)


def _likeness(runs: Sequence[Counter[str]], means: Sequence[tuple[Mapping[str, float], float]]) -> float:
    """The mean F score of the runs of a text against those of others on the average."""
    scores = []
    for mine, (every, all_) in zip(runs, means, strict=True):
        ours = mine.total()
        if not ours or not all_:
            continue
        complete = every.keys() >= mine.keys()  # so it is among several hypotheses of which this is one
        theirs = map(every.__getitem__, mine) if complete else (every.get(run, 0.0) for run in mine)
        scores.append((1 + _RECALL) * sum(map(min, mine.values(), theirs)) / (_RECALL * all_ + ours))
    return sum(scores) / len(scores) if scores else 0.0

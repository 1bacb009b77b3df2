"""How likely an engine finds drafts, each word given those before: the best single sign of a bad one.

What it finds of its own words comes with them and says as much (docs/engines.md#confidence); it is asked about those that come
without, and about drafts of its own that another engine edited.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from l10n.draft.sentence import Sentence, whole
from l10n.draft.verification import Attempt
from l10n.errors import single_line
from l10n.plugin import PassageAnswer, PostEditing, Scoring, Translator
from l10n.plugin.faults import FAULTS

_TOGETHER = 64  # drafts: enough for an engine's batches, few enough that nobody waits for them


def scorer(translator: Translator) -> Scoring | None:
    """Who can rate the drafts of a translator: itself, or the engine whose drafts it edits."""
    drafter = translator.drafter if isinstance(translator, PostEditing) else translator
    return drafter if isinstance(drafter, Scoring) else None


def scored(attempts: Iterator[tuple[Sentence, Attempt]], engine: Scoring | None) -> Iterator[tuple[Sentence, Attempt]]:
    """The candidates with how likely the engine finds them; as they are where it cannot say."""
    if engine is None:
        yield from attempts
        return
    while some := list(islice(attempts, _TOGETHER)):
        rated = [(sentence, candidate) for sentence, candidate in some if _wants_rating(candidate)]
        texts = [_texts(sentence, candidate) for sentence, candidate in rated]
        likely = likelihoods(engine, [source for source, _ in texts], [target for _, target in texts])
        shares = {sentence: share for (sentence, _), share in zip(rated, likely, strict=True)}
        for sentence, candidate in some:
            yield sentence, replace(candidate, signs=replace(candidate.signs, likely=shares.get(sentence)))


def _wants_rating(candidate: Attempt) -> bool:
    rated = candidate.signs.score is not None and not isinstance(candidate.answer, PassageAnswer)
    return candidate.signs.judged and not candidate.faults and not rated


def _texts(sentence: Sentence, candidate: Attempt) -> tuple[str, str]:
    """A sentence as an engine reads it and its target likewise: what no engine sees is hidden in both."""
    (part,) = whole(sentence)
    target = candidate.target
    for number, piece in enumerate(part.masked.pieces, 1):
        target = target.replace(sentence.written.get(piece.text, piece.text), part.masked.style.format(number), 1)
    return part.masked.text.text, target


def likelihoods(engine: Scoring, sources: Sequence[str], targets: Sequence[str]) -> list[float | None]:
    """The mean probability of the tokens of each target, 0 to 1; nothing where the engine fails or has no answer."""
    likely: list[float | None] = []
    try:
        for values in engine.probabilities(sources, targets):
            likely += [sum(map(math.exp, values)) / len(values) if values else None]
    except Exception as error:  # of somebody else's engine: its drafts stay good, and are rated by their other signs
        FAULTS.report(f"engine {engine.name}", f"cannot rate drafts ({single_line(error)})")
    return (likely + [None] * len(targets))[: len(targets)]

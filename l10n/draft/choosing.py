"""Several engines for one locale: each drafts, and for each unit the draft stays that is surest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n.draft.draft import draft
from l10n.draft.draft_context import DraftContext
from l10n.draft.outcomes import DraftRefusal, DraftTask, OpenUnits, Outcome
from l10n.errors import EngineError
from l10n.model import Draft, UnitKey

# A later engine's draft stays where it is surer by so much. Smaller margins lose more than they gain (docs/engines.md).
MARGIN = 0.25

_Answers = dict[tuple[str, UnitKey], Draft | DraftRefusal]


def drafted(work: Sequence[DraftTask], contexts: Sequence[DraftContext], *, best: bool) -> Iterator[Outcome]:
    """Drafts and refusals for all wanted units, as `draft` gives them, by the engines of several contexts in their order.

    Where `best` is set all engines are asked, else each for what those before it have nothing for. An engine that fails leaves
    the others; its error is raised at the end.

    Raises:
        EngineError: one of the engines cannot be opened, or stopped for good. What came before stays good.
    """
    first, *fallbacks = contexts
    if not fallbacks:
        yield from draft(work, first)
        return
    units, held = OpenUnits(work), _Answers()
    failures: list[EngineError] = []
    done = set(first.declined)
    for outcome in _until_failure(draft(work, first), failures):
        if outcome.slug:
            held |= _answers(outcome)
        else:  # the memory's, for which no engine is asked
            done |= {each.key for each in outcome.drafts}
            yield from units.report(outcome.drafts, outcome.refused)
    left = [task for task in work if task.key not in done]
    for context in fallbacks:
        tasks = [task for task in left if best or not _is_engines(held.get((task.slug, task.key)))]
        fresh = replace(context, recall=_nothing, declined=frozenset())
        for outcome in _until_failure(draft(tasks, fresh), failures):
            for place, answer in _answers(outcome).items():
                held[place] = _better(held.get(place), answer, best=best)
    yield from _reported(units, held)
    if failures:
        raise failures[0]


def _until_failure(stream: Iterator[Outcome], failures: list[EngineError]) -> Iterator[Outcome]:
    try:
        yield from stream
    except EngineError as error:
        failures.append(error)


def _answers(outcome: Outcome) -> _Answers:
    done: Iterable[Draft | DraftRefusal] = (*outcome.drafts, *outcome.refused)
    return {(outcome.slug, answer.key): answer for answer in done}


def _better(before: Draft | DraftRefusal | None, after: Draft | DraftRefusal, *, best: bool) -> Draft | DraftRefusal:
    if not isinstance(before, Draft) or not _is_engines(before):
        return after if before is None or isinstance(after, Draft) else before
    return after if best and isinstance(after, Draft) and _surer(before, after) else before


def _is_engines(answer: Draft | DraftRefusal | None) -> bool:
    """Whether an engine drafted a unit; what the memory had for one that an engine refused gives way to the next engine."""
    return isinstance(answer, Draft) and answer.origin.kind == "engine"


def _surer(before: Draft, after: Draft) -> bool:
    return after.confidence > before.confidence + MARGIN


def _reported(units: OpenUnits, held: _Answers) -> Iterator[Outcome]:
    by_article: dict[str, list[Draft | DraftRefusal]] = {}
    for (slug, _), answer in held.items():
        by_article.setdefault(slug, []).append(answer)
    for slug, answers in by_article.items():
        made = [each for each in answers if isinstance(each, Draft)]
        yield from units.report(made, [each for each in answers if isinstance(each, DraftRefusal)], slug)


def _nothing(_key: UnitKey) -> None:
    return None

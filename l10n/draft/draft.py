"""Drafts for the units of all articles of a locale: exact memory first, then one stream through the engine.

A unit's marks are taken out, its text is cut into sentences, each distinct sentence is asked once. An answer is verified;
one that fails is asked again with numbers, names and terms hidden, then with a wider search, then in parts. What still
fails stays untranslated and says why. Units come back as soon as they are done.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.draft import capitals, inline, near_match, placing, scoring
from l10n.draft.draft_context import DraftContext
from l10n.draft.draft_unit import DraftUnit
from l10n.draft.drafters import choose_drafter
from l10n.draft.memory_matches import MemoryMatches
from l10n.draft.outcomes import DraftRefusal, DraftTask, OpenUnits, Outcome
from l10n.draft.passages import PassageDrafter
from l10n.draft.reading import read_units
from l10n.draft.ready_made import without_unseen
from l10n.draft.renderings import Renderings, TranslatedPassage
from l10n.draft.retries import SentenceDrafter
from l10n.draft.sentence import PairContext, Sentence
from l10n.draft.verification import Attempt
from l10n.engines import alignment as aligned
from l10n.engines import pivot
from l10n.errors import EngineError, L10nError
from l10n.language import function_words
from l10n.model import Draft, Origin, Segmented, Span, UnitKey
from l10n.plugin import PassageAnswer, Scoring, Translator

__all__ = ["DraftContext", "DraftRefusal", "DraftTask", "Outcome", "draft"]

# Sentences under way at once: enough to fill an engine's batches, few enough that a kill loses seconds.
_WINDOW = 2048
_BATCH = 32  # drafts handed over together
_SECONDS = 2.0  # for which the first of them waits for the others


def draft(work: Sequence[DraftTask], context: DraftContext) -> Iterator[Outcome]:
    """Drafts and refusals for all wanted units, in about the order of the articles.

    A draft depends on its article, the memory, the terms and the engine: not on the other articles of the call. So a unit of
    two articles is drafted for each; the engine is asked once for the same words.

    Raises:
        EngineError: the engine cannot be opened, or stopped for good. What came before stays good.
    """
    units = OpenUnits(work)
    memory = MemoryMatches(units, context, PairContext.of(context.pair, context.terms))
    if memory.ready or not units.keys:
        yield from units.report(memory.ready)
    translator = yield from _opened(units, context, memory, needed=bool(memory.left()))
    if translator is None:
        return
    try:
        yield from _by_engine(units, context, memory, translator)
    finally:
        pivot.let_go(translator)


def _by_engine(
    units: OpenUnits, context: DraftContext, memory: MemoryMatches, translator: Translator
) -> Iterator[Outcome]:
    """The near matches mended, and drafts of the engine for what the memory leaves."""
    pair_context = replace(memory.pair_context, judged=not getattr(translator, "wordless", False))
    drafter = choose_drafter(translator, pair_context, context, units)
    scorer = scoring.scorer(translator) if pair_context.judged else None
    if memory.near:
        yield from units.report(memory.settle(near_match.mended(memory.near, drafter.alone, pair_context, context.cut)))
    if not pair_context.judged:  # no words of an engine are better
        yield from units.report(memory.release())
    left = memory.left()
    renderings = _renderings(units, context, memory.sound)
    articles = (read_units(slug, keys, context, pair_context, units.articles[slug]) for slug, keys in left.items())
    for window in _windows(articles):
        for slug, batch in _batches(_drafts(window, drafter, translator.name, scorer)):
            followed = (
                memory.instead(outcome)
                if isinstance(outcome, DraftRefusal)
                else without_unseen(renderings.follow(slug, outcome), pair_context)
                for outcome in batch
            )
            yield from units.report_all(followed, slug)


def _opened(
    units: OpenUnits, context: DraftContext, memory: MemoryMatches, *, needed: bool
) -> Generator[Outcome, None, Translator | None]:
    """The opened engine; nothing where there is nothing to ask it. The memory does without it where it cannot be opened."""
    if context.open is None or not (needed or memory.near):
        return None
    try:
        return context.open()
    except L10nError:
        yield from units.report(memory.without_engine())
        if needed:
            raise
        return None


def _renderings(units: OpenUnits, context: DraftContext, remembered: Mapping[UnitKey, Draft]) -> Renderings:
    """How the articles render names so far."""
    sources = {
        slug: [*(passage.source for passage in context.earlier.get(slug, ())), *(key.source for key in keys)]
        for slug, keys in units.articles.items()
    }
    renderings = Renderings(context.pair, sources, (term.source for term in context.terms))
    for reviewed in (True, False):
        for slug in sources:
            renderings.learn(
                slug, [passage for passage in context.earlier.get(slug, ()) if passage.reviewed is reviewed]
            )
            if reviewed:
                renderings.learn_house(slug, context.naming)
    for key, match in remembered.items():
        for slug in units.slugs(key):
            renderings.learn(slug, [TranslatedPassage(key.source, match.target)])
    return renderings


def _windows(articles: Iterable[list[DraftUnit]]) -> Iterator[list[DraftUnit]]:
    """Articles that are under way together, none of them cut: what is done first must not depend on its neighbours."""
    window: list[DraftUnit] = []
    size = 0
    for units in articles:
        window += units
        size += sum(len(unit.sentences) for unit in units)
        if size >= _WINDOW:
            yield window
            window, size = [], 0
    if window:
        yield window


def _batches(items: Iterable[tuple[str, Draft | DraftRefusal]]) -> Iterator[tuple[str, list[Draft | DraftRefusal]]]:
    """Runs of what is done, each of one article, in the order in which they were done: by the batch, or after some seconds
    where an engine is slow. What was done before an engine stopped is handed over too.
    """
    batch: dict[str, list[Draft | DraftRefusal]] = defaultdict(list)
    count, start = 0, time.monotonic()
    try:
        for slug, outcome in items:
            batch[slug].append(outcome)
            count += 1
            if count >= _BATCH or time.monotonic() - start > _SECONDS:
                yield from batch.items()
                batch.clear()
                count, start = 0, time.monotonic()
    except EngineError:
        yield from batch.items()
        raise
    yield from batch.items()


def _drafts(
    units: Sequence[DraftUnit], drafter: SentenceDrafter | PassageDrafter, name: str, scorer: Scoring | None
) -> Iterator[tuple[str, Draft | DraftRefusal]]:
    """The drafts of a window as their last sentence comes, each with its article."""
    waiting: dict[Sentence, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for sentence in dict.fromkeys(unit.sentences):
            waiting[sentence].append(number)
    open_count = [len(set(unit.sentences)) for unit in units]
    phrases = tuple(dict.fromkeys(phrase for unit in units for phrase in inline.phrases(unit.bare)))
    pair = drafter.pair_context.pair
    hints = placing.Hints(
        drafter.phrases(phrases),
        drafter.pair_context.untranslatable,
        function_words.of(pair.target),
        function_words.of(pair.source),
    )
    yield from ((unit.slug, _done(unit, {}, hints, name)) for unit in units if not unit.sentences)
    attempts: dict[Sentence, Attempt] = {}
    for sentence, candidate in scoring.scored(drafter.translate(list(waiting)), scorer):
        attempts[sentence] = capitals.restored(sentence, candidate, pair.target)
        for number in waiting[sentence]:
            open_count[number] -= 1
            if not open_count[number]:
                yield units[number].slug, _done(units[number], attempts, hints, name)


def _done(
    unit: DraftUnit, attempts: Mapping[Sentence, Attempt], hints: placing.Hints, name: str
) -> Draft | DraftRefusal:
    """The unit's draft, its sentences joined by the gaps of the source and its marks put back."""
    chosen = [attempts[sentence] for sentence in unit.sentences]
    fault = next((candidate.faults[0] for candidate in chosen if candidate.faults), "")
    if fault:
        return DraftRefusal(
            unit.key, fault, next((each.failure for each in chosen if each.faults and each.failure), "")
        )
    target = unit.cut.join(tuple(candidate.target for candidate in chosen))
    notes = [note for candidate in chosen for note in (*candidate.notes, *candidate.doubts)]
    if unit.bare.nodes:
        alignment = aligned.align(unit.bare.text, target, _shifted(unit.cut, chosen))
        inside = [attempt.answer.phrases for attempt in chosen if isinstance(attempt.answer, PassageAnswer)]
        if inside:  # an engine that read the marks knows best where they go
            hints = replace(
                hints, phrases={**hints.phrases, **{words: rendering for table in inside for words, rendering in table}}
            )
        placed = placing.reattach(unit.bare, target, alignment, hints)
        target = placed.text
        if placed.guessed:
            notes.append(f"markup placed without alignment: {' '.join(placed.guessed)}")
    confidence = min((each.confidence for each in chosen), default=1.0)
    return Draft(unit.key, target, Origin("engine", name), confidence=confidence, notes=tuple(dict.fromkeys(notes)))


def _shifted(cut: Segmented, chosen: Sequence[Attempt]) -> Iterator[tuple[Span, Span]]:
    """The links of the sentences as links of the whole unit."""
    source_at = target_at = len(cut.gaps[0])
    for segment, gap, candidate in zip(cut.segments, cut.gaps[1:], chosen, strict=True):
        for source, target in candidate.links:
            yield (
                Span(source_at + source.start, source_at + source.end),
                Span(target_at + target.start, target_at + target.end),
            )
        source_at += len(segment) + len(gap)
        target_at += len(candidate.target) + len(gap)

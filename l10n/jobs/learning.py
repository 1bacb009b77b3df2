"""What a house's own reviewed words do for its drafts: the same units drafted with none, some and many of them known."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.dataclass import dataclass
from l10n.draft.draft import DraftContext, DraftTask
from l10n.engines.sibling import sibling
from l10n.errors import EngineError, InputError
from l10n.evaluate.evaluate import Evaluation, Sample, System, evaluate
from l10n.jobs import memory as recall
from l10n.jobs.evaluate import EvaluationSetup, SystemSpec, draft_again, line_pairs
from l10n.memory.memory import Memory, TranslationPair
from l10n.model import State, UnitKey
from l10n.plugin import Pair
from l10n.workspace import Workspace

SIZES = (0, 100, 1000)
_TESTED = 0.2  # of the reviewed units are drafted again, and never learned from
_MOST_TESTED = 300  # of them: more only takes time
_FEWEST = 10  # units; with fewer nothing can be shown


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """The units of an article that a person stands for, in its order."""

    slug: str
    units: tuple[TranslationPair, ...]


def learning_curves(workspace: Workspace, articles: Sequence[str], locales: Sequence[str]) -> Iterator[Evaluation]:
    """For each locale the figures of drafts with 0, 100 and 1,000 reviewed units of the project known."""
    loaded, setup = list(workspace.articles(articles)), EvaluationSetup.of(workspace)
    for tag in workspace.locales(locales):
        by_language: dict[str, list[ReviewedArticle]] = {}
        for entry in loaded:
            final_catalog = workspace.try_load(entry.slug, entry.language, tag) if entry.language != tag else None
            pair = Pair(entry.language, tag)
            units = [
                TranslationPair(pair, unit.key.source, unit.target, unit.key.context)
                for unit in (final_catalog.catalog.units if final_catalog else ())
                if unit.state is State.REVIEWED
            ]
            if units:
                by_language.setdefault(entry.language, []).append(ReviewedArticle(entry.slug, tuple(units)))
        for language, reviewed in by_language.items():
            try:
                yield learning_curve(setup, Pair(language, tag), reviewed, workspace.settings.memory_threshold)
            except (EngineError, InputError) as exc:
                workspace.errors.append(exc)


def learning_lines(
    setup: EvaluationSetup, pair: Pair, files: Sequence[Sequence[str]], threshold: float = 0.75
) -> Evaluation:
    """The same for the lines of a source and its reference: the last ones are drafted, those before are what is known.

    Raises:
        InputError: they have not the same number of lines, or there are too few.
        EngineError: an engine cannot translate the pair, or stopped.
    """
    units = tuple(TranslationPair(pair, source, target) for source, target in line_pairs(pair, files))
    return learning_curve(setup, pair, [ReviewedArticle("", units)], threshold)


def learning_curve(
    setup: EvaluationSetup, pair: Pair, articles: Sequence[ReviewedArticle], threshold: float
) -> Evaluation:
    """The figures of the held-out units with so many of the others known; the first system knows none of them.

    Raises:
        InputError: too little was reviewed.
        EngineError: an engine cannot translate the pair, or stopped.
    """
    beside = sibling(setup.routes.get(pair.target, ()))
    if beside is not None:
        raise InputError(f"{pair}", f"is drafted from the words of {beside.locale}", "ask what reviewing does there")
    taught, tested = _split(articles)
    if len(taught) < _FEWEST or not tested:
        count = sum(len(article.units) for article in articles)
        raise InputError(f"{pair}", f"has {count} reviewed units, too few to learn from", "review some more first")
    samples = [Sample(unit.source, unit.target, article.slug) for article in tested for unit in article.units]
    tasks = [
        DraftTask(article.slug, UnitKey(unit.context, unit.source)) for article in tested for unit in article.units
    ]
    systems: list[System] = []
    for size in dict.fromkeys(min(size, len(taught)) for size in SIZES):
        setup.progress.start(f"Drafting {pair} with {size} reviewed units", len(set(tasks)))
        memory = Memory(sqlite3.connect(":memory:"))
        memory.feed("reviewed", "", taught[:size])
        context = replace(
            DraftContext(pair, None),
            recall=recall.draft_lookup(memory, pair, (), threshold),
            near=recall.near(memory, pair),
            naming=recall.naming(memory, pair),
            using=recall.using(memory, pair),
            articles=_in_order(tested),
        )
        made = draft_again(setup, SystemSpec(), tasks, context)
        systems.append(replace(made, name=f"{size:,} reviewed units"))
    return evaluate(pair, samples, systems, setup.terms)


def _in_order(articles: Sequence[ReviewedArticle]) -> Mapping[str, Sequence[UnitKey]]:
    return {article.slug: [UnitKey(unit.context, unit.source) for unit in article.units] for article in articles}


def _split(articles: Sequence[ReviewedArticle]) -> tuple[list[TranslationPair], list[ReviewedArticle]]:
    """What is learned from, in order, and the articles that are drafted: whole ones, by lot but always the same; of a lone
    article its end. A sentence of both is known from the start, as in every newsroom.
    """
    tested_units = min(_MOST_TESTED, max(1, round(_TESTED * sum(len(article.units) for article in articles))))
    if len(articles) == 1:
        (article,) = articles
        return list(article.units[:-tested_units]), [replace(article, units=article.units[-tested_units:])]
    drawn = sorted(articles, key=lambda article: hashlib.sha256(article.slug.encode()).digest())
    tested: list[ReviewedArticle] = []
    while len(drawn) > 1 and sum(len(article.units) for article in tested) < tested_units:
        tested.append(drawn.pop())
    slugs = {article.slug for article in drawn}
    taught = [unit for article in articles if article.slug in slugs for unit in article.units]
    return taught, [replace(article, units=article.units[:_MOST_TESTED]) for article in tested]

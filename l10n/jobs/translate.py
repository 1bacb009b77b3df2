"""Drafts for the catalogs of one locale, saved as they come, so that a kill loses seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.catalog import carried, sibling
from l10n.errors import EngineError
from l10n.jobs import ledger as ledgers
from l10n.jobs import memory as recall
from l10n.jobs import siblings
from l10n.jobs.draft_writer import DraftWriter, Refused
from l10n.jobs.drafting import DraftJob, DraftPass, PassResult, context, run
from l10n.jobs.extract import catalogs
from l10n.jobs.siblings import SiblingWork
from l10n.memory.memory import Memory
from l10n.plugin import Pair
from l10n.workspace import LoadedArticle, LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was done for one locale: `wanted` counts the distinct units that had no target, `origins` the drafts by where
    they come from. Of a locale with a `sibling`, `waiting` units wait for words there, and `outdated` ones were reviewed before
    those words changed.
    """

    locale: str
    wanted: int
    origins: dict[str, int]
    refused: tuple[Refused, ...] = ()
    sibling: str = ""
    waiting: int = 0
    outdated: int = 0


def translate(workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Drafted]:
    """Drafts for every unit without a target, locale by locale: the memory first, then the engine of the route."""
    tags = siblings.ordered(workspace, workspace.locales(locales))
    entries = list(workspace.articles(articles))
    with recall.memory(workspace.store) as memory:
        for tag in tags:
            recall.feed(workspace, memory, tag)
            for language in dict.fromkeys(entry.language for entry in entries):
                mine = [entry for entry in entries if entry.language == language]
                found = _existing(workspace, mine, tag)
                done = None
                with workspace.guard(f"{language}→{tag}"):
                    done = _translate(workspace, memory, Pair(language, tag), found)
                if done is not None:
                    yield done


def _existing(workspace: Workspace, entries: Iterable[LoadedArticle], tag: str) -> list[LoadedCatalog]:
    """The catalogs of a locale that are there."""
    found = [loaded for entry in entries for _, loaded in catalogs(workspace, entry, [tag])]
    for one in found:
        if one.data is None:
            place = f"{one.catalog.slug} {tag}"
            workspace.progress.message(f"{place}: has no catalog yet; call 'l10n extract' first")
    return [one for one in found if one.data is not None]


def _translate(workspace: Workspace, memory: Memory, pair: Pair, kept: Sequence[LoadedCatalog]) -> Drafted:
    """Drafts for every unit without a target in these catalogs of one pair; what fails goes to the project's errors.

    Words that a unit has from another sentence, untouched since, give way where the memory has reviewed words for its own.
    """
    beside = siblings.work(workspace, pair, [one.catalog.slug for one in kept])
    kept = [siblings.refreshed(workspace, _released(workspace, memory, one), beside) for one in kept]
    with ledgers.opened(workspace.store, ledgers.today()) as ledger:
        job = DraftJob(workspace, memory, pair, DraftWriter(workspace, kept, ledger))
        done = sum((run(job, each) for each in _passes(job, beside)), PassResult())
        return _drafted(job, beside, done)


def _passes(job: DraftJob, beside: SiblingWork | None) -> Iterator[DraftPass]:
    """One pass where drafts are made from the source, several where the locale has a sibling."""
    if beside is not None:
        yield from siblings.passes(job, beside)
        return
    named = job.workspace.settings.routes.get(job.pair.target, ())
    yield DraftPass(job.writer.tasks(), context(job, job.pair, named))


def _drafted(job: DraftJob, beside: SiblingWork | None, done: PassResult) -> Drafted:
    """What is reported of a locale; units at which an engine failed are an error of the project."""
    writer = job.writer
    if writer.failures:
        count, reason = len(writer.failures), next(iter(writer.failures.values()))
        problem = f"failed at {count} {'unit' if count == 1 else 'units'} ({reason})"
        job.workspace.errors.append(EngineError(writer.failing, problem, "they are asked again next time"))
    found = [one.catalog for one in writer.catalogs]
    made = Drafted(job.pair.target, done.asked, dict(done.origins), tuple(writer.refused()))
    if beside is None:
        return made
    outdated = sum(1 for each in found for _ in sibling.outdated(each))
    return replace(made, sibling=beside.route.locale, waiting=beside.waiting(found), outdated=outdated)


def _released(workspace: Workspace, memory: Memory, kept: LoadedCatalog) -> LoadedCatalog:
    with workspace.guard(str(workspace.store.catalog_path(kept.catalog.slug, kept.catalog.target))):
        keys = recall.better(memory, kept.catalog)
        return workspace.save(kept, carried.release(kept.catalog, keys)) if keys else kept
    return kept

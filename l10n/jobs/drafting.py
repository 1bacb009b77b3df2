"""One route at work on the catalogs of a locale: what it is asked, and what becomes of its answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from l10n.article import segment
from l10n.catalog.notes import provenance
from l10n.check.check import check, terms_of
from l10n.dataclass import dataclass, field
from l10n.draft.choosing import drafted
from l10n.draft.draft import DraftContext, DraftTask, Outcome
from l10n.draft.drafting_effort import EFFORTS, USUAL, refuser
from l10n.draft.renderings import TranslatedPassage
from l10n.engines import model_manifest
from l10n.engines.pivot import crash_counts, name, open_route
from l10n.engines.route import Route, by_people, plan
from l10n.engines.sibling import sibling
from l10n.errors import EngineError, L10nError
from l10n.jobs import crashes
from l10n.jobs import memory as recall
from l10n.jobs.draft_writer import DraftWriter
from l10n.memory.memory import Memory
from l10n.model import Catalog, Draft, State, Unit, UnitKey
from l10n.plugin import Engine, Pair, Translator
from l10n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DraftJob:
    """The catalogs of one pair with all that drafting them takes. `following` are the locales whose turn comes in this run."""

    workspace: Workspace
    memory: Memory
    pair: Pair
    writer: DraftWriter
    following: tuple[str, ...] = ()


def _same(outcome: Outcome) -> Outcome:
    return outcome


@dataclass(frozen=True, slots=True)
class DraftPass:
    """What one route is asked: tasks, which may be of a sibling's words, and `restored`, their outcome for the real units.

    `fallbacks` are the contexts of engines that draft beside it.
    """

    tasks: Sequence[DraftTask]
    context: DraftContext
    restored: Callable[[Outcome], Outcome] = _same
    fallbacks: tuple[DraftContext, ...] = ()


@dataclass(frozen=True, slots=True)
class PassResult:
    """How many distinct units a route was asked for, and the drafts by where they come from."""

    requested: int = 0
    origins: Counter[str] = field(default_factory=Counter)

    def __add__(self, more: PassResult) -> PassResult:
        return PassResult(self.requested + more.requested, self.origins + more.origins)


def run(job: DraftJob, work: DraftPass) -> PassResult:
    """Asks for the drafts of a pass, and saves them as they come; an engine that fails goes to the project's errors."""
    workspace, writer = job.workspace, job.writer
    writer.translators.clear()
    left = {task.key for task in work.tasks} - work.context.declined
    requested = len(left)
    origins: Counter[str] = Counter()
    workspace.progress.start(f"Translating into {job.pair.target}", requested)
    try:
        best = workspace.settings.engine.choose == "best"
        for outcome in drafted(work.tasks, (work.context, *work.fallbacks), best=best):
            writer.add(work.restored(outcome))
            new = left & {*(each.key for each in outcome.drafts), *(each.key for each in outcome.refused)}
            left -= new  # a unit of several articles is counted once
            workspace.progress.advance(len(new))
            origins.update(_origin(each) for each in outcome.drafts if each.key in new)
    except EngineError as exc:
        workspace.errors.append(exc)
    finally:
        writer.finish()
        for changed in writer.changed.values():
            recall.note(workspace, job.memory, changed)
    for translator in writer.translators:
        _count_crashes(workspace, translator)
    return PassResult(requested, origins)


def _count_crashes(workspace: Workspace, translator: Translator) -> None:
    for crashed in crash_counts(translator):
        workspace.errors.extend(crashes.note(workspace.store, crashed))


def _origin(draft: Draft) -> str:
    return draft.origin.name if draft.origin.kind == "engine" else "memory"


def engines_of(workspace: Workspace) -> Mapping[str, Engine]:
    """The engines of a project; where it has a scheduler, its workers hold the models."""
    if not workspace.run.scheduler.address:
        return workspace.registry.engines
    # Late: few runs have one, and what reaches it takes as long to load as an article.
    from l10n.jobs import remote_models

    return remote_models.engines(workspace)


def context(job: DraftJob, pair: Pair, named: Sequence[str]) -> DraftContext:
    """What drafting by the steps of a route needs; nothing is opened where people translate alone."""
    workspace, options, writer = job.workspace, job.workspace.settings.engine, job.writer

    def opened() -> Translator:
        engines = engines_of(workspace)
        route = plan(pair, named, engines, options)
        together = _together(job, route, engines) if pair == job.pair else ()
        translator = open_route(route, engines, replace(options, together=together))
        writer.translators.append(translator)
        return translator

    catalogs = [each.catalog for each in job.writer.catalogs]
    return DraftContext(
        pair=pair,
        open=None if by_people(named) else opened,
        recall=recall.draft_lookup(job.memory, pair, catalogs, workspace.settings.memory_threshold),
        cut=lambda text: segment.segment(text, pair.source),
        terms=workspace.terms,
        decoding=replace(options.decoding, aligned=True),
        effort=EFFORTS[workspace.effort],
        declined=_declined(job, pair, named),
        earlier={each.slug: list(_passages(each)) for each in catalogs},
        articles={each.slug: _in_order(each) for each in catalogs},
        near=recall.near(job.memory, pair),
        naming=recall.naming(job.memory, pair),
        using=recall.using(job.memory, pair),
        objections=_objections(workspace, pair),
    )


def _together(job: DraftJob, route: Route, engines: Mapping[str, Engine]) -> tuple[Pair, ...]:
    """The pairs of the locales that follow whose route is one step by the same engine, where a model of it serves several."""
    if len(route.steps) != 1 or route.steps[0].engine not in model_manifest.KINDS:
        return ()
    settings = job.workspace.settings
    pairs = []
    for tag in job.following:
        pair, named = Pair(job.pair.source, tag), settings.routes.get(tag, ())
        with suppress(L10nError):  # reported when it is this locale's turn
            steps = () if by_people(named) or sibling(named) else plan(pair, named, engines, settings.engine).steps
            if len(steps) == 1 and steps[0].engine == route.steps[0].engine:
                pairs.append(pair)
    return tuple(pairs)


def _objections(workspace: Workspace, pair: Pair) -> Callable[[UnitKey, str], Sequence[str]]:
    """What the checks of the project say against a target of a sentence; asked for engines that can mend their answers."""
    terms = terms_of(workspace.terms, pair.target)

    def objections(key: UnitKey, target: str) -> Sequence[str]:
        alone = Catalog("", pair.source, pair.target, (Unit(key, target, State.FUZZY),))
        findings = check(alone, workspace.registry.checks, terms, workspace.settings.checks)
        return tuple(dict.fromkeys(each.message for each in findings if each.side == "target"))

    return objections


def _in_order(catalog: Catalog) -> list[UnitKey]:
    return [unit.key for unit in catalog.units if unit.state is not State.OBSOLETE]


def _declined(job: DraftJob, pair: Pair, named: Sequence[str]) -> frozenset[UnitKey]:
    """The units that the engine of today refused before, as their notes say, when it was asked as much as today or more."""
    refused = [
        (unit.key, by)
        for each in job.writer.catalogs
        for unit in each.catalog.units
        if unit.state is State.NEW and (by := provenance(unit).refused_by)
    ]
    efforts = dict.fromkeys((USUAL, job.workspace.effort)) if refused else ()
    names = {engine_name(job.workspace, pair, named, effort) for effort in efforts}
    return frozenset(key for key, by in refused if by in names)


def engine_name(workspace: Workspace, pair: Pair, named: Sequence[str], effort: str = "") -> str:
    """The name of what would translate, as refusals name it; nothing where nothing would, or it cannot say."""
    engines, options = workspace.registry.engines, workspace.settings.engine
    try:
        return refuser(name(plan(pair, named, engines, options), engines, options), effort or workspace.effort)
    except EngineError:
        return ""  # reported in full when it is to be opened


def without_engine(workspace: Workspace, pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The locales of some pairs for which no engine is there, those left out that people translate alone."""
    engines, options = workspace.registry.engines, workspace.settings.engine
    missing: dict[str, None] = {}
    for pair in pairs:
        named = workspace.settings.routes.get(pair.target, ())
        try:
            if not by_people(named):
                plan(pair, named, engines, options)
        except EngineError:
            missing[pair.target] = None
    return tuple(missing)


def _passages(catalog: Catalog) -> Iterator[TranslatedPassage]:
    """The units that have words: drafts that come render names as they do."""
    for unit in catalog.units:
        if unit.target and unit.state in (State.REVIEWED, State.FUZZY):
            yield TranslatedPassage(unit.key.source, unit.target, unit.state is State.REVIEWED, unit.key.context)

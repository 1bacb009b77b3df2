"""Drafts for the catalogs of one locale, saved as they come, so that a kill loses seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.catalog import carried, sibling
from l10n.catalog.notes import provenance
from l10n.dataclass import dataclass
from l10n.engines.pivot import name
from l10n.engines.route import by_people, plan, several
from l10n.engines.sibling import sibling as sibling_route
from l10n.errors import EngineError, FaultError
from l10n.jobs import draftable, index, siblings
from l10n.jobs import ledger as ledgers
from l10n.jobs import memory as recall
from l10n.jobs.draft_attempts import DraftAttempts, MemoryState, Tried
from l10n.jobs.draft_writer import DraftWriter, Refused
from l10n.jobs.draftable import Draftable
from l10n.jobs.drafting import DraftJob, DraftPass, PassResult, context, engine_name, run
from l10n.jobs.index import ResultIndex
from l10n.jobs.inputs import ground
from l10n.jobs.siblings import SiblingWork
from l10n.memory.memory import Memory
from l10n.model import Catalog, State, Unit
from l10n.plugin import Pair
from l10n.plugin.faults import FAULTS
from l10n.store import SourceFile
from l10n.task_store import Trace
from l10n.workspace import LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was done for one locale: `requested` counts the distinct units that had no target, `origins` the drafts by where
    they come from. Of a locale with a `sibling`, `waiting` units wait for words there, and `outdated` ones were reviewed before
    those words changed.
    """

    locale: str
    requested: int
    origins: dict[str, int]
    refused: tuple[Refused, ...] = ()
    sibling: str = ""
    waiting: int = 0
    outdated: int = 0

    def __add__(self, more: Drafted) -> Drafted:
        return Drafted(
            self.locale,
            self.requested + more.requested,
            dict(Counter(self.origins) + Counter(more.origins)),
            self.refused + more.refused,
            self.sibling or more.sibling,
            self.waiting + more.waiting,
            self.outdated + more.outdated,
        )


_TOGETHER = 4 << 20  # bytes of catalogs that are drafted together, and held in memory meanwhile


def translate(workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Drafted]:
    """Drafts for every unit without a target, locale by locale: the memory first, then the engine of the route.

    A catalog that would be left as it is, by the same engine and with nothing in the memory that is like what it lacks, is not
    read again.
    """
    tags = siblings.ordered(workspace, workspace.locales(locales))
    files = {file.slug: file for file in workspace.chosen(articles)}
    surveyed = draftable.survey(workspace, list(files.values()), tags)
    languages = dict.fromkeys(each.language for group in surveyed.values() for each in group)
    store = workspace.store
    with recall.memory(store) as memory, index.opened(store, ground(store, workspace.settings)) as results:
        recall.feed_memories(workspace, memory)
        state = MemoryState(workspace, results)
        for tag in tags:
            locale = _Locale(workspace, memory, results, tag, files)
            for language in languages:
                mine = [each for each in surveyed[tag] if each.language == language]
                after = tags[tags.index(tag) + 1 :]
                following = [
                    other for other in after if any(e.is_open and e.language == language for e in surveyed[other])
                ]
                yield locale.draft(language, mine, state, following)


class _Locale:
    """One locale at work: its catalogs are taken up in parts, so that memory does not grow with their number."""

    def __init__(
        self, workspace: Workspace, memory: Memory, results: ResultIndex, tag: str, files: Mapping[str, SourceFile]
    ) -> None:
        self._workspace = workspace
        self._memory = memory
        self._results = results
        self._tag = tag
        self._files = files
        self._named = workspace.settings.routes.get(tag, ())
        self._is_fed = False
        self._following: tuple[str, ...] = ()

    def draft(
        self, language: str, draftables: Sequence[Draftable], state: MemoryState, following: Sequence[str] = ()
    ) -> Drafted:
        """What was done for the catalogs of articles in one language; `state` is what the memory has,
        `following` are the locales that are drafted after this one.
        """
        self._following = tuple(following)
        workspace, pair = self._workspace, Pair(language, self._tag)
        for each in draftables:
            if not each.size:
                workspace.progress.message(f"{each.slug} {self._tag}: has no catalog yet; call 'l10n extract' first")
        beside = sibling_route(self._named)
        open_ = [each for each in draftables if each.size and (each.is_open or beside)]
        done = Drafted(self._tag, 0, {}, sibling=beside.locale if beside and beside.locale != language else "")
        if not open_:
            return done
        engine = engine_name(workspace, pair, beside.meanwhile if beside else self._named)
        attempts = DraftAttempts(workspace, self._results, pair, engine, state)
        earlier = {each.slug: tried for each in open_ if (tried := attempts.find(each)) is not None}
        if beside is None and any(tried.tasks for tried in earlier.values()):
            self._report_missing(pair)
        done += _left(self._tag, earlier.values())
        for part in _parts([each for each in open_ if each.slug not in earlier]):
            self._feed()
            done += self._translate(pair, part, attempts)
        if done.waiting:
            self._report_missing(pair)
        return done

    def _feed(self) -> None:
        """Brings the memory up to date, once and where it is asked."""
        if not self._is_fed:
            recall.feed(self._workspace, self._memory, self._tag)
        self._is_fed = True

    def _report_missing(self, pair: Pair) -> None:
        """Says that no engine is there, where units wait for one: also for one that is asked when a sibling is reviewed."""
        if by_people(self._named):
            return
        workspace, engines = self._workspace, self._workspace.registry.engines
        reported = {str(error) for error in workspace.errors}  # by units whose sibling's words were there
        with workspace.guard(str(pair)):
            try:
                name(plan(pair, self._named, engines, workspace.settings.engine), engines, workspace.settings.engine)
            except EngineError as error:
                if str(error) not in reported:
                    raise

    def _translate(self, pair: Pair, part: Sequence[Draftable], attempts: DraftAttempts) -> Drafted:
        """Drafts for some catalogs together; for halves of them where that fails, so that only one goes without."""
        workspace = self._workspace
        tried = [workspace.try_load(each.slug, pair.source, pair.target) for each in part]
        loaded = [each for each in tried if each is not None and each.data is not None]
        place = str(pair) if len(part) > 1 else str(workspace.store.catalog_path(part[0].slug, pair.target))
        done = None
        with workspace.recorded(Trace()) as notes, workspace.guard(place):
            done = _translate(workspace, self._memory, pair, loaded, self._following)
        if done is None and len(part) > 1 and any(isinstance(error, FaultError) for error in notes.errors):
            half = len(part) // 2
            return self._translate(pair, part[:half], attempts) + self._translate(pair, part[half:], attempts)
        workspace.errors.extend(notes.errors)
        if done is None:
            return Drafted(self._tag, 0, {})
        left = done.job.writer.catalogs
        before = {each.catalog.slug: each.data for each in loaded}
        changed = [self._files[each.catalog.slug] for each in left if each.data != before[each.catalog.slug]]
        if changed:
            attempts.review(draftable.survey(workspace, changed, [self._tag])[self._tag])
        if not FAULTS.count and (not notes.errors or attempts.is_without_engine):
            attempts.note(left, done.tried(attempts.engine))
        return done.drafted


@dataclass(frozen=True, slots=True)
class _Done:
    """Some catalogs of a locale that were drafted."""

    job: DraftJob
    beside: SiblingWork | None
    drafted: Drafted

    def tried(self, engine: str) -> dict[str, Tried]:
        """How each catalog was left, those where an engine failed left out: they are asked again."""
        attempts = {}
        for loaded in self.job.writer.catalogs:
            new = [unit for unit in loaded.catalog.units if unit.state is State.NEW]
            if not any(unit.key in self.job.writer.failures for unit in new):
                attempts[loaded.catalog.slug] = self._tried(loaded.catalog, new, engine)
        return attempts

    def _tried(self, left: Catalog, new: Sequence[Unit], engine: str) -> Tried:
        if self.beside is None:
            return Tried(sum(not engine or provenance(unit).refused_by != engine for unit in new))
        return Tried(0, self.beside.waiting([left]), sum(1 for _ in sibling.outdated(left)))


def _parts(draftables: Sequence[Draftable]) -> Iterator[list[Draftable]]:
    """The catalogs in parts that are small enough to be held."""
    part: list[Draftable] = []
    size = 0
    for each in draftables:
        part.append(each)
        size += each.size
        if size > _TOGETHER:
            yield part
            part, size = [], 0
    if part:
        yield part


def _left(tag: str, tried: Collection[Tried]) -> Drafted:
    """What is reported of catalogs that were not tried again."""
    tasks, waiting, outdated = (sum(getattr(each, name) for each in tried) for name in ("tasks", "waiting", "outdated"))
    return Drafted(tag, tasks, {}, waiting=waiting, outdated=outdated)


def _translate(
    workspace: Workspace, memory: Memory, pair: Pair, loaded: Sequence[LoadedCatalog], following: tuple[str, ...]
) -> _Done:
    """Drafts for every unit without a target in these catalogs of one pair; what fails goes to the project's errors.

    Words that a unit has from another sentence, untouched since, give way where the memory has reviewed words for its own.
    """
    beside = siblings.work(workspace, pair, [each.catalog.slug for each in loaded])
    loaded = [siblings.refreshed(workspace, _released(workspace, memory, each), beside) for each in loaded]
    with ledgers.opened(workspace.store, ledgers.today()) as ledger:
        job = DraftJob(workspace, memory, pair, DraftWriter(workspace, loaded, ledger), following)
        done = sum((run(job, each) for each in _passes(job, beside)), PassResult())
        return _Done(job, beside, _drafted(job, beside, done))


def _passes(job: DraftJob, beside: SiblingWork | None) -> Iterator[DraftPass]:
    """One pass where drafts are made from the source, several where the locale has a sibling."""
    if beside is not None:
        yield from siblings.passes(job, beside)
        return
    named = job.workspace.settings.routes.get(job.pair.target, ())
    first = context(job, job.pair, named)
    beside_it = tuple(context(job, job.pair, (engine,)) for engine in several(named)[1:])
    yield DraftPass(job.writer.tasks(), first, fallbacks=beside_it)


def _drafted(job: DraftJob, beside: SiblingWork | None, done: PassResult) -> Drafted:
    """What is reported of a locale; units at which an engine failed are an error of the project."""
    writer = job.writer
    if writer.failures:
        count, reason = len(writer.failures), next(iter(writer.failures.values()))
        problem = f"failed at {count} {'unit' if count == 1 else 'units'} ({reason})"
        job.workspace.errors.append(EngineError(writer.failing, problem, "they are asked again next time"))
    catalogs = [each.catalog for each in writer.catalogs]
    made = Drafted(job.pair.target, done.requested, dict(done.origins), tuple(writer.refused()))
    if beside is None:
        return made
    outdated = sum(1 for each in catalogs for _ in sibling.outdated(each))
    return replace(made, sibling=beside.route.locale, waiting=beside.waiting(catalogs), outdated=outdated)


def _released(workspace: Workspace, memory: Memory, loaded: LoadedCatalog) -> LoadedCatalog:
    with workspace.guard(str(workspace.store.catalog_path(loaded.catalog.slug, loaded.catalog.target))):
        keys = recall.better(memory, loaded.catalog)
        return workspace.save(loaded, carried.release_carried(loaded.catalog, keys)) if keys else loaded
    return loaded

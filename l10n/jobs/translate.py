"""Drafts for the catalogs of one locale, saved as they come, so that a kill loses seconds."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.article import segment
from l10n.catalog import carried, catalog
from l10n.catalog.notes import provenance
from l10n.draft import draft as drafts
from l10n.draft.renderings import TranslatedPassage
from l10n.engines.pivot import crash_counts, name, open_route
from l10n.engines.route import by_people, plan
from l10n.errors import EngineError
from l10n.jobs import crashes
from l10n.jobs import ledger as ledgers
from l10n.jobs import memory as recall
from l10n.jobs.extract import catalogs
from l10n.jobs.ledger import Ledger
from l10n.memory.memory import Memory
from l10n.model import Catalog, Draft, State, UnitKey
from l10n.plugin import Pair, Translator
from l10n.workspace import LoadedArticle, LoadedCatalog, Workspace

SAVE_SECONDS = 3.0  # what a kill may cost


@dataclass(frozen=True, slots=True)
class Refused:
    """A unit that stays without a draft: its article, its source, and why."""

    slug: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was done for one locale: `wanted` counts the distinct units that had no target, `origins` the drafts by where
    they come from.
    """

    locale: str
    wanted: int
    origins: dict[str, int]
    refused: tuple[Refused, ...] = ()


class DraftWriter:
    """The catalogs of one locale at work: takes drafts in, and writes the catalogs that they change."""

    def __init__(self, workspace: Workspace, kept: Iterable[LoadedCatalog], ledger: Ledger) -> None:
        self._workspace = workspace
        self._ledger = ledger
        self.translator: Translator | None = None  # the opened one
        self._kept = {one.catalog.slug: one for one in kept}
        self._waiting: defaultdict[str, list[Draft]] = defaultdict(list)
        self._reasons: defaultdict[str, dict[UnitKey, str]] = defaultdict(dict)
        self.failures: dict[UnitKey, str] = {}  # what the engine raised, by unit
        self._slugs: defaultdict[UnitKey, list[str]] = defaultdict(list)
        self._saved = time.monotonic()
        self.changed: dict[str, Catalog] = {}
        for slug, one in self._kept.items():
            for unit in one.catalog.units:
                if unit.state is State.NEW:
                    self._slugs[unit.key].append(slug)

    @property
    def engine(self) -> str:
        """The name of the opened engine."""
        return self.translator.name if self.translator else ""

    def tasks(self) -> list[drafts.DraftTask]:
        """The units without a target."""
        return [
            drafts.DraftTask(slug, unit.key)
            for slug, one in self._kept.items()
            for unit in one.catalog.units
            if unit.state is State.NEW
        ]

    def add(self, outcome: drafts.Outcome) -> None:
        """Puts drafts and refusals to their catalogs, and writes what is finished or has waited long enough."""
        for draft in outcome.drafts:
            for slug in (outcome.slug,) if outcome.slug else self._slugs[draft.key]:
                self._waiting[slug].append(draft)
        for refusal in outcome.refused:
            if refusal.failure:  # not the engine's word on the unit, so nothing is noted and it is asked again
                self.failures[refusal.key] = refusal.failure
                continue
            for slug in (outcome.slug,) if outcome.slug else self._slugs[refusal.key]:
                self._reasons[slug][refusal.key] = f"{refusal.reason} ({self.engine})"
        due = time.monotonic() - self._saved > SAVE_SECONDS
        self.save(list(self._waiting) if due else outcome.finished)

    def save(self, slugs: Iterable[str] | None = None) -> None:
        """Writes the catalogs of these articles, of all where none are named."""
        for slug in dict.fromkeys([*self._waiting, *self._reasons]) if slugs is None else slugs:
            waiting = self._waiting.pop(slug, [])
            accepted = catalog.accept(catalog.decline(self._kept[slug].catalog, self._reasons[slug]), waiting)
            with self._workspace.guard(str(self._workspace.store.catalog_path(slug, accepted.target))):
                self._kept[slug] = self._workspace.save(self._kept[slug], accepted)
                self._ledger.propose(accepted.target, _taken(waiting, self._kept[slug].catalog))
                self.changed[slug] = self._kept[slug].catalog
        self._saved = time.monotonic()

    def refused(self) -> Iterator[Refused]:
        """Everything that stays without a draft."""
        for slug, reasons in self._reasons.items():
            for key, reason in reasons.items():
                yield Refused(slug, key.source, reason)


def _taken(waiting: Iterable[Draft], saved: Catalog) -> Iterator[Draft]:
    """The drafts whose words stand in the saved catalog."""
    targets = {unit.key: unit.target for unit in saved.units if unit.state is State.FUZZY}
    return (draft for draft in waiting if targets.get(draft.key) == draft.target.strip())


def translate(workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Drafted]:
    """Drafts for every unit without a target, locale by locale: the memory first, then the engine of the route."""
    tags = workspace.locales(locales)
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
    kept = [_released(workspace, memory, one) for one in kept]
    with ledgers.opened(workspace.store, ledgers.today()) as ledger:
        writer = DraftWriter(workspace, kept, ledger)
        return _run_engine(writer, workspace, memory, _draft_context(workspace, memory, pair, kept, writer))


def _released(workspace: Workspace, memory: Memory, kept: LoadedCatalog) -> LoadedCatalog:
    with workspace.guard(str(workspace.store.catalog_path(kept.catalog.slug, kept.catalog.target))):
        keys = recall.better(memory, kept.catalog)
        return workspace.save(kept, carried.release(kept.catalog, keys)) if keys else kept
    return kept


def _declined(workspace: Workspace, pair: Pair, kept: Sequence[LoadedCatalog]) -> frozenset[UnitKey]:
    """The units that the engine of today refused before, as their notes say."""
    refused = [
        (unit.key, by)
        for one in kept
        for unit in one.catalog.units
        if unit.state is State.NEW and (by := provenance(unit).refused_by)
    ]
    engine = _engine(workspace, pair) if refused else ""
    return frozenset(key for key, by in refused if by == engine)


def _engine(workspace: Workspace, pair: Pair) -> str:
    """The name of what would translate; nothing where nothing would, or it cannot say."""
    options, named = workspace.settings.engine, workspace.settings.routes.get(pair.target, ())
    try:
        return name(plan(pair, named, workspace.registry.engines, options), workspace.registry.engines, options)
    except EngineError:
        return ""  # said in full when it is to be opened


def _run_engine(writer: DraftWriter, workspace: Workspace, memory: Memory, desk: drafts.DraftContext) -> Drafted:
    """Asks for the drafts that a shelf wants, and saves them as they come."""
    pair, wanted = desk.pair, writer.tasks()
    left = {one.key for one in wanted} - desk.declined
    asked = len(left)
    origins: defaultdict[str, int] = defaultdict(int)
    workspace.progress.start(f"Translating into {pair.target}", asked)
    try:
        for outcome in drafts.draft(wanted, desk):
            writer.add(outcome)
            new = left & {*(one.key for one in outcome.drafts), *(one.key for one in outcome.refused)}
            left -= new  # a unit of several articles is counted once
            workspace.progress.advance(len(new))
            for one in outcome.drafts:
                if one.key in new:
                    origins[one.origin.name if one.origin.kind == "engine" else "memory"] += 1
    except EngineError as exc:
        workspace.errors.append(exc)
    finally:
        writer.save()
        for changed in writer.changed.values():
            recall.note(workspace, memory, changed)
    for crashed in crash_counts(writer.translator) if writer.translator else ():
        workspace.errors.extend(crashes.note(workspace.store, crashed))
    if writer.failures:
        count, reason = len(writer.failures), next(iter(writer.failures.values()))
        problem = f"failed at {count} {'unit' if count == 1 else 'units'} ({reason})"
        workspace.errors.append(EngineError(writer.engine, problem, "they are asked again next time"))
    return Drafted(pair.target, asked, dict(origins), tuple(writer.refused()))


def _passages(found: Catalog) -> Iterator[TranslatedPassage]:
    """The units that have words: drafts that come render names as they do."""
    for unit in found.units:
        if unit.target and unit.state in (State.REVIEWED, State.FUZZY):
            yield TranslatedPassage(unit.key.source, unit.target, unit.state is State.REVIEWED, unit.key.context)


def _draft_context(
    workspace: Workspace, memory: Memory, pair: Pair, kept: Sequence[LoadedCatalog], writer: DraftWriter
) -> drafts.DraftContext:
    options = workspace.settings.engine

    def opened() -> Translator:
        named = workspace.settings.routes.get(pair.target, ())
        translator = open_route(
            plan(pair, named, workspace.registry.engines, options), workspace.registry.engines, options
        )
        writer.translator = translator
        return translator

    threshold = workspace.settings.memory_threshold
    return drafts.DraftContext(
        pair=pair,
        open=None if by_people(workspace.settings.routes.get(pair.target, ())) else opened,
        recall=recall.asker(memory, pair, [one.catalog for one in kept], threshold),
        cut=lambda text: segment.segment(text, pair.source),
        terms=workspace.terms,
        decoding=replace(options.decoding, aligned=True),
        declined=_declined(workspace, pair, kept),
        earlier={one.catalog.slug: list(_passages(one.catalog)) for one in kept},
    )

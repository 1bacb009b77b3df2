"""How every article stands in every locale, as if `extract` had just been run; what did not change is not read again."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n import langtag
from l10n.catalog import assignments, sibling
from l10n.catalog.assignments import Assignment
from l10n.dataclass import dataclass
from l10n.disk import version
from l10n.engines.route import by_people
from l10n.engines.sibling import SiblingRoute
from l10n.engines.sibling import sibling as sibling_route
from l10n.evaluate import catalog_status
from l10n.evaluate.catalog_status import CatalogStatus
from l10n.evaluate.effort import Effort
from l10n.evaluate.status_page import CellLinks
from l10n.interface.page_words import PAGES, PageWords
from l10n.jobs import ledger as ledgers
from l10n.jobs.extract import current
from l10n.jobs.ledger import Ledger
from l10n.jobs.stage import Stage, StageRun
from l10n.layout import ASSIGNMENTS
from l10n.model import Catalog, Severity, State, Unit
from l10n.store import SourceFile
from l10n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Brief:
    """How a catalog stands, and whether `extract` would leave it as it is."""

    status: CatalogStatus
    is_current: bool


@dataclass(frozen=True, slots=True)
class _Whole:
    """The same, with the seconds since when each unit waits, by its digest."""

    brief: _Brief
    waiting: Mapping[str, int]


def status(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), *, findings: bool = False
) -> Iterator[CatalogStatus]:
    """Every article in every locale, by article; nothing is written but caches. Without `findings` these are 0."""
    tags = _worked_on(workspace.locales(locales), locales)
    files = {file.slug: file for file in workspace.chosen(articles)}
    assigned = _assigned(workspace)
    levels = _findings(workspace, tuple(files), tags) if findings else {}
    with ledgers.opened(workspace.store, ledgers.today()) as ledger:
        collector = StatusCollector(workspace, ledger)
        for outcome in collector.run.outcomes(list(files.values()), tags):
            if outcome.brief is None:
                continue
            row = outcome.brief.status
            if findings:
                counted = levels.get(outcome.key) if outcome.brief.is_current else None
                errors, warnings = counted or collector.count(files[row.slug], row.locale)
                row = replace(row, errors=errors, warnings=warnings)
            whose = assigned.get((row.slug, row.locale))
            yield replace(row, person=whose.person, deadline=whose.deadline) if whose else row


def _assigned(workspace: Workspace) -> Mapping[tuple[str, str], Assignment]:
    """Who works on what; a table that is wrong goes to the errors."""
    with workspace.guard(str(ASSIGNMENTS)):
        return assignments.parse(workspace.store.find(ASSIGNMENTS), str(ASSIGNMENTS))
    return {}


def _findings(
    workspace: Workspace, articles: Sequence[str], tags: Sequence[str]
) -> Mapping[tuple[str, str], tuple[int, int]]:
    """How many errors and warnings each catalog has, as it is on the disk."""
    from l10n.jobs.check import count_findings  # late: checks are not loaded where nobody asks what they find

    counted = count_findings(workspace, articles, tags) if articles else ()
    return {(each.slug, each.target): (each.errors, each.warnings) for each in counted}


def _worked_on(tags: tuple[str, ...], named: Sequence[str]) -> tuple[str, ...]:
    """The locales that people work on; a pseudo-locale stands among them only where it is named."""
    return tuple(tag for tag in tags if named or not langtag.is_pseudo(tag))


def efforts(workspace: Workspace) -> list[Effort]:
    """What people changed in the drafts of machines, as far as `status` has seen it."""
    with ledgers.opened(workspace.store, ledgers.today()) as ledger:
        return ledger.efforts()


def write_status_page(workspace: Workspace, statuses: Sequence[CatalogStatus], path: str) -> bool:
    """Writes the page on standings and post-editing effort; returns whether it changed. Each cell leads to its page in dist/,
    and to its review, which `l10n serve` starts. It speaks the language of the house's review page.
    """
    from l10n.jobs import status_links  # late: few ask for the page

    leads = status_links.to_dist(workspace.store, statuses, PurePosixPath(path))
    words = PAGES.choose(workspace.settings.review.language)
    return workspace.store.write(PurePosixPath(path), status_page(workspace, statuses, leads, words))


def status_page(
    workspace: Workspace,
    statuses: Sequence[CatalogStatus],
    leads: Mapping[tuple[str, str], CellLinks],
    words: PageWords,
) -> bytes:
    """The page on standings and post-editing effort, with the way from each cell, in the language of some words."""
    from l10n.evaluate.status_page import StatusReport, page  # late: most calls want no page

    settings = workspace.settings
    now = int(time.time())
    return page(StatusReport(settings.site.name, statuses, efforts(workspace), now, settings.source, leads, words))


class StatusCollector:
    """Finds out how catalogs stand that changed, and compares them with what machines proposed."""

    def __init__(self, workspace: Workspace, ledger: Ledger) -> None:
        self._workspace = workspace
        self._ledger = ledger
        self.run = StageRun(workspace, replace(STATUS, work=self._work))

    def _work(self, _workspace: Workspace, file: SourceFile, tag: str, _options: object) -> _Whole | None:
        """How a catalog stands; nothing in the article's own language."""
        workspace = self._workspace
        entry = workspace.article(file)
        if tag == entry.language:
            return None
        with workspace.guard(str(workspace.store.catalog_path(file.slug, tag))):
            loaded = workspace.load(file.slug, entry.language, tag)
            units = current(entry, loaded.catalog, tag)
            self._ledger.compare(units)
            self._ledger.save()  # at once: a long status must not keep others from writing
            waiting = self._waiting(file, units)
            made = self._beside(catalog_status.status_of(units, entry.document.meta.get("title", "")), units)
            made = replace(made, since=min(waiting.values(), default=0))
            return _Whole(_Brief(made, loaded.data is not None and units == loaded.catalog), waiting)
        return None

    def _beside(self, made: CatalogStatus, units: Catalog) -> CatalogStatus:
        """The standing with what waits for the sibling of its locale."""
        route = self._sibling(units.target)
        if route is None or route.locale == units.source:
            return made
        from l10n.jobs import siblings  # late: few locales have one, and it takes all of drafting with it

        words = siblings.words_of(self._workspace, route, units.slug, units.source)
        drafted_meanwhile = route.meanwhile and not by_people(route.meanwhile)
        waits = 0 if drafted_meanwhile else len(sibling.awaiting(units, words))
        outdated = sum(1 for _ in sibling.outdated(units))
        return replace(made, sibling=route.locale, awaiting=waits, outdated=outdated)

    def _sibling(self, tag: str) -> SiblingRoute | None:
        return sibling_route(self._workspace.settings.routes.get(tag, ()))

    def _waiting(self, file: SourceFile, units: Catalog) -> dict[str, int]:
        """Since when each unit waits. One that was not known before came with the article as it was last saved."""
        before = self.run.previous((file.slug, units.target))
        waiting = before.waiting if before else {}
        saved = version.file_stamp(str(self._workspace.store.root / file.path)).partition(":")[0]
        seconds = int(saved or 0) // 1_000_000_000
        digests = [_digest(unit) for unit in units.units if unit.state in {State.NEW, State.FUZZY}]
        return {digest: waiting.get(digest, seconds) for digest in digests}

    def count(self, file: SourceFile, tag: str) -> tuple[int, int]:
        """The errors and warnings in a catalog as `extract` would leave it."""
        workspace = self._workspace
        with workspace.guard(str(workspace.store.catalog_path(file.slug, tag))):
            entry = workspace.article(file)
            findings = workspace.findings(current(entry, workspace.load(file.slug, entry.language, tag).catalog, tag))
            levels = [finding.severity for finding in findings]
            return levels.count(Severity.ERROR), levels.count(Severity.WARNING)
        return 0, 0


STATUS: Stage[_Whole, _Brief] = Stage(
    "status", "Reading", lambda *_: None, _Whole, _Brief, lambda whole: whole.brief, lambda _workspace: None
)


def _digest(unit: Unit) -> str:
    """What tells a unit from the others of its article, short enough to be kept for each that waits."""
    text = f"{unit.key.context}\4{unit.key.source}"
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()

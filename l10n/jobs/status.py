"""How every article stands in every locale, as if `extract` had just been run; what did not change is not read again."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from l10n import langtag
from l10n.catalog import sibling
from l10n.engines.sibling import SiblingRoute
from l10n.engines.sibling import sibling as sibling_route
from l10n.evaluate import standing
from l10n.evaluate.effort import Effort
from l10n.evaluate.standing import Standing
from l10n.jobs import index, siblings
from l10n.jobs import ledger as ledgers
from l10n.jobs.extract import catalogs, current
from l10n.jobs.index import Fact, FactIndex, Stamps, is_settled
from l10n.jobs.ledger import Ledger
from l10n.model import Catalog, Severity, State, Unit, UnitCounts
from l10n.store import TERMBASE, SourceFile
from l10n.workspace import LoadedArticle, Workspace

_COUNTS, _FINDINGS, _WAITING = "counts", "findings", "waiting"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of one run: the locales, and whether findings are wanted, which cost more than all the rest."""

    tags: tuple[str, ...]
    findings: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of facts that answer it."""
        return (_COUNTS, _FINDINGS) if self.findings else (_COUNTS,)


def status(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), *, findings: bool = False
) -> Iterator[Standing]:
    """Every article in every locale, by article; nothing is written but caches. Without `findings` these are 0."""
    wanted = _Wanted(_worked_on(workspace.locales(locales), locales), findings)
    before = len(workspace.errors)
    files = workspace.chosen(articles)
    with index.opened(workspace.store) as known, ledgers.opened(workspace.store, ledgers.today()) as ledger:
        collector = StatusCollector(workspace, known, ledger, wanted)
        found = {file.slug: collector.find(file) for file in files}
        missing = {file.slug: file for file in files if found[file.slug] is None}
        if missing:
            del workspace.errors[before:]  # `articles` says again what is wrong with the files
            collector.refresh(missing)
            found |= {file.slug: collector.find(file) for file in missing.values()}
        for file in files:
            yield from found[file.slug] or ()


def _worked_on(tags: tuple[str, ...], named: Sequence[str]) -> tuple[str, ...]:
    """The locales that people work on; a pseudo-locale stands among them only where it is named."""
    return tuple(tag for tag in tags if named or not langtag.is_pseudo(tag))


def efforts(workspace: Workspace) -> list[Effort]:
    """What people changed in the drafts of machines, as far as `status` has seen it."""
    with ledgers.opened(workspace.store, ledgers.today()) as ledger:
        return ledger.efforts()


def write_status_page(workspace: Workspace, found: Sequence[Standing], path: str) -> bool:
    """Writes the page on standings and post-editing effort; returns whether it changed."""
    from l10n.evaluate.status_page import StatusReport, page  # late: most calls want no page

    settings = workspace.settings
    report = StatusReport(settings.site.name, found, efforts(workspace), int(time.time()), settings.source)
    return workspace.store.write(PurePosixPath(path), page(report))


class StatusCollector:
    """Looks facts up in the index, and makes those that are missing or old."""

    def __init__(self, workspace: Workspace, known: FactIndex, ledger: Ledger, wanted: _Wanted) -> None:
        self._workspace = workspace
        self._index = known
        self._ledger = ledger
        self._wanted = wanted
        self._stamps = Stamps(workspace.store, workspace.settings, TERMBASE)
        self._facts = {kind: known.facts(kind) for kind in wanted.kinds}
        self._waited: dict[tuple[str, str], tuple[str, Fact]] = {}
        self._learned: set[str] = set()  # articles read in this run; what is not known of them cannot be

    def find(self, file: SourceFile) -> list[Standing] | None:
        """The standings of an article; nothing where one of them is not known."""
        found = []
        stamps = self._stamped(file, self._wanted.tags)
        for tag in self._wanted.tags:
            facts = [self._facts[kind].get((file.slug, tag), ("", {})) for kind in self._wanted.kinds]
            if file.slug not in self._learned and any(known != stamps[tag] for known, _ in facts):
                return None
            fact = {name: value for _, each in facts for name, value in each.items()}
            if "slug" in fact:
                found.append(_read(fact))
        return found

    def _stamped(self, file: SourceFile, tags: Sequence[str]) -> dict[str, str]:
        store, article = self._workspace.store, self._stamps.of(file.path)
        of_tag = {tag: index.stamp(store, store.catalog_path(file.slug, tag)) for tag in tags}
        for tag in tags:
            beside = self._sibling(tag)
            if beside is not None:
                of_tag[tag] += f" {index.stamp(store, store.catalog_path(file.slug, beside.locale))}"
        return {tag: f"{article} {stamp}" for tag, stamp in of_tag.items()}

    def _sibling(self, tag: str) -> SiblingRoute | None:
        return sibling_route(self._workspace.settings.routes.get(tag, ()))

    def refresh(self, files: Mapping[str, SourceFile]) -> None:
        """Reads articles and their catalogs. Of a broken one nothing is known: the errors of the project say so."""
        stamps = {slug: self._stamped(file, self._wanted.tags) for slug, file in files.items()}
        self._learned |= set(files)
        self._waited = self._index.facts(_WAITING)
        for known in self._facts.values():
            for key in [key for key in known if key[0] in files]:
                del known[key]
        for entry in self._workspace.articles(tuple(files)):
            mine = stamps[entry.slug]
            if entry.language in self._wanted.tags:  # an article is not localized into its own language
                for kind in self._wanted.kinds:
                    self._put(kind, (entry.slug, entry.language), mine[entry.language], {})
            for tag, kept in catalogs(self._workspace, entry, self._wanted.tags):
                with self._workspace.guard(str(self._workspace.store.catalog_path(entry.slug, tag))):
                    self._note(entry, current(entry, kept.catalog, tag), mine[tag])
                self._index.save()  # at once: a long status must not keep others from writing
                self._ledger.save()

    def _note(self, entry: LoadedArticle, units: Catalog, stamp: str) -> None:
        key = (entry.slug, units.target)
        self._ledger.compare(units)
        made = self._beside(standing.standing(units, entry.document.meta.get("title", "")), units)
        waiting = self._waiting(entry, units)
        since = min(waiting.values(), default=0)
        counts = dataclasses.asdict(dataclasses.replace(made, since=since))
        for name in ("errors", "warnings"):
            del counts[name]
        self._put(_COUNTS, key, stamp, counts)
        self._put(_WAITING, key, stamp, waiting)
        if self._wanted.findings:
            levels = [finding.severity for finding in self._workspace.findings(units)]
            found = {"errors": levels.count(Severity.ERROR), "warnings": levels.count(Severity.WARNING)}
            self._put(_FINDINGS, key, stamp, found)

    def _beside(self, made: Standing, units: Catalog) -> Standing:
        """The standing with what waits for the sibling of its locale."""
        route = self._sibling(units.target)
        if route is None or route.locale == units.source:
            return made
        words = siblings.words_of(self._workspace, route, units.slug, units.source)
        waits = 0 if route.meanwhile else len(sibling.awaiting(units, words))
        outdated = sum(1 for _ in sibling.outdated(units))
        return dataclasses.replace(made, sibling=route.locale, awaiting=waits, outdated=outdated)

    def _waiting(self, entry: LoadedArticle, units: Catalog) -> dict[str, int]:
        """Since when each unit waits. One that was not known before came with the article as it was last saved."""
        known = self._waited.get((entry.slug, units.target), ("", {}))[1]
        saved = index.stamp(self._workspace.store, entry.document.article.path).partition(":")[0]
        seconds = int(saved or 0) // 1_000_000_000
        digests = [_digest(unit) for unit in units.units if unit.state in {State.NEW, State.FUZZY}]
        return {digest: known.get(digest, seconds) for digest in digests}

    def _put(self, kind: str, key: tuple[str, str], stamp: str, fact: Fact) -> None:
        self._facts.setdefault(kind, {})[key] = (stamp, fact)
        if is_settled(stamp):
            self._index.put(kind, key, stamp, fact)


def _digest(unit: Unit) -> str:
    """What tells a unit from the others of its article, short enough to be kept for each that waits."""
    text = f"{unit.key.context}\4{unit.key.source}"
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def _read(fact: Fact) -> Standing:
    names = {field.name for field in dataclasses.fields(Standing)}
    values = {name: value for name, value in fact.items() if name in names}
    return Standing(**{**values, "progress": UnitCounts(**values["progress"])})

"""The findings of every article and of its catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.check import check as checks
from l10n.check.report import CatalogReport, ReportLanguages
from l10n.dataclass import dataclass
from l10n.errors import UsageError, nearest
from l10n.jobs import dist, errands, index
from l10n.jobs.index import Work
from l10n.jobs.inputs import ground
from l10n.jobs.stage import Stage, StageOutcome, StageRun
from l10n.model import Finding, Severity, State
from l10n.store import SourceFile, Store
from l10n.task_store import Trace
from l10n.workspace import LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How much was found in a catalog, or in the article itself where `target` is empty; `fixable` are safe fixes of drafts,
    `silenced` the checks that translators' comments silence, one for each unit.
    """

    slug: str
    source: str
    target: str
    errors: int
    warnings: int
    fixable: int
    silenced: tuple[str, ...] = ()


def check(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), *, fix: bool = False
) -> Iterator[CatalogReport]:
    """The findings of every article and of its catalogs, each with the units that they are about; `fix` first applies the safe
    fixes to fuzzy units.

    Raises:
        UsageError: the settings name a check that there is not.
    """
    for outcome in _outcomes(workspace, articles, locales, fix=fix):
        report = outcome.whole()
        if report is not None:
            yield report


def count_findings(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = ()
) -> Iterator[FindingCounts]:
    """How much `check` finds in every article and in each of its catalogs.

    Raises:
        UsageError: the settings name a check that there is not.
    """
    outcomes = _outcomes(workspace, articles, locales, fix=False)
    return (outcome.brief for outcome in outcomes if outcome.brief is not None)


def not_checked(workspace: Workspace, languages: ReportLanguages) -> list[str]:
    """One line for each language in which checks are blind for want of data."""
    store, work = workspace.store, Work("blind", ("", ""), repr(languages))
    with index.opened(store, ground(store, workspace.settings)) as results:
        value = results.values(work.kind, "").get("") if results.stands(work) else None
        if isinstance(value, list):
            return list(map(str, value))
        lines = languages.not_checked()
        results.remember(work, Trace(), lines)
    return lines


def _outcomes(
    workspace: Workspace, articles: Sequence[str], locales: Sequence[str], *, fix: bool
) -> Iterator[StageOutcome[CatalogReport, FindingCounts]]:
    tags = workspace.locales(locales)
    run = StageRun(workspace, CHECKING, fix, remembers=not fix)
    yield from run.outcomes(workspace.chosen(articles), ("", *tags))


def _work(workspace: Workspace, file: SourceFile, locale: str, fix: bool) -> CatalogReport | None:  # noqa: FBT001
    """The findings of one catalog, or of the article itself; nothing in the article's own language."""
    entry = workspace.article(file)
    if not locale:
        dist.missing(workspace, entry)
        loaded = LoadedCatalog(entry.template, None)
        return _about(report(workspace.store, loaded, workspace.findings(entry.template)))
    if locale == entry.language:
        return None
    with workspace.guard(str(workspace.store.catalog_path(file.slug, locale))):
        return _of_catalog(workspace, workspace.load(file.slug, entry.language, locale), fix=fix)
    return None


def report(store: Store, loaded: LoadedCatalog, findings: tuple[Finding, ...]) -> CatalogReport:
    """Findings with the file and the lines that they are shown at; those of a template stand at places of its article."""
    units = loaded.catalog
    if not units.target:
        return CatalogReport(units, findings)
    path = str(store.catalog_path(units.slug, units.target))
    return CatalogReport(units, findings, path, loaded.lines(path) if findings else {})


def _of_catalog(workspace: Workspace, loaded: LoadedCatalog, *, fix: bool) -> CatalogReport:
    findings = workspace.findings(loaded.catalog)
    if fix and any(finding.fix is not None for finding in findings):
        loaded = workspace.save(loaded, checks.fix(loaded.catalog, findings))
        findings = workspace.findings(loaded.catalog)
    silenced = tuple(name for unit in loaded.catalog.units for name in sorted(checks.ignored(unit)))
    return replace(_about(report(workspace.store, loaded, findings)), silenced=silenced)


def with_profile(
    workspace: Workspace, profile: str = "", min_precision: float | None = None, only: Sequence[str] = ()
) -> None:
    """Asks the checks of another profile than the settings', and none whose precision is lower than wanted; or `only` those
    that are named.

    Raises:
        UsageError: one of these is not a check.
    """
    for name in only:
        if name not in workspace.registry.checks:
            raise UsageError(name, "is not a check", nearest(name, workspace.registry.checks, "see docs/checks.md"))
    chosen = workspace.settings.checks
    least = chosen.min_precision if min_precision is None else min_precision
    options = replace(chosen, profile=profile or chosen.profile, min_precision=least, only=tuple(only))
    workspace.settings = replace(workspace.settings, checks=options)


def _about(report: CatalogReport) -> CatalogReport:
    """A report with those units alone that its findings are about, and what is shown of them."""
    keys = {finding.key for finding in report.findings}
    units = tuple(replace(unit, notes=(), comments=()) for unit in report.catalog.units if unit.key in keys)
    lines = {key: line for key, line in report.lines.items() if key in keys}
    return replace(report, catalog=replace(report.catalog, units=units), lines=lines)


def counted(report: CatalogReport) -> FindingCounts:
    """How much a report says."""
    catalog = report.catalog
    drafts = {unit.key for unit in catalog.units if unit.state is State.FUZZY}
    severities = [finding.severity for finding in report.findings]
    return FindingCounts(
        catalog.slug,
        catalog.source,
        catalog.target,
        severities.count(Severity.ERROR),
        severities.count(Severity.WARNING),
        sum(finding.fix is not None and finding.key in drafts for finding in report.findings),
        report.silenced,
    )


def _supplies(workspace: Workspace, file: SourceFile, locales: Sequence[str], _fix: object) -> list[PurePosixPath]:
    """The files that checking an article needs: its media for the article itself, catalogs for their locales."""
    beside = errands.shown(workspace, file) if "" in locales else []
    return [*errands.catalogs(workspace, file, filter(None, locales)), *beside]


CHECKING = Stage(
    "check", "Checking", _work, CatalogReport, FindingCounts, counted, lambda the: the.registry.checks,
    address="l10n.jobs.check:CHECKING", seconds=0.03, supplies=_supplies,
)  # fmt: skip

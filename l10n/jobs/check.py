"""The findings of every article and of its catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.check import check as checks
from l10n.check.report import CatalogReport
from l10n.jobs import dist
from l10n.jobs.extract import catalogs
from l10n.workspace import LoadedArticle, LoadedCatalog, Workspace


def check(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), *, fix: bool = False
) -> Iterator[CatalogReport]:
    """The findings of every article and of its catalogs; `fix` first applies the safe fixes to fuzzy units.

    Raises:
        UsageError: the settings name a check that there is not.
    """
    tags = workspace.locales(locales)
    workspace.registry.checks  # noqa: B018  (wrong settings are one error, not one for each catalog)
    for entry in workspace.articles(articles, "Checking"):
        if (report := _of_article(workspace, entry)) is not None:
            yield report
        for _, loaded in catalogs(workspace, entry, tags):
            if (report := _of_catalog(workspace, loaded, fix=fix)) is not None:
                yield report


def _of_article(workspace: Workspace, entry: LoadedArticle) -> CatalogReport | None:
    with workspace.guard(str(entry.document.article.path)):
        dist.missing(workspace, entry)
        return workspace.report(LoadedCatalog(entry.template, None), workspace.findings(entry.template))
    return None


def _of_catalog(workspace: Workspace, loaded: LoadedCatalog, *, fix: bool) -> CatalogReport | None:
    units = loaded.catalog
    with workspace.guard(str(workspace.store.catalog_path(units.slug, units.target))):
        found = workspace.findings(units)
        if fix and any(finding.fix is not None for finding in found):
            loaded = workspace.save(loaded, checks.fix(units, found))
            found = workspace.findings(loaded.catalog)
        return workspace.report(loaded, found)
    return None

"""The findings of every article and of its catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.check import check as checks
from l10n.check.report import Report
from l10n.jobs import publish
from l10n.jobs.extract import catalogs
from l10n.workspace import Workspace


def check(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), *, fix: bool = False
) -> Iterator[Report]:
    """The findings of every article and of its catalogs; `fix` first applies the safe fixes to fuzzy units."""
    tags = workspace.locales(locales)
    for entry in workspace.articles(articles, "Checking"):
        publish.missing(workspace, entry)
        yield workspace.report(entry.template, workspace.findings(entry.template))
        for _, kept in catalogs(workspace, entry, tags):
            current, found = kept.catalog, workspace.findings(kept.catalog)
            if fix and any(finding.fix is not None for finding in found):
                current = workspace.save(kept, checks.fix(current, found)).catalog
                found = workspace.findings(current)
            yield workspace.report(current, found)

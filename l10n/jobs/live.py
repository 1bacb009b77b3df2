"""The page of an article in a locale as it would be now, its sentences named, for an editor that shows it beside the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.bundle import media
from l10n.errors import UsageError
from l10n.jobs import dist
from l10n.jobs.edition import edition
from l10n.model import Catalog, UnitKey
from l10n.plugin import BundleKind, load
from l10n.workspace import LoadedArticle, Workspace

_PAGE = PurePosixPath("index.html")


def live_page(workspace: Workspace, units: Catalog, names: Mapping[UnitKey, str]) -> bytes:
    """The preview of an article with the words of a catalog; the elements of a unit have its name as `data-unit`.

    Raises:
        UsageError: the article is not there, or cannot be read.
    """
    made = edition(workspace, _article(workspace, units.slug), units)
    made = replace(made, names=names, site=replace(made.site, url=""))  # pictures come from here, not from the site
    return load("l10n.bundle.kinds", BundleKind)["page"].files(made)[_PAGE]


def live_file(workspace: Workspace, slug: str, path: PurePosixPath) -> bytes | None:
    """A file that the page of an article shows, by its path beside the page; nothing where it shows no such file."""
    shown = dist.shown(workspace, _article(workspace, slug))
    return next((data for address, data in shown.items() if media.path(address) == path), None)


def _article(workspace: Workspace, slug: str) -> LoadedArticle:
    article = next(iter(workspace.articles([slug])), None)
    if article is None:
        raise UsageError(slug, "cannot be read", "see what 'l10n check' says about it")
    return article

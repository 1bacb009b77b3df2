"""One edition as `build` would make it now, in memory: what `l10n serve` shows."""

from __future__ import annotations

from dataclasses import replace

from l10n import langtag
from l10n.bundle import bundle
from l10n.errors import UsageError
from l10n.jobs import dist, edition, theme
from l10n.jobs.extract import current
from l10n.model import Bundle
from l10n.workspace import LoadedArticle, Workspace


def preview(workspace: Workspace, article: str, locale: str) -> Bundle:
    """The bundle of an article in a locale: final where nothing stands in the way, else a preview. Nothing is written.

    Raises:
        UsageError: the article or the locale is not one of the project's.
        L10nError: the article or its catalog cannot be read.
    """
    entry = _entry(workspace, article)
    tags = [tag for tag in dict.fromkeys((entry.language, *workspace.settings.locales)) if _has(workspace, entry, tag)]
    if locale not in tags:
        raise UsageError(
            f"{article} {locale}", "is not extracted", "call 'l10n extract', or name a locale of the settings"
        )
    if locale == entry.language:
        units = edition.identity_catalog(entry.template)
        reasons = edition.of_article(workspace, entry)
    else:
        units = current(entry, workspace.load(entry.slug, entry.language, locale).catalog, locale)
        reasons = (*edition.of_article(workspace, entry), *bundle.refusals(units, workspace.findings(units)))
    made = replace(
        edition.edition(workspace, entry, units),
        media=dist.shown(workspace, entry),
        theme=theme.load(workspace.store),
        final=bundle.may_be_published(locale, reasons),
        alternates=tuple(tags),
        site=replace(workspace.settings.site, url="", urls={}),  # links lead to the editions beside this one
    )
    return bundle.bundle(made, workspace.registry.kinds)


def _entry(workspace: Workspace, article: str) -> LoadedArticle:
    before = len(workspace.errors)
    entry = next(iter(workspace.articles([article])), None)
    if entry is None:
        raise workspace.errors[before] if len(workspace.errors) > before else UsageError(article, "cannot be read", "")
    return entry


def _has(workspace: Workspace, entry: LoadedArticle, tag: str) -> bool:
    """Whether there is something to show in a locale."""
    if tag == entry.language:
        return True
    return (workspace.store.root / workspace.store.catalog_path(entry.slug, langtag.parse(tag))).is_file()

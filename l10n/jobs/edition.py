"""An article and a catalog become an edition, as `build` and `publish` make their files of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from l10n.bundle import bundle
from l10n.bundle.as_page import as_page
from l10n.bundle.refusal import Refusal
from l10n.catalog import catalog, history, table_numbers
from l10n.catalog.history import HistoryEvent
from l10n.jobs import dist
from l10n.model import Catalog, Finding, State, UnitKey
from l10n.plugin import Edition
from l10n.workspace import LoadedArticle, Workspace


def of_article(workspace: Workspace, entry: LoadedArticle) -> tuple[Refusal, ...]:
    """What stands between the article itself and any final bundle."""
    return bundle.of_article(entry.document, dist.missing(workspace, entry))


def refusals(workspace: Workspace, units: Catalog, findings: Iterable[Finding]) -> tuple[Refusal, ...]:
    """What stands between a catalog and a final bundle; a second pair of eyes too, where the settings ask for it."""
    waiting: frozenset[UnitKey] = frozenset()
    if workspace.settings.review.approval:
        waiting = history.unapproved(events(workspace, units.slug, units.target), units)
    return bundle.refusals(units, findings, waiting)


def events(workspace: Workspace, slug: str, locale: str) -> Sequence[HistoryEvent]:
    """What happened to the units of an article in a locale, where finals ask for a second pair of eyes; else nothing."""
    if not workspace.settings.review.approval:
        return ()
    return history.parse(workspace.store.find(workspace.store.history_path(slug, locale)))


def identity_catalog(template: Catalog) -> Catalog:
    """The source edition: every unit says in its own words what it says."""
    units = tuple(replace(unit, target=unit.key.source, state=State.REVIEWED) for unit in template.units)
    return replace(template, target=template.source, units=units)


def edition(workspace: Workspace, entry: LoadedArticle, units: Catalog) -> Edition:
    """An article with the words of a catalog, as a preview that leads nowhere."""
    digits = workspace.settings.site.digits.get(units.target, "")
    words = catalog.compose(entry.document, units, workspace.cutter(entry.language))
    composed = table_numbers.localize(words, digits)
    article_format = workspace.registry.formats[entry.document.article.format]
    return Edition(
        localized=as_page(composed, article_format),
        catalog=units,
        alternates=(),
        progress=catalog.progress(units),
        site=workspace.settings.site,
        article_format=article_format,
        file=composed,
    )

"""One short function per command: the stages in order, no other logic.

Stages that only some commands have are imported by these: `l10n status` loads neither drafts nor bundles.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from l10n.catalog import catalog
from l10n.check import check as checking
from l10n.check.report import Report
from l10n.evaluate.board import Standing
from l10n.jobs.extract import Extracted, catalogs, current, extract
from l10n.jobs.status import efforts, standings
from l10n.model import Catalog, State
from l10n.plugin import Edition, Pair
from l10n.project import Entry, Project

if TYPE_CHECKING:
    from l10n.bundle.refusal import Refusal
    from l10n.jobs.translate import Drafted

__all__ = ["Built", "Extracted", "Standing", "build", "check", "extract", "status", "status_page", "translate"]


@dataclass(frozen=True, slots=True)
class Built:
    """The bundles of one article: `locales` were built, `refused` say why there is no final bundle of theirs."""

    slug: str
    locales: tuple[str, ...]
    refused: Mapping[str, tuple[Refusal, ...]]
    written: int = 0


def translate(project: Project, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Drafted]:
    """Drafts for every unit without a target, locale by locale: the memory first, then the engine of the route."""
    from l10n.jobs import memory as recall
    from l10n.jobs.translate import draft

    tags = project.locales(locales)
    entries = list(project.entries(articles))
    with recall.memory(project.store) as memory:
        for tag in tags:
            recall.feed(project, memory, tag)
            for language in dict.fromkeys(entry.language for entry in entries):
                kept = [
                    one for entry in entries if entry.language == language for _, one in catalogs(project, entry, [tag])
                ]
                for one in kept:
                    if one.data is None:
                        project.watcher.say(f"{one.catalog.slug} {tag}: has no catalog yet; call 'l10n extract' first")
                yield draft(project, memory, Pair(language, tag), [one for one in kept if one.data is not None])


def status(
    project: Project, articles: Sequence[str] = (), locales: Sequence[str] = (), *, findings: bool = False
) -> Iterator[Standing]:
    """How every article stands in every locale, as if `extract` had just been run; nothing is written."""
    yield from standings(project, articles, locales, findings=findings)


def status_page(project: Project, found: Sequence[Standing], path: str) -> bool:
    """Writes the page on standings and post-editing effort; tells whether it changed."""
    from l10n.evaluate.status_page import Report, page

    report = Report(project.settings.site.name, found, efforts(project), int(time.time()))
    return project.store.write(PurePosixPath(path), page(report))


def check(
    project: Project, articles: Sequence[str] = (), locales: Sequence[str] = (), *, fix: bool = False
) -> Iterator[Report]:
    """The findings of every article and of its catalogs; `fix` first applies the safe fixes to fuzzy units."""
    tags = project.locales(locales)
    for entry in project.entries(articles, "Checking"):
        yield project.report(entry.template, project.findings(entry.template))
        for _, kept in catalogs(project, entry, tags):
            current, found = kept.catalog, project.findings(kept.catalog)
            if fix and any(finding.fix is not None for finding in found):
                current = project.save(kept, checking.fix(current, found)).catalog
                found = project.findings(current)
            yield project.report(current, found)


def build(
    project: Project, articles: Sequence[str] = (), locales: Sequence[str] = (), *, final: bool = False
) -> Iterator[Built]:
    """Catalogs become bundles: previews, or final ones of the locales where nothing waits for a person."""
    from l10n.bundle import bundle
    from l10n.jobs.publish import lead, publish, shown

    tags = project.locales(locales)
    for entry in project.entries(articles, "Building"):
        every = catalogs(project, entry, project.settings.locales)
        present = {tag: kept for tag, kept in every if kept.data is not None}
        wanted = {tag: current(entry, present[tag].catalog, tag) for tag in tags if tag in present}
        refused = (
            {tag: bundle.refusals(units, project.findings(units)) for tag, units in wanted.items()} if final else {}
        )
        chosen = {tag: units for tag, units in wanted.items() if not refused.get(tag)}
        chosen[entry.language] = _identity(entry.template)
        alternates = (entry.language, *present)
        editions = [_edition(project, entry, units, alternates, final=final) for units in chosen.values()]
        pictures = shown(project.store, entry)
        written = publish(
            project.store,
            entry,
            [bundle.bundle(replace(edition, media=pictures), project.kinds) for edition in editions],
        )
        yield Built(entry.slug, tuple(chosen), {tag: why for tag, why in refused.items() if why}, written)
    for folder in lead(project.store, project.settings.site.name, project.slugs()):
        project.watcher.say(f"{folder}: its article is gone from source/; delete the folder when nobody needs it")


def _identity(template: Catalog) -> Catalog:
    """The source edition: every unit says in its own words what it says."""
    units = tuple(replace(unit, target=unit.key.source, state=State.REVIEWED) for unit in template.units)
    return replace(template, target=template.source, units=units)


def _edition(project: Project, entry: Entry, units: Catalog, alternates: tuple[str, ...], *, final: bool) -> Edition:
    localized = catalog.compose(entry.document, units, project.cutter(entry.language))
    return Edition(
        localized=localized,
        catalog=units,
        alternates=alternates,
        progress=catalog.progress(units),
        site=project.settings.site,
        article_format=project.formats[entry.document.article.format],
        final=final or units.target == entry.language,
    )

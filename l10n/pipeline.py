"""One short function per command: the stages in order, no other logic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n import recall
from l10n.bundle import bundle
from l10n.bundle.refusal import Refusal
from l10n.catalog import catalog
from l10n.catalog.change import Change
from l10n.check import check as checking
from l10n.check.report import Report
from l10n.drafting import Drafted, draft
from l10n.model import Catalog, Progress, State
from l10n.plugin import Edition, Pair
from l10n.project import Entry, Kept, Project
from l10n.publication import lead, publish, shown


@dataclass(frozen=True, slots=True)
class Extracted:
    """What `extract` did to the catalogs of one article: `changes` of the locales where there were any; `adopted` is the
    article's old name, if it was renamed.
    """

    slug: str
    changes: Mapping[str, Change]
    adopted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Progress of one article in one locale."""

    slug: str
    locale: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Built:
    """The bundles of one article: `locales` were built, `refused` say why there is no final bundle of theirs."""

    slug: str
    locales: tuple[str, ...]
    refused: Mapping[str, tuple[Refusal, ...]]
    written: int = 0


def extract(project: Project, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Extracted]:
    """source/ becomes templates and catalogs; reviewed work is carried over."""
    tags = project.locales(locales)
    present = project.slugs()
    for entry in project.entries(articles):
        adopted = project.adopt(entry, present)
        project.save_template(entry.template)
        yield Extracted(entry.slug, dict(_update(project, entry, tags)), adopted)


def _update(project: Project, entry: Entry, tags: Sequence[str]) -> Iterator[tuple[str, Change]]:
    for tag, kept in _catalogs(project, entry, tags):
        updated = catalog.update(kept.catalog, replace(entry.template, target=tag))
        if updated != kept.catalog or kept.data is None:
            project.save(kept, updated)
            yield tag, catalog.compare(kept.catalog, updated)


def _catalogs(project: Project, entry: Entry, tags: Sequence[str]) -> Iterator[tuple[str, Kept]]:
    """The readable catalogs of an article; an article is not localized into its own language."""
    for tag in tags:
        if tag != entry.language:
            kept = project.try_load(entry.slug, entry.language, tag)
            if kept is not None:
                yield tag, kept


def translate(project: Project, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Drafted]:
    """Drafts for every unit without a target, locale by locale: the memory first, then the engine of the route."""
    tags = project.locales(locales)
    entries = list(project.entries(articles))
    with recall.memory(project.store) as memory:
        for tag in tags:
            recall.feed(project, memory, tag)
            for language in dict.fromkeys(entry.language for entry in entries):
                kept = [
                    one
                    for entry in entries
                    if entry.language == language
                    for _, one in _catalogs(project, entry, [tag])
                ]
                yield draft(project, memory, Pair(language, tag), kept)


def status(project: Project, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Row]:
    """Progress of every article in every locale, as if `extract` had just been run; nothing is written."""
    tags = project.locales(locales)
    for entry in project.entries(articles):
        for tag, kept in _catalogs(project, entry, tags):
            yield Row(entry.slug, tag, catalog.progress(_current(entry, kept.catalog, tag)))


def check(
    project: Project, articles: Sequence[str] = (), locales: Sequence[str] = (), *, fix: bool = False
) -> Iterator[Report]:
    """The findings of every catalog; `fix` first applies the safe fixes to fuzzy units."""
    tags = project.locales(locales)
    for entry in project.entries(articles):
        for _, kept in _catalogs(project, entry, tags):
            current, found = kept.catalog, project.findings(kept.catalog)
            if fix and any(finding.fix is not None for finding in found):
                current = project.save(kept, checking.fix(current, found)).catalog
                found = project.findings(current)
            yield project.report(current, found)


def build(
    project: Project, articles: Sequence[str] = (), locales: Sequence[str] = (), *, final: bool = False
) -> Iterator[Built]:
    """Catalogs become bundles: previews, or final ones of the locales where nothing waits for a person."""
    tags = project.locales(locales)
    for entry in project.entries(articles):
        every = _catalogs(project, entry, project.settings.locales)
        present = {tag: kept for tag, kept in every if kept.data is not None}
        catalogs = {tag: _current(entry, present[tag].catalog, tag) for tag in tags if tag in present}
        refused = (
            {tag: bundle.refusals(units, project.findings(units)) for tag, units in catalogs.items()} if final else {}
        )
        chosen = {tag: units for tag, units in catalogs.items() if not refused.get(tag)}
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
    lead(project.store, project.settings.site.name)


def _current(entry: Entry, units: Catalog, tag: str) -> Catalog:
    """The catalog as `extract` would leave it, so that a bundle never mixes two versions of an article."""
    return catalog.update(units, replace(entry.template, target=tag))


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

"""One short function per command: the stages in order, no other logic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n.catalog import catalog
from l10n.catalog.change import Change
from l10n.model import Catalog, Progress
from l10n.project import Entry, Kept, Project


@dataclass(frozen=True, slots=True)
class Extracted:
    """What `extract` did to the catalogs of one article: `changes` by locale; `adopted` is its old name, if it was renamed."""

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
class Extraction:
    """What `extract` did, article by article."""

    articles: tuple[Extracted, ...] = field(default=())


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
        project.save(kept, updated)
        yield tag, catalog.compare(kept.catalog, updated)


def _catalogs(project: Project, entry: Entry, tags: Sequence[str]) -> Iterator[tuple[str, Kept]]:
    """The readable catalogs of an article; an article is not localized into its own language."""
    for tag in tags:
        if tag != entry.language:
            kept = project.try_load(entry.slug, entry.language, tag)
            if kept is not None:
                yield tag, kept


def status(project: Project, articles: Sequence[str] = (), locales: Sequence[str] = ()) -> Iterator[Row]:
    """Progress of every article in every locale, as if `extract` had just been run; nothing is written."""
    tags = project.locales(locales)
    for entry in project.entries(articles):
        for tag, kept in _catalogs(project, entry, tags):
            current = catalog.update(kept.catalog, replace(entry.template, target=tag))
            yield Row(entry.slug, tag, catalog.progress(current))


def reviewed(units: Catalog) -> bool:
    """Whether nothing of a catalog waits for a person."""
    progress = catalog.progress(units)
    return progress.reviewed == progress.units

"""One short function per command: the stages in order, no other logic.

Stages that only some commands have are imported by these: `l10n status` loads neither drafts nor bundles.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from l10n.check import check as checking
from l10n.check.report import Report
from l10n.evaluate.board import Standing
from l10n.jobs.extract import Extracted, catalogs, extract
from l10n.jobs.status import efforts, standings
from l10n.plugin import Pair
from l10n.project import Project

if TYPE_CHECKING:
    from l10n.jobs.build import Built
    from l10n.jobs.translate import Drafted

__all__ = ["Extracted", "Standing", "build", "check", "extract", "status", "status_page", "translate"]


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

    report = Report(project.settings.site.name, found, efforts(project), int(time.time()), project.settings.source)
    return project.store.write(PurePosixPath(path), page(report))


def check(
    project: Project, articles: Sequence[str] = (), locales: Sequence[str] = (), *, fix: bool = False
) -> Iterator[Report]:
    """The findings of every article and of its catalogs; `fix` first applies the safe fixes to fuzzy units."""
    from l10n.jobs import publish

    tags = project.locales(locales)
    for entry in project.entries(articles, "Checking"):
        publish.missing(project, entry)
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
    from l10n.jobs import build as building

    yield from building.build(project, articles, locales, final=final)

"""One page on how everything stands: articles by locales, and what people changed in the drafts of machines."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n import langtag
from l10n.evaluate import catalog_status, effort, plot
from l10n.evaluate.catalog_status import CatalogStatus
from l10n.evaluate.effort import Effort
from l10n.language.areas import blind_lines

_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60))


@dataclass(frozen=True, slots=True)
class CellLinks:
    """Where a cell leads: to its page and to its review, each as far as there is one."""

    page: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What the page is made of; `now` is in seconds of the epoch, `source` the language of the articles."""

    site: str
    standings: Sequence[CatalogStatus]
    efforts: Sequence[Effort]
    now: int
    source: str = "en"
    links: Mapping[tuple[str, str], CellLinks] = field(default_factory=dict)


def page(report: StatusReport) -> bytes:
    """The page in UTF-8: it needs no other file, no network, and no script except for sorting."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("l10n.evaluate"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    slugs = list(dict.fromkeys(each.slug for each in report.standings))
    tags = sorted({each.locale for each in report.standings})
    cells = {(each.slug, each.locale): each for each in report.standings}
    rows = [_row(slug, [cells.get((slug, tag)) for tag in tags], report.now, report.links) for slug in slugs]
    columns = [_column(tag, [cells[slug, tag] for slug in slugs if (slug, tag) in cells], report.now) for tag in tags]
    return (
        environment.get_template("status.html")
        .render(
            site=report.site,
            at=time.strftime("%Y-%m-%d %H:%M", time.gmtime(report.now)),
            rows=rows,
            columns=columns,
            total=_cell(catalog_status.total(report.standings), report.now),
            assignments=list(_assignments(report)),
            efforts=list(_efforts(report.efforts)),
            from_scratch=catalog_status.FROM_SCRATCH,
            post_editing=catalog_status.POST_EDITING,
            poor=catalog_status.POOR,
            blind=blind_lines(report.source, tags),
        )
        .encode()
    )


def _row(
    slug: str, cells: Sequence[CatalogStatus | None], now: int, links: Mapping[tuple[str, str], CellLinks]
) -> Mapping[str, object]:
    present = [cell for cell in cells if cell is not None]
    whole = catalog_status.total(present, slug)
    return {
        "slug": slug,
        "title": whole.title or slug,
        "cells": [{**_cell(cell, now), "links": links.get((slug, cell.locale))} if cell else None for cell in cells],
        "total": _cell(whole, now),
    }


def _assignments(report: StatusReport) -> Iterable[Mapping[str, object]]:
    """Whose work is left, the nearest deadline first; what has nobody and no deadline is not listed."""
    left = [each for each in report.standings if each.is_assigned and each.waiting]
    for each in sorted(left, key=lambda each: (each.deadline or "9", each.slug, each.locale)):
        links = report.links.get((each.slug, each.locale))
        cell = _cell(each, report.now)
        yield {
            **cell,
            "slug": each.slug,
            "title": each.title or each.slug,
            "name": langtag.name(each.locale),
            "links": links,
        }


def _column(tag: str, cells: Sequence[CatalogStatus], now: int) -> Mapping[str, object]:
    return {
        "tag": tag,
        "name": langtag.name(tag),
        "own": langtag.native_name(tag),
        "direction": langtag.direction(tag),
        "total": _cell(catalog_status.total(cells, locale=tag), now),
    }


def _cell(status: CatalogStatus, now: int) -> Mapping[str, object]:
    """What a cell shows: shares in percent for the bar, and words for what is left."""
    counts = status.progress
    share = 100 / (counts.units or 1)
    left = status.new_words + status.draft_words
    return {
        "locale": status.locale,
        "reviewed": counts.reviewed,
        "fuzzy": counts.fuzzy,
        "new": counts.new,
        "units": counts.units,
        "percent": int(counts.reviewed * share) if counts.units else 100,
        "reviewed_share": round(counts.reviewed * share, 2) if counts.units else 100,
        "fuzzy_share": round(counts.fuzzy * share, 2),
        "left": left,
        "hours": status.hours,
        "time": _hours(status.hours),
        "errors": status.errors,
        "warnings": status.warnings,
        "drafts": status.drafts,
        "poor": round(100 * status.poor / status.drafts) if status.drafts else 0,
        "date": time.strftime("%Y-%m-%d", time.gmtime(status.since)) if status.since else "",
        "age": age(now - status.since) if status.since else "",
        "links": None,
        "done": status.waiting == 0,
        "person": status.person,
        "deadline": status.deadline,
        "late": bool(status.waiting) and status.is_late(time.strftime("%Y-%m-%d", time.gmtime(now))),
    }


def _hours(hours: float) -> str:
    """A time that people plan with: minutes below an hour, halves below ten hours."""
    if not hours:
        return ""
    if hours < 1:
        return f"{max(5, round(hours * 12) * 5)} min"
    return f"{round(hours * 2) / 2:g} h" if hours < 10 else f"{round(hours):,} h"


def age(seconds: int) -> str:
    """How long ago, in its largest unit.

    >>> [age(seconds) for seconds in (30, 7_300, 200_000)]
    ['now', '2 h', '2 d']
    """
    return next((f"{seconds // size} {name}" for name, size in _UNITS if seconds >= size), "now")


def _efforts(efforts: Iterable[Effort]) -> Iterable[Mapping[str, object]]:
    """The efforts of each locale: a row for every engine, and one plot of them all."""
    engines: dict[str, dict[str, list[Effort]]] = {}
    for (locale, engine), rows in effort.by_engine(efforts).items():
        engines.setdefault(locale, {})[engine] = rows
    for locale, mine in engines.items():
        lines = [
            plot.PlotLine(engine, tuple(plot.Point(each.day, each.edits.ter, each.edits.units) for each in days))
            for engine, days in mine.items()
        ]
        yield {
            "tag": locale,
            "name": langtag.name(locale),
            "picture": plot.picture(lines, f"Word edits by words kept, {langtag.name(locale)}"),
            "engines": [_engine(n, name, effort.total(days)) for n, (name, days) in enumerate(mine.items())],
        }


def _engine(number: int, name: str, edits: effort.Edits) -> Mapping[str, object]:
    return {
        "color": plot.COLORS[number % len(plot.COLORS)],
        "name": name,
        "units": edits.units,
        "ter": round(100 * edits.ter),
        "typed": round(100 * edits.share_typed),
    }

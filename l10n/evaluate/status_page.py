"""One page on how everything stands: articles by locales, and what people changed in the drafts of machines."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence

from l10n import langtag
from l10n.dataclass import dataclass, field
from l10n.evaluate import catalog_status, effort, plot
from l10n.evaluate.catalog_status import CatalogStatus
from l10n.evaluate.effort import Effort
from l10n.evaluate.pages import template
from l10n.interface.page_words import PAGES, SOURCE, PageWords
from l10n.language.areas import blind_lines

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
ENGLISH = PAGES.words(SOURCE)


@dataclass(frozen=True, slots=True)
class CellLinks:
    """Where a cell leads: to its page and to its review, each as far as there is one."""

    page: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What the page is made of; `now` is in seconds of the epoch, `source` the language of the articles, `words` those of the
    reader.
    """

    site: str
    standings: Sequence[CatalogStatus]
    efforts: Sequence[Effort]
    now: int
    source: str = "en"
    links: Mapping[tuple[str, str], CellLinks] = field(default_factory=dict)
    words: PageWords = ENGLISH


def page(report: StatusReport) -> bytes:
    """The page in UTF-8: it needs no other file, no network, and no script except for sorting."""
    slugs = list(dict.fromkeys(each.slug for each in report.standings))
    tags = sorted({each.locale for each in report.standings})
    cells = {(each.slug, each.locale): each for each in report.standings}
    maker = _CellMaker(report)
    return (
        template("status.html")
        .render(
            **_speech(report.words),
            site=report.site,
            at=time.strftime("%Y-%m-%d %H:%M", time.gmtime(report.now)),
            rows=[maker.row(slug, [cells.get((slug, tag)) for tag in tags]) for slug in slugs],
            columns=[maker.column(tag, [cells[slug, tag] for slug in slugs if (slug, tag) in cells]) for tag in tags],
            total=maker.cell(catalog_status.total(report.standings)),
            assignments=list(maker.assignments()),
            efforts=list(_efforts(report.efforts, report.words)),
            from_scratch=catalog_status.FROM_SCRATCH,
            post_editing=catalog_status.POST_EDITING,
            poor=catalog_status.POOR,
            blind=blind_lines(report.source, tags),
        )
        .encode()
    )


def _speech(words: PageWords) -> Mapping[str, object]:
    """What the page speaks with."""
    return {
        "t": words,
        "figure": words.figure,
        "percent": words.percent,
        "language": words.locale,
        "direction": langtag.direction(words.locale),
    }


class _CellMaker:
    """Makes what rows, columns and cells show, for one report."""

    def __init__(self, report: StatusReport) -> None:
        self._report = report
        self._words = report.words

    def row(self, slug: str, cells: Sequence[CatalogStatus | None]) -> Mapping[str, object]:
        """An article with its locales."""
        whole = catalog_status.total([cell for cell in cells if cell is not None], slug)
        links = self._report.links
        return {
            "slug": slug,
            "title": whole.title or slug,
            "cells": [{**self.cell(cell), "links": links.get((slug, cell.locale))} if cell else None for cell in cells],
            "total": self.cell(whole),
        }

    def assignments(self) -> Iterable[Mapping[str, object]]:
        """Whose work is left, the nearest deadline first; what has nobody and no deadline is not listed."""
        left = [each for each in self._report.standings if each.is_assigned and each.waiting]
        for each in sorted(left, key=lambda each: (each.deadline or "9", each.slug, each.locale)):
            yield {
                **self.cell(each),
                "slug": each.slug,
                "title": each.title or each.slug,
                "name": langtag.name(each.locale, self._words.locale),
                "links": self._report.links.get((each.slug, each.locale)),
            }

    def column(self, tag: str, cells: Sequence[CatalogStatus]) -> Mapping[str, object]:
        """A locale with its articles."""
        return {
            "tag": tag,
            "name": langtag.name(tag, self._words.locale),
            "total": self.cell(catalog_status.total(cells, locale=tag)),
        }

    def cell(self, status: CatalogStatus) -> Mapping[str, object]:
        """What a cell shows: shares in percent for the bar, and words for what is left."""
        counts, now = status.progress, self._report.now
        share = 100 / (counts.units or 1)
        return {
            "locale": status.locale,
            "reviewed": counts.reviewed,
            "fuzzy": counts.fuzzy,
            "new": counts.new,
            "units": counts.units,
            "percent": int(counts.reviewed * share) if counts.units else 100,
            "reviewed_share": round(counts.reviewed * share, 2) if counts.units else 100,
            "fuzzy_share": round(counts.fuzzy * share, 2),
            "left": status.new_words + status.draft_words,
            "hours": status.hours,
            "time": _hours(status.hours, self._words),
            "errors": status.errors,
            "warnings": status.warnings,
            "drafts": status.drafts,
            "poor": round(100 * status.poor / status.drafts) if status.drafts else 0,
            "date": time.strftime("%Y-%m-%d", time.gmtime(status.since)) if status.since else "",
            "age": age(now - status.since, self._words) if status.since else "",
            "links": None,
            "done": status.waiting == 0,
            "person": status.person,
            "deadline": status.deadline,
            "late": bool(status.waiting) and status.is_late(time.strftime("%Y-%m-%d", time.gmtime(now))),
        }


def _hours(hours: float, words: PageWords) -> str:
    """A time that people plan with: minutes below an hour, halves below ten hours."""
    if not hours:
        return ""
    if hours < 1:
        return words("{n} min", n=words.figure(max(5, round(hours * 12) * 5)))
    whole, half = divmod(round(hours * 2), 2)
    if hours >= 10:
        return words("{n} h", n=words.figure(round(hours)))
    return words("{n} h", n=words.figure(whole) + (words.half if half else ""))


def age(seconds: int, words: PageWords = ENGLISH) -> str:
    """How long ago, in its largest unit.

    >>> [age(seconds) for seconds in (30, 7_300, 200_000)]
    ['now', '2 h', '2 d']
    """
    if seconds >= _DAY:
        return words("{n} d", n=words.figure(seconds // _DAY))
    if seconds >= _HOUR:
        return words("{n} h", n=words.figure(seconds // _HOUR))
    if seconds >= _MINUTE:
        return words("{n} min", n=words.figure(seconds // _MINUTE))
    return words("now")


def _efforts(efforts: Iterable[Effort], words: PageWords) -> Iterable[Mapping[str, object]]:
    """The efforts of each locale: a row for every engine, and one plot of them all."""
    engines: dict[str, dict[str, list[Effort]]] = {}
    for (locale, engine), rows in effort.by_engine(efforts).items():
        engines.setdefault(locale, {})[engine] = rows
    for locale, mine in engines.items():
        name = langtag.name(locale, words.locale)
        lines = [
            plot.PlotLine(engine, tuple(plot.Point(each.day, each.edits.ter, each.edits.units) for each in days))
            for engine, days in mine.items()
        ]
        yield {
            "tag": locale,
            "name": name,
            "picture": plot.picture(lines, words("Word edits by words kept: {language}", language=name), words),
            "engines": [_engine(n, engine, effort.total(days)) for n, (engine, days) in enumerate(mine.items())],
        }


def _engine(number: int, name: str, edits: effort.Edits) -> Mapping[str, object]:
    return {
        "color": plot.COLORS[number % len(plot.COLORS)],
        "name": name,
        "units": edits.units,
        "ter": round(100 * edits.ter),
        "typed": round(100 * edits.share_typed),
    }

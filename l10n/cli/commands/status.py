"""`l10n status`: progress by article and locale."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.errors import UsageError

if TYPE_CHECKING:
    from l10n.evaluate.catalog_status import CatalogStatus
    from l10n.model import UnitCounts
    from l10n.workspace import Workspace

_TITLES = ("article", "locale", "units", "words", "new", "fuzzy", "reviewed", "words left", "done")

_MANY = 150  # rows; nobody reads a longer table on a terminal
_SHOWN = 5  # articles named in a line


@click.command()
@options.articles
@options.locales
@click.option(
    "--html",
    "page",
    is_flag=False,
    flag_value="dist/status.html",
    metavar="[FILE]",
    type=click.Path(dir_okay=False),
    help="Write a page with findings, hours left and post-editing effort too; dist/status.html where no file is named.",
)
@options.as_json
def status(articles: tuple[str, ...], locales: tuple[str, ...], page: str | None, as_json: bool) -> None:
    """Show progress by article and locale.

    Units, words, new, fuzzy, reviewed, and words left, as if 'l10n extract' had just been run.
    """
    from l10n import jobs

    if page is not None and not page.endswith((".html", ".htm")):
        raise UsageError(
            page, "is not a name of a page", "write articles before --html, and FILE with .html at its end"
        )
    with options.workspace(quiet=as_json) as workspace:
        rows = list(jobs.status(workspace, articles, locales, findings=bool(page) or as_json))
        written = jobs.write_status_page(workspace, rows, page) if page else False
    if as_json:
        screen.dump(plain(rows, findings=True))
    elif page:
        click.echo(f"{'Wrote' if written else 'Nothing changed in'} {page}.")
    else:
        report(rows)
        for line in _without_engine(workspace, rows):
            click.echo(line)
    screen.fail(workspace.errors)


def plain(rows: Sequence[CatalogStatus], *, findings: bool = False) -> list[dict[str, object]]:
    """The counts, for JSON, with those of findings where they were counted; `since` is when the oldest unit began to wait,
    in seconds of the epoch.
    """
    more = (
        *(("errors", "warnings") if findings else ()),
        "drafts",
        "likely_good",
        "poor",
        "since",
        "sibling",
        "awaiting",
        "outdated",
        "person",
        "deadline",
    )
    return [
        {
            "article": row.slug,
            "locale": row.locale,
            **dataclasses.asdict(row.progress),
            "hours_left": round(row.hours, 2),
            **{name: getattr(row, name) for name in more},
        }
        for row in rows
    ]


def report(rows: Sequence[CatalogStatus]) -> None:
    """A table, or what to do where there is nothing to count."""
    if not rows:
        click.echo("No articles. Put one into source/ and call: l10n run")
        return
    cells = [*map(_cells, rows)] if len(rows) <= _MANY else _by_locale(rows)
    screen.table(_TITLES, [*cells, _total(rows)], right=range(2, 9))
    for line in _assignments(rows, time.strftime("%Y-%m-%d")):
        click.echo(line)
    for line in _siblings(rows):
        click.echo(line)
    if len(rows) > _MANY:
        click.echo("These are totals. One article: l10n status ARTICLE. All of them: l10n status --html, or --json")


def _assignments(rows: Sequence[CatalogStatus], today: str) -> Iterator[str]:
    """Whose work is left, the nearest deadline first."""
    left = [row for row in rows if row.is_assigned and row.waiting]
    for row in sorted(left, key=lambda row: (row.deadline or "9", row.slug, row.locale)):
        late = ", late" if row.is_late(today) else ""
        until = f" until {row.deadline}{late}" if row.deadline else ""
        yield f"{row.slug} {row.locale}: {row.person or 'nobody'}{until}"


def _siblings(rows: Sequence[CatalogStatus]) -> Iterator[str]:
    """Which locale waits for which other one."""
    for locale in dict.fromkeys(row.locale for row in rows if row.sibling):
        group = [row for row in rows if row.locale == locale]
        awaiting, outdated = sum(row.awaiting for row in group), sum(row.outdated for row in group)
        articles = screen.counted(sum(1 for row in group if row.awaiting), "article")
        if awaiting:
            yield f"{locale} waits for the review of {group[0].sibling}: {screen.counted(awaiting, 'unit')} in {articles}."
        if outdated:
            slugs = [row.slug for row in group if row.outdated]
            more = f" and {len(slugs) - _SHOWN} more" * (len(slugs) > _SHOWN)
            units = f"{screen.counted(outdated, 'reviewed unit')} whose {group[0].sibling} changed since"
            yield f"{locale}: {units}, in {', '.join(slugs[:_SHOWN])}{more}: look with 'l10n review'."


def _without_engine(workspace: Workspace, rows: Sequence[CatalogStatus]) -> Iterator[str]:
    """For which locales that have units without words no engine is there."""
    from l10n.jobs.drafting import without_engine
    from l10n.plugin import Pair

    source = workspace.settings.source
    waiting = dict.fromkeys(row.locale for row in rows if row.progress.new and row.locale != source)
    if missing := without_engine(workspace, [Pair(source, locale) for locale in waiting]):
        yield f"No engine drafts {', '.join(missing)}; 'l10n packages list' has the command for each."


def _by_locale(rows: Sequence[CatalogStatus]) -> list[tuple[str, ...]]:
    """A line for each locale."""
    groups: dict[str, list[CatalogStatus]] = {}
    for row in rows:
        groups.setdefault(row.locale, []).append(row)
    return [(screen.counted(len(group), "article"), locale, *_counts(_sum(group))) for locale, group in groups.items()]


def _cells(row: CatalogStatus) -> tuple[str, ...]:
    return (row.slug, row.locale, *_counts(row.progress))


def _counts(progress: UnitCounts) -> tuple[str, ...]:
    counts = (progress.units, progress.words, progress.new, progress.fuzzy, progress.reviewed, progress.words_left)
    share = progress.reviewed * 100 // progress.units if progress.units else 100
    return (*(f"{count:,}" for count in counts), f"{share} %")


def _total(rows: Sequence[CatalogStatus]) -> tuple[str, ...]:
    return ("all", "", *_counts(_sum(rows)))


def _sum(rows: Sequence[CatalogStatus]) -> UnitCounts:
    from l10n.model import UnitCounts

    return sum((row.progress for row in rows), UnitCounts())

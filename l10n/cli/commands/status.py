"""`l10n status`: progress by article and locale."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.errors import UsageError

if TYPE_CHECKING:
    from l10n.evaluate.board import Standing
    from l10n.model import Progress

_TITLES = ("article", "locale", "units", "words", "new", "fuzzy", "reviewed", "words left", "done")


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
    """Show progress by article and locale: units, words, new, fuzzy, reviewed."""
    from l10n import pipeline

    if page is not None and not page.endswith((".html", ".htm")):
        raise UsageError(page, "is no name of a page", "write articles before --html, and FILE with .html at its end")
    with options.project(quiet=as_json) as project:
        rows = list(pipeline.status(project, articles, locales, findings=bool(page) or as_json))
        written = pipeline.status_page(project, rows, page) if page else False
    if as_json:
        screen.dump(plain(rows))
    elif page:
        click.echo(f"{'Wrote' if written else 'Nothing changed in'} {page}.")
    else:
        report(rows)
    screen.fail(project.errors)


def plain(rows: Sequence[Standing]) -> list[dict[str, object]]:
    """The counts, for JSON; `since` is when the oldest unit began to wait, in seconds of the epoch."""
    return [
        {
            "article": row.slug,
            "locale": row.locale,
            **dataclasses.asdict(row.progress),
            "hours_left": round(row.hours, 2),
            **{name: getattr(row, name) for name in ("errors", "warnings", "drafts", "doubtful", "since")},
        }
        for row in rows
    ]


def report(rows: Sequence[Standing]) -> None:
    """A table, or what to do where there is nothing to count."""
    if rows:
        screen.table(_TITLES, [*map(_cells, rows), _total(rows)], right=range(2, 9))
    else:
        click.echo("No articles. Put one into source/ and call: l10n run")


def _cells(row: Standing) -> tuple[str, ...]:
    return (row.slug, row.locale, *_counts(row.progress))


def _counts(progress: Progress) -> tuple[str, ...]:
    counts = (progress.units, progress.words, progress.new, progress.fuzzy, progress.reviewed, progress.words_left)
    share = progress.reviewed * 100 // progress.units if progress.units else 100
    return (*(f"{count:,}" for count in counts), f"{share} %")


def _total(rows: Sequence[Standing]) -> tuple[str, ...]:
    from l10n.model import Progress

    return ("all", "", *_counts(sum((row.progress for row in rows), Progress())))

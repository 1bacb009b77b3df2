"""`l10n status`: progress by article and locale."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.model import Progress
    from l10n.pipeline import Row

_TITLES = ("article", "locale", "units", "words", "new", "fuzzy", "reviewed", "words left", "done")


@click.command()
@options.articles
@options.locales
@options.as_json
def status(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Show progress by article and locale: units, words, new, fuzzy, reviewed."""
    from l10n import pipeline

    with options.project(quiet=as_json) as project:
        rows = list(pipeline.status(project, articles, locales))
    if as_json:
        screen.dump(plain(rows))
    else:
        report(rows)
    screen.fail(project.errors)


def plain(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The counts, for JSON."""
    return [{"article": row.slug, "locale": row.locale, **dataclasses.asdict(row.progress)} for row in rows]


def report(rows: Sequence[Row]) -> None:
    """A table, or what to do where there is nothing to count."""
    if rows:
        screen.table(_TITLES, [*map(_cells, rows), _total(rows)], right=range(2, 9))
    else:
        click.echo("No articles. Put one into source/ and call: l10n run")


def _cells(row: Row) -> tuple[str, ...]:
    return (row.slug, row.locale, *_counts(row.progress))


def _counts(progress: Progress) -> tuple[str, ...]:
    counts = (progress.units, progress.words, progress.new, progress.fuzzy, progress.reviewed, progress.words_left)
    share = progress.reviewed * 100 // progress.units if progress.units else 100
    return (*(f"{count:,}" for count in counts), f"{share} %")


def _total(rows: Sequence[Row]) -> tuple[str, ...]:
    from l10n.model import Progress

    return ("all", "", *_counts(sum((row.progress for row in rows), Progress())))

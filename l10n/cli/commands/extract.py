"""`l10n extract`: source/ becomes templates and catalogs."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.pipeline import Extracted


@click.command()
@options.articles
@options.locales
@options.as_json
def extract(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Cut articles into units and bring the catalogs up to date; reviewed work is carried over."""
    from l10n import pipeline

    with options.project(quiet=as_json) as project:
        done = list(pipeline.extract(project, articles, locales))
    if as_json:
        screen.dump([dataclasses.asdict(item) for item in done])
    else:
        report(done)
    screen.fail(project.errors)


def report(done: Sequence[Extracted]) -> None:
    """Says what happened to the catalogs, article by article where anything changed."""
    for item in done:
        if item.adopted:
            click.echo(f"{item.slug}: was {item.adopted}; its catalogs came along")
        for locale, change in item.changes.items():
            if change.fuzzy or change.new or change.obsolete:
                click.echo(
                    f"{item.slug} {locale}: {change.kept} kept, {change.fuzzy} became fuzzy, "
                    f"{change.new} new, {change.obsolete} obsolete"
                )
    click.echo(f"Extracted {screen.counted(len(done), 'article')}. Next: l10n translate")

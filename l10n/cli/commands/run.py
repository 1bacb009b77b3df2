"""`l10n run`: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import options, screen
from l10n.cli.commands import build, check, extract, status, translate


@click.command()
@options.articles
@options.locales
@options.as_json
def run(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Extract, translate, check and build everything: the main job."""
    from l10n import pipeline

    with options.project(quiet=as_json) as project:
        extracted = list(pipeline.extract(project, articles, locales))
        drafted = list(pipeline.translate(project, articles, locales))
        reports = list(pipeline.check(project, articles, locales))
        built = list(pipeline.build(project, articles, locales))
        rows = list(pipeline.status(project, articles, locales))
    if as_json:
        screen.dump(
            {
                "extract": extract.plain(extracted),
                "translate": translate.plain(drafted),
                "check": check.plain(reports),
                "build": build.plain(built),
                "status": status.plain(rows),
            }
        )
    else:
        extract.report(extracted)
        translate.report(drafted)
        status.report(rows)
        click.echo(check.summary(reports) + " See them with: l10n check")
        check.blind(reports)
        build.report(built, final=False)
        click.echo(
            f"Look at {Path('dist', 'index.html')}; review the catalogs in locales/ and call 'l10n build --final'."
        )
    screen.fail(project.errors)

"""`l10n run`: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import options, screen
from l10n.cli.commands import build, check, extract, status, translate


@click.command()
@options.articles
@options.locales
@options.jobs
@options.effort
@options.as_json
def run(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Extract, translate, check and build everything: the main job."""
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        extracted = list(jobs.extract(workspace, articles, locales))
        drafted = list(jobs.translate(workspace, articles, locales))
        tally = check.FindingTally(jobs.count_findings(workspace, articles, locales))
        built = jobs.build(workspace, articles, locales)
        made = build.BuildReport()
        bundles = [build.plain(item) for item in made.passing(built)] if as_json else made.passed(built)
        rows = list(jobs.status(workspace, articles, locales))
    if as_json:
        screen.dump(
            {
                "extract": extract.plain(extracted),
                "translate": translate.plain(drafted),
                "check": tally.plain(),
                "build": bundles,
                "status": status.plain(rows),
            }
        )
    else:
        extract.report(extracted)
        translate.report(drafted)
        status.report(rows)
        click.echo(tally.summary() + " See them with: l10n check")
        tally.print_blind(workspace)
        made.print(final=False)
        click.echo(
            f"Look at {Path('dist', 'index.html')}; review the catalogs in locales/ and call 'l10n build --final'."
        )
    screen.fail(workspace.errors)

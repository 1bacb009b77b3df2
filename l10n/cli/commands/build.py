"""`l10n build`: catalogs become bundles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.pipeline import Built


@click.command()
@options.articles
@options.locales
@click.option("--final", is_flag=True, help="Refuse locales where a unit waits for review or a finding is an error.")
@options.as_json
def build(articles: tuple[str, ...], locales: tuple[str, ...], final: bool, as_json: bool) -> None:
    """Build the bundles in dist/: previews, or final ones.

    Previews mark what nobody reviewed. With --final the exit code is 1 where a locale was refused.
    """
    from l10n import pipeline

    with options.project(quiet=as_json) as project:
        done = list(pipeline.build(project, articles, locales, final=final))
    if as_json:
        screen.dump(plain(done))
    else:
        report(done, final=final)
    screen.fail(project.errors, code=any(item.refused for item in done))


def report(done: Sequence[Built], *, final: bool) -> None:
    """Says what was built, and what stands between a locale and its final bundle."""
    for item in done:
        for locale, reasons in item.refused.items():
            click.echo(f"{item.slug} {locale}: no final bundle, {screen.counted(len(reasons), 'reason')}:", err=True)
            for reason in reasons:
                click.echo(f"  {reason}", err=True)
    kind = "final bundle" if final else "preview"
    count = sum(len(item.locales) for item in done)
    written = sum(item.written for item in done)
    click.echo(
        f"Built {screen.counted(count, kind)} of {screen.counted(len(done), 'article')} in dist/, {written} files changed."
    )


def plain(done: Sequence[Built]) -> list[dict[str, object]]:
    """What was built, for JSON."""
    return [
        {
            "article": item.slug,
            "locales": item.locales,
            "written": item.written,
            "refused": {locale: [str(reason) for reason in reasons] for locale, reasons in item.refused.items()},
        }
        for item in done
    ]

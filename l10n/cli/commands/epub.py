"""`l10n epub`: published editions become a book."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import options, screen


@click.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@options.articles
@click.option("-l", "--locale", required=True, metavar="LOCALE", help="The language of the book.")
@click.option(
    "--from", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
    help="The folder that 'l10n publish' made.",
)  # fmt: skip
def epub(target: Path, articles: tuple[str, ...], locale: str, folder: Path) -> None:
    """Make an EPUB of published editions.

    The articles stand in the order in which they are named; all of the locale, the newest first, where none are.
    """
    from l10n import jobs

    with options.workspace() as workspace:
        count = jobs.write_epub(workspace, folder, locale, target, articles)
    click.echo(f"{target}: {screen.counted(count, 'article')}")
    screen.fail(workspace.errors)

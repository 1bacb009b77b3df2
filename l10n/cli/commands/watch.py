"""`l10n watch`: dist/ or a published site follows what is saved."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import options


@click.command()
@click.option(
    "--publish", "folder", type=click.Path(path_type=Path), metavar="DIR",
    help="Publish finals into this folder instead of building dist/.",
)  # fmt: skip
@click.option("--once", is_flag=True, hidden=True, help="End after the first change.")
def watch(folder: Path | None, once: bool) -> None:
    """Keep dist/ up to date while you work.

    When an article is saved its catalogs are brought up to date, and its bundles are built; so are those of a catalog, or
    all of them after a change of the theme, the termbase or the settings. Ctrl-C ends it.
    """
    from l10n.serve.watch import follow

    with options.workspace() as workspace:
        root, progress = workspace.store.root, workspace.progress
    click.echo("Watching source/, locales/, theme/ and the settings (Ctrl-C ends)")
    try:
        for line in follow(root, progress, folder):
            click.echo(line)
            if once:
                return
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)

"""`l10n serve`: pages that follow what is saved."""

from __future__ import annotations

import sys
import webbrowser

import click

from l10n.cli import options
from l10n.cli.commands.review import has_screen


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Listen on this port.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def serve(port: int | None, no_browser: bool) -> None:
    """Show all pages on this machine, as they are now.

    They load again when an article, a catalog, the theme or the settings are saved. The first page says how everything stands
    and leads to each page and to its review. Ctrl-C ends it.
    """
    from l10n.serve.server import serving

    with options.workspace(quiet=True) as workspace:
        root = workspace.store.root
    with serving(root, port) as server:
        click.echo(f"Pages at {server.address} (Ctrl-C ends)")
        sys.stdout.flush()
        if not no_browser and has_screen():
            webbrowser.open(server.address)
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)

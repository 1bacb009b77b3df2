"""`l10n review`: the review page."""

from __future__ import annotations

import os
import sys
import webbrowser

import click

from l10n.cli import options


@click.command()
@options.articles
@options.locales
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Listen on this port instead of any free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--ui-language", metavar="TAG", default="", help="The page's own language; the browser's where not given."
)
def review(articles: tuple[str, ...], locales: tuple[str, ...], port: int, no_browser: bool, ui_language: str) -> None:
    """Review translations in the browser, on this machine alone.

    Every save goes straight to the PO files in locales/. Ctrl-C ends it.
    """
    from l10n.review.server import serve
    from l10n.review.session import ReviewSession

    with options.workspace(quiet=True) as workspace:
        root, progress = workspace.store.root, workspace.progress
    session = ReviewSession(root, progress, articles, locales)
    session.language = ui_language
    for problem in session.problems:
        click.echo(f"error: {problem}", err=True)
    with serve(session, port) as server:
        click.echo(f"Review at {server.guard.address} (Ctrl-C ends)")
        sys.stdout.flush()
        if not no_browser and has_screen():
            webbrowser.open(server.guard.address)
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            click.echo("\nStopped; every save is in locales/. See what is left with: l10n status", err=True)


def has_screen() -> bool:
    """Whether a browser has a screen to open on; a text browser would take the terminal away."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))

"""`l10n review`: the review page."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from typing import TYPE_CHECKING

import click

from l10n.cli import options

if TYPE_CHECKING:
    from l10n.review.session import ReviewSession
    from l10n.workspace import Workspace

STOPPED = "\nStopped; every save is in locales/. See what is left with: l10n status"


@click.command()
@options.articles
@options.locales
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Listen on this port instead of any free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--team", is_flag=True, help="Several people, with accounts, behind a proxy that speaks TLS.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --team: the address to listen on.")
@click.option(
    "--ui-language", metavar="TAG", default="", help="The page's own language; the browser's where not given."
)
def review(
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    port: int,
    no_browser: bool,
    *,
    team: bool,
    host: str,
    ui_language: str,
) -> None:
    """Review translations in the browser, on this machine alone.

    Every save goes straight to the PO files in locales/. Ctrl-C ends it.
    """
    from l10n.review.session import ReviewSession

    with options.workspace(quiet=True) as workspace:
        root, progress, chosen = workspace.store.root, workspace.progress, workspace.settings.review
    session = ReviewSession(root, progress, articles, locales)
    session.language = ui_language or chosen.language
    for problem in session.problems:
        click.echo(f"error: {problem}", err=True)
    if team:
        _together(session, workspace, host, port)
    else:
        _alone(session, port, no_browser=no_browser)


def _alone(session: ReviewSession, port: int, *, no_browser: bool) -> None:
    """Serves one person until Ctrl-C."""
    from l10n.review.server import serve

    with serve(session, port) as server:
        click.echo(f"Review at {server.guard.address} (Ctrl-C ends)")
        sys.stdout.flush()
        if not no_browser and has_screen():
            webbrowser.open(server.guard.address)
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            click.echo(STOPPED, err=True)


def _together(session: ReviewSession, workspace: Workspace, host: str, port: int) -> None:
    """Serves a team until Ctrl-C, or until the system ends it."""
    from l10n.review.team.server import address, listen, team_server

    chosen = workspace.settings.review
    with listen(host, port) as listening:
        url = address(listening, chosen.url)
        server = team_server(session, workspace.store, url, approval=chosen.approval)
        where = ":".join(map(str, listening.getsockname()[:2]))
        click.echo(f"Review of a team at {url} (listening on {where}; Ctrl-C ends)")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.run(listening)
    click.echo(STOPPED, err=True)


def has_screen() -> bool:
    """Whether a browser has a screen to open on; a text browser would take the terminal away."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))

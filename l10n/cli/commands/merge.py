"""`l10n merge`: git's driver for merges of catalogs."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import screen
from l10n.errors import L10nError

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path", default="")
def merge(base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge three versions of a catalog, for git.

    The result is written to OURS. Words that people reviewed on either side are kept. Where both reviewed a unit in different
    words, ours stay, the other ones become a note of the unit, and the exit code is 1: git calls it a conflict.
    docs/weblate.md says how git is configured for it.
    """
    from l10n import jobs

    try:
        done = jobs.merge_catalogs(base, ours, theirs, path)
    except L10nError as exc:
        screen.fail([exc])
        return
    for key in done.conflicts:
        click.echo(f"{path or ours}: two people reviewed “{key.source}”; see its note 'import conflict'", err=True)
    screen.fail([], code=bool(done.conflicts))

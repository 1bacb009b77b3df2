"""`l10n publish`: finals become a site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen

if TYPE_CHECKING:
    from l10n.jobs.publish import Published


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--dry-run", is_flag=True, help="List what would come, change and go; write nothing.")
@options.as_json
def publish(folder: Path, dry_run: bool, as_json: bool) -> None:
    """Publish what is final into DIR: a site with feeds.

    The last approved version of an article stays while a newer one is in review. Whoever reads DIR sees all of the old
    version or all of the new one. [publish] of the settings says the rest; see docs/publishing.md.

    Exit codes: 0 done, also where editions are held back; 2 something is wrong: of what is named, the last approved
    version stays, and the rest is published if a line says "Published".
    """
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        done = jobs.publish(workspace, folder, dry_run=dry_run)
    if as_json:
        screen.dump(plain(done))
    else:
        report(done, dry_run=dry_run)
    screen.fail(workspace.errors)


_MANY = 20  # lines of one kind, beyond which a count says enough


def report(done: Published, *, dry_run: bool) -> None:
    """Says what came, changed and went, and what is held back."""
    held = [f"{each.slug} {each.locale}".strip() + f": held back: {each.reason}" for each in done.held]
    _warn(held, "held back")
    older = (f"{release.slug} {release.locale}" for release in done.releases if release.older)
    _warn(
        [f"{name}: older than the source; stays until a newer one is final" for name in older],
        "older than their source",
    )
    for slug, locale in done.withdrawn:
        click.echo(f"{slug} {locale}: {'goes' if dry_run else 'gone'}")
    changes = done.changes
    kinds = {"new": changes.new, "changed": changes.changed, "gone": changes.gone}
    if dry_run:
        for kind, paths in kinds.items():
            for path in paths[:_MANY]:
                click.echo(f"{kind:8}{path}")
            if len(paths) > _MANY:
                click.echo(f"{kind:8}… and {len(paths) - _MANY:,} more")
    counts = ", ".join(f"{len(paths):,} {kind}" for kind, paths in kinds.items()) if changes else "nothing changed"
    editions = screen.counted(len(done.releases), "edition")
    verb = "Would publish" if dry_run else "Published"
    click.echo(
        f"{verb} {editions} in {done.folder}: files: {counts}."
        if changes
        else f"{verb} {editions} in {done.folder}: {counts}."
    )


def _warn(lines: Sequence[str], kind: str) -> None:
    """Says the first lines of a kind, and how many more there are."""
    for line in lines[:_MANY]:
        click.echo(line, err=True)
    if len(lines) > _MANY:
        click.echo(f"… and {len(lines) - _MANY:,} more {kind}; all of them: --json, or 'l10n status'", err=True)


def plain(done: Published) -> dict[str, object]:
    """What was published, for JSON."""
    changes = done.changes
    return {
        "folder": str(done.folder),
        "editions": [
            {
                "article": release.slug,
                "locale": release.locale,
                "state": release.level.value,
                "olderThanSource": release.older,
            }
            for release in done.releases
        ],
        "held": [{"article": held.slug, "locale": held.locale, "reason": held.reason} for held in done.held],
        "withdrawn": [{"article": slug, "locale": locale} for slug, locale in done.withdrawn],
        "new": [str(path) for path in changes.new],
        "changed": [str(path) for path in changes.changed],
        "gone": [str(path) for path in changes.gone],
        "hook": done.hook,
    }

"""`l10n extract`: source/ becomes templates and catalogs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.cli.published import published

if TYPE_CHECKING:
    from l10n.catalog.change import Change
    from l10n.jobs.extract import Extracted


@click.command()
@options.articles
@options.locales
@options.jobs
@click.option(
    "--keep-reviewed",
    "keep",
    multiple=True,
    metavar="ARTICLE:LINE",
    help="The correction on this line (a typo, a comma) changes no meaning: its units stay reviewed. May be repeated.",
)
@options.as_json
def extract(articles: tuple[str, ...], locales: tuple[str, ...], keep: tuple[str, ...], as_json: bool) -> None:
    """Cut articles into units and bring the catalogs up to date.

    Reviewed work is carried over; what changed becomes fuzzy. See 'l10n diff' before.
    """
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        done = list(jobs.extract(workspace, articles, locales, keep))
    if as_json:
        screen.dump(plain(done))
    else:
        report(done)
        click.echo("Next: l10n translate")
    screen.fail(workspace.errors)


def plain(done: Sequence[Extracted]) -> list[dict[str, object]]:
    """What was done, for JSON."""
    return [published(item) for item in done]


def report(done: Sequence[Extracted]) -> None:
    """Says what happened to the catalogs, article by article where anything changed."""
    for item in done:
        if item.accepted:
            count = max(item.accepted.values())
            counted = f"{screen.counted(count, 'unit')} kept as reviewed though the source was corrected"
            click.echo(f"{item.slug}: {counted} ({', '.join(item.accepted)})")
        if item.adopted:
            click.echo(f"{item.slug}: was {item.adopted}; its catalogs came along")
        for change, locales in _alike(item).items():
            if change.fuzzy or change.new or change.obsolete or change.revived:
                click.echo(f"{item.slug}: {_words(change)} ({', '.join(locales)})")
    click.echo(f"Extracted {screen.counted(len(done), 'article')}.")


def _alike(item: Extracted) -> dict[Change, list[str]]:
    """The locales by what happened to them: with 27 locales it is mostly the same."""
    groups: dict[Change, list[str]] = {}
    for locale, change in item.changes.items():
        groups.setdefault(change, []).append(locale)
    return groups


def _words(change: Change) -> str:
    counts = {
        "reviewed": change.reviewed,
        "now fuzzy": change.fuzzy,
        "new": change.new,
        "obsolete": change.obsolete,
        "back": change.revived,
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)

"""`l10n translate`: drafts for every unit without a target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.cli.published import published

if TYPE_CHECKING:
    from l10n.jobs.translate import Drafted

_SHOWN = 5  # refusals listed by one line each; the catalogs have the others as units without a target


@click.command()
@options.articles
@options.locales
@options.jobs
@options.effort
@options.as_json
def translate(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Draft every unit without a target. Drafts are fuzzy, always.

    The memory is asked first, then the locale's engine or route.
    """
    from l10n import jobs

    with options.workspace(quiet=as_json) as workspace:
        done = list(jobs.translate(workspace, articles, locales))
    if as_json:
        screen.dump(plain(done))
    else:
        report(done)
    screen.fail(workspace.errors)


def plain(done: Sequence[Drafted]) -> list[dict[str, object]]:
    """What was done, for JSON."""
    return [published(item) for item in done]


def report(done: Sequence[Drafted]) -> None:
    """Says how many drafts each locale got, from where, and what stays without one."""
    for item in done:
        for name, count in sorted(item.origins.items()):
            click.echo(f"{item.locale}: {screen.counted(count, 'draft')} by {name}")
        if item.waiting:
            units = screen.counted(item.waiting, "unit")
            click.echo(f"{item.locale}: {units} without a draft until the words of {item.sibling} are reviewed")
        if item.outdated:
            units = screen.counted(item.outdated, "reviewed unit")
            click.echo(f"{item.locale}: {units} whose words in {item.sibling} changed since")
        for refused in item.refused[:_SHOWN]:
            click.echo(f"{item.locale}: no draft in {refused.slug}: {refused.reason}: “{refused.source}”", err=True)
        if len(item.refused) > _SHOWN:
            click.echo(f"{item.locale}: and {len(item.refused) - _SHOWN} more without a draft", err=True)
    requested = sum(item.requested for item in done)
    if not requested:
        click.echo("Nothing to translate: every unit of the catalogs has a target.")
    elif not any(item.origins for item in done):
        click.echo(f"No drafts: {screen.counted(requested, 'unit')} without words.")

"""`l10n import`: what translators sent back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.cli.published import published

if TYPE_CHECKING:
    from l10n.jobs.exchange import ImportedCatalog


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.as_json
def import_(files: tuple[Path, ...], as_json: bool) -> None:
    """Take back the files that 'l10n export' made: XLIFF, CSV, XLSX.

    A folder stands for all of them in it.

    Reviewed words of a catalog that changed since the export are kept; the imported ones stand beside them as a note, and
    the exit code is 1.
    """
    from l10n.jobs import exchange

    with options.workspace(quiet=as_json) as workspace:
        done = list(exchange.import_files(workspace, files))
    if as_json:
        screen.dump(plain(done))
    else:
        report(done)
    screen.fail(workspace.errors, code=any(each.merged.conflicts or each.merged.lost for each in done))


def report(done: Sequence[ImportedCatalog]) -> None:
    """Says what was taken, and names each unit that was not."""
    for each in done:
        merged = each.merged
        counts = f"{screen.counted(merged.taken, 'unit')} changed, {merged.same:,} as they were"
        click.echo(f"{each.path}: {each.slug} {each.locale}: {counts}")
        for conflict in merged.conflicts:
            words = f"the catalog keeps “{conflict.reviewed}”, the file has “{conflict.imported}”"
            click.echo(f"{each.path}:{conflict.line}: conflict: “{conflict.source}”: {words}", err=True)
        for lost in (*merged.lost, *each.faults):
            click.echo(f"{each.path}:{lost.line}: {lost.reason}: “{lost.source}”", err=True)


def plain(done: Sequence[ImportedCatalog]) -> list[dict[str, object]]:
    """What was done, for JSON."""
    return [
        {
            "file": str(each.path),
            "article": each.slug,
            "locale": each.locale,
            "changed": each.merged.taken,
            "same": each.merged.same,
            "conflicts": [published(conflict) for conflict in each.merged.conflicts],
            "not taken": [published(lost) for lost in each.merged.lost],
            "faults": [published(fault) for fault in each.faults],
        }
        for each in done
    ]

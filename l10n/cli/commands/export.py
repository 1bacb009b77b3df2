"""`l10n export`: catalogs as XLIFF, CSV or XLSX."""

from __future__ import annotations

from pathlib import Path

import click

from l10n.cli import options, screen

FORMATS = ("xliff2", "xliff2.2", "xliff1", "csv", "xlsx")


@click.command()
@options.articles
@options.locales
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="xliff2", show_default=True,
    help="XLIFF 2.1, XLIFF 1.2 (for OmegaT), or a table.",
)  # fmt: skip
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("exchange"),
    show_default=True, help="The folder to write into.",
)  # fmt: skip
@options.as_json
def export(articles: tuple[str, ...], locales: tuple[str, ...], form: str, folder: Path, as_json: bool) -> None:
    """Write XLIFF, CSV or XLSX for people who don't work in PO.

    'l10n import' takes the files back.
    """
    from l10n.jobs import exchange

    with options.workspace(quiet=as_json) as workspace:
        done = list(exchange.export_files(workspace, form, folder, articles, locales))
    if as_json:
        screen.dump([{"article": e.slug, "locale": e.locale, "path": str(e.path), "units": e.units} for e in done])
    else:
        for each in done:
            click.echo(f"{each.path}: {screen.counted(each.units, 'unit')}")
        click.echo(f"Exported {screen.counted(len(done), 'file')}. Back they come by: l10n import FILE…")
    screen.fail(workspace.errors)

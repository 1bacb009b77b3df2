"""`l10n terms`: candidates for the termbase, what contradicts it, and the termbases of other tools."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.cli.published import published

if TYPE_CHECKING:
    from l10n.jobs.terms import Problem

_SHOWN = 40  # candidates in the table on the screen; -o writes all


@click.group()
def terms() -> None:
    """Keep the house's words in locales/termbase.csv."""


@terms.command()
@options.articles
@options.locales
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a CSV file, ready to fill."
)
@options.as_json
def find(articles: tuple[str, ...], locales: tuple[str, ...], output: Path | None, as_json: bool) -> None:
    """Propose terms from articles.

    Names, and words that recur together; terms of the termbase are left out.
    """
    from l10n.disk.output import write
    from l10n.jobs import terms as terminology

    with options.workspace(quiet=as_json) as workspace:
        tags = workspace.locales(locales)
        candidates = terminology.find_terms(workspace, articles)
    if output is not None:
        write(output, terminology.empty_rows(candidates, tags).encode())
        click.echo(
            f"{output}: {screen.counted(len(candidates), 'candidate')}. Fill in translations; add it with: l10n terms import"
        )
    elif as_json:
        screen.dump([dataclasses.asdict(candidate) for candidate in candidates])
    elif candidates:
        rows = [
            (candidate.source, "name" if candidate.name else "words", f"{candidate.count:,}", candidate.places[0])
            for candidate in candidates[:_SHOWN]
        ]
        screen.table(("term", "kind", "count", "first"), rows, right=[2])
        click.echo(f"{screen.counted(len(candidates), 'candidate')}. As a table to fill: l10n terms find -o terms.csv")
    else:
        click.echo("No new term candidates.")
    screen.fail(workspace.errors)


@terms.command()
@options.articles
@options.locales
@options.as_json
def check(articles: tuple[str, ...], locales: tuple[str, ...], as_json: bool) -> None:
    """Find contradictions in the termbase, and where it is not used.

    The sentences named are those that 'l10n check' names for their terms.
    """
    from l10n.jobs import terms as terminology

    with options.workspace(quiet=as_json) as workspace:
        problems = list(terminology.check_terms(workspace, articles, locales))
    if as_json:
        screen.dump([dataclasses.asdict(problem) for problem in problems])
    else:
        _report(problems, len(workspace.terms))
    screen.fail(workspace.errors, code=bool(problems), every_row=True)


def _report(problems: Sequence[Problem], count: int) -> None:
    for problem in problems:
        click.echo(f"{problem.place}: {problem.message}")
    click.echo(f"{screen.counted(len(problems), 'problem')} with {screen.counted(count, 'row')} of the termbase.")


@terms.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@options.as_json
def import_(file: Path, as_json: bool) -> None:
    """Add the terms of a TBX or CSV FILE to the termbase.

    Rows that contradict the termbase are skipped and reported.
    """
    from l10n.jobs import terms as terminology

    with options.workspace(quiet=as_json) as workspace:
        done = terminology.import_terms(workspace, file)
    if as_json:
        screen.dump(published(done))
    else:
        for reason in done.refused:
            click.echo(f"left out: {reason}", err=True)
        click.echo(
            f"{screen.counted(done.added, 'row')} added, {done.present:,} known, {len(done.refused):,} left out."
        )
    screen.fail(workspace.errors, code=bool(done.refused))


@terms.command()
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A .tbx or .csv file."
)
def export(output: Path) -> None:
    """Write the termbase as TBX-Basic for other tools, or as CSV."""
    from l10n.disk.output import write
    from l10n.jobs import terms as terminology

    with options.workspace() as workspace:
        text = terminology.export_terms(workspace, output.suffix.lower().removeprefix("."))
        write(output, text.encode())
    click.echo(f"{output}: {screen.counted(len(workspace.terms), 'row')}")
    screen.fail(workspace.errors)

"""`l10n memory`: the translation memory, in and out, and asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import click

from l10n.cli import options, screen
from l10n.model import Span


@click.group()
def memory() -> None:
    """Use the memories of other tools, give yours away, search it.

    Reviewed units are in it by themselves.
    """


@memory.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@options.as_json
def import_(files: tuple[Path, ...], as_json: bool) -> None:
    """Keep TMX files in locales/memory/ and draft from them. A file of the same name is replaced."""
    from l10n.jobs import exchange

    with options.workspace(quiet=as_json) as workspace:
        done = list(exchange.import_memory(workspace, files))
    if as_json:
        screen.dump([{"path": str(each.path), "pairs": each.pairs, "usable": each.usable} for each in done])
    for each in () if as_json else done:
        click.echo(f"{each.path}: {screen.counted(each.pairs, 'pair')}, {each.usable:,} in languages of this project")
    screen.fail(workspace.errors)


@memory.command()
@options.locales
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write.",
)
def export(locales: tuple[str, ...], target: Path) -> None:
    """Write what people reviewed as TMX 1.4, for other tools."""
    from l10n.jobs import exchange

    with options.workspace() as workspace:
        count = exchange.export_memory(workspace, target, locales)
    click.echo(f"{target}: {screen.counted(count, 'pair')}")
    screen.fail(workspace.errors)


@memory.command()
@click.argument("text")
@options.locales
@click.option("-n", "--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="Matches per locale.")
@click.option("--drafts", is_flag=True, help="Where TEXT stands in sentences, drafts too.")
@options.as_json
def search(text: str, locales: tuple[str, ...], limit: int, drafts: bool, as_json: bool) -> None:
    """Show what the memory has for TEXT.

    The most similar sources, their translations, and where they come from; then the sentences in which TEXT stands, in whatever
    form, on either side.
    """
    from l10n.jobs import memory as recall

    find = recall.concordance if drafts else recall.search_memory
    with options.workspace(quiet=as_json) as workspace:
        matches = [(tag, each) for tag in workspace.locales(locales) for each in find(workspace, text, tag, limit)]
    if as_json:
        screen.dump([{"locale": tag, **dataclasses.asdict(each)} for tag, each in matches])
    elif not matches:
        click.echo("Nothing like it in the memory.")
    for tag, each in () if as_json else matches:
        fitted = [*each.swapped, *each.names]
        fitted_words = f", put in: {', '.join(fitted)}" if fitted else ""
        fitted_words += f", but: {'; '.join(each.faults)}" if each.faults else ""
        click.echo(f"{tag} {each.similarity:.2f} {recall.place(each)} ({each.kind}{fitted_words})")
        click.echo(f"  {_marked(each.source, each.source_spans)}\n  {_marked(each.target, each.target_spans)}")
    screen.fail(workspace.errors)


def _marked(text: str, spans: Sequence[Span]) -> str:
    """The text with its spans between asterisks."""
    out, end = "", 0
    for span in spans:
        out += f"{text[end : span.start]}*{text[span.start : span.end]}*"
        end = span.end
    return out + text[end:]

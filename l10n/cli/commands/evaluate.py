"""`l10n evaluate`: how near the drafts come to the words of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli import options, screen
from l10n.disk import output
from l10n.errors import InputError, UsageError

if TYPE_CHECKING:
    from l10n.evaluate.evaluate import Evaluation
    from l10n.jobs.evaluate import EvaluationSetup, SystemSpec
    from l10n.workspace import Workspace

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@options.articles
@options.locales
@click.option(
    "--engine", "engines", multiple=True, metavar="ENGINE[,beam=N][,length-penalty=X][,effort=NAME]",
    help="Compare this engine, route or decoding with the others named; the locale's own route if none is.",
)  # fmt: skip
@click.option("--source", type=_FILE, help="Draft the lines of this file instead of the project's units.")
@click.option("--reference", type=_FILE, help="The same lines as a person translated them.")
@click.option("--source-language", metavar="TAG", help="The language of --source; else the project's, else en.")
@click.option("--html", type=_FILE, help="Write a page with plots to this file.")
@click.option(
    "-o", "--output", type=_FILE, help="Write every sentence with its reference and the drafts to this CSV file."
)
@click.option(
    "--learning", is_flag=True,
    help="Draft some of the reviewed units with none, 100 and 1,000 of the others known, and compare.",
)  # fmt: skip
@options.as_json
def evaluate(
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    engines: tuple[str, ...],
    source: Path | None,
    reference: Path | None,
    source_language: str | None,
    html: Path | None,
    output: Path | None,
    learning: bool,
    as_json: bool,
) -> None:
    """Compare drafts with reviewed words or a reference.

    The figures are chrF, BLEU, TER, and the share of the termbase's terms.

    Everything reviewed is drafted again without the memory, and compared with the reviewed targets. Nothing is changed.
    """
    specs = _specs(engines, learning=learning)
    if (source is None) != (reference is None):
        raise UsageError("evaluate", "--source and --reference go together", "name both files")
    if source is not None and reference is not None:
        if articles or len(locales) != 1:
            raise UsageError(
                "evaluate", "files need one locale and no articles", "as in --source a --reference b -l es"
            )
        done = [_files(source, reference, (source_language or "", locales[0]), specs, quiet=as_json)]
        report(done, html, as_json=as_json)
        _print_or_write(done, output)
        return
    with options.workspace(quiet=as_json) as workspace:
        done = list(_units(workspace, articles, locales, specs))
    if done or not workspace.errors:
        report(done, html, as_json=as_json)
        _print_or_write(done, output)
    screen.fail(workspace.errors)


def _specs(engines: Sequence[str], *, learning: bool) -> Sequence[SystemSpec] | None:
    """The contenders; nothing where the locale's own route is compared with itself."""
    from l10n.jobs import evaluate as evaluation

    if learning and engines:
        raise UsageError("evaluate", "--learning compares one route with itself", "leave --engine out")
    return None if learning else [evaluation.system_spec(text) for text in engines]


def _units(
    workspace: Workspace, articles: Sequence[str], locales: Sequence[str], specs: Sequence[SystemSpec] | None
) -> Iterator[Evaluation]:
    """The figures on the reviewed units of the project."""
    from l10n.jobs import evaluate as evaluation
    from l10n.jobs.learning import learning_curves

    if specs is None:
        return learning_curves(workspace, articles, locales)
    return evaluation.reviewed(workspace, articles, locales, specs)


def _files(
    source: Path, reference: Path, tags: tuple[str, str], specs: Sequence[SystemSpec] | None, *, quiet: bool
) -> Evaluation:
    """The figures of contenders on the lines of files; without any the learning curve of the locale's own route."""
    from l10n.jobs import evaluate as evaluation
    from l10n.jobs.learning import learning_lines
    from l10n.plugin import Pair

    with screen.Screen(quiet=quiet) as shown:
        setup, default = _setup(shown)
        pair = Pair(evaluation.language(tags[0] or default), evaluation.language(tags[1]))
        files = (_lines(source), _lines(reference))
        return learning_lines(setup, pair, files) if specs is None else evaluation.parallel(setup, pair, files, specs)


def _setup(shown: screen.Screen) -> tuple[EvaluationSetup, str]:
    """The project's set-up and source language; outside a project that of this machine."""
    from l10n import settings
    from l10n.jobs import evaluate as evaluation
    from l10n.workspace import Workspace

    folder = options.root(click.get_current_context())
    if any((folder / name).is_file() for name in (settings.PROJECT_FILE, settings.SHARED_FILE)):
        workspace = Workspace(folder, shown)
        return evaluation.EvaluationSetup.of(workspace), workspace.settings.source
    return evaluation.EvaluationSetup.bare(shown), "en"


def _lines(path: Path) -> list[str]:
    """The lines of a file, cut at line feeds alone: U+2028 and its like stand within sentences."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as exc:
        raise InputError(str(path), "is not UTF-8", "save it as UTF-8") from exc
    except OSError as exc:
        raise InputError(str(path), f"cannot be read: {exc.strerror}", "check the path") from exc
    return text.removesuffix("\n").split("\n")


def report(done: Sequence[Evaluation], html: Path | None, *, as_json: bool) -> None:
    """The table with its signatures, or JSON; the page where one is wanted."""
    from l10n.evaluate import report as reports

    rows = [cells for each in done for cells in reports.cells(each)]
    if html is not None:
        output.write(html, reports.page(done).encode())
    if as_json:
        screen.dump([reports.plain(each) for each in done])
    elif rows:
        _show(rows, [signature for each in done[:1] for signature in each.signatures.items()])
        for name, origin in [pair for each in done for pair in each.origins.items() if pair[0] != pair[1]]:
            click.echo(f"{name}: {origin}")
    else:
        click.echo("Nothing was reviewed yet, so there is nothing to compare with.")
    if html is not None and not as_json:
        click.echo(f"Wrote {html}.")


def _print_or_write(done: Sequence[Evaluation], table: Path | None) -> None:
    """Writes the sentences with their references and drafts, where a file for them is named."""
    from l10n.evaluate import report as reports

    if table is not None:
        output.write(table, reports.table(done).encode())


def _show(rows: Sequence[tuple[str, ...]], signatures: Sequence[tuple[str, str]]) -> None:
    from l10n.evaluate.report import TITLES

    used = [n for n in range(len(TITLES)) if n < 4 or any(row[n] for row in rows)]
    right = [place for place, n in enumerate(used) if n > 2]
    screen.table([TITLES[n] for n in used], [[row[n] for n in used] for row in rows], right=right)
    for metric, signature in signatures:
        click.echo(f"{metric}: {signature}")
    if any("*" in cell for row in rows for cell in row[4:7]):
        click.echo("* differs from the first system with p < 0.05 (paired bootstrap)")

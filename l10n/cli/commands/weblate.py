"""`l10n weblate`: the components of a Weblate project as a file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from l10n.cli import options, screen


@click.command()
@click.option("--project", required=True, metavar="NAME", help="The project's name in Weblate's addresses.")
@click.option("--repo", default="", metavar="URL", help="The repository that Weblate clones.")
@click.option("--branch", default="main", show_default=True, help="Its branch.")
@click.option("--push", default="", metavar="URL", help="Where Weblate pushes; nowhere where absent.")
@click.option("--main", default="", metavar="NAME", help="The component that has the clone already.")
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), default=None,
    help="The file to write; the screen where absent.",
)  # fmt: skip
def weblate(path: Path | None, **wanted: str) -> None:
    """Write a component for each article, for 'weblate import_json'.

    Weblate takes the file with: weblate import_json --project NAME --update FILE. The component that has the clone of the
    repository stays the one of the FILE that is written over, or of --main. docs/weblate.md has the whole recipe.
    """
    from l10n import jobs
    from l10n.disk import output
    from l10n.exchange.weblate import WeblateOptions, main_component

    with options.workspace(quiet=True) as workspace:
        before = path.read_text("utf-8", "replace") if path is not None and path.is_file() else ""
        chosen = WeblateOptions(**{**wanted, "main": wanted["main"] or main_component(before)})
        components = jobs.weblate_components(workspace, chosen)
    text = json.dumps(components, ensure_ascii=False, indent=2) + "\n"
    if path is None:
        click.echo(text, nl=False)
    else:
        output.write(path, text.encode())
        click.echo(f"{path}: {screen.counted(len(components), 'component')}")
    screen.fail(workspace.errors)

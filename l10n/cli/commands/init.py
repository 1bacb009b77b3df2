"""`l10n init`: a new project."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path, PurePosixPath

import click

from l10n.errors import UsageError

_SETTINGS = """\
# The settings of l10n. Put articles into source/ (.txt, .md, .html, .docx, .odt) and call: l10n run

source = {source}          # the language of the articles
locales = {locales}

# What translators see as one unit: "sentence" or "paragraph".
unit = "sentence"

# How to reach a locale that no installed engine reaches directly:
# [routes]
# be = ["argos en->ru", "apertium ru->be"]

[site]
name = ""
# url = "https://example.org/{{locale}}/{{slug}}"
"""
_IGNORED = (".l10n/", "dist/")


@click.command()
@click.option("-s", "--source", default="en", show_default=True, metavar="LOCALE", help="The language of the articles.")
@click.option(
    "-l",
    "--locale",
    "locales",
    multiple=True,
    required=True,
    metavar="LOCALE",
    help="A locale to localize into; may be repeated.",
)
@click.pass_obj
def init(root: Path, source: str, locales: tuple[str, ...]) -> None:
    """Make a new project: l10n.toml, source/ and locales/.

    It is made in the current folder, or in that of 'l10n -C DIR init'.
    """
    from l10n import langtag, settings
    from l10n.store import LOCALES, SOURCE, Store

    root.mkdir(parents=True, exist_ok=True)
    tags = [langtag.parse(tag) for tag in locales]
    if (root / settings.PROJECT_FILE).exists():
        raise UsageError(str(root / settings.PROJECT_FILE), "is there already", "edit it")
    text = _SETTINGS.format(source=json.dumps(langtag.parse(source)), locales=json.dumps(tags))
    settings.parse(tomllib.loads(text), root, settings.PROJECT_FILE)
    store = Store(root)
    store.write(PurePosixPath(settings.PROJECT_FILE), text.encode())
    for folder in (SOURCE, LOCALES):
        (root / folder).mkdir(exist_ok=True)
    _ignore(root)
    click.echo(
        f"Made {settings.PROJECT_FILE}, {SOURCE}/ and {LOCALES}/. Put an article into {SOURCE}/ and call: l10n run"
    )


def _ignore(root: Path) -> None:
    """Tells git to leave out what can be made again; lines that are there stay."""
    path = root / ".gitignore"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    missing = [line for line in _IGNORED if line not in lines]
    if missing:
        path.write_text("\n".join([*lines, *missing]) + "\n", encoding="utf-8")

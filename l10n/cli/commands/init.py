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
_IGNORED = (b".l10n/", b"dist/")


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
    from l10n.disk.errors import explained
    from l10n.store import LOCALES, SOURCE, Store

    tags = [langtag.parse(tag) for tag in locales]
    if langtag.parse(source) in tags:
        remedy = "take it out, or name the language of the articles with --source"
        raise UsageError("--locale", f"{source!r} is the source language", remedy)
    if (root / settings.PROJECT_FILE).exists():
        raise UsageError(str(root / settings.PROJECT_FILE), "is there already", "edit it")
    text = _SETTINGS.format(source=json.dumps(langtag.parse(source)), locales=json.dumps(tags))
    settings.parse(tomllib.loads(text), root, settings.PROJECT_FILE)
    for folder in (root, root / SOURCE, root / LOCALES):
        with explained(PurePosixPath(folder)):
            folder.mkdir(parents=True, exist_ok=True)
    store = Store(root)
    store.revise(PurePosixPath(".gitignore"), _ignoring)
    store.write(PurePosixPath(settings.PROJECT_FILE), text.encode())  # last: without it, the next call begins again
    click.echo(
        f"Made {settings.PROJECT_FILE}, {SOURCE}/ and {LOCALES}/. Put an article into {SOURCE}/ and call: l10n run"
    )


def _ignoring(lines: bytes | None) -> bytes:
    """What git leaves out, with what can be made again; lines that are there stay."""
    before = (lines or b"").splitlines()
    missing = [line for line in _IGNORED if line not in before]
    end = b"\n" if lines and not lines.endswith(b"\n") else b""
    return (lines or b"") + (end + b"\n".join([*missing, b""]) if missing else b"")

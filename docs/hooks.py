"""What the site of the documentation has besides the pages of this folder: pages of the repository, the reference of commands.

Source: MkDocs, "Hooks" (`on_files`, `File.generated`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from l10n.cli import l10n

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "security.md": "SECURITY.md",
}
_TOP_LEVEL = re.compile(r"\]\(\.\./(?P<name>\w+\.md)")
_LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the pages of the repository and the reference of commands."""
    for page, name in PAGES.items():
        files.append(File.generated(config, page, content=page_of(ROOT / name)))
    files.append(File.generated(config, "commands.md", content=commands()))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """A page of this folder, its links to pages of the repository's top level as seen from the site."""
    places = {name: page for page, name in PAGES.items()}
    return _TOP_LEVEL.sub(lambda link: f"]({places.get(link['name'], link['name'])}", markdown)


def page_of(path: Path) -> str:
    """A page of the repository's top level, its links as seen from the site; a file that is not on it is named, not linked."""
    places = {name: page for page, name in PAGES.items()}

    def seen(link: re.Match[str]) -> str:
        target, anchor = link["target"], link["anchor"] or ""
        if target.startswith(("http:", "https:", "mailto:")):
            return link[0]
        if target.startswith("docs/"):
            return f"]({target.removeprefix('docs/')}{anchor})"
        return f"]({places[target]}{anchor})" if target in places else f"] (`{target}`)"

    return _LINK.sub(seen, path.read_text(encoding="utf-8"))


def commands() -> str:
    """Every command with its options, as `--help` says them."""
    context = click.Context(l10n, info_name="l10n")
    parts = ["# Commands", _described(l10n, context)]
    for command, inside in _every(l10n, context):
        parts += [f"## {inside.command_path}", _described(command, inside)]
    return "\n\n".join(parts) + "\n"


def _every(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inside = click.Context(command, info_name=name, parent=context)
        yield command, inside
        if isinstance(command, click.Group):
            yield from _every(command, inside)


def _described(command: click.Command, context: click.Context) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = [record for parameter in command.get_params(context) if (record := parameter.get_help_record(context))]
    rows = [f"| `{_cell(names)}` | {_cell(text)} |" for names, text in options]
    table = "\n".join(["| option | |", "|---|---|", *rows])
    return "\n\n".join([f"```\n{usage}\n```", (command.help or "").replace("\b\n", ""), table])


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")

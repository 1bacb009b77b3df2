"""What `--help` says of every command and option, whatever click makes of it: `python -m tests.cli.help_write` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from l10n.cli import l10n

FILE = Path(__file__).parent / "help.txt"


def lines() -> Iterator[str]:
    """A line for each command, with one for each of its arguments and options."""
    yield from _command("l10n", l10n)


def _command(path: str, command: click.Command) -> Iterator[str]:
    yield f"{path}: {' '.join((command.help or '').split())}\n"
    for param in command.params:
        facts = [f"as {param.name}", param.make_metavar(click.Context(command))]
        facts += ["may be repeated"] if param.multiple or param.nargs < 0 else []
        facts += ["must be given"] if param.required else []
        facts += [f"else {param.default}"] if isinstance(param.default, (str, int)) and param.default else []
        facts += [param.help or ""] if isinstance(param, click.Option) else []
        facts += ["not shown"] if isinstance(param, click.Option) and param.hidden else []
        yield f"  {' '.join(param.opts)}: {'; '.join(filter(None, facts))}\n"
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None, f"{name} is listed and absent"
            yield from _command(f"{path} {name}", inner)


if __name__ == "__main__":
    FILE.write_text("".join(lines()), encoding="utf-8")

"""`--help` of every command says what it does and what each option is for."""

from collections.abc import Iterator

import click
import pytest

from l10n.cli import l10n


def walk(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group, with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))


COMMANDS = [pytest.param(command, id="-".join(path)) for path, command in walk(l10n)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(command):
    assert [p.opts for p in command.params if isinstance(p, click.Option) and not p.help] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_command_does_stands_whole_in_a_list_of_80_columns(command):
    assert command.help
    assert not command.get_short_help_str(80 - len("  completion    ")).endswith("...")

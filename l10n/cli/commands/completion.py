"""`l10n completion`: what a shell needs to complete commands, articles and locales."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    It completes commands, articles and locales. In bash: eval "$(l10n completion bash)"
    """
    kind = get_completion_class(shell)
    assert kind is not None, "click knows the three shells"
    root = ctx.find_root()
    click.echo(kind(root.command, {}, "l10n", "_L10N_COMPLETE").source())

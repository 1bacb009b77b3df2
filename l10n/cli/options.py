"""The options that commands share, and the project that a command works in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from l10n.cli.screen import Screen
from l10n.errors import L10nError

if TYPE_CHECKING:
    from l10n.workspace import Workspace

Command = Callable[..., Any]


def root(ctx: click.Context) -> Path:
    """The folder that the command works in."""
    return ctx.find_root().params.get("root") or Path()


def is_debug(ctx: click.Context) -> bool:
    """Whether faults are to be shown with the place in the code."""
    return bool(ctx.find_root().params.get("debug"))


def _complete_articles(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from l10n.store import Store

    return [CompletionItem(f.slug) for f in Store(root(ctx)).articles() if f.slug.startswith(incomplete)]


def _complete_locales(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from l10n import settings

    try:
        return [CompletionItem(tag) for tag in settings.load(root(ctx)).locales if tag.startswith(incomplete)]
    except L10nError:
        return []  # outside a project there is nothing to offer


def articles(command: Command) -> Command:
    """Adds `[ARTICLE]…`: slugs or paths, all articles where none is named."""
    return click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=_complete_articles)(command)


def locales(command: Command) -> Command:
    """Adds `-l LOCALE`, which may be repeated; all locales of the settings where none is named."""
    return click.option(
        "-l", "--locale", "locales", multiple=True, metavar="LOCALE", shell_complete=_complete_locales,
        help="Only this locale; may be repeated.",
    )(command)  # fmt: skip


def as_json(command: Command) -> Command:
    """Adds `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")(command)


@contextmanager
def workspace(*, quiet: bool = False) -> Iterator[Workspace]:
    """The project of the current folder, or of `-C`, with a screen to watch it on."""
    from l10n.workspace import Workspace

    with Screen(quiet=quiet) as screen:
        context = click.get_current_context()
        yield Workspace(root(context), screen, debug=is_debug(context))

"""The options that commands share, and the project that a command works in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from l10n.cli.screen import Screen
from l10n.draft.drafting_effort import EFFORTS
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


def jobs(command: Command) -> Command:
    """Adds `--jobs N` and `--scheduler ADDRESS`: where the work is done."""
    command = click.option(
        "--scheduler", metavar="ADDRESS", expose_value=False, callback=_remember,
        help="Work on the workers of a Dask scheduler, as tcp://host:8786 (docs/scale.md).",
    )(command)  # fmt: skip
    return click.option(
        "--jobs", type=click.IntRange(0, 1024), metavar="N", expose_value=False, callback=_remember,
        help="Work in so many processes; 0 for one on each core.",
    )(command)  # fmt: skip


def effort(command: Command) -> Command:
    """Adds `--effort NAME`: how much is asked of the engine for each draft."""
    return click.option(
        "--effort", type=click.Choice(tuple(EFFORTS)), expose_value=False, callback=_remember,
        help="How much is asked for a draft: balanced takes half of the time, quick a third, each a bit less good.",
    )(command)  # fmt: skip


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None:
        ctx.meta[f"l10n.{param.name}"] = value


@contextmanager
def workspace(*, quiet: bool = False) -> Iterator[Workspace]:
    """The project of the current folder, or of `-C`, with a screen to watch it on."""
    from l10n.settings_run import RunOptions
    from l10n.workspace import Workspace

    with Screen(quiet=quiet) as screen:
        context = click.get_current_context()
        opened = Workspace(root(context), screen, debug=is_debug(context))
        chosen = opened.settings.run
        opened.run = RunOptions(
            context.meta.get("l10n.jobs", chosen.jobs),
            replace(chosen.scheduler, address=context.meta.get("l10n.scheduler", chosen.scheduler.address)),
        )
        opened.effort = context.meta.get("l10n.effort", opened.effort)
        try:
            yield opened
        finally:
            _close(opened)


def _close(opened: Workspace) -> None:
    """Ends the processes that worked for a project, where there are any."""
    executor = sys.modules.get("l10n.jobs.executor")
    if executor is not None:
        executor.close(opened)

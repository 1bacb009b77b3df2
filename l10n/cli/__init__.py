"""The command line: argv → settings → one job → what a person sees."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from keyword import iskeyword
from pathlib import Path

import click

from l10n import __version__
from l10n.cli import commands
from l10n.errors import FaultError, L10nError
from l10n.plugin.faults import FAULTS

STOPPED = 130  # what shells say of a command that Ctrl-C ended
_COLLECTED = 100_000
"""New objects after which Python looks for cycles among them. Articles and catalogs are tens of thousands of values without
any, and looking behind every 700 took a twelfth of the time of `extract`."""


class Commands(click.Group):
    """The commands of `l10n.cli.commands`, in the order in which a person meets them."""

    ORDER = (
        "init", "run", "extract", "diff", "translate", "status", "check", "review", "build", "publish", "epub",
        "serve", "watch",
        "terms", "memory", "export", "import", "weblate", "merge", "evaluate", "languages", "packages", "doctor",
        "completion",
    )  # fmt: skip

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names, those of the main job first."""
        names = [module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__)]
        return sorted(names, key=lambda name: (self.ORDER.index(name) if name in self.ORDER else 99, name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name: the value of the same name in its module (`import_`, where Python has the word)."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(importlib.import_module(f"{commands.__name__}.{name}"), name)
        assert isinstance(command, click.Command), f"{name}.py has no command of its name"
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="l10n")
@click.option(
    "-C", "--directory", "root", type=click.Path(path_type=Path, file_okay=False), default=Path(),
    help="Work in this folder instead of the current one.",
)  # fmt: skip
@click.option("--debug", is_flag=True, help="Show where in the code an error arose.")
@click.pass_context
def l10n(ctx: click.Context, root: Path, debug: bool) -> None:
    """Localize articles: drafts by machine, reviewed by people, published as bundles.

    Put an article into source/ and call 'l10n run'. ARTICLE is the slug or the path of an article, LOCALE a language
    tag of the settings, such as uk or es; where none is named, all are meant.

    Exit codes: 0 done, 1 findings, 2 wrong input or usage, 3 an engine or a model is missing, 130 stopped with Ctrl-C.
    """
    ctx.obj = root
    ctx.meta["l10n.debug"] = debug


def run(argv: Sequence[str]) -> int:
    """Runs a command and gives its exit code; what went wrong is one line each on the error stream.

    Plug-ins that were left out are named at the end, and make it 3.
    """
    FAULTS.forget()
    code = _run(argv)
    faults = FAULTS.drain()
    for fault in faults:
        click.echo(f"error: {fault}", err=True)
    return max(code, *(fault.exit_code for fault in faults)) if faults else code


def _run(argv: Sequence[str]) -> int:
    try:
        return int(l10n.main(list(argv), prog_name="l10n", standalone_mode=False) or 0)
    except L10nError as exc:
        if "--debug" in argv:
            raise
        click.echo(f"error: {exc}".replace("\n", "\nerror: "), err=True)
        return exc.exit_code
    except click.ClickException as exc:
        exc.show()
        return exc.exit_code
    except (SystemExit, GeneratorExit, OSError):
        raise
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped; what was done is kept. The same command goes on from here.", err=True)
        return STOPPED
    except BaseException as exc:  # panics of libraries in Rust are no `Exception`
        if "--debug" in argv:
            raise
        click.echo(f"error: {FaultError.of('l10n', exc)}", err=True)
        return FaultError.exit_code


def main() -> None:
    """The console script."""
    _prepare_streams()
    gc.set_threshold(_COLLECTED, *gc.get_threshold()[1:])
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()  # whoever reads has gone, as after `| head`
        code = 0
    except OSError as exc:
        with contextlib.suppress(OSError):
            click.echo(f"error: {exc.filename or 'output'}: {exc.strerror}; what was done is kept", err=True)
        _silence()  # what is left in the buffers has nowhere to go
        code = 2
    gc.freeze()  # Python looks through all that is left for cycles when it ends: a fifth of the time of a short command
    sys.exit(code)


def _prepare_streams() -> None:
    """Lets any text through: letters that the terminal lacks come out as escapes, and a closed stream is a silent one."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence() -> None:
    """Redirects stdout and stderr to the null device, so that flushing at exit cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)

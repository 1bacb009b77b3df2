"""What a person sees: a progress bar on a terminal, plain lines in a log, tables, and JSON where a program reads."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from l10n.errors import DiskError, EngineError, L10nError, SeveralErrors, TermbaseError, UncoveredError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_MANY = 4  # errors of one kind that are reported as one
_NAMED_ROWS = 3  # of the termbase, where more than these are wrong
LOG_SECONDS = 10  # between two lines of progress in a log: rare enough to read, often enough to see life


class Screen:
    """The `Progress` that people see: a bar with rate and estimate on a terminal, a line now and then in a log."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._what, self._total, self._done, self._printed_at = "", 0, 0, time.monotonic()

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def start(self, what: str, total: int) -> None:
        """Starts a new bar, or a new count in a log."""
        self._what, self._total, self._done, self._printed_at = what, total, 0, time.monotonic()
        if self._quiet or not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(what, total=total or None)

    def advance(self, count: int = 1) -> None:
        """Moves the bar; in a log, says where the work stands every `LOG_SECONDS`."""
        self._done += count
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task, count)
        elif not self._quiet and time.monotonic() - self._printed_at > LOG_SECONDS:
            self._printed_at = time.monotonic()
            click.echo(f"{self._what}: {self._done} of {self._total}", err=True)

    def message(self, line: str) -> None:
        """A line that stays, above the bar."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)


class Bytes:
    """A screen for a download: called with the bytes that are done and their total."""

    def __init__(self, shown: Screen, what: str) -> None:
        self._screen, self._what, self._done = shown, what, -1

    def __call__(self, done: int, total: int) -> None:
        """Moves the bar to where the download stands."""
        if self._done < 0:
            self._screen.start(f"{self._what}, kB", total >> 10)
            self._done = 0
        self._screen.advance((done >> 10) - self._done)
        self._done = done >> 10


def _bar() -> Progress:
    from rich import progress
    from rich.console import Console
    from rich.text import Text

    class Rate(progress.ProgressColumn):
        """How many a second."""

        def render(self, task: progress.Task) -> Text:
            """The rate of a task, as soon as there is one."""
            return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        Rate(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # above the bar; in a file, where it goes to one
    )


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Prints a table; `right` are the columns of numbers."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for n, title in enumerate(titles):
        grid.add_column(title, justify="right" if n in right else "left", no_wrap=n in right)
    for row in rows:
        grid.add_row(*row)
    # A log or a pipe has no width of its own; what is cut off there is lost.
    Console(width=None if sys.stdout.isatty() else 160, markup=False, highlight=False).print(grid)


def dump(value: object) -> None:
    """Prints JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def dump_array(values: Iterable[object]) -> None:
    """Prints a JSON array while its values come."""
    opened = False
    for value in values:
        written = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        click.echo(f"{',' if opened else '['}\n  {written}", nl=False)
        opened = True
    click.echo("\n]" if opened else "[]")


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 unit`, `2 units`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def fail(errors: Sequence[L10nError], code: int = 0, *, every_row: bool = False) -> None:
    """Prints errors, one line each, and ends the command with the highest exit code where there is one.

    What is left out and no fault is named first. Of many rows of the termbase some are named, unless `every_row` is to be.
    """
    for error in errors:
        if not error.exit_code:
            click.echo(str(error), err=True)
    if grave := [error for error in errors if error.exit_code]:
        raise SeveralErrors(_by_disk(_together(grave if every_row else _fewer_rows(grave))))
    if code:
        click.get_current_context().exit(code)


def _together(errors: Sequence[L10nError]) -> Sequence[L10nError]:
    """The errors, with one line for all locales that no engine reaches where they are many: a newsroom has 27.

    >>> pairs = [UncoveredError(f"en→{tag}", "no engine covers this pair") for tag in ("be", "hy", "ka", "kk")]
    >>> _together(pairs)[0].problem
    'no engine drafts be, hy, ka, kk'
    >>> _together([*pairs, UncoveredError("ru→kk", "no engine covers this pair")])[0].problem
    'no engine drafts be, hy, ka, kk from en and kk from ru'
    """
    uncovered = [error for error in errors if isinstance(error, UncoveredError)]
    if len(uncovered) < _MANY:
        return errors
    by_source: dict[str, list[str]] = {}
    for error in uncovered:
        source, _, tag = error.place.rpartition("→")
        by_source.setdefault(source, []).append(tag)
    tags = dict.fromkeys(tag for group in by_source.values() for tag in group)
    groups = [f"{', '.join(group)} from {source}" for source, group in by_source.items()]
    remedy = (
        f"'l10n packages list' has the command for each, {next(iter(tags))} = \"none\" in [routes] leaves one to people"
    )
    missing = " and ".join(groups) if len(groups) > 1 else ", ".join(tags)
    line = EngineError(f"{len(tags)} locales", f"no engine drafts {missing}", remedy)
    return [line, *(error for error in errors if not isinstance(error, UncoveredError))]


def _fewer_rows(errors: Sequence[L10nError]) -> Sequence[L10nError]:
    """The errors, with one line for all further rows of the termbase where many are wrong: else nobody sees the rest.

    >>> rows = [TermbaseError(f"termbase.csv:{n}", "repeats line 2", "delete one of the two") for n in range(3, 103)]
    >>> len(_fewer_rows(rows)), _fewer_rows(rows)[-1].problem
    (4, '97 more rows are wrong')
    """
    rows = [error for error in errors if isinstance(error, TermbaseError)]
    if len(rows) <= _MANY:
        return errors
    place = rows[0].place.rpartition(":")[0]
    rest = TermbaseError(place, f"{len(rows) - _NAMED_ROWS} more rows are wrong", "'l10n terms check' names them all")
    return [*rows[:_NAMED_ROWS], rest, *(error for error in errors if not isinstance(error, TermbaseError))]


def _by_disk(errors: Sequence[L10nError]) -> Iterator[L10nError]:
    """The errors, with one line for all files that the disk did not take for one cause.

    >>> files = [DiskError(f"dist/{n}.html", "No space left on device", "free some space") for n in range(3)]
    >>> [str(error) for error in _by_disk(files)]
    ['dist/0.html and 2 more files: No space left on device; free some space']
    """
    causes = {error.problem: error for error in reversed(errors) if isinstance(error, DiskError)}
    for error in errors:
        if not isinstance(error, DiskError):
            yield error
        elif causes.get(error.problem) is error:
            count = sum(isinstance(each, DiskError) and each.problem == error.problem for each in errors) - 1
            further = f" and {counted(count, 'more file', 'more files')}" if count else ""
            yield DiskError(error.place + further, error.problem, error.remedy)

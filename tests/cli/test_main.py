"""The console script: exit codes, and what becomes of a fault, of Ctrl-C and of a reader that goes away."""

import io
import os
import sys

import click
import pytest

from l10n import cli
from l10n.cli import options
from l10n.errors import EngineError, PluginError, UsageError
from l10n.plugin.faults import FAULTS

from . import help_write


@pytest.fixture
def command(monkeypatch):
    """Puts what it is given in the place of every command."""

    def become(what):
        def main(argv, **_):
            return what() if callable(what) else what

        monkeypatch.setattr(cli.l10n, "main", main)

    return become


def raising(error):
    def run():
        raise error

    return run


@pytest.mark.parametrize(
    ("what", "code", "line"),
    [
        (None, 0, ""),
        (1, 1, ""),
        (raising(UsageError("a", "is wrong", "mend it")), 2, "error: a: is wrong; mend it\n"),
        (raising(EngineError("a", "is\nmissing")), 3, "error: a: is\\nmissing\n"),
        (raising(click.UsageError("no such thing")), 2, "Error: no such thing\n"),
        (raising(KeyboardInterrupt), 130, "\nStopped; what was done is kept. The same command goes on from here.\n"),
        (raising(click.Abort), 130, "\nStopped; what was done is kept. The same command goes on from here.\n"),
        (
            raising(ZeroDivisionError("by zero")),
            2,
            "error: l10n: ZeroDivisionError: by zero; the rest goes on; --debug shows where it arose\n",
        ),
    ],
)
def test_an_end_of_every_kind_has_its_code_and_its_line(command, capsys, what, code, line):
    command(what)
    assert cli.run(["status"]) == code
    assert capsys.readouterr() == ("", line)


@pytest.mark.parametrize("error", [UsageError("a", "is wrong"), ZeroDivisionError("by zero")])
def test_whoever_wants_to_see_where_an_error_arose_sees_it(command, error):
    command(raising(error))
    with pytest.raises(type(error)):
        cli.run(["--debug", "status"])


@pytest.mark.parametrize("error", [SystemExit(3), GeneratorExit(), OSError("gone")])
def test_the_end_of_the_process_is_not_stopped(command, error):
    command(raising(error))
    with pytest.raises(type(error)):
        cli.run(["status"])


@pytest.mark.parametrize(("returned", "code"), [(0, 3), (1, 3), (130, 130)])
def test_plug_ins_that_were_left_out_are_named_at_the_end(command, capsys, returned, code):
    FAULTS.report("plug-in old", "of an earlier command")

    def work():
        FAULTS.report("plug-in x", "cannot be loaded")
        return returned

    command(work)
    assert cli.run(["status"]) == code
    error = capsys.readouterr().err
    assert error.startswith("error: plug-in x: cannot be loaded")
    assert "old" not in error
    assert PluginError.exit_code == 3
    command(0)
    assert cli.run(["status"]) == 0


def ended(monkeypatch, run):
    monkeypatch.setattr(cli, "run", run)
    monkeypatch.setattr(sys, "argv", ["l10n", "status", "-l", "es"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    return caught.value.code


def test_the_console_script_ends_with_the_code_of_its_command(monkeypatch):
    words = []
    assert ended(monkeypatch, lambda argv: words.extend(argv) or 3) == 3
    assert words == ["status", "-l", "es"]


def test_a_reader_that_vanishes_is_no_fault(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert ended(monkeypatch, raising_for_any(BrokenPipeError())) == 0
    assert sys.stderr.closed


def raising_for_any(error):
    def run(_):
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "place"),
    [(OSError(28, "No space left", "out.json"), "out.json"), (OSError(28, "No space left"), "output")],
)
def test_output_that_the_disk_does_not_accept_is_a_single_line(monkeypatch, capsys, error, place):
    silenced = []
    monkeypatch.setattr(os, "dup2", lambda old, new: silenced.append(new))
    assert ended(monkeypatch, raising_for_any(error)) == 2
    assert capsys.readouterr().err == f"error: {place}: No space left; what was done is kept\n"
    assert silenced == [1, 2]


def test_any_text_is_let_through_and_a_closed_stream_is_silent(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    monkeypatch.setattr(sys, "stderr", None)

    def run(_):
        print("Łódź")
        print("nowhere", file=sys.stderr)
        return 0

    assert ended(monkeypatch, run) == 0
    assert raw.getvalue() == b"\\u0141\\xf3d\\u017a\n"


def test_commands_arrive_in_the_order_in_which_a_person_meets_them():
    names = cli.l10n.list_commands(click.Context(cli.l10n))
    assert names[:4] == ["init", "run", "extract", "diff"]
    assert names[-2:] == ["completion", "accounts"]
    assert {"import", "export"} <= set(names)
    assert cli.l10n.get_command(click.Context(cli.l10n), "nonsense") is None
    assert cli.l10n.get_command(click.Context(cli.l10n), "import").name == "import"


def completed(param, root, incomplete):
    context = click.Context(cli.l10n)
    context.params["root"] = root
    return [item.value for item in param.shell_complete(context, incomplete)]


def test_shells_complete_articles_and_locales(tmp_path):
    @click.command()
    @options.articles
    @options.locales
    def any_command():
        """Any command."""

    slugs, tags = any_command.params
    assert completed(tags, tmp_path, "") == []
    (tmp_path / "l10n.toml").write_text('locales = ["uk", "ur", "es"]\n')
    (tmp_path / "source").mkdir()
    for name in ("ferry", "fair", "pier"):
        (tmp_path / f"source/{name}.md").write_text("x")
    assert completed(slugs, tmp_path, "f") == ["fair", "ferry"]
    assert completed(tags, tmp_path, "u") == ["uk", "ur"]
    assert (slugs.nargs, tags.multiple) == (-1, True)


def test_jobs_and_scheduler_of_the_command_line_win_over_the_settings(tmp_path, monkeypatch):
    runs = []

    @cli.l10n.command("any-command")
    @options.jobs
    def any_command():
        with options.workspace(quiet=True) as workspace:
            runs.append((workspace.run.jobs, workspace.run.scheduler.address, workspace.store.root))

    try:
        monkeypatch.setattr(type(cli.l10n), "get_command", lambda *_: any_command)
        (tmp_path / "l10n.toml").write_text('[run]\njobs = 3\n[scheduler]\naddress = "tcp://h:1"\n')
        for words in ([], ["--jobs", "5"], ["--scheduler", "tcp://h:2"]):
            assert cli.run(["-C", str(tmp_path), "any-command", *words]) == 0
    finally:
        del cli.l10n.commands["any-command"]
    assert runs == [(3, "tcp://h:1", tmp_path), (5, "tcp://h:1", tmp_path), (3, "tcp://h:2", tmp_path)]


def test_help_says_what_it_reported():
    expected = help_write.FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    assert list(help_write.lines()) == expected, "where that is meant: python -m tests.cli.help_write"

"""Work in several processes: the same bytes and the same words whatever their number, and nothing left behind."""

import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n import cli
from l10n.jobs import executor
from l10n.jobs.stage import StageRun
from l10n.plugin.faults import FAULTS
from l10n.settings_run import RunOptions
from l10n.workspace import Workspace
from tests.jobs.odd_stages import STAGE

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "# The {name} was sold\n\nThe board sold it for ${count} million. ![It](it.png)\n\nNobody died.\n"


@pytest.fixture
def room(tmp_path):
    root = tmp_path / "room"
    (root / "source").mkdir(parents=True)
    (root / "l10n.toml").write_text('locales = ["es", "fr"]\n[routes]\nes = "pseudo"\nfr = "none"\n')
    return root


def workspace_of(room, texts):
    for slug, text in texts.items():
        (room / f"source/{slug}.md").write_text(text)
    opened = Workspace(room)
    opened.run = RunOptions(2)
    return opened


def outcomes(workspace, options=""):
    try:
        run = StageRun(workspace, STAGE, str(options), remembers=False)
        return [outcome.whole() for outcome in run.outcomes(workspace.chosen([]))]
    finally:
        executor.close(workspace)


def test_results_arrive_in_the_order_of_the_articles(room):
    names = [f"{letter}{number}" for letter in "cab" for number in range(5)]
    result = outcomes(workspace_of(room, dict.fromkeys(names, "good")))
    assert result == [f"{name}: good" for name in sorted(names)]


def test_a_task_whose_process_is_killed_is_done_again(room, tmp_path):
    workspace = workspace_of(room, {"a": "good", "b": "dies once", "c": "good"})
    assert outcomes(workspace, tmp_path / "deaths") == ["a: good", "b: dies once", "c: good"]
    assert not workspace.errors


def test_a_task_that_kills_every_process_is_a_single_line(room, tmp_path):
    workspace = workspace_of(room, {"a": "good", "b": "dies", "c": "good", "d": "good"})
    assert outcomes(workspace, tmp_path / "deaths") == ["a: good", None, "c: good", "d: good"]
    (error,) = workspace.errors
    assert str(error).startswith("source/b.md: the process that worked on it ended several times; ")


def test_errors_faults_and_files_nobody_knew_of_return(room):
    (room / "more.txt").write_text(" and this")
    FAULTS.forget()
    workspace = workspace_of(room, {"a": "wrong", "b": "faulty", "c": "needs more"})
    assert outcomes(workspace) == [None, "b: faulty", "c: needs more and this"]
    assert [str(error) for error in workspace.errors] == ["source/a.md: is wrong; mend it"]
    assert [fault.place for fault in FAULTS.drain()] == ["check odd"]
    FAULTS.forget()


def test_what_somebody_saves_meanwhile_is_not_written_over(room, monkeypatch):
    from l10n.jobs import errands

    (room / "made.txt").write_text("first\n")
    monkeypatch.setattr(
        errands,
        "_write_out",
        lambda store, write, inserted=errands._write_out: (
            (room / "made.txt").write_text("first\nby hand\n") and inserted(store, write)
        ),
    )
    reported = []
    workspace = workspace_of(room, {"a": "writes"})
    workspace.progress.message = reported.append
    assert outcomes(workspace) == ["a: writes"]
    assert (room / "made.txt").read_text() == "first\nby hand\nmade\n"


def test_no_process_is_left(room):
    workspace = workspace_of(room, dict.fromkeys("abcdef", "good"))
    run = StageRun(workspace, STAGE, "", remembers=False).outcomes(workspace.chosen([]))
    next(run)
    processes = set(executor._runners[workspace]._backend._processes)
    assert processes
    with pytest.raises(KeyboardInterrupt):
        run.throw(KeyboardInterrupt)
    executor.close(workspace)
    assert not any(each.is_alive() for each in processes)


def test_processes_end_with_the_process_that_started_them(room, tmp_path):
    workspace_of(room, dict.fromkeys("abc", "good"))
    code = f"""
import sys, time
from pathlib import Path
from tests.jobs.test_executor import *
if __name__ == "__main__":
    workspace = Workspace(Path({str(room)!r})); workspace.run = RunOptions(2)
    run = StageRun(workspace, STAGE, "", remembers=False).outcomes(workspace.chosen([]))
    next(run)
    print(*(each.pid for each in executor._runners[workspace]._backend._processes), flush=True)
    time.sleep(60)
"""
    (tmp_path / "starts.py").write_text(code)
    started = subprocess.Popen(
        [sys.executable, str(tmp_path / "starts.py")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    pids = [int(pid) for pid in started.stdout.readline().split()]
    assert pids
    started.send_signal(signal.SIGKILL)
    started.wait()
    started.stdout.close()
    end = time.monotonic() + 20
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids)


def run(room, *argv):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(["-C", str(room), *argv])
    return code, out.getvalue(), err.getvalue().replace(str(room), "")


def files(room):
    return {
        path.relative_to(room): path.read_bytes()
        for path in sorted(room.rglob("*"))
        if path.is_file() and ".l10n" not in path.parts
    }


def test_a_run_yields_the_same_in_a_single_process_and_in_two(room, tmp_path, monkeypatch):
    for count, name in enumerate(("mill", "dam", "pier", "ferry")):
        (room / f"source/{name}.md").write_text(ARTICLE.format(name=name, count=count + 2))
    (room / "source/lost.md").write_text("---\ntitle: [\n---\n\nNobody died.\n")
    (room / "source/it.png").write_bytes(b"picture")
    shutil.copytree(room, tmp_path / "one")
    monkeypatch.setattr(executor, "WORTH", 0.0)
    monkeypatch.setattr("l10n.cli.screen.LOG_SECONDS", 600)  # progress of a busy machine is not of the result
    for argv in (["run", "--json"], ["check"], ["build", "--final", "--json"], ["build", "-l", "es"]):
        assert run(room, *argv, *(["--jobs", "2"] if "--json" in argv else [])) == run(
            tmp_path / "one", *argv, *(["--jobs", "1"] if "--json" in argv else [])
        )
        assert files(room) == files(tmp_path / "one")

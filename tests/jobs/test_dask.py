"""Work on the workers of a Dask scheduler: separate processes on the loopback, which know nothing of the project."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n.errors import SettingsError, UsageError
from l10n.jobs import executor
from l10n.settings_run import RunOptions, SchedulerOptions
from l10n.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("dask")
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYTHONWARNINGS": "ignore",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2",
}


def started(folder, *argv):
    return subprocess.Popen(
        [sys.executable, "-m", *argv], cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A scheduler with two workers."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    where = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file))
    processes = [started(folder, "distributed.cli.dask_scheduler", *where, "--port", "0")]
    try:
        address = _address(file)
        processes += [_worker(folder, address) for _ in range(2)]
        yield address
    finally:
        for each in processes:
            each.kill()
            each.wait()


def _address(file):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            return json.loads(file.read_text())["address"]
        except (OSError, ValueError):
            time.sleep(0.1)
    raise AssertionError("the scheduler did not start")


def _worker(folder, address):
    return started(folder, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard")


def waited_for(address, count):
    """Waits for workers, in a process of its own: the library warns, and warnings are errors here."""
    code = f"import distributed; distributed.Client({address!r}).wait_for_workers({count}, timeout=60)"
    subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT, capture_output=True)


def run(room, *argv):
    done = subprocess.run(
        [sys.executable, "-m", "l10n.cli", "-C", str(room), *argv],
        env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr.replace(str(room), "")


def files(room):
    return {
        path.relative_to(room): path.read_bytes()
        for path in sorted(room.rglob("*"))
        if path.is_file() and ".l10n" not in path.parts
    }


@pytest.fixture
def room(tmp_path):
    root = tmp_path / "room"
    (root / "source").mkdir(parents=True)
    (root / "l10n.toml").write_text('locales = ["es", "fr"]\n[routes]\nes = "pseudo"\nfr = "none"\n')
    (root / "source/it.png").write_bytes(b"picture")
    for count in range(6):
        text = f"# Mill {count} burned\n\nThe mill cost ${count + 2} million. ![It](it.png)\n\nNobody died.\n"
        (root / f"source/mill-{count}.md").write_text(text)
    return root


def test_the_same_bytes_as_here(address, room, tmp_path):
    waited_for(address, 2)
    shutil.copytree(room, tmp_path / "here")
    for argv in (["run", "--json"], ["check", "--format", "json"], ["build", "--final", "--json"]):
        assert run(room, *argv, "--scheduler", address) == run(tmp_path / "here", *argv, "--jobs", "1")
        assert files(room) == files(tmp_path / "here")


def test_a_worker_that_dies_costs_nothing(address, room, tmp_path):
    waited_for(address, 2)
    (room / "source/mill-3.md").write_text("dies once")
    code = f"""
from pathlib import Path
from l10n.jobs import executor
from l10n.jobs.stage import StageRun
from l10n.settings_run import RunOptions, SchedulerOptions
from l10n.workspace import Workspace
from tests.jobs.odd_stages import STAGE
workspace = Workspace(Path({str(room)!r}))
workspace.run = RunOptions(1, SchedulerOptions({address!r}))
run = StageRun(workspace, STAGE, {str(tmp_path / "deaths")!r}, remembers=False)
print([str(outcome.whole())[:8] for outcome in run.outcomes(workspace.chosen([]))], workspace.errors)
executor.close(workspace)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == f"{[f'mill-{count}: ' for count in range(6)]} []", done.stderr
    assert (tmp_path / "deaths").exists()


def test_a_scheduler_that_is_not_there_is_one_line(room):
    code, _, said = run(room, "extract", "--scheduler", "tcp://127.0.0.1:9")
    assert code == 2
    assert said.startswith("error: tcp://127.0.0.1:9: cannot be reached as a Dask scheduler; ")
    assert len(said.splitlines()) == 1


def test_an_address_without_a_protocol_is_a_wrong_setting(room):
    with (room / "l10n.toml").open("a") as settings:
        settings.write('[scheduler]\naddress = "host:8786"\n')
    with pytest.raises(SettingsError, match="tcp://host:8786"):
        Workspace(room)


def test_another_version_of_l10n_is_refused(room, monkeypatch):
    from l10n.jobs import tasks
    from l10n.jobs.tasks import Task

    workspace = Workspace(room)
    workspace.run = RunOptions(2, SchedulerOptions("tcp://nowhere:1"))
    (file,) = [each for each in workspace.chosen([]) if each.slug == "mill-0"]
    task = Task("tests.jobs.odd_stages:STAGE", file, ("",), "", {}, "0.0.1 of old")
    runner = executor.TaskRunner(executor.ProcessBackend(1, tasks.shared(workspace.settings, ())))
    with pytest.raises(UsageError, match="install the same version"):
        list(runner.results([task]))
    runner.close()

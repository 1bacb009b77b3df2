"""Work on the workers of a Dask scheduler: separate processes on the loopback, which know nothing of the project."""

import shutil
import signal
import subprocess
import sys
import time

import pytest

from l10n.errors import SettingsError, UsageError
from l10n.jobs import executor
from l10n.settings_run import RunOptions, SchedulerOptions
from l10n.workspace import Workspace
from tests.jobs.dask_cluster import ENVIRONMENT, ROOT, answer_of, cluster, files, run, waited_for, worker


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A scheduler with two workers, and a third for the tests in which one dies."""
    folder = tmp_path_factory.mktemp("dask")
    with cluster(folder) as (address, _):
        third = worker(folder, address)
        yield address
        third.kill()
        third.wait()


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


# Ctrl-C means something also where the tests run in the background and their children would ignore it.
ODD = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from l10n.jobs import executor
from l10n.jobs.stage import StageRun
from l10n.settings_run import RunOptions, SchedulerOptions
from l10n.workspace import Workspace
from tests.jobs.odd_stages import STAGE
workspace = Workspace(Path({room!r}))
workspace.run = RunOptions(1, SchedulerOptions({address!r}))
run = StageRun(workspace, STAGE, {flag!r}, remembers=False)
try:
    print([str(outcome.whole())[:8] for outcome in run.outcomes(workspace.chosen([]))], workspace.errors)
finally:
    executor.close(workspace)
"""


def odd(room, address, flag):
    code = ODD.format(room=str(room), address=address, flag=str(flag))
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("what", ["dies once", "slow once"])
def test_a_worker_that_dies_or_is_slow_costs_nothing(address, room, tmp_path, what):
    waited_for(address, 1)
    (room / "source/mill-3.md").write_text(what)
    out, err = odd(room, address, tmp_path / "flag").communicate(timeout=120)
    assert out.strip() == f"{[f'mill-{count}: ' for count in range(6)]} []", err
    assert (tmp_path / "flag").exists()


def test_workers_that_were_all_killed_are_waited_for(room, tmp_path):
    shutil.copytree(room, tmp_path / "here")
    with cluster(tmp_path, environments=()) as (address, _):
        back = worker(tmp_path, address)  # which takes some seconds to come
        try:
            assert run(room, "run", "--scheduler", address) == run(tmp_path / "here", "run", "--jobs", "1")
        finally:
            back.kill()
            back.wait()
    assert files(room) == files(tmp_path / "here")


def test_an_interruption_leaves_no_task(address, room, tmp_path):
    waited_for(address, 1)
    for count in range(3):
        (room / f"source/mill-{count}.md").write_text("slow")
    running, end = odd(room, address, tmp_path / "flag"), time.monotonic() + 60
    while not (tmp_path / "flag").exists() and time.monotonic() < end:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert "KeyboardInterrupt" in err
    assert out == ""
    count = "client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))"
    assert answer_of(address, f"print({count})") == "0"


def test_a_scheduler_that_is_absent_is_a_single_line(room):
    code, _, reported = run(room, "extract", "--scheduler", "tcp://127.0.0.1:9")
    assert code == 2
    assert reported.startswith("error: tcp://127.0.0.1:9: cannot be reached as a Dask scheduler; ")
    assert len(reported.splitlines()) == 1
    code, _, reported = run(room, "extract", "--scheduler", "hq:8786")
    assert (code, reported) == (
        2,
        "error: hq:8786: is not the address of a Dask scheduler; write it as in tcp://hq:8786\n",
    )


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


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl, to make a certificate")
def test_only_holders_of_a_certificate_are_let_in(room, tmp_path):
    place, key = tmp_path / "newsroom.pem", tmp_path / "newsroom.key"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=newsroom"]
    subprocess.run([*made, "-out", str(place), "-keyout", str(key)], check=True, capture_output=True)
    tls = ("--protocol", "tls", "--tls-ca-file", str(place), "--tls-cert", str(place), "--tls-key", str(key))
    shutil.copytree(room, tmp_path / "here")
    here = run(tmp_path / "here", "run", "mill-0", "--json", "--jobs", "1")
    with cluster(tmp_path, *tls, environments=(None,)) as (address, _):
        assert address.startswith("tls://")
        code, _, reported = run(room, "run", "--json", "--scheduler", address)
        assert code == 2
        assert reported.startswith(f"error: {address}: cannot be reached as a Dask scheduler; ")
        with (room / "l10n.toml").open("a") as settings:
            settings.write(
                f'[scheduler]\naddress = "{address}"\nca = "{place}"\ncertificate = "{place}"\nkey = "{key}"\n'
            )
        assert run(room, "run", "mill-0", "--json") == here
    assert {path: data for path, data in files(room).items() if path.name != "l10n.toml"} == {
        path: data for path, data in files(tmp_path / "here").items() if path.name != "l10n.toml"
    }

"""Schedulers and workers as separate processes on the loopback, for the tests of what runs on them."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYTHONWARNINGS": "ignore",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "2",
}


def started(folder, *argv, environment=None):
    return subprocess.Popen(
        [sys.executable, "-m", *argv], cwd=folder, env=environment or ENVIRONMENT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@contextmanager
def cluster(folder, *options, environments=(None, None)):
    """The address of a scheduler, and its workers, one in each environment."""
    file = folder / "scheduler.json"
    where = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file), "--port", "0", *options)
    processes = [started(folder, "distributed.cli.dask_scheduler", *where)]
    try:
        address = _address(file)
        workers = [worker(folder, address, *options, environment=each) for each in environments]
        processes += workers
        yield address, workers
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


def worker(folder, address, *options, environment=None):
    argv = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny", *options)
    return started(folder, *argv, environment=environment)


def answer_of(address, code):
    """What a client says, in a process of its own: the library warns, and warnings are errors here."""
    code = f"import distributed\nclient = distributed.Client({address!r})\n{code}"
    done = subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT, capture_output=True, text=True)
    return done.stdout.strip()


def waited_for(address, count):
    answer_of(address, f"client.wait_for_workers({count}, timeout=60)")


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

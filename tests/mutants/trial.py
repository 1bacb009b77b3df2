"""A mutant tried: the tests that run its line, in a process and a copy of the checkout of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import reach
from .drawing import Mutant

# The processor seconds of the tests that are tried together: the few that notice most, then the others.
ROUNDS = (3.0, 25.0)
WAITING = 5  # seconds by the clock for each of the processor


@dataclass(frozen=True)
class Verdict:
    """Which test noticed a mutant, and how many were tried; one that never ends or ends the process is noticed too."""

    mutant: Mutant
    tests: int
    noticed_by: str = ""


def judge(mutant: Mutant, costs: dict[str, float], folder: Path) -> Verdict:
    """What tests say of a mutant, which stands in its module of the folder meanwhile."""
    place, tried = folder / mutant.path, 0
    place.write_text(mutant.after, encoding="utf-8")
    try:
        for tests in _rounds(costs):
            tried += len(tests)
            if noticed := failure(tests, sum(costs[test] for test in tests), folder):
                return Verdict(mutant, tried, noticed)
    finally:
        place.write_text(mutant.before, encoding="utf-8")
    return Verdict(mutant, tried)


def _rounds(costs: dict[str, float]) -> Iterator[list[str]]:
    left = list(costs)
    for limit in ROUNDS:
        seconds, taken = 0.0, []
        for test in left:
            if seconds + costs[test] <= limit:
                taken.append(test)
                seconds += costs[test]
        left = [test for test in left if test not in set(taken)]
        if taken:
            yield taken


def failure(tests: list[str], seconds: float, folder: Path) -> str:
    """The first test that fails, or how the process ended; nothing where all pass."""
    chosen = folder.with_suffix(".tests")
    chosen.write_text("\0".join(tests), encoding="utf-8")
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    limit = int(20 + 4 * seconds)
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=line", "-W", "default"]
    command += ["-p", "tests.mutants.reach", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest_cov", *files]
    environment = {
        **os.environ,
        "CI": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        reach.CHOSEN: str(chosen),
        reach.LIMIT: str(limit),
    }
    environment.pop(reach.COSTS, None)
    code, printed = _ended(command, environment, folder, limit)
    if code == 0:
        return ""
    named = re.findall(r"^(?:FAILED|ERROR) (tests/\S+\.py(?:::.*?)?)(?: - .*)?$", printed, re.MULTILINE)
    return named[0] if named else f"ended with {code}: {printed.strip()[-200:]}"


def _ended(command: list[str], environment: dict[str, str], folder: Path, limit: int) -> tuple[int, str]:
    """How a process ended, and what it printed; one that only waits is ended with all that it started."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            printed, _ = process.communicate(timeout=WAITING * limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            printed, _ = process.communicate()
        return process.returncode, printed

"""How many faults the tests notice: `make mutants`, or `python -m tests.mutants [ROOM]… [--each 40] [--seed 1]`.

mutmut changes functions one at a time and runs the tests that call them, each mutant in a fresh process: what earlier tests
left in caches would hide it. A room has thousands of mutants; some of each are drawn by chance and tried with the room's own
tests. Works on copies in build/mutants/, where what survived can be looked at: `cd build/mutants/terms && mutmut show NAME`.
Takes an hour or two, and is not a part of CI.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
GOAL = 0.88
# The tests of a room, where they are not the folder of its name alone.
TESTS = {
    "article": ["tests/article", "tests/test_golden.py"],
    "bundle": ["tests/bundle", "tests/test_golden.py"],
    "engines": ["tests/engines"],
    "check": ["tests/check", "tests/e2e/test_check.py"],
    "exchange": ["tests/exchange", "tests/e2e/test_exchange.py"],
    "language": ["tests/language", "tests/check/test_examples.py"],
    "publish": ["tests/publish", "tests/e2e/test_publish.py", "tests/e2e/test_publish_partly.py"],
    "jobs": [
        "tests/jobs",
        *(
            f"tests/e2e/test_{name}.py"
            for name in (
                "commands",
                "edits",
                "status",
                "exchange",
                "publish",
                "terms",
                "siblings",
                "packages",
                "build",
                "changes",
                "doctor",
            )
        ),
    ],
}
# What a copy cannot run: schedulers start workers with the files of the checkout.
LEFT_OUT = {"jobs": ["tests/jobs/test_dask.py", "tests/jobs/test_dask_models.py"]}
ROOMS = (
    "article", "bundle", "catalog", "check", "disk", "draft", "engines", "evaluate", "exchange", "jobs", "language",
    "memory", "publish", "review", "serve", "terms",
)  # fmt: skip
SETTINGS = """\
[mutmut]
source_paths=l10n
only_mutate=l10n/{room}/*
also_copy=
{copied}
pytest_add_cli_args_test_selection=
{tests}
pytest_add_cli_args=
  -q
  -p
  no:cacheprovider
  -W
  default
{left_out}
use_git_change_detection=false
process_isolation=forkserver
"""


def main() -> int:
    """Tries mutants of some rooms, prints a row for each, and fails where fewer were noticed than is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--each", type=int, default=40, help="mutants of a room (40)")
    parser.add_argument("--seed", type=int, default=1, help="what the draw begins with (1)")
    options = parser.parse_args()
    if importlib.util.find_spec("mutmut") is None:
        sys.exit("mutmut is not installed; run 'make mutants', which installs it")
    killed = tried = 0
    for room in options.rooms or ROOMS:
        folder = copy(room)
        names = drawn(folder, options.each, random.Random(f"{options.seed} {room}"))
        result = verdicts(folder, names)
        killed, tried = killed + sum(result.values()), tried + len(result)
        print(f"{room:10} {sum(result.values())} of {len(result)} noticed", flush=True)
        for name in sorted(name for name, noticed in result.items() if not noticed):
            print(f"           {name}", flush=True)
    print(f"{'all':10} {killed} of {tried} noticed: {killed / max(tried, 1):.0%}, wanted {GOAL:.0%}")
    return int(killed < GOAL * tried)


def copy(room: str) -> Path:
    """The files of the checkout in a folder of the room, with mutmut's settings for it."""
    folder = WORK / room
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
        shutil.copymode(ROOT / name, folder / name)
    copied = sorted({name.split("/")[0] for name in names} - {"l10n", "tests"})
    tests = TESTS.get(room, [f"tests/{room}"])
    (folder / "setup.cfg").write_text(
        SETTINGS.format(
            room=room,
            copied=_lines(copied),
            tests=_lines(tests),
            left_out=_lines([f"--ignore={name}" for name in LEFT_OUT.get(room, ())]),
        )
    )
    return folder


def _lines(values: list[str]) -> str:
    return "\n".join(f"  {value}" for value in values)


def drawn(folder: Path, count: int, chance: random.Random) -> list[str]:
    """Some of the room's mutants; mutmut makes them all when it is asked for one that there is not."""
    reported = _mutmut(folder, "none of these")
    if "failed to collect stats" in reported:
        sys.exit(f"{folder.name}: the tests fail without any mutant:\n{_failure(folder)}")
    names = sorted(name for path, of_file in _states(folder) for name in of_file)
    if not names:
        sys.exit(f"{folder.name}: no mutants were made; mutmut said:\n{reported[-2000:]}")
    return sorted(chance.sample(names, min(count, len(names))))


def verdicts(folder: Path, names: list[str]) -> dict[str, bool]:
    """Whether the tests noticed each mutant; one that runs too long, or ends the process, is noticed."""
    reported = _mutmut(folder, *names)
    states = {name: state for _, of_file in _states(folder) for name, state in of_file.items() if name in names}
    untried = [name for name, state in states.items() if state is None]
    if untried:
        sys.exit(f"{folder.name}: {len(untried)} of {len(names)} were not tried; mutmut said:\n{reported[-2000:]}")
    return {name: state not in (0, 33) for name, state in states.items()}  # 0: survived; 33: no test calls it


def _failure(folder: Path) -> str:
    """What the tests say in the copy that mutmut runs them in, which it keeps to itself."""
    room, command = folder.name, [sys.executable, "-m", "pytest", "-q", "-x", "-W", "default", "-p", "no:cacheprovider"]
    command += [f"--ignore={name}" for name in LEFT_OUT.get(room, ())] + TESTS.get(room, [f"tests/{room}"])
    environment = {**os.environ, "MUTANT_UNDER_TEST": "stats"}
    run = subprocess.run(command, cwd=folder / "mutants", capture_output=True, text=True, check=False, env=environment)
    return run.stdout[-3000:]


def _states(folder: Path) -> Iterator[tuple[Path, dict[str, int | None]]]:
    for path in sorted((folder / "mutants").rglob("*.meta")):
        yield path, json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]


def _mutmut(folder: Path, *names: str) -> str:
    command = [sys.executable, "-m", "mutmut", "run", *names]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


if __name__ == "__main__":
    sys.exit(main())

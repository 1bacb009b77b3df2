"""How many faults the tests notice: `make mutants`, or `python -m tests.mutants [ROOM]… [--each 40] [--seed 1]`.

Each mutant is a module with a single expression changed, drawn by chance. One run of the suite says which tests run which
line (build/mutants/; `--again FILE…` runs files of tests that are new or changed, `--anew` all); a mutant is tried with those
that run its line, the nearest and cheapest first, in a process of its own, as many at a time as there are cores.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import queue
import random
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "mutants"
GOAL = 0.88

if importlib.util.find_spec("mutmut") is None:
    sys.exit("mutmut is not installed; run 'make mutants', which installs it")

from . import drawing, reached, trial  # noqa: E402
from .reached import MeasuredRun  # noqa: E402


def main() -> int:
    """Tries mutants of some rooms, prints a row for each, and fails where fewer were noticed than is wanted."""
    of_room = drawing.rooms(ROOT)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=[*of_room, []], metavar="ROOM", help=", ".join(of_room))
    parser.add_argument("--each", type=int, default=40, help="mutants of a room (40)")
    parser.add_argument("--seed", type=int, default=1, help="what the draw begins with (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants at a time (the number of cores)")
    parser.add_argument("--again", nargs="+", default=[], metavar="FILE", help="tests to run anew for what they reach")
    parser.add_argument("--anew", action="store_true", help="run the whole suite for what it reaches")
    options = parser.parse_args()
    runs = _runs(options.again, anew=options.anew)
    killed = tried = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        judge = _judge(runs, options.jobs)
        pending = {
            room: [pool.submit(judge, mutant) for mutant in _drawn(room, of_room[room], options)]
            for room in options.rooms or of_room
        }
        for room, futures in pending.items():
            verdicts = [future.result() for future in futures]
            noticed = sum(bool(verdict.noticed_by) for verdict in verdicts)
            killed, tried = killed + noticed, tried + len(verdicts)
            print(f"{room:10} {noticed} of {len(verdicts)} noticed", flush=True)
            for verdict in verdicts:
                if not verdict.noticed_by:
                    print(_described(verdict), flush=True)
    print(f"{'all':10} {killed} of {tried} noticed: {killed / max(tried, 1):.0%}, wanted {GOAL:.0%}")
    return int(killed < GOAL * tried)


def _drawn(room: str, modules: list[Path], options: argparse.Namespace) -> list[drawing.Mutant]:
    return drawing.draw(ROOT, modules, options.each, random.Random(f"{options.seed} {room}"))


def _runs(again: list[str], *, anew: bool) -> list[MeasuredRun]:
    """What the tests reach: from earlier runs, and from one of those that are to be run again."""
    if anew:
        shutil.rmtree(WORK, ignore_errors=True)
    folders = sorted(WORK.glob("run-*"))
    if again or not folders:
        folder = WORK / f"run-{len(folders):03}"
        print(reached.measure(ROOT, folder, again), flush=True)
        folders.append(folder)
    return [MeasuredRun(folder) for folder in folders]


def _judge(runs: list[MeasuredRun], jobs: int) -> Callable[[drawing.Mutant], trial.Verdict]:
    """What tries a mutant in a copy that no other is tried in meanwhile."""
    folders: queue.Queue[Path] = queue.Queue()
    for number in range(jobs):
        folders.put(reached.copy(ROOT, WORK / f"copy-{number}"))

    def judge(mutant: drawing.Mutant) -> trial.Verdict:
        folder = folders.get()
        try:
            return trial.judge(mutant, reached.costs(mutant, runs), folder)
        finally:
            folders.put(folder)

    return judge


def _described(verdict: trial.Verdict) -> str:
    lines = "\n".join(f"               {line}" for line in verdict.mutant.change)
    return f"           {verdict.mutant.path}:{verdict.mutant.line} ({verdict.tests} tests)\n{lines}"


if __name__ == "__main__":
    sys.exit(main())

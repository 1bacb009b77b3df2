"""`l10n run` on the workers of a Dask scheduler, killed at random or not, against one process: seconds, and the same bytes.

python -m tests.bench.bench_workers [--articles 24] [--locales 5] [--workers 2] [--kills 10] [--seed 1]

The newsroom is that of `bench_run`. Scheduler and workers are processes of this machine on the loopback, so what is measured
is what the work costs there, not a network. Figures are seconds by the clock and processor seconds of the one process that
holds the project, with its children.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.jobs.dask_cluster import cluster, files, waited_for, worker

from .bench_run import cost, newsroom

LONGEST_LIFE = 5.0  # seconds of a worker that is to be killed


class Killing:
    """Kills a worker by chance, and starts another, until so many died or the work is done."""

    def __init__(self, folder: Path, address: str, workers: list, kills: int, chance: random.Random) -> None:
        self.deaths = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._kill, args=(folder, address, workers, kills, chance))

    def _kill(self, folder: Path, address: str, workers: list, kills: int, chance: random.Random) -> None:
        while self.deaths < kills and not self._end.wait(chance.uniform(LONGEST_LIFE / 3, LONGEST_LIFE)):
            victim = workers.pop(chance.randrange(len(workers)))
            victim.kill()
            victim.wait()
            self.deaths += 1
            workers.append(worker(folder, address))

    def __enter__(self) -> Killing:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()


def show(name: str, root: Path, *argv: str) -> float:
    """Prints what a run costs; its seconds by the clock."""
    start = time.perf_counter()
    seconds, memory = cost(root, "run", *argv)
    clock = time.perf_counter() - start
    print(f"{name}: {clock:.1f} s by the clock, {seconds:.1f} s of processor, {memory:.0f} MB", flush=True)
    return clock


def on_workers(folder: Path, room: Path, count: int, kills: int, chance: random.Random) -> bool:
    """Runs a copy of the newsroom on so many workers; whether its bytes are those of the run in one process."""
    place = folder / f"workers-{count}-{kills}"
    copy = place / "room"
    shutil.copytree(room, copy)
    with cluster(place, environments=(None,) * count) as (address, workers):
        waited_for(address, count)
        with Killing(place, address, workers, kills, chance) as killing:
            show(f"{count} workers, {kills} to be killed", copy, "--scheduler", address)
        for each in workers:  # those that came in the place of the dead
            each.kill()
            each.wait()
    equal = files(copy) == files(folder / "here")
    print(f"   {killing.deaths} killed, bytes {'the same' if equal else 'DIFFER'}")
    return equal


def main(articles: int, locales: int, workers: int, kills: int, seed: int) -> int:
    """Prints the figures; 1 where a run on workers leaves other bytes than one process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        newsroom(folder / "room", articles, locales)
        shutil.copytree(folder / "room", folder / "here")
        show(f"{articles} articles in {locales} locales, one process", folder / "here", "--jobs", "1")
        chance = random.Random(seed)
        runs = sorted({(count, 0) for count in range(1, workers + 1)} | {(workers, kills)})
        results = [on_workers(folder, folder / "room", *each, chance) for each in runs]
    return int(not all(results))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=24)
    parser.add_argument("--locales", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.exit(main(arguments.articles, arguments.locales, arguments.workers, arguments.kills, arguments.seed))

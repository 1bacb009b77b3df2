"""Reading and writing PO text: ours, polib and msgcat on one file, alternated; microseconds an entry.

python -m tests.bench.bench_po [UNITS]
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from l10n.catalog.po import mo, po
from l10n.model import Catalog, State, Unit, UnitKey
from tests.bench.bench_update import sentences

ROUNDS = 3


def main(count: int = 20_000) -> None:
    import random

    units = tuple(
        Unit(
            UnitKey("", text),
            f"T {text}",
            State.REVIEWED,
            references=(f"source/bench.md:{n}",),
            notes=(f"paragraph {n}",),
        )
        for n, text in enumerate(sentences(count, random.Random(20)))
    )
    catalog = Catalog("bench", "en", "es", units)
    text = po.dump(catalog)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.po")
        path.write_text(text, encoding="utf-8")
        jobs: dict[str, Callable[[], object]] = {
            "read": lambda: po.parse(text, "bench"),
            "write": lambda: po.dump(catalog),
            "write, nothing changed": lambda: po.dump(catalog, text),
            "compile": lambda: mo.compile(catalog),
            "polib reads": lambda: polib.pofile(str(path)),
        }
        if shutil.which("msgcat"):
            msgcat = ["msgcat", "--no-wrap", str(path), "-o", "/dev/null"]
            jobs["msgcat, both ways"] = lambda: subprocess.run(msgcat, check=True)
        times: dict[str, list[float]] = {name: [] for name in jobs}
        for _ in range(ROUNDS):
            for name, job in jobs.items():
                start = time.perf_counter()
                job()
                times[name].append(time.perf_counter() - start)
    for name, spent in times.items():
        print(f"{name:24} {statistics.median(spent) / count * 1e6:8.1f} µs an entry")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

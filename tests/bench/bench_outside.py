"""How much of `l10n run`'s work on many articles is not the engine's: reading, segmenting, memory, verifying, PO.

python -m tests.bench.bench_outside [--articles 100]

Two processes, `l10n extract` and `l10n translate`, over articles of ten distinct paragraphs each. CTranslate2 decodes in
threads of its own, so the processor seconds of the main thread are those of our code (which include reading the engine's
answers: pieces joined, attention made into links); all others are the engine's. Starting Python and loading the model are
part of it. Beside them by the clock: both commands against the engine's bare stream over the same sentences.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from l10n.engines.kinds import argos
from l10n.plugin import Decoding, EngineOptions, Pair
from tests.bench.bench_translate import newsroom, pool, units

_PARAGRAPHS = 10
EXPECTED = 5.0
_CHILD = """
import json, sys, time
from l10n.cli import main
sys.argv = ["l10n", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps([time.thread_time(), time.process_time()]), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a command: by the clock, of its main thread, and of all its threads."""

    wall: float
    inside: float
    all: float


def cost(root: Path, command: str) -> Cost:
    """What a command on a project costs, its start included."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, "-C", str(root), command], check=True, capture_output=True, text=True
    )
    native, every = json.loads(done.stderr.splitlines()[-1])
    return Cost(time.perf_counter() - start, native, every)


def stream(sources: list[str]) -> float:
    """Seconds by the clock that the engine alone needs for the sentences."""
    translator = argos.engine.open(Pair("en", "es"), EngineOptions())
    start = time.perf_counter()
    count = sum(1 for _ in translator.translate(sources, Decoding(aligned=True)))
    assert count == len(sources)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100)
    articles = parser.parse_args().articles
    size = len(pool(1))
    texts = pool(-(-articles * _PARAGRAPHS // size))[: articles * _PARAGRAPHS]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "newsroom")
        newsroom(root, texts, extract=False)
        extract, translate = cost(root, "extract"), cost(root, "translate")
        alone = stream(list(units(root)))
    native, every = extract.inside + translate.inside, extract.all + translate.all
    wall = extract.wall + translate.wall
    share = 100 * max(0.0, wall - alone) / wall
    print(
        f"{articles} articles, {len(texts)} paragraphs: extract {extract.all:.1f}, translate {translate.all:.1f} processor s"
    )
    print(f"outside the engine: {100 * native / every:.1f} % of processor seconds (wanted {EXPECTED})")
    print(f"by the clock: {wall:.1f} s, of which the engine alone takes {alone:.1f} s: {share:.1f} % more")


if __name__ == "__main__":
    main()

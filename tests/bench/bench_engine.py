"""Segments a second and chrF of our engine against argostranslate's own call, in alternation, on the starter model.

    python -m tests.bench.bench_engine [--rounds 3] [--repeat 1] [SOURCE.txt REFERENCE.txt]

One sentence a line. argostranslate is called as its users call it, `translate.translate(sentence, "en", "es")`, with its own
settings; the splitters that it imports (`stanza`, `minisbd`: several GB with what they need) are empty modules here, and one
line is one sentence, which only helps it: the splitter's time is not counted. Its beam is 4; equal text is asked for at that
beam. On a machine that does other work too, processor seconds are the fairer figure: both sides use every core.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path

from l10n.engines.kinds import argos
from l10n.engines.packages import STARTER
from l10n.plugin import Decoding, EngineOptions, Pair
from tests.corpus import HUMAN

PAIR = Pair("en", "es")
REQUESTED = {"beam 4": Decoding(beam=4), "beam 2": Decoding(beam=2), "beam 1": Decoding(beam=1), "default": Decoding()}


def sentences(names: Sequence[str]) -> tuple[list[str], list[str]]:
    if names:
        return tuple(Path(name).read_text("utf-8").splitlines() for name in names)  # type: ignore[return-value]
    texts = sorted(HUMAN.glob("*/en.txt"))
    return (
        [line for path in texts for line in path.read_text("utf-8").splitlines()],
        [line for path in texts for line in path.with_name("es.txt").read_text("utf-8").splitlines()],
    )


def argos_call(folder: Path) -> Callable[[str], str]:
    """argostranslate.translate.translate for the starter, which is copied to a folder of packages of its own."""
    (folder / "packages").mkdir()
    (folder / "packages" / "starter").symlink_to(next(STARTER.iterdir()))
    os.environ.update(
        ARGOS_PACKAGES_DIR=str(folder / "packages"), XDG_DATA_HOME=str(folder), XDG_CACHE_HOME=str(folder)
    )
    os.environ.update(XDG_CONFIG_HOME=str(folder))
    _leave_splitters_out()
    from argostranslate import sbd, translate

    sbd.MiniSBDSentencizer.__init__ = lambda self, package: None
    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
    return lambda text: str(translate.translate(text, "en", "es"))


def _leave_splitters_out() -> None:
    """Lets argostranslate be imported where its sentence splitters are not installed, as `make setup` leaves them out.

    It imports them at its start whatever it translates with; none is called here, as `argos_call` has its sentences split.
    """
    minisbd = types.ModuleType("minisbd")
    minisbd.SBDetect, minisbd.models = None, types.ModuleType("minisbd.models")  # type: ignore[attr-defined]
    sys.modules.update({"stanza": types.ModuleType("stanza"), "minisbd": minisbd})


def timed(work: Callable[[], list[str]]) -> tuple[float, float, list[str]]:
    """Wall seconds, processor seconds of all threads, and what the work gave."""
    start, busy = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - start, time.process_time() - busy, result


def measure(source: list[str], reference: list[str], rounds: int) -> dict[str, object]:
    import sacrebleu

    translator = argos.engine.open(PAIR, EngineOptions())
    with tempfile.TemporaryDirectory() as folder:
        call = argos_call(Path(folder))
        ways: dict[str, Callable[[], list[str]]] = {"argostranslate": lambda: [call(text) for text in source]}
        for name, decoding in REQUESTED.items():
            ways[name] = lambda decoding=decoding: [t.target for t in translator.translate(source, decoding)]
        call(source[0])
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        busy: dict[str, list[float]] = {name: [] for name in ways}
        texts: dict[str, list[str]] = {}
        for _ in range(rounds):
            for name, way in ways.items():
                wall, processor, texts[name] = timed(way)
                seconds[name].append(wall)
                busy[name].append(processor)
    return {
        name: {
            "segments/s": round(len(source) / statistics.median(seconds[name]), 1),
            "times": round(
                statistics.median(t / o for t, o in zip(seconds["argostranslate"], seconds[name], strict=True)), 2
            ),
            "times by processor seconds": round(
                statistics.median(t / o for t, o in zip(busy["argostranslate"], busy[name], strict=True)), 2
            ),
            "same text": sum(a == b for a, b in zip(texts[name], texts["argostranslate"], strict=True)),
            "chrF": round(sacrebleu.corpus_chrf(texts[name], [reference]).score, 2) if reference else None,
            "segments": len(source),
        }
        for name in ways
    }


def peak(source: list[str]) -> float:
    """The peak memory in MB of a process that does nothing but translate with our default."""
    program = (
        "import json,sys,resource;from l10n.engines.kinds import argos;from l10n.plugin import *;"
        "t=argos.engine.open(Pair('en','es'),EngineOptions());"
        "n=sum(1 for _ in t.translate(json.load(sys.stdin),Decoding(aligned=True)));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(source), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--repeat", type=int, default=1, help="translate the sentences this often, each with a new number"
    )
    options = parser.parse_args()
    source, reference = sentences(options.files)
    if options.repeat > 1:
        source = [f"{text} {n}" for n in range(options.repeat) for text in source]
        reference = []
    for name, figures in measure(source, reference, options.rounds).items():
        print(f"{name:15}", json.dumps(figures))
    print(
        f"peak memory {peak(source):.0f} MB, this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()

"""The whole of `l10n translate` against argostranslate's own call, sentence by sentence, on the starter model, in alternation.

python -m tests.bench.bench_translate [--rounds 2] [--sample 40] [--sentences 100] [--copies 1]

The articles are made of the English sentences of ../shared/data/ntrex, where they are, and of the tests' own. The command is
timed as a person waits for it: a new process that reads the project, loads the model, drafts, verifies, asks again and writes
the catalogs. argostranslate is warm, and is timed on every n-th sentence of the same units by length. Once with its beam of 4,
once with our default, once with each lesser effort. Processor seconds stand beside the clock's, for machines that do other work
too.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from l10n import markup
from l10n.catalog.po import po
from tests.article.segment_cases import load
from tests.bench.bench_engine import argos_call, sentences

MARKUP = Path(__file__).resolve().parents[1] / "draft/markup.txt"
SETTINGS = {
    "beam 4": 'locales = ["es"]\n[routes]\nes = "argos"\n[engine]\nbeam = 4\n',
    "default": 'locales = ["es"]\n[routes]\nes = "argos"\n',
    **{
        name: f'locales = ["es"]\n[routes]\nes = "argos"\n[engine]\neffort = "{name}"\n'
        for name in ("balanced", "quick")
    },
}
EXPECTED = {"beam 4": 4.0, "default": 9.0, "balanced": 5.0, "quick": 5.0}
_SLOT = re.compile(r"\{([^=]*)=[^}]*\}")
_PARAGRAPHS = 10  # of an article


@dataclass
class Times:
    """Seconds a sentence: by the clock, and of all processors."""

    wall: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


def pool(copies: int) -> list[str]:
    """Distinct English news sentences; each copy after the first has a number before it."""
    native = [_SLOT.sub(r"\1", line) for line in MARKUP.read_text("utf-8").splitlines() if line and line[0] != "#"]
    cases = [text for case in load() if case.language == "en" for text in case.segments]
    texts = list(dict.fromkeys([*sentences(())[0], *native, *cases]))
    return [f"In town {n}: {text}" if n else text for n in range(copies) for text in texts]


def newsroom(root: Path, texts: list[str], *, extract: bool = True) -> None:
    """A project whose articles are the sentences, a paragraph each, extracted where wanted."""
    (root / "source").mkdir(parents=True)
    for first in range(0, len(texts), _PARAGRAPHS):
        text = "\n\n".join(texts[first : first + _PARAGRAPHS])
        (root / "source" / f"article-{first // _PARAGRAPHS:04}.md").write_text(text + "\n", encoding="utf-8")
    (root / "l10n.toml").write_text(SETTINGS["default"], encoding="utf-8")
    if extract:
        subprocess.run([sys.executable, "-m", "l10n.cli", "-C", str(root), "extract"], check=True, capture_output=True)


def units(root: Path) -> dict[str, str]:
    """Every distinct unit of the project with its target."""
    files = sorted(root.glob("locales/es/LC_MESSAGES/*.po"))
    result = [unit for path in files for unit in po.parse(path.read_text("utf-8"), path.stem, str(path)).units]
    return {markup.strip(unit.key.source): unit.target for unit in result}


def command(root: Path, settings: str) -> tuple[float, float, dict[str, str]]:
    """Wall and processor seconds of `l10n translate` on a fresh copy of a project, and its units."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "newsroom")
        shutil.copytree(root, copy)
        (copy / "l10n.toml").write_text(settings, encoding="utf-8")
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "l10n.cli", "-C", str(copy), "translate"], check=True, capture_output=True
        )
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, units(copy)


def measure(root: Path, call: Callable[[str], str], rounds: int, size: int) -> dict[str, dict[str, object]]:
    """The figures of each setting, argostranslate timed before each run of the command."""
    ordered = sorted(units(root), key=len)
    chosen = ordered[:: max(1, len(ordered) // size)]
    times = {name: Times() for name in ("argostranslate", *SETTINGS)}
    reported: dict[str, str] = {}
    drafts: dict[str, dict[str, str]] = {}
    call(chosen[0])
    for _ in range(rounds):
        for name, settings in SETTINGS.items():
            start, busy = time.perf_counter(), time.process_time()
            reported = {text: call(text) for text in chosen}
            times["argostranslate"].wall.append((time.perf_counter() - start) / len(chosen))
            times["argostranslate"].busy.append((time.process_time() - busy) / len(chosen))
            wall, busy, drafts[name] = command(root, settings)
            times[name].wall.append(wall / len(ordered))
            times[name].busy.append(busy / len(ordered))
    peer = times.pop("argostranslate")
    return {
        name: {
            "times": round(statistics.median(peer.wall) / statistics.median(each.wall), 2),
            "times by processor seconds": round(statistics.median(peer.busy) / statistics.median(each.busy), 2),
            "segments/s": round(1 / statistics.median(each.wall), 1),
            "argostranslate's": round(1 / statistics.median(peer.wall), 1),
            "segments": len(ordered),
            "drafted": sum(bool(target) for target in drafts[name].values()),
            "same text": f"{sum(drafts[name][text] == reported[text] for text in chosen)} of {len(chosen)}",
        }
        for name, each in times.items()
    }


def main() -> None:
    """Prints a line for each setting."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--sample", type=int, default=40, help="sentences that argostranslate is timed on, each time")
    parser.add_argument("--sentences", type=int, help="only so many of the sentences")
    parser.add_argument("--copies", type=int, default=1, help="the sentences this often, each time with another number")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "newsroom")
        newsroom(root, pool(options.copies)[: options.sentences])
        result = measure(root, argos_call(Path(folder)), options.rounds, options.sample)
    for name, figures in result.items():
        print(
            f"l10n translate, {name}: {figures['times']} times argostranslate (wanted {EXPECTED[name]})",
            json.dumps(figures),
        )


if __name__ == "__main__":
    main()

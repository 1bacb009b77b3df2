"""The quality of drafts by the starter model, as `l10n evaluate` measures it, and the floors that it may not fall below.

`python -m tests.gate.evaluate [--engine ENGINE[,beam=N]…]` drafts the English sentences of ../shared/data/ntrex into Spanish by
the whole path (protection, retries, typography), and ends with 1 below a floor. Floors stand a little below what was measured
when they were set: the last digit of int8 arithmetic differs between processors. They only go up.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from l10n.evaluate import report
from l10n.evaluate.evaluate import Evaluation, Sample
from l10n.jobs import evaluate as evaluation
from l10n.model import UnitKey
from l10n.plugin import EngineOptions, Pair

DATA = Path(__file__).resolve().parents[2] / "../shared/data/ntrex"
PAIR = Pair("en", "es")
LEAST = {"chrF2": 52.5, "BLEU": 25.8}  # measured: 52.74, 26.08
MOST = {"TER": 58.4}  # measured: 58.03
MOST_LOST = 0.3  # chrF of the default below beam 4 with argostranslate's penalty


class Silent:
    """Progress that nobody watches."""

    def start(self, what: str, total: int) -> None:
        """Says nothing."""

    def advance(self, count: int = 1) -> None:
        """Says nothing."""

    def message(self, line: str) -> None:
        """Says nothing."""


def samples() -> list[tuple[UnitKey, Sample]]:
    """Every sentence with its human translation, by article."""
    result = []
    for folder in sorted(DATA.iterdir()):
        sources, references = (folder.joinpath(f"{tag}.txt").read_text("utf-8").splitlines() for tag in ("en", "es"))
        result += [
            (UnitKey("", source), Sample(source, reference, folder.name))
            for source, reference in zip(sources, references, strict=True)
        ]
    return result


def measure(engines: list[str]) -> Evaluation:
    """The figures of the default, then of others, with the starter model whatever else is installed."""
    bare = evaluation.EvaluationSetup.bare(Silent())
    setup = evaluation.EvaluationSetup(bare.engines, EngineOptions(), Silent())
    return evaluation.compare(setup, PAIR, samples(), [evaluation.system_spec(name) for name in engines])


def below(done: Evaluation) -> list[str]:
    """What is below its floor, in words."""
    first, second = done.rows[:2]
    faults = [
        f"{name} {first.scores[name].value:.2f} < {floor}"
        for name, floor in LEAST.items()
        if first.scores[name].value < floor
    ]
    faults += [
        f"{name} {first.scores[name].value:.2f} > {most}"
        for name, most in MOST.items()
        if first.scores[name].value > most
    ]
    lost = second.scores["chrF2"].value - first.scores["chrF2"].value
    return faults + ([f"the default loses {lost:.2f} chrF against beam 4"] if lost > MOST_LOST else [])


def main() -> int:
    """Prints the table; 1 where something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="append", default=[])
    if not DATA.is_dir():
        print("no reference texts beside the project: nothing measured")
        return 0
    done = measure(["argos", "argos,beam=4", *parser.parse_args().engine])
    for cells in (report.TITLES, *report.cells(done)):
        print("  ".join(f"{cell:>12}" for cell in cells[1:]))
    for row in [row for row in done.rows if not row.article]:
        print(row.system, "  ".join(f"{name} {score.value:.2f}" for name, score in row.scores.items()))
    faults = below(done)
    print("BELOW A FLOOR: " + "; ".join(faults) if faults else "all floors held")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())

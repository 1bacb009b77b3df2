"""What the confidence of a draft is worth on sentences that its weights were not chosen on.

`python -m tests.gate.confidence` drafts our own sentences with the starter model (tests/data/confidence and tests/data/fresh),
prints their chrF by tenths of confidence, and ends with 1 where the worst-rated tenth is not clearly worse than the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from tests.gate.drafts import drafted

DATA = Path(__file__).resolve().parents[1] / "data"
LEAST_GAP = 6.0  # chrF between the worst-rated tenth and the rest; 100 sentences
LEAST_HALVES = 3.0  # between the worse and the better half


@dataclass(frozen=True, slots=True)
class Rated:
    """A draft's confidence and its chrF."""

    confidence: float
    chrf: float


def project_pairs() -> list[tuple[str, str]]:
    """Our own sentences with our own translations."""
    lines = [line for line in (DATA / "confidence/en-es.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    pairs = [(each, second.strip()) for each, second in zip(lines[::2], lines[1::2], strict=True)]
    for folder in sorted((DATA / "fresh").iterdir()):
        sources, targets = ((folder / f"{tag}.txt").read_text("utf-8").splitlines() for tag in ("en", "es"))
        pairs += zip(sources, targets, strict=True)
    return pairs


def rated(pairs: Sequence[tuple[str, str]]) -> list[Rated]:
    """The drafts that there are, the worst-rated first."""
    drafts = drafted([source for source, _ in pairs])
    result = [
        Rated(drafts[source].confidence, sacrebleu.sentence_chrf(drafts[source].target, [target]).score)
        for source, target in pairs
        if source in drafts
    ]
    return sorted(result, key=lambda each: (each.confidence, each.chrf))


def mean(some: Sequence[Rated]) -> float:
    """The mean chrF."""
    return sum(each.chrf for each in some) / len(some)


def main() -> int:
    """Prints the curve; 1 where the worst tenth or half is not worse by enough."""
    result = rated(project_pairs())
    size = len(result)
    for number in range(10):
        tenth = result[size * number // 10 : size * (number + 1) // 10]
        span = f"{tenth[0].confidence:.2f} to {tenth[-1].confidence:.2f}"
        print(f"tenth {number + 1:2}  {span}  chrF {mean(tenth):.1f}  {'#' * round(mean(tenth) / 2)}")
    worst, remainder = result[: size // 10], result[size // 10 :]
    gap, halves = mean(remainder) - mean(worst), mean(result[size // 2 :]) - mean(result[: size // 2])
    print(
        f"{size} drafts: worst tenth {mean(worst):.1f}, the rest {mean(remainder):.1f}, gap {gap:.1f}; "
        f"of the halves {halves:.1f}"
    )
    valid = gap >= LEAST_GAP and halves >= LEAST_HALVES
    print("all floors held" if valid else "BELOW A FLOOR")
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main())

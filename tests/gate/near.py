"""Near matches of the memory mended by the starter model: how many are, and how many of these as a person would.

`python -m tests.gate.near [-v]` prints both for the halves of tests/gate/near.txt (our own sentences: what was reviewed, what
is wanted, the reviewed target, right ones); the second was written after the first rules. It ends with 1 below a floor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from l10n.article import segment
from l10n.draft.near_match import mended
from l10n.draft.retries import SentenceDrafter
from l10n.draft.sentence import PairContext
from l10n.engines.pivot import open_route
from l10n.engines.route import plan
from l10n.model import Draft, Origin, UnitKey
from l10n.plugin import Decoding
from tests.gate.drafts import PAIR, starter

DATA = Path(__file__).with_name("near.txt")
LEAST_MENDED, LEAST_RIGHT = 0.5, 0.85


def cases() -> list[list[tuple[Draft, Sequence[str]]]]:
    """The matches with their right targets, in two halves."""
    return [[case(line) for line in half.splitlines()] for half in DATA.read_text("utf-8").split("\n\n")]


def case(line: str) -> tuple[Draft, Sequence[str]]:
    """A match, and the targets that are right."""
    old, new, target, right = (cell.strip() for cell in line.split(" ## "))
    match = Draft(UnitKey("", new), target, Origin("memory", "near (fuzzy)"), 0.9, 0.9, old)
    return match, [each.strip() for each in right.split("|")]


def main() -> int:
    """Prints the figures; 1 where they are below the floors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true", help="print what is not right")
    verbose = parser.parse_args().v
    engines, options = starter()
    translator = open_route(plan(PAIR, (), engines, options), engines, options)
    style = PairContext.of(PAIR)
    drafter = SentenceDrafter(translator, style, Decoding())
    counts = [0, 0, 0]
    for number, half in enumerate(cases(), 1):
        made = list(
            mended([match for match, _ in half], drafter.alone, style, lambda text: segment.segment(text, "en"))
        )
        done = [(each, right) for each, (_, right) in zip(made, half, strict=True) if each.notes]
        wrong = [each for each, right in done if each.target not in right]
        print(f"half {number}: {len(done)} of {len(half)} mended, {len(done) - len(wrong)} of these right")
        counts = [a + b for a, b in zip(counts, (len(half), len(done), len(done) - len(wrong)), strict=True)]
        for each in wrong if verbose else ():
            print(f"  {each.key.source} → {each.target}")
    return int(counts[1] < LEAST_MENDED * counts[0] or counts[2] < LEAST_RIGHT * counts[1])


if __name__ == "__main__":
    sys.exit(main())

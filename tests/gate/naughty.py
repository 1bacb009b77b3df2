"""What becomes of spoilt answers: whether any bad text becomes a draft that nothing speaks against.

`python -m tests.gate.naughty [-v]` gives the human translations of our own articles (tests/data/fresh) as an engine's answers
and spoils one in three of them by each trick of tests/draft/nasty.py, for good or the first time only, or whole batches. It
prints what was offered and what came of it, and ends with 1 where a bad text passed or a good one was lost.

*flagged* is a draft with a note of ours, or one that the checks speak against as an error or a warning of their own.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.check.check import all_checks, check
from l10n.draft import draft
from l10n.draft.failures import doubts
from l10n.errors import EngineError
from l10n.model import Catalog, Draft, State, Unit, UnitKey
from l10n.plugin import Pair
from tests.draft.nasty import ANSWERS, BATCHES, Nasty

FRESH = Path(__file__).resolve().parents[1] / "data/fresh"
PAIR = Pair("en", "es")
MOST_SILENT = 0.02  # of the spoilt answers of all tricks together
MOST_SILENT_OF_ONE = 0.35  # of one trick: a negation or a name that went is what people find


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one trick: answers `spoilt`, drafts that are right after all, refused, flagged and silent; `lost` are
    sentences that were never spoilt and have no draft, `stopped` whether the engine was given up.
    """

    trick: str
    spoilt: int = 0
    right: int = 0
    refused: int = 0
    flagged: int = 0
    silent: tuple[str, ...] = ()
    lost: int = 0
    stopped: bool = False


def parallel() -> dict[str, str]:
    """Our own sentences with their translations, those of a few words left out."""
    pairs: dict[str, str] = {}
    for folder in sorted(FRESH.iterdir()):
        sources, targets = ((folder / f"{tag}.txt").read_text("utf-8").splitlines() for tag in ("en", "es"))
        pairs.update((s, t) for s, t in zip(sources, targets, strict=True) if len(s.split()) > 5)
    return pairs


def drafted(engine: Nasty, sources: Sequence[str]) -> tuple[dict[str, Draft], bool]:
    """The drafts that there are, and whether the engine was given up."""
    result: dict[str, Draft] = {}
    work = [draft.DraftTask("gate", UnitKey("", source)) for source in sources]
    try:
        for outcome in draft.draft(work, draft.DraftContext(PAIR, lambda: engine)):
            result |= {each.key.source: each for each in outcome.drafts}
    except EngineError:
        return result, True
    return result, False


def findings(drafts: Mapping[str, Draft]) -> dict[str, int]:
    """How many findings each draft has."""
    units = tuple(Unit(each.key, each.target, State.FUZZY) for each in drafts.values())
    result = check(Catalog("gate", "en", "es", units), all_checks())
    return Counter(finding.key.source for finding in result)


def tried(trick: str, pairs: Mapping[str, str], honest: Mapping[str, Draft], *, once: bool = False) -> Outcome:
    """What comes of one trick, with the drafts of the honest engine to compare."""
    sources = list(pairs)
    victims = frozenset(sources[::3]) if trick in ANSWERS else frozenset()
    engine = Nasty(pairs, trick, victims, once)
    drafts, stopped = drafted(engine, sources)
    before, after = findings(honest), findings(drafts)
    suspects = sorted(engine.spoilt & set(sources)) if trick in ANSWERS else sources
    right = refused = flagged = 0
    silent = []
    for source in suspects:
        each = drafts.get(source)
        if each is None:
            refused += 1
        elif source in honest and each.target == honest[source].target:
            right += 1
        elif each.notes or after.get(source, 0) > before.get(source, 0) or list(doubts(source, each.target, PAIR)):
            flagged += 1
        else:
            silent.append(f"{source}\n      {each.target}")
    lost = sum(source in honest and source not in drafts for source in sources if source not in suspects)
    return Outcome(trick, len(suspects), right, refused, flagged, tuple(silent), lost, stopped)


def main() -> int:
    """Prints a line for each trick; 1 where too much passed in silence or good drafts were lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what passed in silence")
    parser.add_argument("tricks", nargs="*", help="only these")
    chosen = parser.parse_args()
    pairs = parallel()
    honest, _ = drafted(Nasty(pairs, ""), list(pairs))
    print(f"{len(pairs)} sentences, {len(honest)} drafted by the honest engine")
    outcomes = []
    for trick in chosen.tricks or [*ANSWERS, *BATCHES]:
        for once in (False, True) if trick in ANSWERS else (False,):
            outcome = tried(trick, pairs, honest, once=once)
            outcomes.append(outcome)
            print(
                f"{trick + (' (once)' if once else ''):28} spoilt {outcome.spoilt:3}  right {outcome.right:3}  refused "
                f"{outcome.refused:3}  flagged {outcome.flagged:3}  silent {len(outcome.silent):3}  others lost {outcome.lost}"
                f"{'  engine given up' if outcome.stopped else ''}"
            )
            if chosen.verbose:
                print("".join(f"   {line}\n" for line in outcome.silent), end="")
    spoilt, silent = sum(each.spoilt for each in outcomes), sum(len(each.silent) for each in outcomes)
    worst = max(outcomes, key=lambda each: len(each.silent) / max(1, each.spoilt))
    valid = silent <= MOST_SILENT * spoilt and len(worst.silent) <= MOST_SILENT_OF_ONE * worst.spoilt
    valid = valid and not any(each.lost for each in outcomes)
    print(
        f"{silent} of {spoilt} spoilt answers passed in silence ({silent / max(1, spoilt):.1%}); worst: {worst.trick}"
    )
    print("all floors held" if valid else "BELOW A FLOOR")
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main())

"""How much is asked of an engine for a draft: all that makes it better, or what keeps names and numbers and little else."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DraftingEffort:
    """What is asked for a sentence: of how many `hypotheses` the best is taken, and whether a wider search `settles` what is
    only in doubt.
    """

    name: str
    hypotheses: int
    settles: bool


# How many hypotheses: docs/engines.md#against-the-bare-model has what they cost and what they gain.
THOROUGH = DraftingEffort("thorough", hypotheses=12, settles=True)
BALANCED = DraftingEffort("balanced", hypotheses=8, settles=False)
QUICK = DraftingEffort("quick", hypotheses=4, settles=False)
EFFORTS: Mapping[str, DraftingEffort] = {each.name: each for each in (THOROUGH, BALANCED, QUICK)}
"""The efforts that there are by name, the usual one first."""
USUAL = THOROUGH.name


def refuser(engine: str, effort: str) -> str:
    """The name under which refusals of an engine are noted: what it refuses when asked little, it may answer when asked more.

    >>> refuser("argos en→es 0.2", "thorough"), refuser("argos en→es 0.2", "quick")
    ('argos en→es 0.2', 'argos en→es 0.2, quick')
    """
    return engine if not engine or effort == USUAL else f"{engine}, {effort}"

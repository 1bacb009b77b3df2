"""How the scripts write the sounds of other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a script writes the sounds of other languages, as costs.

    `lost` is a vowel of the name that is not written, `more` a vowel that only the script needs, `r` an r that is not
    written. `merged` sounds are one for the script. `inside`: the name may begin anywhere, as in a text without spaces.
    """

    lost: float = 0.35
    more: float = 0.3
    r: float = 1.0
    merged: Mapping[int, int] = field(default_factory=dict)
    inside: bool = False


ALPHABET = Hearing()
HEARINGS: Mapping[str, Hearing] = {
    "Arab": Hearing(lost=0.03),
    "Hebr": Hearing(lost=0.03),
    "Thai": Hearing(lost=0.05, more=0.15, r=0.2, merged=str.maketrans("lgbdSzZj", "rkptCsCC"), inside=True),
    "Kana": Hearing(more=0.06, r=0.1, merged=str.maketrans("lvm", "rbn")),
    "Hani": Hearing(lost=0.08, more=0.08, r=0.15, merged=str.maketrans("lbdgSZzc", "rptksCss"), inside=True),
}

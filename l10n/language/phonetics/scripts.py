"""How the scripts write the sounds of other languages."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class ScriptCosts:
    """How a script writes the sounds of other languages, as costs.

    `lost` is a vowel of the name that is not written, `more` a vowel that only the script needs, `r` an r that is not
    written. `merged` sounds are one for the script. `inside`: the name may begin anywhere, as in a text without spaces.
    """

    lost: float = 0.35
    more: float = 0.3
    r: float = 1.0
    merged: Mapping[int, int] = field(default_factory=dict)
    inside: bool = False


ALPHABET = ScriptCosts()
SCRIPT_COSTS: Mapping[str, ScriptCosts] = {
    "Arab": ScriptCosts(lost=0.03),
    "Hebr": ScriptCosts(lost=0.03),
    "Thai": ScriptCosts(lost=0.05, more=0.15, r=0.2, merged=str.maketrans("lgbdSzZj", "rkptCsCC"), inside=True),
    "Deva": ScriptCosts(lost=0.05, merged=str.maketrans("Z", "j")),
    "Kana": ScriptCosts(more=0.06, r=0.1, merged=str.maketrans("lvm", "rbn")),
    "Hani": ScriptCosts(lost=0.08, more=0.08, r=0.15, merged=str.maketrans("lbdgSZzc", "rptksCss"), inside=True),
}

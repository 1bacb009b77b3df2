"""Whether a source and its target deny alike, in words for a person."""

from __future__ import annotations

from l10n.language.added_negation import added_negation
from l10n.language.lost_negation import lost_negation
from l10n.plugin import Pair


def negation_warnings(source: str, target: str, pair: Pair) -> list[str]:
    """What was denied and is not, and what is denied and was not.

    >>> negation_warnings("The mayor did not sign.", "El alcalde firmó.", Pair("en", "es"))
    ['“did not” is not denied in the translation']
    """
    warnings = []
    if added := added_negation(source, target, pair):
        warnings.append(f"“{target[added.start : added.end]}” denies what the source does not")
    if lost := lost_negation(source, target, pair):
        warnings.append(f"“{source[lost.start : lost.end]}” is not denied in the translation")
    return warnings

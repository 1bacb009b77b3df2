"""Whether a source and its target deny alike, whichever of them is English, or neither."""

from __future__ import annotations

from l10n import langtag
from l10n.language.added_negation import added_negation, unrendered_denial
from l10n.language.lost_negation import lost_negation
from l10n.language.plain_denials import unanswered
from l10n.model import Span
from l10n.plugin import Pair


def lost(source: str, target: str, pair: Pair) -> Span | None:
    """Where the source denies what the target does not; nothing where it does, or where the languages are not known.

    >>> lost("Мер не підписав договір.", "The mayor signed the deal.", Pair("uk", "en"))
    Span(start=4, end=6)
    """
    if langtag.language(pair.source) == "en":
        return lost_negation(source, target, pair)
    if langtag.language(pair.target) == "en":
        return unrendered_denial(source, target, pair.source)
    return unanswered(source, pair.source, target, pair.target)


def added(source: str, target: str, pair: Pair, *, doubtful: bool = True) -> Span | None:
    """Where the target denies and nothing in the source could be meant so; nothing where the languages are not known.

    >>> added("Мер підписав договір.", "The mayor did not sign the deal.", Pair("uk", "en"))
    Span(start=10, end=17)
    """
    if langtag.language(pair.source) == "en":
        return added_negation(source, target, pair, doubtful=doubtful)
    if langtag.language(pair.target) == "en":  # read from its other side: English is what is known best
        return lost_negation(target, source, Pair(pair.target, pair.source))
    return unanswered(target, pair.target, source, pair.source)


DENIES = "“{}” denies what the source does not"
NOT_DENIED = "“{}” is not denied in the translation"


def negation_warnings(source: str, target: str, pair: Pair) -> list[str]:
    """What was denied and is not, and what is denied and was not.

    >>> negation_warnings("The mayor did not sign.", "El alcalde firmó.", Pair("en", "es"))
    ['“did not” is not denied in the translation']
    """
    warnings = []
    if extra := added(source, target, pair):
        warnings.append(DENIES.format(target[extra.start : extra.end]))
    if missing := lost(source, target, pair):
        warnings.append(NOT_DENIED.format(source[missing.start : missing.end]))
    return warnings

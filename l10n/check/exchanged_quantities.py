"""Amounts of one unit in words of which the other text has another amount: two million dollars that became two thousand.

Other checks look for digits and for small numbers in words. Large numbers, halves, shares of a unit and what one word says
of it count where both texts have the same unit beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from l10n.check.finding import became, warn_source
from l10n.check.other_units import same_amount
from l10n.language import tokens
from l10n.language.measures import Measured, measured, quantities
from l10n.language.number_learning import counts
from l10n.language.numerals import numerals, values
from l10n.model import Finding
from l10n.plugin import Subject

_KINDS = frozenset({"clock", "degrees"})
"""Kinds of which hours and temperatures are converted and rounded too freely."""
_LARGE = 1000


def exchanged_quantities(subject: Subject) -> Iterator[Finding]:
    """A finding for each amount in words that a source has and in whose place its translation has another one in words."""
    written_in, tag = subject.catalog.source, subject.catalog.target
    if not (counts(written_in) and counts(tag)):
        return
    source = measured(subject.unit.key.source, written_in)
    ours = [each for each in source if _is_in_words(each)]
    if not ours:
        return
    stand = _stated(subject.unit.target, tag)
    lost = [each for each in ours if stand.isdisjoint(each.meanings)]
    if not lost:
        return
    target = measured(subject.unit.target, tag)
    stated = _stated(subject.unit.key.source, written_in)
    strangers = [each for each in target if _is_in_words(each) and stated.isdisjoint(each.meanings)]
    for each in lost:
        if any(same_amount(each, stranger) for stranger in target):
            continue
        rival = next((stranger for stranger in strangers if _is_rival(each, stranger, source)), None)
        if rival:
            strangers.remove(rival)
            yield warn_source(subject, became(subject, f"“{each.words}”", "number"), each.span)


def _is_in_words(number: Measured) -> bool:
    return not any(map(str.isdigit, number.words))


def _is_rival(number: Measured, stranger: Measured, source: Sequence[Measured]) -> bool:
    """Whether an amount of the translation is another one of the same unit, and none that the source has in another unit."""
    if 1.0 in number.meanings or (1.0 in stranger.meanings and min(number.meanings) > 1):  # an article as often as not
        return False
    shared = any(
        not names.isdisjoint(stranger.names.get(kind, ())) for kind, names in number.names.items() if kind not in _KINDS
    )
    return shared and not any(same_amount(each, stranger) for each in source)


def _stated(text: str, tag: str) -> Set[float]:
    """All that a text counts, also with a magnitude that several numbers share, and the numbers of shares: three of four."""
    plain = tokens.plain(text)
    shared = {value for value in values(plain, tag) if value >= _LARGE}
    shared |= {value for each in numerals(plain, tag) for value in each.values if value >= 1}
    return shared | {value for each in quantities(text, tag) for value in each.meanings}

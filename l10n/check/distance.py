"""How far apart a word and what may be its translation stand: far, and they have nothing to do with each other."""

from __future__ import annotations

from l10n.language.counterparts import counterparts
from l10n.language.length import has_verbs_last
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Subject

_LONG = 250
"""Characters from which on a text is a paragraph of several statements, each with its own words."""
_NEXT_SENTENCE = late_pattern(r"(?:\w{3}[.!?؟]\W*\s|[。！？])\W*\w{2}")
_IN_PARAGRAPH, _IN_SENTENCE = 0.2, 0.4
"""Share of a text by which a word may have moved: of a paragraph, chosen by eye on findings in an encyclopedia; and of a
sentence, where grammar turns parts round: of 531 planted opposites in nine languages 3.6 % have moved so far, of 32 false
findings in news 37 %.
"""
_WITH_VERB = 0.8
"""The same where one language has its verbs last and the other one has not, so that a first verb goes to the end."""
_REACH = 0.3
"""Share of a text within which a name or a number tells how far the words beside it have moved."""
_CLOSE = 40
"""Characters that are never far."""


def far_apart(first: Span, second: Span, subject: Subject, *, movable: bool) -> bool:
    """Whether a place of the source and one of the target are too far apart; of words that are `movable`, as titles before
    names are, which go where those go, in a paragraph alone.
    """
    source, target = subject.unit.key.source, subject.unit.target
    place_in_source, place_in_target = first.start / len(source), second.start / len(target)
    if len(source) >= _LONG and _NEXT_SENTENCE.search(source):
        return abs(place_in_source - place_in_target) > _IN_PARAGRAPH
    if movable or abs(place_in_source - place_in_target) <= _IN_SENTENCE:
        return False
    moved = abs(_expected(place_in_source, subject) - place_in_target)
    return moved > _most(subject) and moved * len(target) > _CLOSE


def _most(subject: Subject) -> float:
    """By how much of a sentence a word may have moved."""
    catalog = subject.catalog
    return _WITH_VERB if has_verbs_last(catalog.source) != has_verbs_last(catalog.target) else _IN_SENTENCE


def _expected(place: float, subject: Subject) -> float:
    """Where the target is likely to have what stands at a place of the source, by what stands beside it and is the same."""
    unit, catalog = subject.unit, subject.catalog
    pairs = counterparts(unit.key.source, unit.target, catalog.source, catalog.target)
    anchors = [(each.source, each.target) for each in pairs if each.target is not None]
    if not anchors:
        return place
    source, target = min(anchors, key=lambda anchor: abs(anchor[0] - place))
    return place + max(0.0, 1 - abs(source - place) / _REACH) * (target - source)

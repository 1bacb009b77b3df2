"""Whether a translation lost the negation of its source: the opposite is printed.

Softer words of the source ("without", "impossible") account for denials of the target that are not the missing one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.language import tokens
from l10n.language.english import pattern
from l10n.language.knowledge import knowledge
from l10n.language.plain_denials import knows_negation
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Pair

_NEAR = 0.35
"""Share of the sentence within which a word that denies in another form renders a "not": `impossible`, `не зная`."""


_QUALITY = 0.5
"""The same for what is not so, which other languages say at the end: "is not yet sure whether" with `белгісіз`."""


def lost_negation(source: str, target: str, pair: Pair) -> Span | None:
    """Where the source denies what the target does not; nothing where it does, or where the languages are not known.

    >>> lost_negation("The mayor did not sign.", "Der Bürgermeister hat unterschrieben.", Pair("en", "de"))
    Span(start=10, end=17)
    """
    if langtag.language(pair.source) != "en":
        return None
    source = tokens.plain(source)
    denial, negation, denies = _denial(source), knowledge(pair.target).negation, knowledge(pair.target).denial
    if not (denial and knows_negation(pair.target)):
        return _quiet_denial(source, target, pair.target) if knows_negation(pair.target) else None
    softer, plainly = _softer(source)
    target = tokens.folded(target)
    plain = [match.start() / len(target) for match in denies.finditer(target)]
    if len(plain) > plainly:
        return None
    contraries = [match.start() / len(target) for match in knowledge(pair.target).contrary.finditer(target)]
    contrary = _beside(denial, contraries, source)
    quality = pattern("denials", "quality", cased=True).match(source, denial.start())
    if quality and _beside(denial, contraries, source, _QUALITY):
        return None
    places = [match.start() / len(target) for match in negation.finditer(target)]
    against = [match.start() / len(target) for match in knowledge(pair.target).instead.finditer(target)]
    softer = [
        place
        for place in softer
        if not (_rendered("without", source, place, contraries) or _rendered("against", source, place, against))
    ]
    few = len(places) <= len(softer)
    beside = contrary or (knowledge(pair.target).free_order and _beside(denial, places, source))
    if (few and not _is_separate(denial, softer, plain, len(source))) or (_plain(source, denial) and not plain):
        return None if not few and beside else tokens.span(denial)
    return None


def _rendered(word: str, source: str, place: int, words: Sequence[float]) -> bool:
    """Whether the softer word at a place is this one, and the target has a word or an ending of its own for it near there:
    "without tears" is `koʻz yoshlarsiz`.
    """
    return source.startswith(word, place) and any(abs(each - place / len(source)) <= _NEAR for each in words)


def _quiet_denial(source: str, target: str, tag: str) -> Span | None:
    """Where a source denies by another word than "not", and nothing at all in the target denies.

    >>> _quiet_denial("There is no evidence.", "Es gibt Beweise.", "de"), _quiet_denial("No one knows.", "Wer weiß?", "de")
    (Span(start=9, end=20), None)
    """
    match = _quiet(source)
    if match is None:
        return None
    folded = tokens.folded(target)
    denied = knowledge(tag).negation.search(folded) or knowledge(tag).contrary.search(folded)
    return None if denied else tokens.span(match)


@lru_cache(maxsize=4096)
def _quiet(source: str) -> re.Match[str] | None:
    """What denies by another word than "not"; looked for once for all its translations."""
    return (
        None if pattern("denials", "turned").search(source) else pattern("denials", "quiet", cased=True).search(source)
    )


def _beside(denial: re.Match[str], places: Sequence[float], source: str, reach: float = _NEAR) -> bool:
    """Whether another word that denies stands about where the source does."""
    return any(abs(place - denial.start() / len(source)) <= reach for place in places)


@lru_cache(maxsize=4096)
def _denial(source: str) -> re.Match[str] | None:
    """What denies in a source, where that is seldom turned round; looked for once for all its translations."""
    return None if pattern("denials", "turned").search(source) else pattern("denials", "not").search(source)


def _is_separate(denial: re.Match[str], softer: Sequence[int], plain: Sequence[float], length: int) -> bool:
    """Whether a plain denial of the target stands nearer to where the source denies than to any of its softer words."""
    return any(
        all(abs(place - denial.start() / length) < abs(place - soft / length) for soft in softer) for place in plain
    )


@lru_cache(maxsize=4096)
def _softer(source: str) -> tuple[Sequence[int], int]:
    """Where a source that denies has softer words, which account for denials of its translations, and how many of them are
    plain ones; a denial itself is not a soft word.
    """
    denial = _denial(source)
    without_denials = pattern("denials", "not").sub(lambda match: " " * len(match[0]), source)
    softer = [
        match.start()
        for match in pattern("denials", "softer").finditer(without_denials)
        if (denial and match.start() < denial.start()) or not pattern("denials", "softer_nothing").match(match[0])
    ]
    return softer, sum(bool(pattern("denials", "softer_plainly").match(without_denials, place)) for place in softer)


_PLAIN = late_pattern(r"n['’]t$|\bnot$", re.IGNORECASE)


def _plain(source: str, denial: re.Match[str]) -> bool:
    """Whether the source has nothing but a plain "not", which languages render with one of their own."""
    return bool(_PLAIN.search(denial[0])) and not pattern("denials", "opposite").match(source, denial.end())

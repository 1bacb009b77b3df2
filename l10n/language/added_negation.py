"""Whether a translation denies what its source does not.

Languages say much with a negation that English says without, so words of the source account for denials of the target:
where the source denies itself, nothing is asked; "fail" or "unless" account for one denial anywhere, "only" or "but" for
one at about the same place. What a word of the target renders by itself ("ohne" for "without") needs no denial more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.language import tokens
from l10n.language.english import pattern
from l10n.language.form import form
from l10n.language.knowledge import knowledge
from l10n.language.phonetics.alphabets import has_sounds
from l10n.language.phonetics.matches import name_distance
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Pair

_OPENING = late_pattern(r"[\"“‘']?But\b")
_NAMED = late_pattern(r"[a-z] [A-Z]")
_SAME_NAME = 0.15
"""Cost per sound up to which the first word of a sentence is a name of the source."""
_SINGLE_CLAUSE = 60
"""Characters within which what renders a word stands anywhere: a clause may be turned round."""
_NEAR, _FAR = 0.2, 0.5
"""How far apart, as shares of the sentence, a word and what renders it stand: of seldom ones, and of those that often are.
Measured: half as far, twice as many false alarms."""
_TOGETHER = 16
"""Characters between two denials that are one: `не можна не`, `никто никому не`."""
_CONCORD = 14
"""Characters behind a denial in which a word that denies belongs to it: `nije trebalo ni deset`."""


def added_negation(source: str, target: str, pair: Pair, *, doubtful: bool = True) -> Span | None:
    """Where the target denies and nothing in the source could be meant so; nothing where the languages are not known.

    >>> added_negation("The mayor signed.", "Мер не підписав.", Pair("en", "uk"))
    Span(start=4, end=6)
    """
    source = tokens.plain(source)
    if langtag.language(pair.source) != "en" or _denies(source):
        return None
    language, written = knowledge(pair.target), target
    target = tokens.folded(target)
    idle = [tokens.span(match) for match in language.idle.finditer(target)]
    words = (tokens.span(match) for match in language.denial.finditer(target))
    words = (word for word in words if not any(each.start <= word.start < each.end for each in idle))
    denials = _together([word for word in words if not _is_name(word, written, source, pair.target)])
    if not denials:
        return None
    contraries = len(_places(pattern("denials", "contrary"), source))
    if contraries and len(denials) <= contraries:
        return None
    here, may = _places(pattern("denials", "seldom"), source), _places(pattern("denials", "often"), source)
    if (contraries or may or len(here) > 1) and not doubtful:
        return None
    loose = [d for d in denials if not _beside(d.start / len(target), here, _NEAR)]
    last = language.free_order and not language.spaced  # Japanese denies with the verb, at the end
    reach = 1.0 if last else max(_FAR, _SINGLE_CLAUSE / len(source))
    far = [d for d in loose if not _beside(d.start / len(target), may, reach)]
    rendered = _rendered((language.negation,), target, denials)
    required = len(here) + len(may) + bool(_OPENING.match(source))
    if _rendered((language.negation, language.instead), target, denials) >= required:  # each by a word of its own
        far = list(denials)
    return (far or loose)[-1] if far or len(loose) > max(0, len(may) - rendered) else None


def unrendered_denial(text: str, english: str, tag: str) -> Span | None:
    """Where a text denies plainly and nothing in its English translation could render that; nothing of unknown languages.

    An English word that denies renders it wherever it stands, and so does one that is the contrary of another; what languages
    often say with a negation does so about the same place alone.

    >>> unrendered_denial("Мер не підписав, бо йому бракувало часу.", "The mayor signed as he was short of time.", "uk")
    >>> unrendered_denial("Мер не підписав договір, бо місто без води.", "The mayor signed the deal: the city is dry.", "uk")
    Span(start=4, end=6)
    """
    english = tokens.plain(english)
    if _denies(english) or _places(pattern("denials", "contrary"), english):
        return None
    words = (tokens.span(match) for match in knowledge(tag).denial.finditer(tokens.folded(text)))
    denials = _together([word for word in words if not _is_name(word, text, english, tag)])
    may = _places(pattern("denials", "often"), english)
    return next((denial for denial in denials if not _beside(denial.start / len(text), may, _ABOUT)), None)


_ABOUT = 0.25
"""Share of the sentence within which what English often says without a denial stands for one; of human translations from
twelve languages half as many are flagged as with 0.1, and nine in ten of the faults found."""


@lru_cache(maxsize=4096)
def _denies(source: str) -> bool:
    """Whether a source denies something itself; asked once for all its translations."""
    return pattern("denials", "any").search(source) is not None


@lru_cache(maxsize=4096)
def _places(pattern: re.Pattern[str], source: str) -> Sequence[float]:
    """Where words stand, as shares of the sentence; the words of names do not count."""
    starts = (match.start() for match in pattern.finditer(source))
    return [start / len(source) for start in starts if not _NAMED.match(source, max(0, start - 2))]


def _is_name(word: Span, text: str, source: str, tag: str) -> bool:
    """Whether a word is a name that looks like one that denies: Turkic verbs end like `Томас`, and Arabic has `لا` for La."""
    if not text[word.start].isupper():
        return not form(tag).cased and _begins_a_name(text, word, source, tag)
    before = text[: word.start].rstrip("\"“„«'‘ ")
    if before and before[-1] not in ".!?:…—–-":
        return True
    target_word = text[word.start : word.end]
    names = (match[0] for match in tokens.words(source) if match[0][0].isupper())
    return has_sounds(tag) and any(name_distance(name, target_word, tag) <= _SAME_NAME for name in names)


def _begins_a_name(text: str, word: Span, source: str, tag: str) -> bool:
    """Whether a word and the next one sound like two of the source with capitals: `لا بومبا` is La Bomba."""
    following = tokens.WORD.match(text, word.end + 1)
    if following is None or not has_sounds(tag):
        return False
    pair = f"{text[word.start : word.end]} {following[0]}"
    names = (match[0] for match in _TWO_NAMES.finditer(source))
    return any(name_distance(name, pair, tag) <= _SAME_NAME for name in names)


_TWO_NAMES = late_pattern(r"[A-Z]\w+ [A-Z]\w+")


def _beside(place: float, places: Sequence[float], reach: float) -> bool:
    return any(abs(place - neighbour) <= reach for neighbour in places)


def _together(spans: Sequence[Span]) -> Sequence[Span]:
    """Denials with those that stand close by as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end < _TOGETHER:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _rendered(patterns: Sequence[re.Pattern[str]], target: str, denials: Sequence[Span]) -> int:
    """How many words of the target refuse, lack or limit, and stand for such words of the source, apart from plain denials."""
    words = {match.start() for pattern in patterns for match in pattern.finditer(target)}
    return sum(all(not d.start <= start < d.end + _CONCORD for d in denials) for start in words)

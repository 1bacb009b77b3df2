"""Sentences of a text, as offsets: rules over the untouched text, language knowledge as data (`languages/`).

Stops that may end a sentence are found by one pattern; for each, the word before and the word after decide. Marks of inline
markup are transparent: what opens at a boundary belongs to the next sentence, what closes to the one before. Sentences
inside quotation marks are cut too, since quotes of several sentences are everyday news; a quote that stays open changes
nothing. Time is linear in the text. Source: UAX 29, sentence boundaries, for the stops and what may close after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from l10n.article import segment_lists
from l10n.article.segment_place import Boundary
from l10n.language.segmentation import SentenceRules, language
from l10n.late_pattern import late_pattern
from l10n.model import Role, Segmented

WHOLE = frozenset({Role.KICKER, Role.HEADLINE, Role.HEADING, Role.BYLINE, Role.CREDIT, Role.FURNITURE})
"""Roles that are one unit whatever stops they hold: `Storm hits coast. Again.` is one headline, `By A. Novak` one name."""

_WORD = late_pattern(r"(?:</?[1-9]\d{0,3}/?>|(?!</?[1-9]\d{0,3}/?>)[\W_])*\w")


def needs_cutting(role: Role) -> bool:
    """Whether blocks of this role are cut into sentences; the others are one unit each.

    >>> needs_cutting(Role.BODY), needs_cutting(Role.HEADLINE)
    (True, False)
    """
    return role not in WHOLE


def segment(text: str, language_tag: str) -> Segmented:
    """The sentences of a text and the white space between them; joined they are the text again.

    >>> segment("The mayor met U.S. envoys on Jan. 5. “We agreed,” she said.", "en").segments
    ('The mayor met U.S. envoys on Jan. 5.', '“We agreed,” she said.')
    >>> segment("He said no.</1> <2>Then he left.", "en").segments
    ('He said no.</1>', '<2>Then he left.')
    """
    rules = language(language_tag)
    whole = paragraph(text)
    if not whole.segments:
        return whole
    limits = segment_lists.breaks(text, rules)
    if not limits and _is_single(text, rules):
        return whole
    cut = _cut(text, [0, *limits, len(text)], rules)
    return cut if _sound(cut, text) else whole


def _is_single(text: str, rules: SentenceRules) -> bool:
    """Whether a text has no stop before its end, as most sentences have that are cut already."""
    first = rules.stop.search(text)
    return first is None or first.end() >= len(text)


def paragraph(text: str) -> Segmented:
    """The text as one segment, its outer white space as gaps; no segment where there is nothing else.

    >>> paragraph(" Rain. Then sun. ")
    Segmented(segments=('Rain. Then sun.',), gaps=(' ', ' '))
    """
    inner = text.strip()
    if not inner:
        return Segmented((), (text,))
    start = len(text) - len(text.lstrip())
    return Segmented((inner,), (text[:start], text[start + len(inner) :]))


def _cut(text: str, limits: Sequence[int], rules: SentenceRules) -> Segmented:
    """The text cut at the limits and, between them, where its stops end sentences."""
    segments: list[str] = []
    gaps = [""]
    for limit in pairwise(limits):
        for start, end in pairwise(_beginnings(text, limit, rules)):
            part = text[start:end]
            inner = part.strip()
            begin = part.index(inner)
            gaps[-1] += part[:begin]
            if inner:
                segments.append(inner)
                gaps.append(part[begin + len(inner) :])
            else:
                gaps[-1] += part
    return Segmented(tuple(segments), tuple(gaps))


def _sound(cut: Segmented, text: str) -> bool:
    """The law of `Segmented`, checked on every text: whatever a rule did, nothing is lost or added."""
    return (
        len(cut.gaps) == len(cut.segments) + 1
        and not any(gap.strip() for gap in cut.gaps)
        and all(part and part == part.strip() for part in cut.segments)
        and cut.join() == text
    )


def _beginnings(text: str, limits: tuple[int, int], rules: SentenceRules) -> list[int]:
    """Where the sentences between two limits begin, and the limit at the end: each has the gap after it."""
    begin, last = limits
    scanned, places = begin, [begin]
    worded = False
    for match in rules.stop.finditer(text, begin, last):
        if match.end() >= last:
            break
        if not worded:
            worded = _WORD.match(text, scanned, match.start()) is not None
            scanned = match.start()
        if not worded:
            continue
        place = Boundary(text, begin, match, rules)
        if place.ends():
            begin = scanned = place.after
            places.append(begin)
            worded = False
    return [*places, last]

"""A score or a range turned round: 3–1 as 1–3.

In sentences with one such pair, between languages that are written from the left; from the right a pair is typed either way.
Of some 950 such pairs in human translations none is flagged, of 695 turned round all are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n import langtag
from l10n.check.finding import warn
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Needs, Subject

_PAIR = late_pattern(r"(?<![\w.,:/–—-])(\d{1,3})\s?[-–—:]\s?(\d{1,3})(?![\w/–—-]|[.,:]\d)")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where the target has the source's only pair the other way round, and not as it is; or the parts of a date."""
    if not _DIGIT.search(subject.unit.target):
        return
    if subject.unit.target.count(".") > 1:
        yield from _in_parts(subject)
    if "rtl" in map(langtag.direction, (subject.catalog.source, subject.catalog.target)):
        return
    pairs = {_numbers(match) for match in _pairs(subject.unit.key.source)}
    if len(pairs) != 1:
        return
    ((first, second),) = pairs
    in_target = {_numbers(match): match for match in _pairs(subject.unit.target)}
    if first == second or (first, second) in in_target or (second, first) not in in_target:
        return
    turned = in_target[second, first]
    yield warn(subject, f"{first}–{second} became {second}–{first}", tokens.span(turned))


_DIGIT = late_pattern(r"\d")
_DOTTED = late_pattern(r"(?<![\w.,:/-])\d{1,4}(?:\.\d{1,4}){2,3}(?![\w/-]|\.\d)")


def _in_parts(subject: Subject) -> Iterator[Finding]:
    """A finding for dates and versions with points whose parts stand in another order: 04.03.2021 as 03.04.2021."""
    ours = {match[0]: match for match in _DOTTED.finditer(tokens.plain(subject.unit.target))}
    for match in _DOTTED.finditer(tokens.plain(subject.unit.key.source)) if ours else ():
        parts = match[0].split(".")
        for text, place in ours.items() if match[0] not in ours else ():
            others = text.split(".")
            if sorted(others) == sorted(parts) and others != parts[::-1] and others != parts:
                yield warn(subject, f"{match[0]} became {text}", tokens.span(place))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Sequence[re.Match[str]]:
    return tuple(_PAIR.finditer(tokens.plain(text)))


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    return int(match[1]), int(match[2])


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs=r"\d"),
    scope="unit",
    fails=(
        Example("Port Ansel won 3–1 on Sunday.", "Порт-Ансел победил в воскресенье 1:3.", "ru"),
        Example("The council voted 7-4 for the wall.", "El consejo votó 4-7 a favor del muro.", "es"),
        Example("It opened on 04.03.2021.", "Es wurde am 03.04.2021 eröffnet.", "de"),
        Example("Tide 2.4.1 mends the map.", "Tide 2.1.4 répare la carte.", "fr"),
        Example("Repairs take 2–3 weeks.", "Η επισκευή διαρκεί 3-2 εβδομάδες.", "el"),
    ),
    passes=(
        Example("It opened on 04.03.2021.", "A megnyitó napja 2021.03.04. volt.", "hu"),
        Example("Port Ansel won 3–1 on Sunday.", "Порт-Ансел победил в воскресенье 3:1.", "ru"),
        Example("Port Ansel lost 1–3, and led 1–0.", "Port Ansel verlor 3:1, nach einem 1:0.", "de"),
        Example("They drew 2-2.", "Empataron 2-2.", "es"),
        Example("Port Ansel won 1-0.", "پورت انسل 0-1 برنده شد.", "fa"),
    ),
)

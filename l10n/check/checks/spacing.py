"""Spaces where none should be, and none where one should: doubled, before a comma, missing after one, inside brackets.

Two spaces of what a person reviewed are reported by the strict profile alone, once (a page shows them as one), and so are
spaces beside the wide marks of Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.check.finding import warn
from l10n.dataclass import dataclass
from l10n.language.form import form, masked, quotes
from l10n.language.scripts import spaced
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, State
from l10n.plugin import Check, Example, Subject

_TWO, _BESIDE = "two spaces", "a space beside punctuation"
_ANY = late_pattern(
    r"[ \u00a0\u202f][ \u00a0\u202f,.;:!?،؛؟۔։)\]»，。、；：？！）」』]"
    r"|[(\[«，。、；：？！（「『] |[,;:!?،؛؟.](?<=[^\W\d_].)[^\W\d_]"
)
"""What every fault has in it: most texts have none of it, and need no second look."""
_DOUBLED = late_pattern(r"(?<=\S)[ \u00a0]{2,}+(?=\S)")
_BEFORE = late_pattern(r"(?<=[\w»”’\"')\]%])[ \u00a0\u202f]++(?=(?P<mark>[,.;:!?،؛؟۔։])(?:[\s»”’\"')\]]|$))")
_IDEOGRAPHIC = late_pattern(r"(?<! ) ++(?=[，。、；：？！）」』])|(?<=[，。、；：？！（「『]) +")
_INSIDE = late_pattern(r"(?<=[(\[]) ++(?=\w)|(?<=[\w.!?]) ++(?=[)\]])")
_GUILLEMETS = late_pattern(r"(?<=«) ++(?=\w)|(?<=[\w.!?]) ++(?=»)")
_AFTER = late_pattern(
    r"(?<=[^\W\d_])(?P<mark>(?!(?<=ό),τι)[,;!?،؛؟])(?=[^\W\d_])|(?<=[^\W\d_]{2})(?P<colon>:)(?=[^\W\d_]{2})"
)
_NEXT = late_pattern(r"(?<=[^\W\d_A-ZА-ЯҐЄІЇ]{3})(?P<mark>\.)(?=[A-ZА-ЯҐЄІЇ][^\W\d_A-ZА-ЯҐЄІЇ]{2})")


_TYPED = "beside marks"
"""One kind of fault: who writes a space before a comma writes none behind a colon."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place with what is wrong there and what should stand there."""

    span: Span
    what: str
    right: str


def find(subject: Subject) -> Iterator[Finding]:
    """Findings of the unit, each with the whole correction; doubled spaces of reviewed units where they stand first."""
    unit, tag = subject.unit, subject.catalog.target
    places = faults(unit.key.source, unit.target, tag)
    if not places:
        return
    whole = corrected(unit.key.source, unit.target, tag)
    for fault in places:
        unseen = fault.what in (_BESIDE, _TWO) and unit.state is State.REVIEWED and not subject.strict
        if not unseen:
            once = fault.what if fault.what in (_BESIDE, _TWO) else _TYPED
            yield warn(subject, fault.what, fault.span, whole, once=once)


@lru_cache(maxsize=4096)
def faults(source: str, target: str, tag: str) -> tuple[Fault, ...]:
    """The faults of a target."""
    return tuple(_faults(source, target, tag)) if _ANY.search(target) else ()


def _faults(source: str, target: str, tag: str) -> Iterator[Fault]:
    plain, style = masked(target), form(tag)
    yield from _two(source, target, tag)
    if not spaced(tag):
        for match in _IDEOGRAPHIC.finditer(plain):
            yield Fault(Span(*match.span()), _BESIDE, "")
        return
    for match in _BEFORE.finditer(plain):
        if not ((style.high or style.spaced_guillemets) and match["mark"] in ";:!?") and not plain.startswith(
            "..", match.end()
        ):
            yield Fault(Span(*match.span()), f"a space before {match['mark']}", "")
    for match in (*_INSIDE.finditer(plain), *(_GUILLEMETS.finditer(plain) if _pointed_out(plain, tag) else ())):
        yield Fault(Span(*match.span()), "a space inside brackets or quotation marks", "")
    theirs = {
        match[0] for match in (*_AFTER.finditer(source), *_NEXT.finditer(source))
    }  # "spread.Masks": so is the source
    for match in (*_AFTER.finditer(plain), *_NEXT.finditer(plain)):
        mark, around = match[0], target[match.start() - 2 : match.end() + 2]
        if around not in source and mark not in theirs and not (mark == ":" and style.colon_in_words):
            yield Fault(Span(*match.span()), f"no space after {mark}", mark + " ")


def _pointed_out(plain: str, tag: str) -> bool:
    """Whether guillemets stand as «so», without spaces: not as »so«, and not in the French way."""
    first = re.search("[«»]", plain)
    unspaced = quotes(tag)[0] == "«" and not form(tag).spaced_guillemets
    return first is not None and first[0] == "«" and unspaced


def _two(source: str, target: str, tag: str) -> Iterator[Fault]:
    """Doubled spaces, where the source has none and the language does not write wide ones between phrases."""
    if form(tag).unmarked or "  " in source.replace("\u00a0", " "):
        return
    plain, high = masked(target), form(tag).high
    for match in _DOUBLED.finditer(plain):
        space = "\u00a0" if "\u00a0" in match[0] and plain[match.end()] in high + "»" else " "
        yield Fault(Span(*match.span()), _TWO, space)


def corrected(source: str, target: str, tag: str) -> str:
    """The target with all its spaces set right.

    >>> corrected("", "Die Brücke , die  alte,wurde ( gestern ) gesperrt .", "de")
    'Die Brücke, die alte, wurde (gestern) gesperrt.'
    """
    for _ in range(3):  # two places can touch: what the first correction leaves is found by the next
        end = len(target) + 1
        for fault in sorted(faults(source, target, tag), key=lambda each: each.span.start, reverse=True):
            if fault.span.end <= end:
                target = target[: fault.span.start] + fault.right + target[fault.span.end :]
                end = fault.span.start
    return target


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The old bridge is closed.", "Die alte  Brücke ist gesperrt.", "de"),
        Example("The old bridge is closed.", "Старий міст закрито .", "uk"),
        Example("Yes, the bridge is closed.", "Sí,el puente está cerrado.", "es"),
        Example("Yes, the bridge is closed.", "نعم،الجسر مغلق.", "ar"),
        Example("The bridge (the old one) is closed.", "Le pont ( le vieux ) est fermé.", "fr"),
        Example("The bridge is closed, she said.", "桥已关闭 ，她说。", "zh"),
        Example("The bridge is closed. Use the ferry.", "Podul este închis.Folosiți bacul.", "ro"),
        Example("The “old” bridge is closed.", "Старый « мост » закрыт.", "ru"),
    ),
    passes=(
        Example("The ferry stopped.The bus did not.", "Die Fähre hielt.Der Bus nicht.", "de"),
        Example("Do what you can.", "Κάνετε ό,τι μπορείτε.", "el"),
        Example("The old bridge is closed.", "Die alte Brücke ist gesperrt.", "de"),
        Example("Why is it closed?", "Pourquoi est-il fermé\u00a0?", "fr"),
        Example("It is closed: why?", "Il est fermé : pourquoi ?", "fr"),
        Example("It took 1,200 tons at 7:30.", "Es waren 1,200 Tonnen um 7:30 Uhr.", "de"),
        Example("The EU's plan", "EU:n suunnitelma", "fi"),
        Example("See www.example.org/a,b for more.", "Mehr unter www.example.org/a,b steht dort.", "de"),
        Example("It is ... closed.", "Er ist ... gesperrt.", "de"),
        Example("Yahoo!Mail is down.", "Не працює Yahoo!Mail.", "uk"),
        Example("The “old” bridge is closed.", "Die »alte« Brücke ist »zu«.", "de"),
        Example("The “old” bridge", "Lo « vièlh » pont", "oc"),
        Example("The  old bridge", "Die  alte Brücke", "de"),
        Example("The bridge is closed today.", "สะพานปิด  วันนี้", "th"),
    ),
)

"""A word that stands twice in a row by mistake: "the the".

Languages that double words on purpose are asked about words of grammar alone, where these are known; the others have a list of
words that may stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n import langtag
from l10n.check.finding import warn
from l10n.language.doubled_words import TWICE, doubled
from l10n.language.form import letter_names, masked
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_ACRONYM = late_pattern(r"[A-Z]*([A-Z])\1[A-Z]*(?![a-z])")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word that stands twice, unless the source repeats words too."""
    target, tag = subject.unit.target, subject.catalog.target
    if langtag.is_pseudo(tag):
        return
    repeats = _meant(doubled(target, tag), subject)
    if not repeats or TWICE.search(masked(subject.unit.key.source)):
        return
    fix = target
    for match in reversed(repeats):
        start = match.start("again") if "again" in match.groupdict() else match.start() + 1
        gap = start - len(fix[:start]) + len(fix[:start].rstrip(" \u00a0"))
        fix = fix[:gap] + fix[match.end() :]
    for match in repeats:
        yield warn(subject, f"“{match[0][: len(match[0]) // 2].strip()}” stands twice", Span(*match.span()), fix)


def _meant(repeats: Sequence[re.Match[str]], subject: Subject) -> list[re.Match[str]]:
    """Without the letters of an abbreviation of the source that are spelled out: BBC, CCTV."""
    if not repeats:
        return []
    spelled = letter_names() if _ACRONYM.search(subject.unit.key.source) else frozenset[str]()
    return [match for match in repeats if match[0].split()[0].casefold() not in spelled]


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge is closed.", "Die Brücke ist ist gesperrt.", "de"),
        Example("The bridge is closed.", "Міст міст закрито.", "uk"),
        Example("The bridge is closed.", "الجسر مغلق مغلق.", "ar"),
        Example("The bridge is closed.", "Le le pont est fermé.", "fr"),
        Example("The bridge is closed to lorries.", "这座桥的的入口已关闭。", "zh"),
        Example("The water is in the city.", "Su şehirde ve ve köyde.", "tr"),
    ),
    passes=(
        Example("He spoke to CNN on Monday.", "تحدث إلى سي إن إن يوم الاثنين.", "ar"),
        Example("The bridge is closed.", "Die Brücke ist gesperrt.", "de"),
        Example("Those who left", "Die, die die Stadt verließen", "de"),
        Example("You wash.", "Vous vous lavez.", "fr"),
        Example("He told BBC radio.", "انہوں نے بی بی سی ریڈیو کو بتایا۔", "ur"),
        Example("Slowly the water rose.", "Su yavaş yavaş yükseldi.", "tr"),
        Example("On both sides", "Nga të të dy anët", "sq"),
        Example("Each family may take 40 litres.", "Һәр ғаилә 40 литр ала ала.", "ba"),
        Example("It rained and rained, rained rained rained.", "Йшов дощ, дощ дощ.", "uk"),
        Example("the file FILE", "o arquivo ARQUIVO", "pt-BR"),
        Example("Half by half", "наполовину-наполовину", "ru"),
        Example("Both piers", "Аль аль нь далайд бий.", "mn"),
        Example("The water rose slowly.", "Av hêdî hêdî bilind bû.", "ku"),
        Example("Both", "Anak anak itu pergi.", "id"),
    ),
)

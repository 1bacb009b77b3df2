"""Characters without width that nobody typed on purpose: they break search, and words that look the same are not.

Joiners are letters' business in Arabic, Indic and emoji; the zero-width space separates words in Thai, Khmer, Lao, Burmese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n import langtag
from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.scripts import zero_width_space
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_NAMES = {
    "\u00ad": "soft hyphen",
    "\u034f": "combining grapheme joiner",
    "\u061c": "Arabic letter mark",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\u2061": "function application",
    "\u2062": "invisible times",
    "\u2063": "invisible separator",
    "\u2064": "invisible plus",
    "\u3164": "Hangul filler",
    "\ufeff": "byte order mark",
    "\uffa0": "Hangul filler",
}
_INVISIBLE = re.compile("[" + "".join(_NAMES) + "]")
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u061c\u200e\u200f")
_JOINING = frozenset(
    {
        "Arab",
        "Syrc",
        "Mong",
        "Nkoo",
        "Deva",
        "Beng",
        "Guru",
        "Gujr",
        "Orya",
        "Taml",
        "Telu",
        "Knda",
        "Mlym",
        "Sinh",
        "Khmr",
        "Mymr",
    }
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each invisible character that has no work to do; the fix takes all of them out."""
    target = subject.unit.target
    if not _INVISIBLE.search(target):
        return
    idle = [match for match in _INVISIBLE.finditer(target) if not _works(match, subject)]
    fix = target
    for match in reversed(idle):
        fix = fix[: match.start()] + fix[match.end() :]
    for match in idle:
        yield warn(
            subject, f"an invisible character: {_NAMES[match[0]]} (U+{ord(match[0]):04X})", tokens.span(match), fix
        )


def _works(match: re.Match[str], subject: Subject) -> bool:
    """Whether the character does something here: joins letters or emoji, ends a direction, separates words."""
    char, tag, target = match[0], subject.catalog.target, subject.unit.target
    if char in subject.unit.key.source:
        return True
    if char in _JOINERS:
        around = target[match.start() - 1 : match.start()] + target[match.end() : match.end() + 1]
        return langtag.script(tag) in _JOINING or any(ord(c) > 0x2000 for c in around) or bool(_RTL.search(around))
    if char in _DIRECTIONS:
        return langtag.direction(tag) == "rtl" or bool(_RTL.search(target))
    return char == "\u200b" and zero_width_space(tag)


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge is closed.", "Die Brü\u200bcke ist gesperrt.", "de"),
        Example("The bridge is closed.", "\ufeffМіст закрито.", "uk"),
        Example("The bridge is closed.", "El puen\u00adte está cerrado.", "es"),
        Example("The bridge is closed.", "Le pont\u200e est fermé.", "fr"),
        Example("The bridge is closed.", "Мос\u200cт закрыт.", "ru"),
        Example("The bridge is closed.", "الجسر\u200b مغلق.", "ar"),
    ),
    passes=(
        Example("The bridge is closed.", "پل بسته شده است و باز نمی\u200cشود.", "fa"),
        Example("The bridge is closed.", "สะพาน\u200bปิด", "th"),
        Example(
            "The family \U0001f468\u200d\U0001f469\u200d\U0001f467 left.",
            "Die Familie \U0001f468\u200d\U0001f469\u200d\U0001f467 fuhr.",
            "de",
        ),
        Example("The NATO bridge", "جسر \u200eNATO\u200f مغلق", "ar"),
        Example("The bridge", "क्\u200dष पुल", "hi"),
    ),
)

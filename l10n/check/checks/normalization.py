"""Letters are written as one character where Unicode has one (NFC), and not in forms kept for old encodings.

What looks the same is then the same: search, sorting and memories find it. Source: Unicode Standard Annex 15.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.scripts import wide_forms
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

# Ligatures and presentation forms of Latin, Armenian, Hebrew and Arabic letters; signs such as ﷼ and ﷺ stay.
_FORMS = late_pattern("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")
_FORMS_OR_WIDE = late_pattern(_FORMS.pattern + "|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for letters in pieces, and one for the first presentation form; once where a keyboard writes so throughout."""
    target = subject.unit.target
    if target.isascii():
        return
    # Bengali য় and its like are one character on keyboards and two in NFC: only what NFC makes shorter is in pieces.
    if not unicodedata.is_normalized("NFC", target) and len(unicodedata.normalize("NFC", target)) < len(target):
        place = _first_piece(target)
        message = "a letter is written in pieces where Unicode has it as one"
        yield warn(subject, message, place, fixed(target, subject), once="pieces")
    forms = _forms(subject)
    match = forms.search(target)
    if match and match[0] not in subject.unit.key.source:
        name = unicodedata.name(match[0], "?").lower()
        message = f"a form of a letter for old encodings: {name}"
        yield warn(subject, message, tokens.span(match), fixed(target, subject), once="forms")


def _forms(subject: Subject) -> re.Pattern[str]:
    eastern = wide_forms(subject.catalog.target)
    return _FORMS if eastern else _FORMS_OR_WIDE


def fixed(target: str, subject: Subject) -> str:
    """The target in NFC, without presentation forms."""
    letters = _forms(subject).sub(lambda match: unicodedata.normalize("NFKC", match[0]), target)
    return unicodedata.normalize("NFC", letters)


def _first_piece(target: str) -> Span | None:
    """The first letter with its marks that NFC writes otherwise."""
    for match in re.finditer(
        r"\w?[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u065f\u0670\u093c\u09bc-\u0fff\u3099\u309a]+", target
    ):
        if not unicodedata.is_normalized("NFC", match[0]):
            return tokens.span(match)
    return None


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge is closed.", "Die Bru\u0308cke ist gesperrt.", "de"),
        Example("The bridge is closed.", "Мост закрыт и\u0306.", "ru"),
        Example("The bridge is closed.", "الجسر ﻣﻐﻠﻖ.", "ar"),
        Example("The office is closed.", "Le bureau est o\ufb03ciel.", "fr"),
        Example("The bridge", "Ｂrücke", "de"),
    ),
    passes=(
        Example("The bridge is closed.", "Die Brücke ist gesperrt.", "de"),
        Example("The bridge is closed.", "Міст закрито й перекрито.", "uk"),
        Example("It costs 90 rials.", "قیمت آن ۹۰ ﷼ است.", "fa"),
        Example("The bridge", "ＡＢＣ橋", "ja"),
        Example("The bridge is new.", "সেতুটি নতুন \u09df।", "bn"),
        Example("Lightning", "Վ և ու", "hy"),
    ),
    wordless=True,
)

"""Characters without width that nobody typed on purpose: they break search, and words that look the same are not."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.unseen_characters import NAMES, idle
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Needs, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for the first of each kind of invisible character that has no work to do, once where a person's tool leaves
    them throughout; the fix takes all of them out.
    """
    fix = target = subject.unit.target
    matches = idle(subject.unit.key.source, target, subject.catalog.target)
    for match in reversed(matches):
        fix = fix[: match.start()] + fix[match.end() :]
    for match in {match[0]: match for match in reversed(matches)}.values():
        message = f"an invisible character: {NAMES[match[0]]} (U+{ord(match[0]):04X})"
        yield warn(subject, message, tokens.span(match), fix, once=match[0])


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs="".join(NAMES)),
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

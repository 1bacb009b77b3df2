"""Characters that nobody sees and that act: controls, and those that turn the direction of what follows."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import fail, warn
from l10n.language.unseen_characters import ACTING, ACTING_SIGNS, CONTROL, OVERRIDE, WINDOWS, unclosed, without_acting
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each such character that the source does not have, with the target without them as the fix."""
    target = subject.unit.target
    if not ACTING.search(target):
        return
    source = subject.unit.key.source
    fix = without_acting(target)
    for match in ACTING.finditer(target):
        char, place = match[0], Span(*match.span())
        if WINDOWS.match(char):  # once: a file was read wrongly, for all of it
            yield warn(subject, f"a character of a wrong encoding (U+{ord(char):04X})", place, fix, once=char)
        elif OVERRIDE.match(char):
            yield fail(subject, f"an invisible character turns the text around (U+{ord(char):04X})", place, fix)
        elif CONTROL.match(char) and char not in source:
            yield fail(subject, f"a control character (U+{ord(char):04X})", place, fix)
    open_ = unclosed(target)
    if open_ is not None:
        message = "an invisible change of direction does not end here, or ends what never began"
        yield fail(subject, message, Span(open_, open_ + 1), fix)


check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(signs=ACTING_SIGNS),
    scope="unit",
    fails=(
        Example("The bridge is closed.", "Die Brücke \u202eist gesperrt.", "de"),
        Example("The bridge is closed.", "الجسر \u202dمغلق.", "ar"),
        Example("The bridge is closed.", "הגשר\u2067 סגור.", "he"),
        Example("The bridge is closed.", "Міст\u0007 закрито.", "uk"),
        Example("The “old” bridge", "\x84Stari\x93 most", "bs"),
        Example("The bridge is closed.", "Le pont est ferm\ufffd.", "fr"),
    ),
    passes=(
        Example("The bridge is closed.", "Die Brücke ist gesperrt.", "de"),
        Example("The NATO bridge", "جسر \u2066NATO\u2069 مغلق", "ar"),
        Example("The NATO bridge", "جسر \u200eNATO\u200f مغلق", "ar"),
        Example("One\ttwo\nthree", "Один\tдва\nтри", "uk"),
    ),
    wordless=True,
)

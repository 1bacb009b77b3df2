"""A translation has no white space at its ends that the source lacks: segments carry none."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for white space before and behind the text; the fix sets both ends as the source has them."""
    source, target = subject.unit.key.source, subject.unit.target
    if not target.strip():
        return  # nothing but space is the check `empty`'s business
    before, after = len(target) - len(target.lstrip()), len(target.rstrip())
    lead, trail = source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]
    fix = lead + target.strip() + trail
    if target[:before] != lead:
        yield warn(subject, _message("before", lead), Span(0, before), fix)
    if target[after:] != trail:
        yield warn(subject, _message("behind", trail), Span(after, len(target)), fix)


def _message(where: str, expected: str) -> str:
    return f"white space {where} the text is not the source's" if expected else f"white space {where} the text"


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge is closed.", " Die Brücke ist gesperrt.", "de"),
        Example("The bridge is closed.", "Міст закрито. ", "uk"),
        Example("The bridge is closed.", "الجسر مغلق.\u00a0", "ar"),
        Example("The bridge is closed. ", "这座桥已关闭。", "zh"),
    ),
    passes=(
        Example("The bridge is closed.", "Die Brücke ist gesperrt.", "de"),
        Example(" The bridge is closed.", " Міст закрито.", "uk"),
    ),
)

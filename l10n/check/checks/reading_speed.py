"""Subtitles that are gone before they are read: more characters a second than readers of the language can follow."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import showing
from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.subtitles import limits, width
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Needs, Subject

_TOLERANCE = 1.05
"""A share is rounded to tenths, and nobody counts single characters."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the place where there is least time."""
    locale = subject.catalog.target
    shown = [caption.seconds for caption in showing.read(subject.unit.notes) if caption.seconds > 0]
    if not shown:
        return
    least, speed = min(shown), (subject.subtitles or limits(locale)).speed
    length = width(tokens.plain(subject.unit.target), locale)
    if length > least * speed * _TOLERANCE:
        much = f"{length / least:.0f} characters a second, {speed:g} can be read"
        yield warn(subject, f"{much}: {length - least * speed:.0f} too many for {least:g} s")


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(notes=True),
    scope="unit",
    fails=(
        Example(
            "The ferry is late.",
            "Die Fähre wird heute leider mit großer Verspätung ankommen.",
            "de",
            notes=("subtitle 4: shown for 2 s",),
        ),
        Example("The ferry is late today.", "今日のフェリーは遅れます。", "ja", notes=("subtitle 4: shown for 1.5 s",)),
    ),
    passes=(
        Example("The ferry is late.", "Die Fähre ist zu spät.", "de", notes=("subtitle 4: shown for 2 s",)),
        Example("The ferry is late.", "フェリーは遅延。", "ja", notes=("subtitles 4 to 5: shown for 3.2 s",)),
        Example("The ferry is late.", "Die Fähre wird heute leider mit großer Verspätung ankommen.", "de"),
    ),
    wordless=True,
)

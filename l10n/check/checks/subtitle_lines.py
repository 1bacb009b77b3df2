"""Subtitles that do not fit on the screen: more text than the lines of their cues hold."""

from __future__ import annotations

import math
from collections.abc import Iterator

from l10n import showing
from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.subtitles import limits, width
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Needs, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the place where there is least room, or for a word that no line holds."""
    shown = [caption.filled for caption in showing.read(subject.unit.notes)]
    if not shown:
        return
    locale = subject.catalog.target
    most, least = subject.subtitles or limits(locale), min(shown)
    text = tokens.plain(subject.unit.target)
    length, lines = width(text, locale), max(least, 0.5) * most.lines
    room = math.floor(lines * most.line)
    if length > room:
        too_many = f"{math.ceil(length - room)} too many"
        yield warn(subject, f"{length:g} characters where {room} fit ({lines:g} × {most.line:g}): {too_many}")


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(notes=True),
    scope="unit",
    fails=(
        Example(
            "The ferry is late, and no one on the pier knows why.",
            "Die Fähre hat Verspätung, und niemand von all den Menschen auf dem langen Pier kann den anderen sagen, warum.",
            "de",
            notes=("subtitle 4: shown for 9 s",),
        ),
        Example(
            "The ferry is late.",
            "今日は強い風のためフェリーの到着が大幅に遅れる見込みです。",
            "ja",
            notes=("subtitle 4: shown for 9 s",),
        ),
    ),
    passes=(
        Example(
            "The ferry is late, and no one on the pier knows why.",
            "Die Fähre hat Verspätung, und niemand auf dem Pier weiß, warum.",
            "de",
            notes=("subtitle 4: shown for 9 s",),
        ),
        Example(
            "The ferry is late, and no one on the pier knows why.",
            "Die Fähre hat Verspätung, und niemand von all den Menschen auf dem langen Pier kann den anderen sagen, warum.",
            "de",
            notes=("subtitles 4 to 5: shown for 9 s",),
        ),
        Example("The ferry is late.", "Ein langer Satz über die Fähre, " * 6, "de"),
    ),
    wordless=True,
)

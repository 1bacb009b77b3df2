"""A target without a word in it: white space, marks or punctuation alone."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import markup
from l10n.check.finding import fail
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the source has words and the target has none."""
    if not _has_words(subject.unit.target) and _has_words(subject.unit.key.source):
        yield fail(subject, "the translation has no words")


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in (markup.strip(text) if "<" in text else text))


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("The harbour reopened.", " ", "de"),
        Example("The <1>harbour</1> reopened.", "<1></1>.", "uk"),
        Example("It rained.", "。", "zh"),
    ),
    passes=(
        Example("The harbour reopened.", "Der Hafen ist wieder offen.", "de"),
        Example("* * *", "* * *", "de"),
        Example("It rained.", "下雨了。", "zh"),
    ),
    wordless=True,
)

"""The source stands where the translation should."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import langtag
from l10n.check.finding import fail, warn
from l10n.language import tokens
from l10n.language.form import prose
from l10n.language.titles import grammar, title_case
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_WORDS = 3
"""So many words without a capital are a sentence; fewer can be a name, a title or a brand that stays."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the target is the source except for case, marks and white space."""
    source, target = subject.unit.key.source, subject.unit.target
    if langtag.language(subject.catalog.source) == langtag.language(subject.catalog.target):
        return
    if source[:1].casefold()[:1] != target[:1].casefold()[:1] and source[:1].isalpha() and target[:1].isalpha():
        return  # another first letter
    if _key(source) != _key(target):
        return
    words = tokens.words(prose(source))
    if len({word[0].casefold() for word in words}) == 1:
        return  # `No, no, no.` in every language that says no
    if sum(word[0].islower() and len(word[0]) > 1 for word in words) >= _WORDS:
        yield fail(subject, "the translation is the source itself")
    elif subject.unit.key.context not in _NAMED and title_case(words) and any(w[0].lower() in grammar() for w in words):
        yield warn(subject, "the translation is the source itself")


_NAMED = frozenset({"byline", "credit"})
"""Roles of blocks that are names and the papers they write for."""


def _key(text: str) -> str:
    return " ".join(tokens.plain(text).casefold().split())


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("The harbour will reopen on Monday.", "The harbour will reopen on Monday.", "de"),
        Example("Storm Drives Ferries Back to Gdynia Harbour", "Storm Drives Ferries Back to Gdynia Harbour", "uk"),
        Example("The Woman Who Saved a Lake", "The Woman Who Saved a Lake", "fr"),
        Example("Ice Cuts Off Gdynia Harbour, Two Sailors Held", "Ice Cuts Off Gdynia Harbour, Two Sailors Held", "de"),
        Example("The <1>harbour</1> will reopen soon.", "<1>The harbour</1> will reopen soon.", "uk"),
    ),
    passes=(
        Example("No, no, no, no.", "No, no, no, no.", "es"),
        Example("harbour.example.org/tide or %s of %d", "harbour.example.org/tide or %s of %d", "de"),
        Example("Photo: Anna Kern / Coastal Press", "Photo: Anna Kern / Coastal Press", "fr"),
        Example("Gdynia, Karlskrona, Trondheim, Kaunas, Riga", "Gdynia, Karlskrona, Trondheim, Kaunas, Riga", "pl"),
        Example("The harbour will reopen on Monday.", "Порт знову відкриється в понеділок.", "uk"),
        Example("The harbour will reopen on Monday.", "The harbour will reopen on Monday.", "en-GB"),
    ),
)

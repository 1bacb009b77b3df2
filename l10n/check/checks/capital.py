"""A sentence begins with a capital where its source does, in scripts that have capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n import langtag
from l10n.check.finding import warn
from l10n.language import letter_case, tokens
from l10n.language.form import form, masked, particles, splice
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span, Unit
from l10n.plugin import Check, Example, Subject

_FIRST = late_pattern(r"[^\W_][^\W_]*")
_NAMED = 5
"""Letters from which on a word of the source that stands small in the translation is not chance: a command, a brand."""
_CLITICS = frozenset("’'‘`´")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where the first letter is small and should not be; once where a person writes so throughout."""
    unit, tag = subject.unit, subject.catalog.target
    small = _small(unit, subject.catalog.source, tag)
    if small:
        fix = splice(unit.target, small.start(), small.start() + 1, letter_case.capital(small[0][0], tag))
        message, place = "the sentence begins with a small letter", Span(small.start(), small.start() + 1)
        yield warn(subject, message, place, fix, once="small letter")


def _small(unit: Unit, source: str, tag: str) -> re.Match[str] | None:
    """The first word of a target where it should have a capital and has none."""
    if not form(tag).cased or langtag.is_pseudo(tag) or not form(source).cased:
        return None
    here, translated = _FIRST.search(masked(unit.key.source)), _FIRST.search(masked(unit.target))
    if (
        here is None
        or translated is None
        or not here[0][0].isupper()
        or not (translated[0][0].isalpha() and translated[0].islower())
    ):
        return None  # also where a capital follows: iPhone, eBay
    return None if _meant(unit, tag, here, translated) else translated


def _meant(unit: Unit, tag: str, here: re.Match[str], translated: re.Match[str]) -> bool:
    """Whether the first word stands small on purpose: a command, a domain, d’Artagnan, what goes on after an ellipsis."""
    source, target, word = unit.key.source, unit.target, translated[0]
    before, after = target[: translated.start()], target[translated.end() : translated.end() + 1]
    named = len(word) >= _NAMED and word in source
    domain = after == "." and target[translated.end() + 1 : translated.end() + 2].isalnum()
    small = after in {"-", "’", "'"} or here[0].casefold() in particles(english=False)
    clitic = len(word) == 1 and after in _CLITICS and source[here.end() : here.end() + 1] in _CLITICS
    dutch = before[-1:] in _CLITICS and len(word) <= 2  # 's, ’t
    continues = "…" in before or ".." in before
    particle = word in particles(english=True) and small
    return named or domain or clitic or dutch or continues or particle or _foreign(word, here[0], tag)


def _foreign(word: str, source: str, tag: str) -> bool:
    """Whether a first word is in another script than the language's, and not the source's own word."""
    return word != source.casefold() and all(tokens.script(char) != langtag.script(tag) for char in word)


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge is closed.", "міст закрито.", "uk"),
        Example("The bridge is closed.", "„die Brücke ist gesperrt.“", "de"),
        Example("Workers left.", "işçilər getdi.", "az"),
        Example("<1>The bridge</1> is closed.", "<1>το γεφύρι</1> έκλεισε.", "el"),
    ),
    passes=(
        Example("The bridge is closed.", "Міст закрито.", "uk"),
        Example("The bridge is closed.", "ხიდი დაკეტილია.", "ka"),
        Example("iPhones were sold out.", "iPhone war ausverkauft.", "de"),
        Example("…and the bridge is closed.", "…i most je zatvoren.", "hr"),
        Example("Al-Harith left.", "аль-Харис уехал.", "ru"),
        Example("The bridge", "'t Is de brug", "nl"),
        Example("The setting autosave is on.", "autosave ist eingeschaltet.", "de"),
        Example("Twelve died.", "12 morts.", "fr"),
        Example("In May 2018 the bridge closed.", "2018թ. մայիսին կամուրջը փակվեց:", "hy"),
        Example("D’Amato left.", "d’Amato ist gegangen.", "de"),
        Example("Example.org is down.", "example.org не працює.", "uk"),
    ),
)

"""One cause, one finding: what is missing or strange because half a sentence is lost or added is reported with that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.language.length import deviation
from l10n.model import Catalog, Finding, Severity, Unit

_FACTS = frozenset(
    {"names", "numbers", "dates", "negation", "denial", "attribution", "quotes", "measures", "bounds", "opposites"}
)
"""Checks that look for single facts."""
_OTHERWISE = _FACTS | {
    "leftover",
    "script",
    "language",
    "length",
    "ending",
    "spelling",
    "capital",
    "headline",
    "addition",
}
"""Checks that find something in any text that is not a translation into the language."""
_NO_TRANSLATION = ("untranslated", "language", "script")
"""Checks that find such a text, the one that says most first."""
_LONGER = ("repetition", "addition", "length", "headline")
"""Checks that find a text longer than its source, the one that says most first."""
_SHOWN = 6
"""Facts that a message lists."""


def merged(findings: Sequence[Finding], unit: Unit, catalog: Catalog) -> list[Finding]:
    """The findings of one unit without those that another one explains; that one says what went with it.

    The source itself, or another language, explains all that is found in it; a text that is too short explains whatever its
    source has and it lacks, and how it ends; a sentence too many explains what it says; what is said twice explains both the
    sentence too many and the length.
    """
    if other := next((finding for check in _NO_TRANSLATION for finding in findings if _is_whole(finding, check)), None):
        remaining = [finding for finding in findings if finding is other or finding.check not in _OTHERWISE]
        worst = any(finding.severity is Severity.ERROR for finding in findings if finding not in remaining)
        whole = replace(other, severity=Severity.ERROR) if worst else other
        return [whole if finding is other else finding for finding in remaining]
    findings = _longer_for_one_cause(findings, unit, catalog)
    short = any(finding.check == "length" for finding in findings) and (
        deviation(unit.key.source, unit.target, catalog.source, catalog.target) < 0
    )
    names = {"addition", "length"} if short else {"addition"}
    cause = next((finding for finding in findings if finding.check in names), None)
    if cause is None:
        return list(findings)
    effects = [finding for finding in findings if finding.check in _FACTS and _inside(finding, cause)]
    if cause.check == "length":
        findings = [finding for finding in findings if finding.check != "ending"]
    if not effects:
        return list(findings)
    severity = (
        Severity.ERROR if any(finding.severity is Severity.ERROR for finding in (cause, *effects)) else cause.severity
    )
    whole = replace(cause, message=cause.message + _with_it(effects, cause, unit), severity=severity)
    return [whole if finding is cause else finding for finding in findings if finding not in effects]


def _longer_for_one_cause(findings: Sequence[Finding], unit: Unit, catalog: Catalog) -> Sequence[Finding]:
    """The findings with one alone of those that say that a text is longer than its source: the one that says most, as grave
    as the gravest.
    """
    longer = [each for check in _LONGER for each in findings if each.check == check]
    if len(longer) < 2 or deviation(unit.key.source, unit.target, catalog.source, catalog.target) < 0:
        return findings
    worst = any(each.severity is Severity.ERROR for each in longer)
    cause = replace(longer[0], severity=Severity.ERROR) if worst else longer[0]
    return [cause if each is longer[0] else each for each in findings if each is longer[0] or each.check not in _LONGER]


def _is_whole(finding: Finding, check: str) -> bool:
    """Whether a finding says for certain that a whole text is not a translation; a near language is a guess."""
    return finding.check == check and (finding.severity is Severity.ERROR or check == "untranslated")


def _inside(finding: Finding, cause: Finding) -> bool:
    """Whether a fact is lost with the end of a text, or stands in the sentence that is added."""
    if cause.check == "length":
        return finding.side == "source"
    if finding.side == "source" or finding.span is None or cause.span is None:
        return False
    return cause.span.start <= finding.span.start and finding.span.end <= cause.span.end


def _with_it(effects: Sequence[Finding], cause: Finding, unit: Unit) -> str:
    """What was lost or added, in words for the message."""
    text = unit.target if cause.check == "addition" else unit.key.source
    facts = dict.fromkeys(text[effect.span.start : effect.span.end] for effect in effects if effect.span)
    shown = ", ".join(list(facts)[:_SHOWN])
    return f" ({'says' if cause.check == 'addition' else 'lost'}: {shown})" if shown else ""

"""Findings as the checks write them: what is wrong, how much it matters, and where.

The name of the check is left empty here; `check.check` writes the plug-in's own name into it. A check that looks at a
translation from its other side (`check.mirror`) writes the same: side, severity and words are those of the unit as it stands.
"""

from __future__ import annotations

import re

from l10n.language.length import deviation
from l10n.model import Finding, Severity, Span
from l10n.plugin import Subject


def warn(subject: Subject, message: str, span: Span | None = None, fix: str | None = None, once: str = "") -> Finding:
    """A finding in the target that a person should look at; `once` names the kind that reviewed units report once."""
    side = "source" if subject.turned else "target"
    return Finding("", Severity.WARNING, subject.unit.key, message, span, fix, side, once=once)


def fail(subject: Subject, message: str, span: Span | None = None, fix: str | None = None) -> Finding:
    """A finding in the target that is wrong for certain: it stops a final bundle.

    Of texts that are turned it is a warning in the source: which of both is right, the other side does not say.
    """
    if subject.turned:
        return warn(subject, message, span, fix)
    return Finding("", Severity.ERROR, subject.unit.key, message, span, fix)


def warn_source(subject: Subject, message: str, span: Span | None = None) -> Finding:
    """A finding in the source that a person should look at: what the target lacks, or what the article has wrong."""
    side = "target" if subject.turned else "source"
    return Finding("", Severity.WARNING, subject.unit.key, message, span, side=side)


def fail_source(subject: Subject, message: str, span: Span | None = None) -> Finding:
    """A finding whose place is in the source, and that is wrong for certain; a warning of texts that are turned."""
    if subject.turned:
        return warn_source(subject, message, span)
    return Finding("", Severity.ERROR, subject.unit.key, message, span, side="source")


# --- words for what one text has and the other lacks


def in_the_other(subject: Subject) -> str:
    """Where something is not that the text read as the source has."""
    return "in the source" if subject.turned else "in the translation"


def in_the_read(subject: Subject) -> str:
    """Where something is not that the text read as the translation has."""
    return "in the translation" if subject.turned else "in the source"


def written(subject: Subject, match: re.Match[str]) -> str:
    """A name as the text that is read as the source has it: what is matched may be in lower case, and as long."""
    return subject.unit.key.source[match.start() : match.end()]


def became(subject: Subject, fact: str, kind: str) -> str:
    """A fact in whose place the other text has another one of its kind: June, a month."""
    return f"{fact} is another {kind} in the source" if subject.turned else f"{fact} became another {kind}"


def called_otherwise(subject: Subject, name: str, word: str) -> str:
    """A name in whose place the other text has a word that is another name, or misspelled."""
    return f"{name} is {'in the source' if subject.turned else 'here'} {word}: another name, or misspelled?"


def is_rather_short(subject: Subject) -> bool:
    """Whether a translation is so much shorter than usual that its end may be lost, if anything else says so too."""
    catalog, unit = subject.catalog, subject.unit
    short = deviation(unit.key.source, unit.target, catalog.source, catalog.target) < _RATHER_SHORT
    return short and not subject.turned


_RATHER_SHORT = -1.1
"""Standard deviations of the logarithm of the length. Of human translations .2 % are as short and end with a word of grammar;
of those whose last third is cut off 27 % from English, 32 % from other languages.
"""

"""Findings as the checks write them: what is wrong, how much it matters, and where.

The name of the check is left empty here; `check.check` writes the plug-in's own name into it.
"""

from __future__ import annotations

from l10n.model import Finding, Severity, Span
from l10n.plugin import Subject


def warn(subject: Subject, message: str, span: Span | None = None, fix: str | None = None, once: str = "") -> Finding:
    """A finding in the target that a person should look at; `once` names the kind that reviewed units report once."""
    return Finding("", Severity.WARNING, subject.unit.key, message, span, fix, once=once)


def fail(subject: Subject, message: str, span: Span | None = None, fix: str | None = None) -> Finding:
    """A finding in the target that is wrong for certain: it stops a final bundle."""
    return Finding("", Severity.ERROR, subject.unit.key, message, span, fix)


def warn_source(subject: Subject, message: str, span: Span | None = None) -> Finding:
    """A finding in the source that a person should look at: what the target lacks, or what the article has wrong."""
    return Finding("", Severity.WARNING, subject.unit.key, message, span, side="source")


def fail_source(subject: Subject, message: str, span: Span | None = None) -> Finding:
    """A finding whose place is in the source, and that is wrong for certain."""
    return Finding("", Severity.ERROR, subject.unit.key, message, span, side="source")

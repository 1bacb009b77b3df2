"""A headline must fit: a translation that grew far over its source is cut on pages and in search results."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from l10n import langtag, markup
from l10n.check.finding import warn
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

_ROLES = frozenset({"headline", "kicker", "heading"})
_FITS = {"headline": 110, "kicker": 40, "heading": 110}
"""Columns up to which nothing is said: Google News and NewsArticle markup cut headlines at 110 characters."""
_GROWTH = 1.5
"""Times the source's columns: nine of ten human translations of English headlines grow less."""


def width(text: str) -> int:
    """The columns of a text: two for each wide character of East Asia, none for combining marks.

    >>> width("Brücke"), width("大桥")
    (6, 4)
    """
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return (
        len(text) + wide - sum(unicodedata.combining(char) > 0 or unicodedata.category(char) == "Mn" for char in text)
    )


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for a headline that is too long, unless its source is too long likewise."""
    role = subject.unit.key.context
    if role not in _ROLES or langtag.is_pseudo(subject.catalog.target):
        return
    target = markup.strip(subject.unit.target)
    source, columns = width(markup.strip(subject.unit.key.source)), width(target)
    if columns > max(_FITS[role], source) and columns > source * (_GROWTH if source <= _FITS[role] else 1.2):
        yield warn(
            subject, f"this {role} is {columns} columns wide, its source {source}", Span(0, len(subject.unit.target))
        )
    elif source <= _FITS[role] < columns:
        message = f"this {role} is {columns} columns wide: more than {_FITS[role]} are cut in search results"
        yield warn(subject, message, Span(0, len(subject.unit.target)))


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(roles=_ROLES),
    scope="unit",
    fails=(
        Example(
            "Old bridge over the Tarrow closes after flood",
            "Die mehr als einhundert Jahre alte Brücke über den Fluss Tarrow ist nach dem schweren Hochwasser der letzten Nacht"
            " für den Verkehr gesperrt",
            "de",
            context="headline",
        ),
        Example("Sport", "Новини спорту, фізичної культури та активного відпочинку", "uk", context="kicker"),
    ),
    passes=(
        Example("Old bridge closes after flood", "Alte Brücke nach Hochwasser gesperrt", "de", context="headline"),
        Example("Sport", "Спорт", "uk", context="kicker"),
        Example("Bridge closes", "Die mehr als einhundert Jahre alte Brücke ist " * 3, "de"),
        Example("大桥关闭", "Brücke gesperrt", "de", source_locale="zh", context="headline"),
    ),
)

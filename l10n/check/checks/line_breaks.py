"""Lines break where those of the source do: a break more or less changes the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.check.finding import fail, warn, warn_source
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

_BREAK = late_pattern("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SIGNS = "\n\r\v\f\x85\u2028\u2029\t\\\\"
"""What every break and tab is made of, written out or not: most texts have none."""
_WRITTEN = late_pattern(r"\\[nrt](?![A-Za-z])")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where the breaks differ in number or kind, and for a break written out."""
    source, target = subject.unit.key.source, subject.unit.target
    expected, breaks = len(_BREAK.findall(source)), list(_BREAK.finditer(target))
    if len(breaks) != expected:
        span = tokens.span(breaks[0]) if breaks else None
        fix = re.sub(r" {2,}", " ", _BREAK.sub(" ", target).strip()) if not expected else None
        yield warn(subject, f"{_counted(len(breaks))}, the source has {expected or 'none'}", span, fix)
    strange = next((match for match in breaks if match[0] != "\n" and match[0] not in source), None)
    if strange and len(breaks) == expected:
        yield fail(
            subject, "a line break of another kind than the source's", tokens.span(strange), _BREAK.sub("\n", target)
        )
    if target.count("\t") > source.count("\t"):
        at = target.rindex("\t")
        fix = " ".join(part.strip(" ") for part in target.split("\t")) if "\t" not in source else None
        yield warn(subject, "a tab that the source does not have", Span(at, at + 1), fix)
    if "\\" in target or "\\" in source:
        yield from _written(subject)


def _written(subject: Subject) -> Iterator[Finding]:
    """A finding for a break or tab written out that the source does not have, or has another number of times."""
    source, target = subject.unit.key.source, subject.unit.target
    written = _WRITTEN.search(target)
    if written and written[0] not in source:
        yield warn(subject, f"{written[0]} is written out", tokens.span(written))
        return
    for match in _WRITTEN.finditer(source):
        expected, count = _WRITTEN.findall(source).count(match[0]), _WRITTEN.findall(target).count(match[0])
        if count != expected:
            yield warn_source(subject, f"{match[0]} stands {count} times, here {expected}", tokens.span(match))
            return


def _counted(number: int) -> str:
    return "1 line break" if number == 1 else f"{number or 'no'} line breaks"


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs=_SIGNS),
    scope="unit",
    fails=(
        Example("One line\nanother line", "Ein Satz und noch einer", "de"),
        Example("One line and another", "Один рядок\nі ще один", "uk"),
        Example("One line\nanother line", "سطر\u2028سطر آخر", "ar"),
        Example("One line", "Ein\tSatz", "de"),
        Example("One line", "Una línea\\n", "es"),
        Example(r"One line.\n Another line.", "Один рядок. Ще один.", "uk"),
    ),
    passes=(
        Example("One line\nanother line", "Ein Satz\nund noch einer", "de"),
        Example("One line", "Один рядок", "uk"),
        Example(r"Type \n to break", r"Mit \n umbrechen", "de"),
        Example("Path", r"C:\news", "de"),
    ),
)

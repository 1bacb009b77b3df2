"""Many units changed in one step: find and replace, and accepting what is certain. Nothing is written before a person saw it.

A plan is made of units as they are; it is carried out only where they still are so, and taken back as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from l10n import markup
from l10n.catalog.notes import provenance
from l10n.errors import UsageError
from l10n.markup import MARK
from l10n.model import Finding, Span, State, Unit
from l10n.review.types import Sheet
from l10n.review.unit import identity, version

MOST_PLANNED = 2000  # units of one step; more than a person looks through


@dataclass(frozen=True, slots=True)
class TextReplacement:
    """What is looked for in translations, and what comes in its place; marks are never touched."""

    find: str
    replacement: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """What finds it.

        Raises:
            UsageError: there is nothing to look for, or it would change marks.
        """
        if not self.find:
            raise UsageError("find and replace", "has nothing to look for", "write the words to be replaced")
        if MARK.search(self.find) or MARK.search(self.replacement):
            raise UsageError("find and replace", "would change marks", "leave <1> and its kind out")
        escaped = re.escape(self.find)
        before = r"(?<!\w)" if self.whole_words and self.find[0].isalnum() else ""
        after = r"(?!\w)" if self.whole_words and self.find[-1].isalnum() else ""
        return re.compile(before + escaped + after, re.NOFLAG if self.match_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit that a step would change, as it is: `target` is what it would say, at `spans` what is found now."""

    sheet: Sheet
    unit: Unit
    target: str
    spans: tuple[Span, ...] = ()

    @property
    def name(self) -> str:
        """What the page calls the unit."""
        return identity(self.unit.key)

    @property
    def version(self) -> str:
        """The version of the unit that was seen."""
        return version(self.unit)


def replaced(target: str, pattern: re.Pattern[str], replacement: str) -> tuple[str, tuple[Span, ...]]:
    """A translation with every hit replaced, and where the hits are; marks themselves are left alone.

    >>> replaced("El <1>puerto</1> 1", re.compile("1"), "2")[0]
    'El <1>puerto</1> 2'
    """
    marks = [mark.span() for mark in MARK.finditer(target)]
    hits = [
        hit
        for hit in pattern.finditer(target)
        if hit.end() > hit.start() and not any(start < hit.end() and hit.start() < end for start, end in marks)
    ]
    out, end = [], 0
    for hit in hits:
        out += [target[end : hit.start()], replacement]
        end = hit.end()
    return "".join([*out, target[end:]]), tuple(Span(hit.start(), hit.end()) for hit in hits)


def plan_replacement(sheet: Sheet, units: Iterable[Unit], plan: TextReplacement) -> Iterator[Planned]:
    """The units whose translation a replacement would change."""
    pattern = plan.pattern()
    for unit in units:
        if unit.state is State.OBSOLETE or not unit.target:
            continue
        target, spans = replaced(unit.target, pattern, plan.replacement)
        if target.strip() and target != unit.target:
            yield Planned(sheet, unit, target, spans)


def plan_acceptance(
    sheet: Sheet, units: Iterable[Unit], findings: Mapping[str, tuple[Finding, ...]], least: float
) -> Iterator[Planned]:
    """The unreviewed units that are certain: the memory has them word for word, or the draft is at least so sure; the checks
    were asked and say nothing, no mark is lost, and the words were made for this very source.
    """
    for unit in units:
        if unit.state is State.FUZZY and findings.get(identity(unit.key), (None,)) == () and _is_certain(unit, least):
            yield Planned(sheet, unit, unit.target)


def _is_certain(unit: Unit, least: float) -> bool:
    history = provenance(unit)
    whole = not unit.previous and history.carried is None and not markup.is_blank(unit.target)
    is_memory = history.origin is not None and history.origin.kind == "memory"
    enough = history.similarity == 1.0 if is_memory else (history.confidence or 0.0) >= least
    return whole and enough and not markup.faults(unit.key.source, unit.target)

"""JSON views of the model for the review API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n import langtag
from l10n.catalog import catalog, wording
from l10n.language.form import quotes
from l10n.memory.memory import MemoryMatch
from l10n.model import Finding, Span, Unit, UnitCounts
from l10n.review import unit as units
from l10n.review.batch import Planned

Value = Mapping[str, object]


def locale(tag: str) -> Value:
    """A locale with its names and its direction."""
    return {
        "tag": tag,
        "name": langtag.name(tag),
        "own": langtag.native_name(tag),
        "direction": langtag.direction(tag),
        "quotes": quotes(tag),
    }


def progress(counted: UnitCounts) -> Value:
    """Counts of an article."""
    return {name: getattr(counted, name) for name in UnitCounts.__slots__}


def unit(shown: Unit) -> Value:
    """A unit with all that its editor shows but findings and matches, which come later."""
    notes = units.notes(shown)
    return {
        "id": units.identity(shown.key),
        "version": units.version(shown),
        "role": shown.key.context or "body",
        "source": shown.key.source,
        "target": shown.target,
        "state": shown.state.value,
        "words": catalog.count_words(shown.key.source),
        "places": notes.places,
        "references": shown.references,
        "marks": notes.marks,
        "origin": notes.origin,
        "confidence": notes.confidence,
        "remarks": notes.remarks,
        "comments": "\n".join(shown.comments),
        "changes": changes(shown.previous, shown.key.source) if shown.previous else (),
        "terms": notes.terms,
    }


def changes(old: str, new: str) -> list[list[str]]:
    """The difference of two sources: kind and text of each run."""
    return [[part.kind, part.text] for part in wording.compare(old, new)]


def finding(shown: Finding) -> Value:
    """A finding; its span counts code points of its side."""
    return {
        "check": shown.check,
        "severity": shown.severity.value,
        "message": shown.message,
        "span": [shown.span.start, shown.span.end] if shown.span else None,
        "side": shown.side,
        "fix": shown.fix,
        "suggestions": shown.suggestions,
    }


def sentence(shown: MemoryMatch, likely: Sequence[Span]) -> Value:
    """A sentence of a concordance, with the places of the phrase, and of the words that are likely to stand for it."""
    return {
        "reviewed": shown.kind != "draft",
        "source": shown.source,
        "target": shown.target,
        "role": shown.context or "body",
        "place": _place(shown),
        "sourceSpans": [[source_span.start, source_span.end] for source_span in shown.source_spans],
        "targetSpans": [[target_span.start, target_span.end] for target_span in shown.target_spans],
        "likely": [[span.start, span.end] for span in likely],
    }


def planned(shown: Planned) -> Value:
    """A unit that a step would change, before and after."""
    return {
        "article": shown.sheet.slug,
        "locale": shown.sheet.locale,
        "unit": shown.name,
        "version": shown.version,
        "state": shown.unit.state.value,
        "source": shown.unit.key.source,
        "before": shown.unit.target,
        "target": shown.target,
        "spans": [[span.start, span.end] for span in shown.spans],
        "replacements": list(shown.replacements),
    }


def _place(shown: MemoryMatch) -> str:
    return shown.path.rpartition("/LC_MESSAGES/")[2].removesuffix(".po")


def match(shown: MemoryMatch, source: str) -> Value:
    """A match of the memory, its source compared with that of the unit."""
    return {
        "kind": shown.kind,
        "similarity": shown.similarity,
        "target": shown.target,
        "place": _place(shown),
        "changes": changes(shown.source, source) if shown.source != source else (),
        "fitted": (*shown.swapped, *shown.names),
        "faults": shown.faults,
    }

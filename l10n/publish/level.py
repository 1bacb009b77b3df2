"""As what an edition may be published where it is not final: its beginning, or with the words of a machine and a label.

Whether it is final is `bundle.refusal`'s decision, and everything here is made of the reasons that it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from l10n import langtag
from l10n.bundle.outline import Outline, outline
from l10n.bundle.provenance import counted, engine
from l10n.bundle.refusal import Obstacle, Refusal
from l10n.catalog.notes import provenance
from l10n.markup import faults, renumber
from l10n.model import Block, Catalog, Localized, State, Unit, UnitKey

_EXACT, _WRONG = 1.0, 0.5  # a match that lacks something is rated lower


class ReleaseLevel(StrEnum):
    """As what a release is published."""

    FINAL = "final"
    EXCERPT = "excerpt"
    MACHINE = "machine"


def of_beginning(localized: Localized, paragraphs: int, reasons: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """The reasons that concern the article up to a paragraph: all but those of units that stand only behind it."""
    whole = outline(localized.document)
    beginning = whole.beginning(paragraphs)
    shown = {id(part) for part in beginning.body}
    hidden = {
        key
        for part in whole.body
        if id(part) not in shown
        for block, _ in part.entries
        for key in _keys(localized, block)
    }
    cut = {block for part in whole.body if id(part) not in shown for block, _ in part.entries}
    inner = {each for block in cut for inline in block.inlines for each in inline.inner}
    seen = {key for block in localized.pieces if block not in cut | inner for key in _keys(localized, block)}
    hidden |= {key for block in inner for key in _keys(localized, block)}
    return tuple(reason for reason in reasons if reason.key not in hidden - seen)


def is_cut(whole: Outline, paragraphs: int) -> bool:
    """Whether an article goes on behind that paragraph."""
    return len(whole.beginning(paragraphs).body) < len(whole.body)


def _keys(localized: Localized, block: Block) -> Iterator[UnitKey]:
    for piece in localized.pieces.get(block, ()):
        if piece.state is not None:
            yield UnitKey(block.role.context, renumber(piece.source)[0])


def of_labelled(catalog: Catalog, reasons: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """What stands between an edition and its publication with a label: everything but that drafts are not reviewed.

    Words that a person wrote for an earlier source are not published, nor are those of pseudo.
    """
    blocking = [reason for reason in reasons if reason.kind is not Obstacle.FUZZY]
    keys = {reason.key for reason in blocking}
    for unit in counted(catalog):
        problem = _problem(unit) if unit.key not in keys else ""
        if problem:
            place = unit.references[0] if unit.references else catalog.slug
            blocking.append(Refusal(place, unit.key, problem, Obstacle.FUZZY))
    if langtag.is_pseudo(catalog.target):
        blocking.append(Refusal(catalog.slug, UnitKey("", ""), "a pseudo-locale is never published", Obstacle.ARTICLE))
    return tuple(blocking)


def _problem(unit: Unit) -> str:
    """Why the words of a unit may not stand on a page with a label; empty for a draft, and for a person's words."""
    if unit.state is not State.FUZZY:
        return ""
    name = engine(unit)
    if name.startswith("pseudo"):
        return "words of pseudo"
    if name:
        return f"inline markup: {fault}" if (fault := next(iter(faults(unit.key.source, unit.target)), "")) else ""
    history = provenance(unit)
    remembered = (
        history.origin is not None and history.origin.kind == "memory" and (history.similarity or _EXACT) >= _EXACT
    )
    if remembered and history.confidence is not None and history.confidence < _WRONG:
        return "; ".join(("words of the memory that are wrong", *history.repairs))
    return "" if remembered else "words for another source, not reviewed"

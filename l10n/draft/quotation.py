"""Quotation marks that an engine dropped, put back around the words that stand for the quoted ones."""

from __future__ import annotations

import re

from l10n.draft import alignment as aligned
from l10n.draft.alignment import Alignment
from l10n.draft.traced import Traced
from l10n.draft.typography import QUOTE
from l10n.model import Span

_PAIR = re.compile(r"[“„«\"](?P<words>[^“”„«»\"]+)[”“»\"]")


def restored(source: str, target: Traced, alignment: Alignment) -> tuple[Traced, tuple[str, ...]]:
    """The target with the pairs of quotation marks of the source around the words that stand for the quoted ones, and a note.

    Only where the engine gave another number of marks; where no place is sure the target stays as it is. `alignment` is
    of the target before it was changed.
    """
    wanted = len(QUOTE.findall(source))
    if not wanted or wanted == len(QUOTE.findall(target.text)):
        return target, ()
    placed = _placed(source, target.sub(QUOTE, ""), alignment)
    return (target, ()) if placed is None else (placed, ("quotation marks put back",))


def _placed(source: str, target: Traced, alignment: Alignment) -> Traced | None:
    """A target without quotation marks with all pairs of the source; nothing where one has no place."""
    edits: list[tuple[Span, str]] = []
    for match in _PAIR.finditer(source):
        words = aligned.inside(alignment.source, *match.span("words"))
        found, _ = aligned.window(aligned.votes(alignment, words), range(len(alignment.target)))
        if not found:
            return None
        start = target.forward(alignment.target[found.start]).start
        end = target.forward(alignment.target[found.stop - 1]).end
        if end <= start or (edits and start < edits[-1][0].end):
            return None
        if match["words"][-1] in ".,!?…" and target.text[end : end + 1] in {".", ",", "!", "?", "…"}:
            end += 1
        edits += [(Span(start, start), '"'), (Span(end, end), '"')]
    return target.edit(edits) if edits else None

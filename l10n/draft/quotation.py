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
    """The target with all pairs of quotation marks of the source where it has none at all, and a note; else as it is.

    `alignment` is of the target before it was changed.
    """
    if not QUOTE.search(source) or QUOTE.search(target.text):
        return target, ()
    edits: list[tuple[Span, str]] = []
    for match in _PAIR.finditer(source):
        words = aligned.inside(alignment.source, *match.span("words"))
        found, _ = aligned.window(aligned.votes(alignment, words), range(len(alignment.target)))
        if not found:
            return target, ()
        start = target.forward(alignment.target[found.start]).start
        end = target.forward(alignment.target[found.stop - 1]).end
        if edits and start < edits[-1][0].end:
            return target, ()
        if match["words"][-1] in ".,!?…" and target.text[end : end + 1] in {".", ",", "!", "?", "…"}:
            end += 1
        edits += [(Span(start, start), '"'), (Span(end, end), '"')]
    return (target.edit(edits), ("quotation marks put back",)) if edits else (target, ())

"""A unit of an article on its way to a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.dataclass import dataclass
from l10n.draft import inline
from l10n.draft.sentence import Sentence
from l10n.model import Segmented, Span, UnitKey


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """A unit of an article on its way: its text without marks, cut into sentences."""

    slug: str
    key: UnitKey
    bare: inline.Bare
    cut: Segmented
    sentences: tuple[Sentence, ...]

    def wrapped(self) -> Iterator[tuple[Span, ...]]:
        """For each sentence the spans that pairs of marks wrap in it, without outer white space."""
        spans = [span for span in _spans(self.bare.nodes, self.bare.text) if span.end > span.start]
        at = len(self.cut.gaps[0])
        for text, gap in zip(self.cut.segments, self.cut.gaps[1:], strict=True):
            end = at + len(text)
            inside = (span for span in spans if at <= span.start and span.end <= end)
            yield tuple(
                Span(span.start - at, span.end - at) for span in inside if span.end - span.start < len(text.strip())
            )
            at = end + len(gap)


def _spans(nodes: Sequence[inline.Node], text: str) -> Iterator[Span]:
    for node in nodes:
        words = text[node.start : node.end]
        if any(map(str.isalpha, words)):
            start = node.start + len(words) - len(words.lstrip())
            yield Span(start, start + len(words.strip()))
        yield from _spans(node.children, text)

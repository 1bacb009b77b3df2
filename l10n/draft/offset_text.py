"""A text that remembers, through every change, where its characters came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from l10n.dataclass import dataclass
from l10n.model import Span


@dataclass(frozen=True, slots=True)
class OffsetText:
    """A text and, for each of its characters, the offset in the first text that it stands for; `places` never falls."""

    text: str
    places: Sequence[int]
    length: int

    @staticmethod
    def of(text: str) -> OffsetText:
        """A text as it is."""
        return OffsetText(text, range(len(text)), len(text))

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> OffsetText:
        """The text with every match replaced, as `re.sub` does it."""
        edits = []
        for match in pattern.finditer(self.text):
            text = match.expand(new) if isinstance(new, str) else new(match)
            if text != match[0]:
                edits.append((Span(*match.span()), text))
        return self.edit(edits)

    def edit(self, edits: Sequence[tuple[Span, str]]) -> OffsetText:
        """The text with each span replaced; spans in order and apart."""
        if not edits:
            return self
        out: list[str] = []
        places: list[int] = []
        last = 0
        for span, new in edits:
            out += [self.text[last : span.start], new]
            places += self.places[last : span.start]
            at = self.places[span.start] if span.start < len(self.places) else self.length
            places += [at] * len(new)
            last = span.end
        out.append(self.text[last:])
        places += self.places[last:]
        return OffsetText("".join(out), places, self.length)

    def forward(self, span: Span) -> Span:
        """Where a span of the first text is now; empty where it is gone."""
        return Span(bisect_left(self.places, span.start), bisect_left(self.places, span.end))

    def back(self, span: Span) -> Span:
        """The span of the first text that a span of this text stands for."""
        start = self.places[span.start] if span.start < len(self.places) else self.length
        end = self.places[span.end] if span.end < len(self.places) else self.length
        return Span(start, max(end, min(start + 1, self.length)))

"""A text inside another syntax, decoded, with the place of each of its characters in the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from l10n.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, made of pieces: piece n begins at `offsets[n]` of the text and stands at `places[n]` of the article.

    A piece as long as its place is written there character by character, any other one is an escape. `syntax` is how the text
    is written.
    """

    text: str
    offsets: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    syntax: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the article of a run of the text that is not empty."""
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, offset: int) -> tuple[int, int]:
        piece = bisect_right(self.offsets, offset) - 1
        start, end = self.places[piece]
        after = self.offsets[piece + 1] if piece + 1 < len(self.offsets) else len(self.text)
        if end - start != after - self.offsets[piece]:
            return start, end
        place = start + offset - self.offsets[piece]
        return place, place + 1


@dataclass(frozen=True, slots=True)
class Codec:
    """How texts are written in a syntax: `decode` and `encode` are opposites, up to the choice of escapes."""

    decode: Callable[[str], str]
    encode: Callable[[str], str]


def decoded(pieces: Iterable[tuple[str, int, int]], syntax: str) -> Decoded:
    """The text of some pieces, each with its decoded characters and its place."""
    texts, offsets, places, length = [], [], [], 0
    for text, start, end in pieces:
        if text:
            texts.append(text)
            offsets.append(length)
            places.append((start, end))
            length += len(text)
    return Decoded("".join(texts), tuple(offsets), tuple(places), syntax)

"""A text inside another syntax, decoded, with the place of each of its characters in the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text. Character n stands in the article from `starts[n]` to `ends[n]`; `syntax` is how it is written."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    syntax: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the article of a run of the text that is not empty."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Codec:
    """How texts are written in a syntax: `decode` and `encode` are opposites, up to the choice of escapes."""

    decode: Callable[[str], str]
    encode: Callable[[str], str]


def decoded(atoms: Iterable[tuple[str, int, int]], syntax: str) -> Decoded:
    """The text of some atoms, each with its decoded characters and its place."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for text, start, end in atoms:
        texts.append(text)
        whole = end - start == len(text)
        for n in range(len(text)):
            starts.append(start + n if whole else start)
            ends.append(start + n + 1 if whole else end)
    return Decoded("".join(texts), tuple(starts), tuple(ends), syntax)

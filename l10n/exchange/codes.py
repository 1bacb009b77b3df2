"""The marks of a text as XLIFF sees them: pairs that nest, pairs that cross, halves of pairs, and codes that stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum

from l10n.dataclass import dataclass
from l10n.markup import MARK, kind
from l10n.model import InlineKind


class MarkShape(Enum):
    """How all marks of one number stand in a text."""

    NESTED = "nested"
    CROSSED = "crossed"
    OPEN_HALF = "open half"
    CLOSE_HALF = "close half"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Words (`index` 0) with their place in the text, or one mark."""

    text: str
    start: int
    index: int = 0
    shape: MarkShape = MarkShape.ALONE
    closes: bool = False


def shapes(text: str) -> Mapping[int, MarkShape]:
    """How the marks of each number stand. A number whose marks make no sense (given twice, closed first) is left out.

    >>> shapes("He <1>denied <2>it</1> all</2>.<3/>") == {1: MarkShape.CROSSED, 2: MarkShape.NESTED, 3: MarkShape.ALONE}
    True
    """
    if "<" not in text:  # most texts, and each is asked for several times
        return {}
    kinds: defaultdict[int, list[InlineKind]] = defaultdict(list)
    for match in MARK.finditer(text):
        kinds[int(match["index"])].append(kind(match))
    shape_of = {
        (InlineKind.OPEN, InlineKind.CLOSE): MarkShape.NESTED,
        (InlineKind.OPEN,): MarkShape.OPEN_HALF,
        (InlineKind.CLOSE,): MarkShape.CLOSE_HALF,
        (InlineKind.ALONE,): MarkShape.ALONE,
    }
    by_index = {index: shape_of[tuple(run)] for index, run in kinds.items() if tuple(run) in shape_of}
    return by_index | dict.fromkeys(_crossing(text, by_index), MarkShape.CROSSED)


def _crossing(text: str, by_index: Mapping[int, MarkShape]) -> Iterator[int]:
    """The pairs to take out so that the others nest."""
    pending: list[int] = []
    for match in MARK.finditer(text):
        index = int(match["index"])
        if by_index.get(index) is not MarkShape.NESTED:
            continue
        if kind(match) is InlineKind.OPEN:
            pending.append(index)
        elif pending[-1] == index:
            pending.pop()
        else:
            pending.remove(index)
            yield index


def pieces(text: str, like: Mapping[int, MarkShape] | None = None) -> Iterator[TextPiece]:
    """The words and marks of a text in order; a mark that is not in `like` in the same way counts as words.

    So a target with a fault in its marks keeps them as the translator typed them, and the file stays valid.
    """
    by_index = shapes(text)
    if like is not None:
        by_index = {index: shape for index, shape in by_index.items() if index in like and _fits(shape, like[index])}
    end = 0
    for match in MARK.finditer(text):
        index = int(match["index"])
        if index in by_index:
            if match.start() > end:
                yield TextPiece(text[end : match.start()], end)
            yield TextPiece(match[0], match.start(), index, by_index[index], closes=kind(match) is InlineKind.CLOSE)
            end = match.end()
    if end < len(text):
        yield TextPiece(text[end:], end)


def _fits(shape: MarkShape, source: MarkShape) -> bool:
    pairs = {MarkShape.NESTED, MarkShape.CROSSED}
    return shape is source or {shape, source} <= pairs


class Numbering:
    """The numbers of our marks for the ids of a file's codes: the id itself where it is such a number, else the next free."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._taken: set[int] = set()
        self._free = 1

    def reserve(self, name: str) -> None:
        """Keeps a number for an id that is one."""
        if name.isascii() and name.isdigit() and not name.startswith("0") and len(name) <= len("9999"):
            self._numbers[name] = int(name)
            self._taken.add(int(name))

    def __call__(self, name: str) -> int:
        """The number of an id."""
        if name not in self._numbers:
            while self._free in self._taken:
                self._free += 1
            self._numbers[name] = self._free
            self._taken.add(self._free)
        return self._numbers[name]

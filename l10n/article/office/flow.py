"""The flow of a paragraph: its words, and the markup between them, as few marks as a translator can do with.

A format's reader gives items; here they are put in order: neighbours that look the same are one, what stands at the edges
stays outside, what most words look like needs no mark. The same steps on the same source give the same items, so a writer
finds again what the reader saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import takewhile

from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.model import Block


class FlowKind(Enum):
    """What an item is. `NOISE` stays in the document and says nothing to readers; `TAB` parts a label from its text."""

    TEXT = 0
    ALONE = 1
    TAB = 2
    PAIR = 3
    NOISE = 4


@dataclass(frozen=True, slots=True)
class FlowItem:
    """A piece of a paragraph between `start` and `end`; `top` is the whole element of its level that it came from.

    A pair has a start tag until `opened`, an end from `closing` on, and `items` between; `look` is how its words look, where it
    is a run that says nothing else. `html` is what a page shows for it, `is_word` whether it is read as a word, `inner` are
    the blocks inside, if it `holds` any; `is_revision` marks noise of a tracked change, which goes with it.
    """

    kind: FlowKind
    start: int
    end: int
    top: tuple[int, int]
    text: str = ""
    html: str = ""
    inner: tuple[Block, ...] = ()
    is_word: bool = False
    holds: bool = False
    is_revision: bool = False
    opened: int = 0
    closing: int = 0
    look: str | None = None
    items: tuple[FlowItem, ...] = field(default=())

    def walk(self) -> Iterator[FlowItem]:
        """The item, then all inside."""
        yield self
        for item in self.items:
            yield from item.walk()


def standalone(node: XmlNode, top: tuple[int, int], html: str, *, is_word: bool = False) -> FlowItem:
    """A whole element as one piece; nothing to show for it is a place where a line may break."""
    return FlowItem(FlowKind.ALONE, node.start, node.end, top, html=html or "<wbr>", is_word=is_word)


@dataclass(frozen=True, slots=True)
class Flow:
    """A paragraph in order: `core` is what is translated, `lead` and `tail` stand at its edges, most words have one `look`."""

    lead: tuple[FlowItem, ...]
    core: tuple[FlowItem, ...]
    tail: tuple[FlowItem, ...]
    look: str | None

    @property
    def reach(self) -> tuple[int, int]:
        """Where the core's elements begin and end, and the tracked changes beside them: these are accepted with the text."""
        tops = [item.top for item in (*self.core, *_revisions(self.lead[::-1]), *_revisions(self.tail))]
        return min(top[0] for top in tops), max(top[1] for top in tops)


def _revisions(beside: Sequence[FlowItem]) -> Iterator[FlowItem]:
    """The tracked changes next to the core, with nothing but noise between."""
    noise = takewhile(lambda item: item.kind is FlowKind.NOISE, beside)
    return (item for item in noise if item.is_revision)


def flow(items: Sequence[FlowItem], *, by_look: bool) -> Flow:
    """The items of a paragraph in order. With `by_look` the look of most words needs no mark; else none but the plain one."""
    level = tuple(_merged(items))
    lead: list[FlowItem] = []
    tail: list[FlowItem] = []
    while True:
        before, level, after = _unwrapped(level, by_look=by_look)
        lead, tail = [*lead, *before], [*after, *tail]
        look = _most(level) if by_look else ""
        before, core, after = _trimmed(tuple(_dissolved(level, look)))
        first, last = _around(level, core)
        if not core or last - first == len(level):
            return Flow((*lead, *before), core, (*after, *tail), look)
        # A writer sees no more than what is around the core, and must come to the same end.
        lead, tail, level = [*lead, *level[:first]], [*level[last:], *tail], level[first:last]


def _unwrapped(
    level: tuple[FlowItem, ...], *, by_look: bool
) -> tuple[list[FlowItem], tuple[FlowItem, ...], list[FlowItem]]:
    """What stands before the words, the words without elements that stand around all of them, and what stands after them."""
    lead: list[FlowItem] = []
    tail: list[FlowItem] = []
    while True:
        before, level, after = _trimmed(level)
        lead, tail = [*lead, *before], [*after, *tail]
        only = level[0] if len(level) == 1 else None
        if only is None or only.kind is not FlowKind.PAIR or (by_look and only.look is not None):
            return lead, level, tail
        changed = [*_revisions(before[::-1]), *_revisions(after)]
        if changed or only.top != (only.start, only.end):
            return lead, level, tail  # a revision or small letters stand around it, which the new text does without
        level = tuple(_merged(only.items))


def _around(level: Sequence[FlowItem], core: Sequence[FlowItem]) -> tuple[int, int]:
    """From which to which item of a level the core reaches."""
    within = [n for n, item in enumerate(level) if any(item.start <= part.start < item.end for part in core)]
    return (within[0], within[-1] + 1) if within else (0, 0)


def has_words(items: Sequence[FlowItem]) -> bool:
    """Whether a reader finds a letter or a digit in them."""
    return any(
        part.is_word or any(char.isalnum() for char in part.text)
        for item in items
        for part in item.walk()
        if part.kind is FlowKind.TEXT or part.is_word
    )


def _blank(item: FlowItem) -> bool:
    """Whether an item shows nothing but white space; spaces that are underlined are a line to write on."""
    if any(sign in (item.look or "") for sign in ("w:u ", "underline", "w:highlight", "w:shd")):
        return False
    return not any(
        part.is_word or part.holds or part.text.strip() or part.kind is FlowKind.ALONE for part in item.walk()
    )


# --- neighbours ----------------------------------------------------------------------------------------------------


def _merged(items: Sequence[FlowItem]) -> Iterator[FlowItem]:
    """Runs that look the same as one, over noise and marks between them; a run of spaces looks as the one before."""
    pending: list[FlowItem] = []  # a run, then what may stand inside it
    for item in items:
        if item.kind is not FlowKind.PAIR or item.look is None:
            inside = item.kind in (FlowKind.ALONE, FlowKind.NOISE, FlowKind.TAB) and not item.holds
            if pending and inside:
                pending.append(item)
                continue
            yield from _ended(pending)
            pending = []
            yield replace(item, items=tuple(_merged(item.items))) if item.items else item
        elif pending and (item.look == pending[0].look or _blank(item)):
            pending = [_merged_run(pending, item)]
        else:
            yield from _ended(pending)
            pending = [item]
    yield from _ended(pending)


def _ended(run: Sequence[FlowItem]) -> Iterator[FlowItem]:
    """A run with what came after it; one of spaces alone looks like nothing."""
    if run and _blank(run[0]):
        yield from (replace(item, top=run[0].top) for item in run[0].items)
        yield from run[1:]
    else:
        yield from run


def _merged_run(pending: Sequence[FlowItem], last: FlowItem) -> FlowItem:
    """Two runs as one. What stood between them reaches from the end tag of the first to the start tag of the last: where a text
    begins or ends there, both tags go or both stay.
    """
    first, *others = pending
    between = (replace(item, top=(first.closing, last.opened)) for item in others)
    top = (first.top[0], last.top[1])
    looks = replace(first, end=last.end, closing=last.closing, top=top)
    return replace(looks, items=(*first.items, *between, *last.items))


def _most(items: Sequence[FlowItem]) -> str | None:
    """The look of most letters."""
    counts: Counter[str] = Counter()
    for item in items:
        for part in item.walk():
            if part.look is not None:
                counts[part.look] += sum(len("".join(inner.text.split())) for inner in part.items)
    return max(counts, key=lambda look: counts[look]) if counts else None


def _dissolved(items: Sequence[FlowItem], look: str | None) -> Iterator[FlowItem]:
    """The items without runs of a look; a pair around nothing but one other pair is one with it."""
    for item in items:
        if item.kind is not FlowKind.PAIR:
            yield item
        elif item.look is not None and item.look == look:
            yield from (replace(inner, top=item.top) for inner in _dissolved(item.items, look))
        else:
            inside = tuple(_dissolved(item.items, look))
            shown = [part for part in inside if part.kind is not FlowKind.NOISE]
            only = shown[0] if len(shown) == 1 else None
            if only is not None and only.kind is FlowKind.PAIR and only.look is not None:
                yield from (part for part in inside if part is not only)
                html = item.html + only.html
                yield replace(item, opened=only.opened, closing=only.closing, items=only.items, html=html)
            else:
                yield replace(item, items=inside)


_LONGEST_LABEL = 12  # pieces: programs save the digits of a number in runs of their own


# --- edges ---------------------------------------------------------------------------------------------------------


def _trimmed(level: Sequence[FlowItem]) -> tuple[list[FlowItem], tuple[FlowItem, ...], list[FlowItem]]:
    """What stands before the words, the words, and what stands after them."""
    low, high = 0, len(level)
    while low < high:
        if _is_outside(level[low], level[low + 1] if low + 1 < high else None):
            low += 1
        elif (label := _label(level[low:high])) > 0:
            low += label
        else:
            break
    while low < high and _is_outside(level[high - 1], level[high - 2] if high - 2 >= low else None):
        high -= 1
    high -= _label(level[low:high][::-1], ends=True)
    return list(level[:low]), tuple(level[low:high]), list(level[high:])


def _is_outside(item: FlowItem, following: FlowItem | None) -> bool:
    """Whether an item at an edge stays outside; one with blocks inside only where it stands in an element of its own."""
    if has_words((item,)) or (item.kind is FlowKind.TEXT and item.text.strip()):
        return False
    if any(part.text.strip() for part in item.walk()):
        return False
    bound = following is not None and item.top[0] < following.top[1] and following.top[0] < item.top[1]
    return not (bound and any(part.holds for part in item.walk()))


def _label(level: Sequence[FlowItem], *, ends: bool = False) -> int:
    """How many items at the edge are a number or a bullet that a tab parts from the text; at the end a number alone."""
    for n, item in enumerate(level):
        if item.kind is FlowKind.TAB:
            return n + 1 if n and has_words(level[n + 1 :]) else 0
        text = "".join(part.text for part in item.walk()).strip()
        shown = any(char.isalpha() for char in text) or (ends and not text.isdecimal() and not item.is_word)
        if n > _LONGEST_LABEL or item.kind is FlowKind.PAIR or item.holds or (text and shown):
            return 0
    return 0

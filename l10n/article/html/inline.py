"""Passages: the runs of a page cut into what is translated as one, with inline markup as marks.

Markup that stands around the whole passage, and pieces without text at its edges, stay outside it: what a translator sees
is the sentence with the markup that is inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n import markup
from l10n.article.html.parts import Contexts, PassagePart, Shape, chunks, is_blank, lines_apart, parts_of
from l10n.article.html.roles import Context
from l10n.article.html.text import SPACE, collapse, decode, words
from l10n.article.html.tree import Element, InlineRun
from l10n.article.html.values import HTML_ESCAPES, MOST_MARKS, Source, attribute_blocks, numbered
from l10n.dataclass import dataclass
from l10n.model import Block, Inline, InlineKind, Role


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that is translated as one, or (`text` empty) nothing but the attributes in `outer`.

    `inside` is the innermost element that holds all of it. `linked` counts its links where all its words
    are links, else it is 0; `chrome` is true where all words stand in site chrome.
    `role` is the one that all words share.
    """

    inside: Element | None
    start: int
    end: int
    text: str
    inlines: tuple[Inline, ...]
    outer: tuple[Block, ...]
    linked: int = 0
    chrome: bool = False
    role: Role | None = None


def passages(page: Source, run: InlineRun, contexts: Contexts) -> Iterator[Passage]:
    """The passages of a run, in order."""
    base = contexts[run.inside]
    if base.silent:
        return
    parts = parts_of(page, run, contexts)
    if base.pre:
        parts = lines_apart(page, parts)
    for chunk in chunks(page, parts):
        yield _Trimmer(page, chunk, contexts).passage(run.inside)


class _Trimmer:
    """One chunk: `_low` and `_high` close in on what is the passage; `_seen` counts parts with text before each part."""

    def __init__(self, page: Source, parts: Sequence[PassagePart], contexts: Contexts) -> None:
        self._page = page
        self._parts = parts
        self._contexts = contexts
        self._partner = _partners(parts)
        self._seen = [0]
        for part in parts:
            shown = part.shape is Shape.WORD or (part.shape is Shape.TEXT and not is_blank(page, part))
            self._seen.append(self._seen[-1] + shown)
        self._low, self._high = 0, len(parts)
        self._around: Element | None = None

    def passage(self, inside: Element | None) -> Passage:
        """The chunk without what stands at its edges."""
        while self._trim_left() or self._trim_right():
            pass
        outer = [b for part in (*self._parts[: self._low], *self._parts[self._high :]) for b in self._values(part)]
        parts = self._parts[self._low : self._high]
        inside = self._around or inside
        start, end = self._edges(parts)
        text, inlines = self._marked(parts, furniture=self._contexts[inside].furniture)
        if not words(markup.strip(text)):
            inner = [block for inline in inlines for block in inline.inner]
            return Passage(inside, start, end, "", (), tuple(sorted((*outer, *inner), key=lambda block: block.start)))
        linked, chrome, role = self._shares(parts, inside)
        return Passage(inside, start, end, text, inlines, tuple(outer), linked, chrome, role)

    def _trim_left(self) -> bool:
        """Whether a part at the beginning could be left out, or a pair around everything."""
        if self._low >= self._high:
            return False
        part, partner = self._parts[self._low], self._partner[self._low]
        if part.shape is Shape.OPEN and partner >= 0:
            if self._seen[partner] == self._seen[self._low]:
                self._low = partner + 1
            elif partner == self._high - 1:
                self._around = part.element
                self._low, self._high = self._low + 1, self._high - 1
            else:
                return False
            return True
        if part.shape is Shape.WORD or (part.shape is Shape.TEXT and not is_blank(self._page, part)):
            return False
        self._low += 1
        return True

    def _trim_right(self) -> bool:
        if self._low >= self._high:
            return False
        last = self._high - 1
        part, partner = self._parts[last], self._partner[last]
        if part.shape is Shape.CLOSE and partner >= 0:
            if self._seen[last] != self._seen[partner]:
                return False
            self._high = partner
            return True
        if part.shape is Shape.WORD or (part.shape is Shape.TEXT and not is_blank(self._page, part)):
            return False
        self._high = last
        return True

    def _edges(self, parts: Sequence[PassagePart]) -> tuple[int, int]:
        if not parts:
            return 0, 0
        start, end = parts[0].start, parts[-1].end
        if parts[0].shape is Shape.TEXT:
            raw = self._page.text[start : parts[0].end]
            start += len(raw) - len(raw.lstrip(SPACE))
        if parts[-1].shape is Shape.TEXT:
            raw = self._page.text[parts[-1].start : end]
            end -= len(raw) - len(raw.rstrip(SPACE))
        return start, end

    def _marked(self, parts: Sequence[PassagePart], *, furniture: bool) -> tuple[str, tuple[Inline, ...]]:
        """The text with marks for markup, and the markup."""
        pieces: list[str] = []
        inlines: list[Inline] = []
        numbers: dict[int, int] = {}
        space, count = True, 1
        for n, part in enumerate(parts, self._low):
            raw = self._page.text[part.start : part.end]
            if part.shape is Shape.TEXT:
                shown = collapse(raw)
                shown = shown[1:] if space and shown.startswith(" ") else shown
                text, marks = numbered(decode(shown), (part.start, raw), count, HTML_ESCAPES)
                count += len(marks)
                inlines += marks
                space = text.endswith(" ") if text else space
            else:
                pair = self._partner[n]
                paired = pair >= self._low and pair < self._high
                values = () if furniture else self._values(part)
                if self._joins(n):
                    numbers[n], last = numbers[n - 1], inlines[-1]
                    inlines[-1] = Inline(last.index, last.kind, last.raw + raw, last.start, last.inner + values)
                    continue
                index = numbers[pair] if paired and pair in numbers else count
                count += index == count
                numbers[n] = index
                kind = InlineKind.ALONE if not paired else (InlineKind.OPEN if pair > n else InlineKind.CLOSE)
                inline = Inline(index, kind, raw, part.start, values)
                inlines.append(inline)
                text = inline.mark
                space = part.shape is Shape.BREAK or (space and paired)
            pieces.append(text)
        if self._too_many(count - 1, parts, furniture=furniture):
            return "", ()
        text = "".join(pieces)
        if parts and parts[-1].shape is Shape.TEXT and self._page.text[parts[-1].end - 1] in SPACE:
            text = text.removesuffix(" ")
        return text, tuple(inlines)

    def _too_many(self, count: int, parts: Sequence[PassagePart], *, furniture: bool) -> bool:
        """Whether there are more marks than can be counted; that is an error where a person would translate them."""
        if count > MOST_MARKS and not furniture:
            problem = f"a paragraph has more than {MOST_MARKS:,} pieces of inline markup"
            raise self._page.error(parts[0].start, problem, "clean the page's markup")
        return count > MOST_MARKS

    def _joins(self, n: int) -> bool:
        """Whether a tag and the one before it open or close the same words: one mark for both."""
        if n == self._low or self._partner[n] < self._low or self._parts[n].shape is not self._parts[n - 1].shape:
            return False
        return self._partner[n - 1] == self._partner[n] + 1

    def _values(self, part: PassagePart) -> tuple[Block, ...]:
        """The attributes of an opening tag that are translated."""
        if part.element is None or part.shape in (Shape.CLOSE, Shape.CUT) or self._contexts[part.element].furniture:
            return ()
        return attribute_blocks(self._page, part.element.token)

    def _shares(self, parts: Sequence[PassagePart], inside: Element | None) -> tuple[int, bool, Role | None]:
        """How many links hold all the words (0 where some are outside), whether all are in chrome, and their one role."""
        here = [self._contexts[inside]]
        links = int(here[0].link)
        around: set[Context] = set()
        for n, part in enumerate(parts, self._low):
            if part.shape is Shape.OPEN and self._partner[n] > n:
                here.append(self._contexts[part.element])
                links += part.element is not None and part.element.name == "a"
            elif part.shape is Shape.CLOSE and self._partner[n] >= self._low:
                here.pop()
            elif part.shape is Shape.TEXT and words(self._page.text[part.start : part.end]):
                around.add(here[-1])
        roles = {context.role for context in around}
        linked = all(context.link for context in around)
        return links if linked else 0, all(c.furniture for c in around), roles.pop() if len(roles) == 1 else None


def _partners(parts: Sequence[PassagePart]) -> list[int]:
    """For each tag the place of its other half in the same chunk, else -1."""
    partners = [-1] * len(parts)
    opened: dict[Element | None, int] = {}
    for n, part in enumerate(parts):
        if part.shape is Shape.OPEN:
            opened[part.element] = n
        elif part.shape is Shape.CLOSE and part.element in opened:
            begin = opened[part.element]
            partners[begin], partners[n] = n, begin
    return partners

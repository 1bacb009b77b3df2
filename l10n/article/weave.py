"""Blocks and skeleton: an article taken apart without loss, and put together again with other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from l10n.markup import MARK
from l10n.model import Article, Block, Document, Inline

MAX_MARKS = 9_999
"""A mark has at most four digits (see `markup.MARK`)."""

Localize = Callable[[Block], str | None]
Render = Callable[[Block, str], str]


def document(
    article: Article, meta: Mapping[str, str], blocks: Iterable[Block], notices: Sequence[str] = ()
) -> Document:
    """A document whose skeleton is what stands between the blocks. Blocks are in order and do not overlap."""
    ordered = tuple(blocks)
    skeleton, end = [], 0
    for block in ordered:
        skeleton.append(article.text[end : block.start])
        end = block.start + len(block.raw)
    return Document(article, meta, ordered, (*skeleton, article.text[end:]), tuple(notices))


def source(document: Document) -> str:
    """The article's text, woven from the skeleton and the blocks as they stand."""
    return _alternate(document.skeleton, [block.raw for block in document.blocks])


def weave(document: Document, localize: Localize, render: Render) -> str:
    """The article with other words.

    `localize` gives a block's text, or nothing where it stays; a block whose text is the same keeps its raw source.
    The blocks inside inline markup are woven into the raw of their inline first, so `render` gets a block whose inlines
    hold what is to be written (their `inner` and `start` still speak of the source).
    """
    return _alternate(document.skeleton, [_woven(block, localize, render) for block in document.blocks])


def fault(document: Document) -> str:
    """What breaks the law of documents, or nothing: skeleton and blocks give the text, pieces stand where they say."""
    text = document.article.text
    problem = next((problem for block in document.walk() if (problem := _fault(block, text))), "")
    if not problem and (len(document.skeleton) != len(document.blocks) + 1 or source(document) != text):
        return "its blocks and skeleton do not give back the file"
    return problem


def _fault(block: Block, text: str) -> str:
    here = f"the block at line {block.line}"
    if text[block.start : block.start + len(block.raw)] != block.raw:
        written_now = text[block.start : block.start + len(block.raw)]
        return f"{here} is not where it says: at {block.start} stands {written_now[:40]!r}, not {block.raw[:40]!r}"
    if len(block.inlines) > MAX_MARKS:
        return f"{here} has more than {MAX_MARKS:,} pieces of markup"
    marks = [match[0] for match in MARK.finditer(block.text)] if "<" in block.text else []
    if marks != [inline.mark for inline in block.inlines]:
        return f"the marks of {here} are not those of its markup"
    if not _in_order(block.start, block.start + len(block.raw), [(i.start, i.raw) for i in block.inlines]):
        return f"the markup of {here} overlaps"
    return next((f"{problem} of {here}" for inline in block.inlines if (problem := _inline_fault(inline, text))), "")


def _inline_fault(inline: Inline, text: str) -> str:
    if text[inline.start : inline.start + len(inline.raw)] != inline.raw:
        return f"the markup {inline.mark} is not at its place"
    if not _in_order(inline.start, inline.start + len(inline.raw), [(b.start, b.raw) for b in inline.inner]):
        return f"the text inside {inline.mark} is not inside"
    return ""


def _alternate(between: Sequence[str], pieces: Sequence[str]) -> str:
    return between[0] + "".join(piece + after for piece, after in zip(pieces, between[1:], strict=True))


def _woven(block: Block, localize: Localize, render: Render) -> str:
    inlines = tuple(_rewoven(inline, localize, render) for inline in block.inlines)
    text = localize(block)
    if text is not None and text != block.text:
        return render(replace(block, inlines=inlines), text)
    if inlines == block.inlines:
        return block.raw
    changed = [(old.start, old.raw, new.raw) for old, new in zip(block.inlines, inlines, strict=True)]
    return _spliced(block.raw, block.start, changed)


def _rewoven(inline: Inline, localize: Localize, render: Render) -> Inline:
    """The inline with its inner blocks localized in its raw."""
    if not inline.inner:
        return inline
    changed = [(inner.start, inner.raw, _woven(inner, localize, render)) for inner in inline.inner]
    return replace(inline, raw=_spliced(inline.raw, inline.start, changed))


def _spliced(raw: str, start: int, changed: Sequence[tuple[int, str, str]]) -> str:
    """`raw`, which begins at `start`, with each `(place, old, new)` exchanged; places are absolute and in order."""
    pieces, end = [], 0
    for place, old, new in changed:
        pieces += [raw[end : place - start], new]
        end = place - start + len(old)
    return "".join(pieces) + raw[end:]


def _in_order(start: int, end: int, pieces: Sequence[tuple[int, str]]) -> bool:
    """Whether pieces, given as place and raw, lie in order between two offsets without overlapping."""
    for place, raw in pieces:
        if place < start:
            return False
        start = place + len(raw)
    return start <= end

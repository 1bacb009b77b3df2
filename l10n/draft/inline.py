"""Inline marks taken out of a text before an engine sees it: a sentence is translated as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.markup import MARK, kind
from l10n.model import InlineKind


@dataclass(slots=True)
class Node:
    """A pair or a lone mark over `start:end` of a plain text; `children` are inside it.

    A half whose other half is in another unit has one empty mark and reaches to the edge of the text.
    """

    opening: str
    closing: str
    start: int
    end: int
    children: list[Node] = field(default_factory=list)
    before: bool = False
    after: bool = False

    @property
    def alone(self) -> bool:
        """Whether it wraps nothing."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without its marks, and what was taken out."""

    text: str
    nodes: tuple[Node, ...]


def detach(text: str) -> Bare:
    """The plain text for an engine. Words that only a lone mark kept apart get a space; two spaces around one become one.

    >>> detach("Mayor <1>Ana Ruiz</1> resigned.<2/>").text
    'Mayor Ana Ruiz resigned.'
    """
    out: list[str] = []
    length, last = 0, 0
    root = Node("", "", 0, 0)
    stack = [root]
    for match in MARK.finditer(text):
        piece = text[last : match.start()]
        last = match.end()
        piece = _join(out, piece, length, pending=stack[-1])
        out.append(piece)
        length += len(piece)
        _step(match[0], kind(match), length, stack)
        if kind(match) is InlineKind.ALONE:
            node = stack[-1].children[-1]
            node.before = bool(text[: match.start()][-1:].isspace())
            node.after = bool(text[match.end() : match.end() + 1].isspace())
    out.append(_join(out, text[last:], length, pending=stack[-1]))
    plain = "".join(out)
    for node in stack[1:]:
        node.end = len(plain)
    return Bare(plain, tuple(root.children))


def _join(out: Sequence[str], piece: str, length: int, pending: Node) -> str:
    """The text after a lone mark, with exactly one space where the mark alone stood before a word."""
    if not pending.children or not pending.children[-1].alone or pending.children[-1].start != length or not piece:
        return piece
    previous = next((part[-1] for part in reversed(out) if part), "")
    if previous.isspace():
        return piece.lstrip(" ")
    if (previous.isalnum() or previous in CLOSING) and piece[0].isalnum():
        return " " + piece
    return piece


CLOSING = frozenset(",;:.!?…)]”’»")  # behind them a line may break: “Dear reader,<1/>this is”


def _step(mark: str, what: InlineKind, at: int, stack: list[Node]) -> None:
    """Adds a mark to the tree; the top of `stack` is the innermost open pair."""
    if what is InlineKind.ALONE:
        stack[-1].children.append(Node(mark, "", at, at))
    elif what is InlineKind.OPEN:
        node = Node(mark, "", at, at)
        stack[-1].children.append(node)
        stack.append(node)
    elif len(stack) > 1 and stack[-1].opening == mark.replace("/", ""):
        stack[-1].closing, stack[-1].end = mark, at
        stack.pop()
    else:  # closes what was opened in an earlier unit: it holds all that came before on its level
        top = stack[-1]
        inner, top.children = top.children, []
        top.children.append(Node("", mark, top.start, at, inner))


def phrases(bare: Bare) -> tuple[str, ...]:
    """The words that pairs wrap, where that is neither everything nor nothing: worth asking the engine for alone."""
    return tuple(dict.fromkeys(_phrases(bare.text, bare.nodes)))


def _phrases(text: str, nodes: Sequence[Node]) -> Iterator[str]:
    """The words of each mark, or beside it where it is empty, marks inside of marks too: what is also translated alone."""
    for node in nodes:
        words = phrase(text, node) or neighbour(text, node)
        if any(c.isalpha() for c in words) and words != text.strip():
            yield words
        yield from _phrases(text, node.children)


def neighbour(text: str, node: Node) -> str:
    """The word right before a lone mark inside a text: the mark goes where it goes."""
    if not node.alone or not text[node.end :].strip():
        return ""
    match = _LAST_WORD.search(text, max(0, node.start - _FARTHEST), node.start)
    return match[0] if match else ""


_LAST_WORD = late_pattern(r"[^\W\d_]+(?=[^\w\s]*\Z)")
_FARTHEST = 60  # characters: longer than any word


def phrase(text: str, node: Node) -> str:
    """What a node wraps, without white space around it."""
    return text[node.start : node.end].strip()

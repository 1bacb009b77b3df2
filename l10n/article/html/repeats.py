"""Where structured data repeats the text of its page: the same units, whatever of its markup, breaks and signs it leaves out.

Search engines get an article's text a second time, as one string. Its sentences are those of the paragraphs, but links are
gone, paragraphs run into each other, quotation marks are others: without a look at the page, each is translated twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from l10n import markup
from l10n.dataclass import dataclass
from l10n.markup import MARK
from l10n.model import Block, Inline, Role

_BEGINNING = 16
"""Letters by which a paragraph is looked up; a shorter one is the page's where it follows at once, sign by sign."""
Atom = tuple[str, int, int]
"""What a piece of raw text says, and its place."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A place that says what a block of the page says."""

    start: int
    end: int
    block: Block

    def inlines(self) -> tuple[Inline, ...]:
        """The markup of the block as nothing: the text has its words alone."""
        marks = self.block.inlines
        return tuple(Inline(mark.index, mark.kind, "", self.end) for mark in marks)


def shown(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a page that structured data can repeat, in order: running text, its markup without words of its own."""
    return tuple(
        block for block in blocks if block.role is not Role.FURNITURE and not block.syntax and _is_plain(block)
    )


def _is_plain(block: Block) -> bool:
    """Whether a block says the same without its marks: a break parts words, code and text like a mark are words."""
    return all(_is_wordless(inline.raw) for inline in block.inlines) and markup.shown(block) == markup.strip(block.text)


def _is_wordless(raw: str) -> bool:
    return raw.startswith("<") and raw.count("<") == raw.count(">") and raw.endswith(">") and "><" in f"{raw}<"


def find(atoms: Sequence[Atom], blocks: Sequence[Block]) -> Iterator[Repeat]:
    """The places that repeat blocks, in order, none over another."""
    spelled = [(letter, n) for n, atom in enumerate(atoms) for letter in _letters(atom[0])]
    text = "".join(letter for letter, _ in spelled)
    places: dict[str, list[int]] = {}
    for n in range(len(text) - _BEGINNING, -1, -1):
        places.setdefault(text[n : n + _BEGINNING], []).append(n)
    at = 0
    for block in blocks:
        words = _letters(markup.strip(block.text))
        near = places.get(words[:_BEGINNING], []) if len(words) >= _BEGINNING else [at]
        begin = next((n for n in reversed(near) if n >= at and text.startswith(words, n)), -1) if words else -1
        if begin < 0:
            continue
        plain = MARK.sub("", block.text)
        first, last = _with_signs(atoms, spelled[begin][1], spelled[begin + len(words) - 1][1], plain)
        if len(words) >= _BEGINNING or "".join(atom[0] for atom in atoms[first : last + 1]) == plain:
            yield Repeat(atoms[first][1], atoms[last][2], block)
            at = begin + len(words)


def _with_signs(atoms: Sequence[Atom], first: int, last: int, text: str) -> tuple[int, int]:
    """The first and the last atom of a text with the signs at its ends, as many as the block has."""
    before = next((n for n, char in enumerate(text) if char.isalnum()), 0)
    after = next((n for n, char in enumerate(reversed(text)) if char.isalnum()), 0)
    while before and first and _is_sign(atoms[first - 1][0]):
        first, before = first - 1, before - 1
    while after and last + 1 < len(atoms) and _is_sign(atoms[last + 1][0]):
        last, after = last + 1, after - 1
    return first, last


def _is_sign(text: str) -> bool:
    return bool(text.strip()) and not any(char.isalnum() for char in text)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())

"""Blocks of single values: an attribute, a title, a piece of text, with text that looks like a mark kept as marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from l10n.article.html.text import ATOM, SPACE, collapse, decode, literal_marks, words
from l10n.article.html.tokens import Attribute, Token
from l10n.article.lines import Lines
from l10n.article.literal import names_file
from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind, Role

MOST_MARKS = 9999
"""The largest number of a mark (`markup.MARK`)."""
_ATTRIBUTES = {"alt": Role.CAPTION, "title": Role.CAPTION, "aria-label": Role.CAPTION, "summary": Role.CAPTION}
_ALT_ELEMENTS = frozenset({"img", "area", "input", "amp-img", "amp-anim"})


@dataclass(frozen=True, slots=True)
class Source:
    """The page that is read: its text, its lines, and its name for messages."""

    text: str
    lines: Lines
    path: str

    def error(self, offset: int, problem: str, remedy: str) -> ArticleError:
        """The error at a place of the page."""
        return ArticleError(f"{self.path}:{self.lines.at(offset)}", problem, remedy)


def numbered(
    text: str, raw: tuple[int, str], first: int, escapes: tuple[Callable[[str], str], re.Pattern[str]]
) -> tuple[str, tuple[Inline, ...]]:
    """A decoded text whose literal marks are marks from `first` on, and their markup; `raw` is its place and source."""
    if not MARK.search(text):
        return text, ()
    start, source = raw
    inlines = tuple(
        Inline(first + n, InlineKind.ALONE, source[begin:end], start + begin)
        for n, (begin, end) in enumerate(literal_marks(source, *escapes))
    )
    marks = iter(inlines)
    return MARK.sub(lambda _: next(marks).mark, text), inlines


def _html(attribute: bool) -> tuple[Callable[[str], str], re.Pattern[str]]:  # noqa: FBT001
    return (lambda raw: decode(raw, attribute=attribute)), ATOM


HTML_ESCAPES = _html(False)  # noqa: FBT003
_ATTRIBUTE_ESCAPES = _html(True)  # noqa: FBT003


def attribute_block(page: Source, attribute: Attribute, role: Role) -> Block | None:
    """The block of an attribute's value, quotes included in its raw; nothing where it has no words."""
    text = decode(collapse(attribute.value).strip(" "), attribute=True)
    if not words(text) or names_file(text):
        return None
    raw = page.text[attribute.start : attribute.end]
    text, inlines = numbered(text, (attribute.start, raw), 1, _ATTRIBUTE_ESCAPES)
    if len(inlines) > MOST_MARKS:
        return None
    return Block(role, text, raw, page.lines.at(attribute.start), attribute.start, inlines, "attribute")


def text_block(page: Source, role: Role, start: int, end: int) -> Block | None:
    """The block of a title: text with references and no tags; nothing where it has no words."""
    raw = page.text[start:end]
    start += len(raw) - len(raw.lstrip(SPACE))
    raw = raw.strip(SPACE)
    text = decode(collapse(raw))
    if not words(text):
        return None
    text, inlines = numbered(text, (start, raw), 1, HTML_ESCAPES)
    return Block(role, text, raw, page.lines.at(start), start, inlines, "title")


def attribute_blocks(page: Source, tag: Token) -> tuple[Block, ...]:
    """The blocks of a tag's attributes that readers see or hear, in order."""
    blocks = []
    seen = set()
    for attribute in tag.attributes:
        if attribute.name in seen or not attribute.value or attribute.name not in _ATTRIBUTES:
            continue
        seen.add(attribute.name)
        if attribute.name == "alt" and tag.name not in _ALT_ELEMENTS:
            continue
        block = attribute_block(page, attribute, _ATTRIBUTES[attribute.name])
        if block is not None:
            blocks.append(block)
    return tuple(blocks)

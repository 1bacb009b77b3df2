"""Blocks of paragraphs and of single values, with the roles that styles and words give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from l10n import markup
from l10n.article import authors, role_patterns, signature
from l10n.article.literal import names_file
from l10n.article.office.flow import Flow, FlowItem, FlowKind
from l10n.article.office.marks import numbered
from l10n.article.office.place import OfficePlace
from l10n.article.office.xml import XmlNode, XmlValue, decode, escape, escape_value
from l10n.article.project_patterns import ProjectPatterns
from l10n.article.weave import MAX_MARKS
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind, Role

_LONGEST = {Role.CELL: 200, Role.CAPTION: 700}  # characters; what is longer is text that is set in tables
_LONGEST_TITLE = 150
_NO_TITLE = (".", ",", ";", ":", "…", "。", "।", "։", "۔")


def paragraph_blocks(
    flow: Flow, source: str, role: Role, line: int, syntax: str
) -> tuple[list[Block], Block | None, list[Block]]:
    """The blocks before a paragraph's text, the text, and the blocks after it; no text where it cannot be marked."""
    if not flow.core:
        return _inner((*flow.lead, *flow.tail)), None, []
    text, inlines = numbered(flow.core, source)
    start, end = flow.reach
    before, after = _inner(flow.lead), _inner(flow.tail)
    overlaps = any(start <= block.start < end for block in (*before, *after))  # fields that end in the wrong place
    if overlaps or len(inlines) > MAX_MARKS or not any(char.isalnum() for char in _shown(flow.core)):
        return [*before, *_inner(flow.core), *after], None, []
    block = Block(role, text.strip(), source[start:end], line, start, inlines, syntax)
    return before, block, after


def _shown(items: Sequence[FlowItem]) -> str:
    return "".join(part.text for item in items for part in item.walk() if part.kind is FlowKind.TEXT)


def _inner(items: Iterable[FlowItem]) -> list[Block]:
    return [block for item in items for part in item.walk() for block in part.inner]


def value_block(source: str, value: XmlValue | None, role: Role, line: int) -> Block | None:
    """The block of an attribute's value, its quotation marks in the raw; nothing where it has no words for a reader."""
    text = " ".join(value.text.split()) if value else ""
    if value is None or not _is_worded(text):
        return None
    return _single(source, (value.start, value.end), (text, role), line, "value")


def element_block(source: str, node: XmlNode | None, role: Role, line: int) -> Block | None:
    """The block of an element that holds nothing but text."""
    if node is None or any(child.name for child in node.children):
        return None
    text = " ".join(node.words().split())
    raw = source[node.opened : node.closing]
    start = node.opened + len(raw) - len(raw.lstrip())
    return (
        _single(source, (start, start + len(raw.strip())), (text, role), line, "element") if _is_worded(text) else None
    )


def _is_worded(text: str) -> bool:
    return any(char.isalpha() for char in text) and not names_file(text)


def _single(
    source: str, place: tuple[int, int], labelled_text: tuple[str, Role], line: int, syntax: str
) -> Block | None:
    text, role = labelled_text
    raw = source[slice(*place)]
    if MARK.search(text) or "<![CDATA[" in raw or " ".join(decode(raw.strip("\"'")).split()) != text.strip("\"'"):
        return None  # a text that looks like a mark has no place for one in a value
    return Block(role, text, raw, line, place[0], (), syntax)


# --- roles ---------------------------------------------------------------------------------------------------------


def labelled(block: Block, place: OfficePlace, patterns: ProjectPatterns, locale: str) -> Block:
    """The block with the role that the project's patterns, its style or its words give it."""
    text = markup.strip(block.text)
    role = patterns.role(text)
    if role is not None:
        return replace(block, role=role)
    role = Role.BODY if len(text) > _LONGEST.get(block.role, len(text)) else block.role
    if role is Role.BODY and not place.is_fixed and not place.note:
        role = next(
            (usual for key, usual in role_patterns.LINE_ROLES.items() if role_patterns.matches(key, text, locale)), role
        )
        byline = signature.read(text, locale)
        role = Role.BYLINE if role is Role.BODY and byline.signed and byline.date else role
    return replace(block, role=role)


def headlined(blocks: Sequence[Block], places: Mapping[int, OfficePlace]) -> list[Block]:
    """The blocks with a headline: a title's, else the first heading before any text, else a first line that reads as one."""
    story = [
        n
        for n, b in enumerate(blocks)
        if b.start in places and not places[b.start].note and b.role is not Role.FURNITURE
    ]
    if any(blocks[n].role is Role.HEADLINE for n in story):
        return list(blocks)
    before = (Role.BYLINE, Role.CREDIT, Role.KICKER, Role.NOTICE, Role.CAPTION)
    first = next((n for n in story if blocks[n].role not in before), None)
    if first is None or len(story) < 2:
        return list(blocks)
    block = blocks[first]
    text = markup.strip(block.text)
    title = block.role is Role.BODY and len(text) <= _LONGEST_TITLE and not text.endswith(_NO_TITLE)
    if not (block.role is Role.HEADING or (title and first == story[0])):
        return list(blocks)
    return [replace(b, role=Role.HEADLINE) if n == first else b for n, b in enumerate(blocks)]


def facts(blocks: Sequence[Block], locale: str) -> Mapping[str, str]:
    """What the text says of title, authors, date and caption."""
    by_name: dict[str, str] = {}
    names: list[str] = []
    for block in blocks:
        text = " ".join(markup.shown(block).split())
        if block.role is Role.HEADLINE:
            by_name.setdefault("title", text)
        elif block.role is Role.CAPTION and block.syntax.startswith("flow"):
            by_name.setdefault("caption", _caption(block))
        elif block.role is Role.BYLINE:
            byline = signature.read(text, locale)
            names += [byline.name] if byline.name else []
            by_name |= {"date": byline.date} if byline.date and "date" not in by_name else {}
    names = list(dict.fromkeys(names))
    if names:
        by_name["byline"] = ", ".join(names)
    return by_name | ({"authors": authors.SEPARATOR.join(names)} if len(names) > 1 else {})


def _caption(block: Block) -> str:
    """The words of a caption with the figures that the program counts: `Figure 1: a house`."""
    counted = {
        inline.mark: decode(inline.html)
        for inline in block.inlines
        if inline.kind is InlineKind.ALONE and "<" not in inline.html and not literal(inline)
    }
    return " ".join(markup.shown(block, MARK.sub(lambda mark: counted.get(mark[0], mark[0]), block.text)).split())


def literal(inline: Inline) -> bool:
    """Whether an inline is text that only looks like a mark."""
    return inline.kind is InlineKind.ALONE and MARK.fullmatch(decode(inline.html)) is not None


def render_value(block: Block, text: str) -> str:
    """A text as an attribute's value with its quotation marks, or between two tags."""
    if block.syntax == "value":
        return block.raw[0] + escape_value(text, block.raw[0]) + block.raw[0]
    return escape(text)

"""Posts of other sites that a script of theirs fills, and elements that no page of ours shows: what a reader can follow."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from l10n.article.html.tree import Element, is_block
from l10n.late_pattern import late_pattern

_HOLDER = late_pattern(
    r"(?<![\w-])(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|reddit-(?:embed|card)|fb-(?:post|video)"
    r"|(?:bluesky|mastodon|imgur)-embed|text-post-media|telegram-post)(?![\w])"
)
_ADDRESSES = ("data-instgrm-permalink", "data-href", "data-text-post-permalink", "data-telegram-post", "cite")
_LINK = late_pattern(r"""<a\b[^<>]*?\shref\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)'|([^\s"'<>]+))""", re.IGNORECASE)
_TAG = late_pattern(r"<[^<>]*>")


def post(text: str, element: Element) -> str:
    """The address of a post that an element holds the place for; empty where it is none, or has words: then they are blocks."""
    if element.name not in ("blockquote", "div", "section") or not _HOLDER.search(element.value("class")):
        return ""
    closing = re.compile(rf"</{element.name}\b", re.IGNORECASE).search(text, element.token.end)
    inside = text[element.token.end : closing.start() if closing else len(text)]
    if any(map(str.isalnum, unescape(_TAG.sub("", inside)))):
        return ""
    link = _LINK.search(inside)
    named = next((value for name in _ADDRESSES if (value := element.value(name)).startswith("http")), "")
    return unescape(named or (next(filter(None, link.groups())) if link else ""))


def is_within(element: Element, names: Collection[str]) -> bool:
    """Whether an element stands in one of these names."""
    parent = element.parent
    while parent is not None and parent.name not in names:
        parent = parent.parent
    return parent is not None


def is_in_cell(element: Element) -> bool:
    """Whether an element stands in a cell of a table, and in nothing else that parts text."""
    parent = element.parent
    while parent is not None and not is_block(parent.name):
        parent = parent.parent
    return parent is not None and parent.name in ("td", "th")

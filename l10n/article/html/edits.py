"""Edits of a page at places that were read: everything else stays, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.article.html.text import escape
from l10n.article.html.tokens import Attribute
from l10n.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PageEdit:
    """New text for a place of the page."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[PageEdit]) -> str:
    """The page with its edits; they do not overlap."""
    done, pieces = 0, []
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join(pieces) + text[done:]


def new_value(text: str, attribute: Attribute, value: str) -> PageEdit:
    """Another value of an attribute, in its own quotation marks; one without gets them."""
    raw = text[attribute.start : attribute.end]
    quote = raw[0] if raw[:1] in ("'", '"') else '"'
    if attribute.value.strip() == value:
        return PageEdit(attribute.start, attribute.end, raw)
    equals = "" if raw or text[attribute.start - 1] == "=" else "="
    return PageEdit(attribute.start, attribute.end, f"{equals}{quote}{escape(value, quote=quote)}{quote}")

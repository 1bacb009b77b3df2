"""Corrections of an article: what was wrong, and when that was said."""

from __future__ import annotations

from l10n.article import dates
from l10n.bundle.outline import Outline
from l10n.model import Block, Role
from l10n.plugin import Edition


def date(block: Block, edition: Edition) -> str:
    """The ISO date of a correction: what the front matter or its own words say, else when the article was last changed."""
    document = edition.localized.document
    listed = [each.strip() for each in document.meta.get("corrected", "").split(",")]
    if is_apart(block):
        mine = [each for each in document.blocks if each.role is Role.CORRECTION and is_apart(each)]
        named = listed[mine.index(block)] if block in mine[: len(listed)] else ""
    else:
        dated = dates.find(block.text, document.article.locale)
        named = dated.iso if dated else ""
    return dates.for_html(named) or dates.for_html(document.meta.get("updated", "")) or ""


def is_apart(block: Block) -> bool:
    """Whether a correction stands in the front matter: its words do not say that it is one, nor its date."""
    return block.syntax.startswith("front-matter")


def blocks(outline: Outline) -> tuple[Block, ...]:
    """The corrections on the page."""
    return tuple(part.block for part in outline.worded() if part.role is Role.CORRECTION)


def shows_date(block: Block, edition: Edition) -> bool:
    """Whether the words of a correction say its date themselves."""
    return not is_apart(block) and dates.find(block.text, edition.localized.document.article.locale) is not None

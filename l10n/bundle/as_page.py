"""A localized document of a format that bundles do not know, as the page of HTML that its format makes of it."""

from __future__ import annotations

from dataclasses import replace

from l10n.model import Document, Localized
from l10n.plugin import Format, WebView


def as_page(localized: Localized, article_format: Format) -> Localized:
    """The same words on a page, block by block; as it is where the format has no pages of its own."""
    made = page_of(localized.document, article_format)
    if made.document is localized.document:
        return localized
    pieces = {made.blocks[block]: words for block, words in localized.pieces.items() if block in made.blocks}
    return replace(localized, document=made.document, pieces=pieces)


def page_of(document: Document, article_format: Format) -> WebView:
    """The page of a document with the place of each block on it; the document itself where its format has no pages."""
    made = article_format.page(document) if article_format.page else document
    return made if isinstance(made, WebView) else WebView(made, dict(zip(document.walk(), made.walk(), strict=True)))

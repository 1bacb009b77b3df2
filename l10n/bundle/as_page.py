"""A localized document of a format that bundles do not know, as the page of HTML that its format makes of it."""

from __future__ import annotations

from dataclasses import replace

from l10n.model import Localized
from l10n.plugin import Format


def as_page(localized: Localized, article_format: Format) -> Localized:
    """The same words on a page, block by block; as it is where the format has no pages of its own."""
    if article_format.page is None:
        return localized
    page = article_format.page(localized.document)
    pairs = zip(localized.document.walk(), page.walk(), strict=True)
    pieces = {shown: localized.pieces[block] for block, shown in pairs if block in localized.pieces}
    return replace(localized, document=page, pieces=pieces)

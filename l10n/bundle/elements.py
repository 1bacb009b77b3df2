"""A block as one element, with its anchor and its language."""

from __future__ import annotations

from html import escape

from l10n import langtag
from l10n.bundle.flow import Writer
from l10n.bundle.spot import Spot
from l10n.model import Block


def element(name: str, block: Block, writer: Writer, kind: str = "", spot: Spot | None = None) -> str:
    """A block in an element of this name; `kind` is its class."""
    text = writer.html(block)
    shown = f' class="{kind}"' if kind else ""
    return f"<{name}{shown}{anchor(spot)}{language(block, writer)}>{text}</{name}>"


def anchor(spot: Spot | None) -> str:
    """The attribute by which links of the article find a block."""
    return f' id="{escape(spot.anchor)}"' if spot and spot.anchor else ""


def language(block: Block, writer: Writer) -> str:
    """Attributes for a block that stays in a language of its own, or waits for its translation in that of the source."""
    localized = writer.edition.localized
    tag = block.language if block not in localized.pieces else ""
    if writer.is_untranslated(block):
        tag = localized.document.article.locale
    if not tag or tag == localized.locale:
        return ""
    return f' lang="{escape(tag)}" dir="{langtag.direction(tag)}"'

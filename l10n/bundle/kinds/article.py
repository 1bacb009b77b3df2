"""The article in its own format, woven: the source file with other words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from l10n.article.article import encode
from l10n.article.weave import weave
from l10n.bundle import links, times
from l10n.late_pattern import late_pattern
from l10n.model import Block
from l10n.plugin import BundleKind, Edition

# Files of the other kinds; an article of such a name gets its locale into the name.
_TAKEN = frozenset({"index.html", "article.txt", "article.json", "messages.mo", "manifest.json"})
_HEAD = late_pattern(r"<head(?:\s[^<>]*)?>", re.IGNORECASE)


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """The article under its own name. The words of a preview stand in it as they are.

    A page of a preview asks search engines to leave it out; other formats have no place to say so.
    """
    localized = edition.source
    article = localized.document.article

    def localize(block: Block) -> str | None:
        return localized.text(block) if block in localized.pieces else None

    def render(block: Block, text: str) -> str:
        return edition.article_format.render(times.dated(block, article), text)

    translated = localized.locale != article.locale
    text = weave(times.dated_around(localized.document) if translated else localized.document, localize, render)
    if translated:
        if edition.article_format.readdress is not None:
            text = edition.article_format.readdress(text, links.addresses(edition))
        text = edition.article_format.relabel(text, localized.locale)
    if article.format == "html" and not edition.final:
        text = _HEAD.sub(lambda head: f'{head[0]}<meta name="robots" content="noindex">', text, count=1)
    return {_name(article.path, localized.locale): encode(article, text)}


def _name(path: PurePosixPath, locale: str) -> PurePosixPath:
    return PurePosixPath(f"{path.stem}.{locale}{path.suffix}" if path.name.lower() in _TAKEN else path.name)


KIND = BundleKind(files)

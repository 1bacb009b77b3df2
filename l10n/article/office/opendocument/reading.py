"""ODT: texts of LibreOffice and of what writes like it, spliced part by part; every other member of the file stays as it is.

Blocks are as those of DOCX.
"""

from __future__ import annotations

from functools import lru_cache

from l10n.article.office import page
from l10n.article.office.document import document
from l10n.article.office.opendocument import package
from l10n.article.office.opendocument.body import OpenBody
from l10n.article.office.place import OfficeParagraph
from l10n.model import Article, Document
from l10n.plugin import FormatOptions, WebView


def parse(article: Article, options: FormatOptions) -> Document:
    """The document taken apart.

    Raises:
        ArticleError: a part is broken.
    """
    body = OpenBody(article, by_look=False).read()
    names = [part.name for part in body.parts]
    properties = body.root(package.META).find("office:meta") if package.META in names else None
    return document(body, options, properties, package.unread(body.trees[package.CONTENT]))


def view(document: Document) -> WebView:
    """The page that the document amounts to."""
    return page.view(document, _paragraphs(document.article))


@lru_cache(maxsize=2)  # the editions of one article ask for it, one for each locale
def _paragraphs(article: Article) -> tuple[OfficeParagraph, ...]:
    return tuple(OpenBody(article, by_look=False).read().paragraphs)

"""DOCX: documents of Word and of what writes like it, spliced part by part; every other member of the file stays as it is.

Blocks are the paragraphs of the document, its text boxes, notes and cells, and the alternative texts of its pictures.
Headers and footers are furniture. `Block.line` is the number of the paragraph.
"""

from __future__ import annotations

from functools import lru_cache

from l10n.article.office import page
from l10n.article.office.document import document
from l10n.article.office.place import OfficeParagraph
from l10n.article.office.word import package
from l10n.article.office.word.body import WordBody
from l10n.model import Article, Document
from l10n.plugin import FormatOptions, WebView


def parse(article: Article, options: FormatOptions) -> Document:
    """The document taken apart.

    Raises:
        ArticleError: a part is broken.
    """
    body = WordBody(article).read()
    roots = [body.root(part.name) for part in body.parts]
    properties = next((root for root in roots if root.name == "cp:coreProperties"), None)
    return document(body, options, properties, package.unread(body.reader, body.parts[0].name))


def view(document: Document) -> WebView:
    """The page that the document amounts to."""
    return page.view(document, _paragraphs(document.article))


@lru_cache(maxsize=2)  # the editions of one article ask for it, one for each locale
def _paragraphs(article: Article) -> tuple[OfficeParagraph, ...]:
    return tuple(WordBody(article).read().paragraphs)

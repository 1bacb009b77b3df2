"""DOCX: documents of Word and of what writes like it, spliced part by part; every other member of the file stays as it is.

Blocks are the paragraphs of the document, its text boxes, notes and cells, and the alternative texts of its pictures.
Headers and footers are furniture. `Block.line` is the number of the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n.article import weave
from l10n.article.office import page
from l10n.article.office.blocks import element_block, facts, headlined, labelled
from l10n.article.office.word import package
from l10n.article.office.word.body import WordBody
from l10n.article.office.word.relabel import relabel
from l10n.article.office.word.write import render
from l10n.article.own_patterns import OwnPatterns
from l10n.model import Article, Block, Document, Role
from l10n.plugin import Format, FormatOptions, WebView


def parse(article: Article, options: FormatOptions) -> Document:
    """The document taken apart.

    Raises:
        ArticleError: a part is broken.
    """
    body = WordBody(article).read()
    own = OwnPatterns(options.patterns)
    blocks = [
        labelled(block, body.places[block.start], own, article.locale) if block.start in body.places else block
        for block in body.blocks
    ]
    blocks = headlined(blocks, body.places)
    said = facts(blocks, article.locale)
    blocks += _title(body, said.get("title", ""))
    blocks.sort(key=lambda block: block.start)
    return weave.document(article, {**_properties(body), **said}, blocks, tuple(_unread(body)))


def _properties(body: WordBody) -> dict[str, str]:
    """What the document's properties say; a byline and a title in the text are surer."""
    names = {"dc:title": "title", "dc:creator": "byline", "dcterms:created": "date", "dc:description": "description"}
    found = {}
    for tree in body.trees.values():
        top = next((node for node in tree.children if node.name), tree)
        for node in top.children if top.name == "cp:coreProperties" else ():
            text = " ".join(node.words().split())
            if node.name in names and text:
                found[names[node.name]] = text[:10] if node.name == "dcterms:created" else text
    return found


def _title(body: WordBody, title: str) -> Iterator[Block]:
    """The title among the properties, where it is the headline's text: one unit with it."""
    for tree in body.trees.values():
        node = tree.find("dc:title")
        block = element_block(body.article.text, node, Role.HEADLINE, 1)
        if block is not None and block.text == title:
            yield block


def _unread(body: WordBody) -> Iterator[str]:
    for what in package.unread(body.reader, body.parts[0].name):
        yield f"{body.article.path}:1: has {what} whose words are not read; write them into the text, or translate them in Word"


def view(document: Document) -> WebView:
    """The page that the document amounts to."""
    return page.view(document, WordBody(document.article).read().paragraphs)


FORMAT = Format((".docx",), parse, render, relabel, view, package.unpack)

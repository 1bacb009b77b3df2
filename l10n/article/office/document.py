"""An office document taken apart: the blocks of its parts with their roles, and what its properties say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from l10n.article import weave
from l10n.article.office.blocks import element_block, facts, headlined, labelled
from l10n.article.office.body import OfficeBody
from l10n.article.office.xml import XmlNode
from l10n.article.project_patterns import ProjectPatterns
from l10n.model import Block, Document, Role
from l10n.plugin import FormatOptions

_DATE = 10  # characters of an ISO date


def document(body: OfficeBody, options: FormatOptions, properties: XmlNode | None, unread: Iterable[str]) -> Document:
    """The document of what was read; `properties` holds those of the file, `unread` names what is shown and not translated."""
    patterns, article = ProjectPatterns(options.patterns), body.article
    blocks = [
        labelled(block, body.places[block.start], patterns, article.locale) if block.start in body.places else block
        for block in body.blocks
    ]
    blocks = headlined(blocks, body.places)
    stated = facts(blocks, article.locale)
    blocks += _title(body, properties, stated.get("title", ""))
    blocks.sort(key=lambda block: block.start)
    lines = (f"{article.path}:1: has {what} whose words are not read; write them into the text" for what in unread)
    return weave.document(article, {**_properties(properties), **stated}, blocks, tuple(lines))


_NAMES: Mapping[str, str] = {
    "dc:title": "title",
    "dc:creator": "byline",
    "meta:initial-creator": "byline",
    "dcterms:created": "date",
    "meta:creation-date": "date",
    "dc:description": "description",
}


def _properties(properties: XmlNode | None) -> dict[str, str]:
    """What the document's properties say; a byline and a title in the text are surer."""
    values: dict[str, str] = {}
    for node in properties.children if properties else ():
        text = " ".join(node.words().split())
        name = _NAMES.get(node.name, "")
        if name and text and (node.name != "dc:creator" or "byline" not in values):
            values[name] = text[:_DATE] if name == "date" else text
    return values


def _title(body: OfficeBody, properties: XmlNode | None, title: str) -> Iterator[Block]:
    """The title among the properties, where it is the headline's text: one unit with it."""
    node = properties.child("dc:title") if properties else None
    block = element_block(body.article.text, node, Role.HEADLINE, 1)
    if block is not None and block.text == title:
        yield block

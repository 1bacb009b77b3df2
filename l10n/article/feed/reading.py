"""Feeds: RSS 1 and 2, Atom, and WordPress' export (WXR), spliced text by text."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator, Mapping

from l10n import langtag
from l10n.article import dates, weave
from l10n.article.feed import escapes, wordpress
from l10n.article.feed.texts import ITEMS, FeedText, texts, value
from l10n.article.feed.xml import XmlElement
from l10n.article.feed.xml import parse as parse_xml
from l10n.article.lines import lines
from l10n.article.nested import write
from l10n.article.nested.page import page as as_page
from l10n.article.nested.page import tags
from l10n.article.nested.read import NestedReader, title
from l10n.errors import NotArticleError, UsageError
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block, Document
from l10n.plugin import FormatOptions

_ATOM = "http://www.w3.org/2005/Atom"
_ROOTS = frozenset({"rss", "feed", "rdf:RDF"})
_TAG = late_pattern(r"<!\[CDATA\[|\]\]>|</?[\w-]+:[\w:-]+[^<>]*>|<[!?][^<>]*>")
_NAMED = late_pattern(r"""<(?:media:content|enclosure)\b[^<>]*?\surl=(["'])(?P<address>[^"'<>]+)\1[^<>]*>""")
_PICTURE = late_pattern(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?|\Z)", re.IGNORECASE)
_ESCAPED = late_pattern(r"&lt;(?=[/a-zA-Z])")


def parse(article: Article, options: FormatOptions) -> Document:
    """The texts of all items; the feed's own title and description are furniture.

    Raises:
        ArticleError: the file is not well-formed XML.
        NotArticleError: it is not a feed.
    """
    root = _root(article.text, str(article.path))
    if root.name not in _ROOTS:
        problem = f"is not a feed: its root is <{root.name}>"
        raise NotArticleError(f"{article.path}:1", problem, "export it as RSS, Atom or WXR, or move it out of source/")
    plain = NestedReader(article, lines(article.text), options)
    posts = NestedReader(article, plain.lines, options, wordpress.reshape, wordpress.hide, wordpress.role_at)
    blocks, notices = list[Block](), list[str]()
    for feed_text in texts(root, article.text):
        entity = escapes.foreign_entity(article.text, feed_text.element.parts)
        if entity:
            place = f"{article.path}:{plain.lines.at(feed_text.element.start)}"
            notices.append(f"{place}: {entity} is an entity of its own; <{feed_text.element.name}> stays as it is")
        else:
            blocks += _blocks(posts if feed_text.post else plain, feed_text)
    blocks.sort(key=lambda block: block.start)
    return weave.document(article, {**title(blocks), **_meta(root, article.text)}, blocks, notices)


def _root(text: str, place: str) -> XmlElement:
    """The feed; of Atom with a prefix the names without it."""
    root = parse_xml(text, place)
    prefix = root.name.rpartition(":")[0]
    if prefix and text[slice(*root.values.get(f"xmlns:{prefix}", (0, 0)))] == _ATOM:
        for element in root.walk():
            element.name = element.name.removeprefix(f"{prefix}:")
    return root


def _blocks(reader: NestedReader, feed_text: FeedText) -> Iterator[Block]:
    element, text = feed_text.element, reader.article.text
    if feed_text.kind == "xhtml":
        whole = escapes.verbatim(text, element.start, element.end)
        yield from reader.blocks(whole, feed_text.role, "html", repeats=feed_text.repeats)
        return
    for nested in escapes.content(text, element.parts):
        if nested.text.strip():
            yield from reader.blocks(nested, feed_text.role, feed_text.kind, repeats=feed_text.repeats)


def _meta(root: XmlElement, text: str) -> Mapping[str, str]:
    """The plain values of the feed, and of its item where it has but one."""
    channel = root.child("channel") or root
    meta = {"site": value(channel.child("title"), text), "language": _language(root, channel, text)}
    items = [child for element in (channel, root) for child in element.children if child.name in ITEMS]
    if len({id(item) for item in items}) == 1:
        item = items[0]
        meta["byline"] = value(item.child("dc:creator") or item.child("author"), text)
        meta["url"] = value(item.child("link"), text)
        meta["date"] = _date(value(item.child("pubDate") or item.child("published"), text))
        meta["updated"] = _date(value(item.child("updated"), text))
    return {name: value for name, value in meta.items() if value}


def _language(root: XmlElement, channel: XmlElement, text: str) -> str:
    place = root.values.get("xml:lang")
    declared = text[slice(*place)] if place else value(channel.child("language"), text)
    try:
        return langtag.parse(declared)
    except UsageError:
        return ""


def _date(written: str) -> str:
    """An ISO date of one of RSS or Atom."""
    try:
        return email.utils.parsedate_to_datetime(written).isoformat()
    except ValueError:
        return dates.for_html(written)


def render(block: Block, text: str) -> str:
    """The text as CDATA, with references, or as XHTML."""
    return write.render(block, text, escapes.codec)


def relabel(text: str, locale: str) -> str:
    """The feed with its own language changed, where it names one."""
    root = _root(text, "feed")
    places = [root.values["xml:lang"]] if "xml:lang" in root.values else []
    language = (root.child("channel") or root).child("language")
    places += [
        (part.start, part.end) for part in (language.parts if language else []) if text[part.start : part.end].strip()
    ]
    done, pieces = 0, []
    for start, end in sorted(places):
        pieces += [text[done:start], locale]
        done = end
    return "".join(pieces) + text[done:]


def page(document: Document) -> Document:
    """The items as a page of HTML, one after the other."""
    return as_page(
        document, escapes.codec, lambda _, raw: tags(_TAG.sub("", _unescaped(_with_pictures(document, raw))))
    )


def _with_pictures(document: Document, raw: str) -> str:
    """The source between two texts with the pictures that elements of the feed name, each once."""

    def picture(match: re.Match[str]) -> str:
        address = match["address"] or ""
        is_shown = document.article.text.count(match["address"]) > 1 or not _PICTURE.search(address)
        return match[0] if is_shown else f'<img src="{address}" alt="">'

    return _NAMED.sub(picture, raw)


def _unescaped(raw: str) -> str:
    return escapes.codec("xml").decode(raw) if _ESCAPED.search(raw) else raw

"""Markdown: CommonMark with YAML front matter, tables, strikethrough and footnotes, spliced and never rendered anew."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.article import authors, dates, weave
from l10n.article.markdown import front_matter, words
from l10n.article.markdown.front_matter import FrontMatter
from l10n.article.paragraphs import single_line
from l10n.article.role_patterns import matches
from l10n.markup import strip
from l10n.model import Article, Block, Document, Role
from l10n.plugin import FormatOptions

_META = {
    "title": ("title", "headline"),
    "description": ("description", "summary", "standfirst", "subtitle", "excerpt"),
    "byline": ("byline", "author", "authors", "author.name", "authors.name"),
    "date": ("date", "published", "pubdate", "publishdate", "published_at"),
    "updated": (
        "updated",
        "lastmod",
        "modified",
        "last_modified_at",
        "date_modified",
        "last_update.date",
        "update_date",
    ),
    "url": ("canonical", "canonical_url", "canonicalurl", "url"),
    "language": ("lang", "language", "locale"),
    "site": ("site", "site_name", "publisher"),
    "image": ("image", "cover", "thumbnail", "image.src", "image.url", "cover.image"),
    "caption": ("caption", "image_caption", "image.caption", "cover.caption"),
    "corrected": ("corrections.date", "correction.date", "correction_date", "corrected"),
    "embargo": ("embargo", "embargo_until"),
    "publish_at": ("publish_at", "publish-at"),
    "leave_out": ("leave_out", "leave-out"),
}


def parse(article: Article, options: FormatOptions) -> Document:
    """The front matter's values and the runs of the text as blocks; all other source is skeleton."""
    front = front_matter.parse(article.text, str(article.path))
    blocks = [*front_matter.blocks(front, options.front_matter), *words.blocks(article, front.end, options)]
    return weave.document(article, _meta(article, front, blocks), blocks, (front.problem,) if front.problem else ())


def _meta(article: Article, front: FrontMatter, blocks: list[Block]) -> Mapping[str, str]:
    """The values of the front matter by their plain names; title, byline and caption else from the text."""
    meta = {name: front.get(*keys) for name, keys in _META.items()}
    listed = front.listed("author.name", "authors.name", "authors", "author")
    meta["authors"] = authors.SEPARATOR.join(listed) if len(listed) > 1 else ""
    for name in ("date", "updated"):
        date = dates.find(meta[name], article.locale) if meta[name] else None
        meta[name] = date.iso if date else meta[name]
    named = {Role.HEADLINE: "title", Role.CAPTION: "caption"}
    for block in blocks:
        name = named.get(block.role, "")
        if name and not meta[name] and not block.syntax.startswith("title"):
            meta[name] = single_line(strip(block.text))
        if block.role is Role.BYLINE and not meta["byline"]:
            signed = matches("byline", strip(block.text), article.locale)
            meta["byline"] = signed[1] if signed else ""
    return {name: value for name, value in meta.items() if value}

"""What the head of a page says about its article: blocks that are translated, and plain facts for `Document.meta`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from l10n import langtag, markup
from l10n.article import authors
from l10n.article.html import jsonld, keywords
from l10n.article.html.text import collapse, decode
from l10n.article.html.tokens import Token, TokenKind
from l10n.article.html.values import Source, attribute_block, text_block
from l10n.errors import UsageError
from l10n.late_pattern import late_pattern
from l10n.model import Block, Role

_META_ROLES = {
    "description": Role.STANDFIRST,
    "og:title": Role.HEADLINE,
    "og:description": Role.STANDFIRST,
    "og:image:alt": Role.CAPTION,
    "twitter:title": Role.HEADLINE,
    "twitter:description": Role.STANDFIRST,
    "twitter:image:alt": Role.CAPTION,
    "headline": Role.HEADLINE,
    "alternativeheadline": Role.HEADLINE,
    "dcterms.title": Role.HEADLINE,
    "dc.title": Role.HEADLINE,
    "dc.description": Role.STANDFIRST,
    "sailthru.title": Role.HEADLINE,
    "sailthru.description": Role.STANDFIRST,
}
"""Names of `<meta>` (name, property or itemprop) whose content readers see on other sites."""
_FACTS = {
    "description": ("description", "og:description", "twitter:description", "dc.description"),
    "byline": ("author", "byl", "article:author", "dc.creator", "parsely-author"),
    "date": (
        "article:published_time",
        "date",
        "datepublished",
        "pubdate",
        "dc.date",
        "dcterms.created",
        "parsely-pub-date",
    ),
    "updated": (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "lastmod",
        "dcterms.modified",
    ),
    "url": ("og:url", "twitter:url"),
    "site": ("og:site_name", "application-name"),
    "image": ("og:image", "og:image:url", "twitter:image"),
    "embargo": ("embargo", "l10n:embargo"),
    "publish_at": ("publish_at", "l10n:publish_at"),
    "leave_out": ("leave_out", "l10n:leave_out"),
}
_DATE = late_pattern(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
# What stands between a headline and the site's name in <title>.
_SITE = late_pattern(r"\s+(?:[|–—·•:»]|-|::|&[lr]?[mn]?[a-z]+;)\s+")


class Head:
    """Gathers what tags say, in page order; `names` are the first values of `<meta>` by name.

    `shown` is the text of the page, which structured data may repeat.
    """

    def __init__(self, page: Source, shown: Sequence[Block] = ()) -> None:
        self._page, self._shown = page, shown
        self.names: dict[str, str] = {}
        self.facts: dict[str, str] = {}
        self.blocks: list[Block] = []
        self._authors: dict[str, dict[str, None]] = {}
        self._title: tuple[int, int] | None = None
        self._json: tuple[jsonld.JsonObject, ...] = ()

    def read(self, tokens: Iterable[Token]) -> None:
        """Takes in all tokens of the page; facts that a page gives twice count the first time."""
        before: Token | None = None
        for token in tokens:
            if token.kind is TokenKind.OPEN and not token.foreign:
                self._tag(token)
            elif token.kind is TokenKind.RAW and token.name == "title" and self._title is None:
                self._title = (token.start, token.end)
            elif token.kind is TokenKind.RAW and token.name == "script" and before and is_jsonld(before):
                self._script(token)
            before = token

    def finish(self, headline: str) -> Mapping[str, str]:
        """The facts, once the article's headline is known; adds the block of the title."""
        self._json_facts()
        for fact, names in _FACTS.items():
            values = (self.names[name] for name in names if self.names.get(name))
            self._fact(fact, next(values, ""))
        if self._title:
            self.blocks.extend(self._title_block(self._title, headline))
        if not headline:
            titles = (b for b in self.blocks if b.role is Role.HEADLINE and b.syntax != "title")
            headline = next((markup.strip(block.text) for block in (*titles, *self.blocks[-1:])), "")
        self._fact("title", headline)
        listed = next((self._authors[name] for name in _FACTS["byline"] if name in self._authors), {})
        self._fact("authors", authors.SEPARATOR.join(listed) if len(listed) > 1 else "")
        for name in ("date", "updated"):
            self.facts[name] = iso_date(self.facts.get(name, ""))
        return {name: value for name, value in self.facts.items() if value}

    def _fact(self, name: str, value: str) -> None:
        if value:
            self.facts.setdefault(name, value)

    def _tag(self, token: Token) -> None:
        if token.name == "html":
            self._fact("language", page_language(token))
        elif token.name == "link" and "canonical" in token.value("rel").lower().split():
            self._fact("url", decode(token.value("href"), attribute=True).strip())
        elif token.name == "time" and _DATE.fullmatch(token.value("datetime").strip()):
            self.names.setdefault("date", token.value("datetime").strip())
        elif token.name == "meta":
            self._meta(token)

    def _meta(self, token: Token) -> None:
        content = token.attribute("content")
        if content is None:
            return
        value = collapse(decode(content.value, attribute=True)).strip()
        named = [token.value(key).strip().lower() for key in ("name", "property", "itemprop")]
        for name in filter(None, named):
            if not (name == "article:author" and value.startswith("http")):
                self.names.setdefault(name, value)
                if value and name in _FACTS["byline"]:
                    self._authors.setdefault(name, {})[value] = None
        if not keywords.NAMES.isdisjoint(named):
            self.blocks.extend(keywords.blocks(self._page, content))
        role = next((_META_ROLES[name] for name in named if name in _META_ROLES), None)
        block = attribute_block(self._page, content, role) if role else None
        if block is not None:
            self.blocks.append(block)

    def _script(self, token: Token) -> None:
        nodes = jsonld.read(self._page, token.start, token.end)
        articles = jsonld.articles(self._page, nodes)
        for node in articles:
            self.blocks.extend(jsonld.blocks(self._page, node, nodes, self._shown))
        self._json = (*self._json, *articles)

    def _json_facts(self) -> None:
        for node in self._json:
            self._fact("date", self._string(node, "datePublished"))
            self._fact("updated", self._string(node, "dateModified"))
            self._fact("image", self._string(node, "image") or next(self._inside(node, "image", "url"), ""))
            self._fact("language", canonical(self._string(node, "inLanguage")))
            persons = list(dict.fromkeys(self._persons(node)))
            self._fact("byline", ", ".join(persons))
            self._fact("authors", authors.SEPARATOR.join(persons) if len(persons) > 1 else "")
            for publisher in node.children.get("publisher", ()):
                self._fact("site", self._string(publisher, "name"))
            self._fact("url", self._string(node, "mainEntityOfPage") or self._string(node, "url"))

    def _persons(self, node: jsonld.JsonObject) -> Iterator[str]:
        yield from self._inside(node, "author", "name")
        for value in node.texts.get("author", ()):
            yield jsonld.string(self._page, value)

    def _inside(self, node: jsonld.JsonObject, key: str, name: str) -> Iterator[str]:
        for child in node.children.get(key, ()):
            yield from (jsonld.string(self._page, value) for value in child.texts.get(name, ()))

    def _string(self, node: jsonld.JsonObject, key: str) -> str:
        return next((jsonld.string(self._page, value) for value in node.texts.get(key, ())), "")

    def _title_block(self, place: tuple[int, int], headline: str) -> Iterator[Block]:
        """The headline in `<title>`, without the site's name before or after it."""
        start, end = place
        raw = self._page.text[start:end]
        site = self.facts.get("site", "")
        for match in _SITE.finditer(raw):
            before, after = (collapse(decode(part)).strip() for part in (raw[: match.start()], raw[match.end() :]))
            if (before and before == headline) or (site and after.casefold() == site.casefold()):
                end = start + match.start()
                break
            if (after and after == headline) or (site and before.casefold() == site.casefold()):
                start += match.end()
                break
        block = text_block(self._page, Role.HEADLINE, start, end)
        if block is not None:
            yield block


def is_jsonld(token: Token) -> bool:
    """Whether a tag opens a script of JSON-LD."""
    return token.name == "script" and token.value("type").strip().lower().partition(";")[0] == "application/ld+json"


def page_language(token: Token) -> str:
    """The language that `<html>` names, in canonical case; empty where it names none."""
    return canonical(token.value("lang") or token.value("xml:lang"))


def canonical(tag: str) -> str:
    """A language tag in canonical case; empty where the page's value is none."""
    try:
        return langtag.parse(tag) if tag else ""
    except UsageError:
        return ""


def iso_date(value: str) -> str:
    """The value where it is an ISO 8601 date or time, else nothing."""
    return value.strip() if _DATE.fullmatch(value.strip()) else ""

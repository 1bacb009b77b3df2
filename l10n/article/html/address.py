"""A localized page that says its new address wherever the source page says its own: the links of its head and its JSON-LD.

What leads elsewhere (other articles, other forms of the page, social sites) stays. Source: HTML Standard 4.6.7 (`canonical`,
`alternate`), the Open Graph protocol, schema.org `url` and `mainEntityOfPage`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from l10n import langtag
from l10n.article.html import jsonld
from l10n.article.html.edits import PageEdit, edited, new_value
from l10n.article.html.head import canonical, is_jsonld
from l10n.article.html.text import decode, escape
from l10n.article.html.tokens import Attribute, Token, TokenKind, tokens
from l10n.article.html.values import Source
from l10n.article.lines import lines
from l10n.plugin.formats import PageAddresses

_ADDRESS_META = ("og:url", "twitter:url")
_RELATED_WORKS = ("translationOfWork", "workTranslation", "isBasedOn", "citation")
"""Keys of JSON-LD below which the address of the source article is meant."""


def readdress(text: str, addresses: PageAddresses) -> str:
    """The page with the address of its edition; without one, the page as it is.

    >>> there = PageAddresses("es", "en", {"es": "https://example.org/es/1"})
    >>> readdress('<link rel="canonical" href="https://example.org/1">', there)
    '<link rel="canonical" href="https://example.org/es/1"><link rel="alternate" hreflang="es" href="https://example.org/es/1">'
    """
    if not addresses.here:
        return text
    page = Source(text, lines(text), "page")
    page_tokens = [each for each in tokens(text, page.path) if each.kind is not TokenKind.TEXT and not each.foreign]
    return edited(text, _AddressEdits(page, page_tokens, addresses).edits())


class _AddressEdits:
    """The edits of one page. `_names` are the addresses that it gives as its own."""

    def __init__(self, page: Source, page_tokens: list[Token], addresses: PageAddresses) -> None:
        self._page, self.page_tokens, self._addresses = page, page_tokens, addresses
        self._nodes = [
            jsonld.read(page, token.start, token.end)
            for before, token in pairwise(page_tokens)
            if token.kind is TokenKind.RAW and is_jsonld(before)
        ]
        self._names = self._page_addresses()

    def edits(self) -> Iterator[PageEdit]:
        """Every place that says the address."""
        for token in self.page_tokens:
            if token.kind is TokenKind.OPEN and token.name in ("link", "meta"):
                yield from self._link(token) if token.name == "link" else self._meta(token)
        for nodes in self._nodes:
            yield from self._json(nodes)
        yield from self._alternates()

    def _page_addresses(self) -> frozenset[str]:
        """What the head says the page's address is; where it says nothing, what its article in JSON-LD says."""
        head = [token.value("href") for token in self.page_tokens if "canonical" in _relations(token)]
        head += [token.value("content") for token in self.page_tokens if _is_named(token, _ADDRESS_META)]
        named = {_plain(decode(value, attribute=True)) for value in head} - {""}
        return frozenset(named or set(self._of_article()) - {""})

    def _of_article(self) -> Iterator[str]:
        for nodes in self._nodes:
            for node in jsonld.articles(self._page, nodes)[:1]:
                parts = (node, *node.children.get("mainEntityOfPage", ()))
                yield from (_plain(jsonld.first(self._page, part, key)) for part in parts for key in _JSON_ADDRESSES)
                return

    def _is_page_address(self, value: str) -> bool:
        return _plain(value) in self._names

    def _link(self, token: Token) -> Iterator[PageEdit]:
        href = token.attribute("href")
        if href is None:
            return
        url = ""
        if "canonical" in _relations(token) or (token.value("itemprop") and self._is_page_address(_decoded(href))):
            url = self._addresses.here
        elif "alternate" in _relations(token) and token.value("hreflang"):
            url = self._addresses.of(canonical(token.value("hreflang")))
        if url:
            yield new_value(self._page.text, href, url)

    def _meta(self, token: Token) -> Iterator[PageEdit]:
        content = token.attribute("content")
        if content is not None and (_is_named(token, _ADDRESS_META) or self._is_page_address(_decoded(content))):
            yield new_value(self._page.text, content, self._addresses.here)
        elif content is not None and self._is_here(token, _decoded(content)):
            yield new_value(self._page.text, content, langtag.gettext_name(self._addresses.source))

    def _is_here(self, token: Token, value: str) -> bool:
        """Whether a page names its new language among the others: the source's takes its place there."""
        here = langtag.gettext_name(self._addresses.locale)
        return _is_named(token, ("og:locale:alternate",)) and value.strip().replace("-", "_") == here

    def _json(self, nodes: tuple[jsonld.JsonObject, ...]) -> Iterator[PageEdit]:
        """Strings that are the page's address, also with a fragment: `@id` is what other objects call it by."""
        related = {id(child) for node in nodes for key in _RELATED_WORKS for child in node.children.get(key, ())}
        for node in nodes:
            if id(node) not in related:
                values = [value for key, texts in node.texts.items() if key not in _RELATED_WORKS for value in texts]
                for value in values:
                    address, mark, fragment = jsonld.string(self._page, value).partition("#")
                    if self._is_page_address(address):
                        url = f"{self._addresses.here}{mark}{fragment}"
                        yield PageEdit(value.start, value.end, jsonld.escape(url, ascii_only=True))

    def _alternates(self) -> Iterator[PageEdit]:
        """Links to the editions that the page does not name yet, after its last link of the kind."""
        kinds = {"canonical": 0, "alternate": 0}
        named = set()
        for token in self.page_tokens:
            relations = _relations(token) if token.attribute("href") else frozenset()
            if "canonical" in relations or ("alternate" in relations and token.value("hreflang")):
                kinds["canonical" if "canonical" in relations else "alternate"] = token.end
                named.add(canonical(token.value("hreflang")))
        place = kinds["alternate"] or kinds["canonical"]
        missing = [tag for tag in sorted(self._addresses.urls) if tag not in named]
        if place and missing:
            end = "/>" if self._page.text[:place].endswith("/>") else ">"
            made = "".join(_alternate(tag, self._addresses.urls[tag], end) for tag in missing)
            yield PageEdit(place, place, made)


_JSON_ADDRESSES = ("url", "mainEntityOfPage", "@id")


def _alternate(locale: str, url: str, end: str) -> str:
    href = escape(url, quote='"')
    return f'<link rel="alternate" hreflang="{locale}" href="{href}"{end}'


def _relations(token: Token) -> frozenset[str]:
    return (
        frozenset(token.value("rel").lower().split())
        if token.kind is TokenKind.OPEN and token.name == "link"
        else frozenset()
    )


def _is_named(token: Token, names: tuple[str, ...]) -> bool:
    return token.name == "meta" and any(
        token.value(key).strip().lower() in names for key in ("property", "name", "itemprop")
    )


def _decoded(attribute: Attribute) -> str:
    return decode(attribute.value, attribute=True)


def _plain(address: str) -> str:
    """An address as it is compared: with or without its last stroke it is one page."""
    return address.strip().rstrip("/")

"""Links between the articles of the project: each leads to the edition in the reader's own language, where there is one.

A link that is found gets the slug of its article (`data-article`), and its place when pages are written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape, unescape
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.publish.addresses import Addresses
from l10n.publish.release import MEDIA, Release

_LINK = late_pattern(r"<a(?P<attributes>(?:\s[\w-]+=\"[^\"]*\")+)>")
_ATTRIBUTE = late_pattern(r"\s(?P<name>[\w-]+)=\"(?P<value>[^\"]*)\"")
_SLUG, _WAS = "data-article", "data-href"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: an address, and the language of what is there."""

    address: str
    locale: str


class ArticleIndex:
    """The articles of a project by everything that a link may call them."""

    def __init__(
        self,
        articles: Iterable[tuple[str, str, str]],
        addresses: Addresses,
        locales: Iterable[str],
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Takes slug, path and canonical address of each article, published or not, and the new slugs of those `renamed`."""
        self.renamed = renamed
        self._files: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._canonical: set[str] = set()
        tags = tuple(locales)
        for slug, path, canonical in articles:
            self._files |= {path: slug, posixpath.splitext(path)[0]: slug}
            self._canonical |= {_plain(canonical)} if canonical else set()
            for address in (canonical, *(addresses.page(tag, slug) for tag in tags)):
                if address:
                    self._addresses.setdefault(_plain(address), slug)

    def find(self, link: str, path: str, base: str) -> str:
        """The slug of the article that a link leads to, from the article at `path` whose own address is `base`; else empty."""
        link = link.partition("#")[0].partition("?")[0]
        if not link:
            return ""
        if base and link.startswith(base.rpartition("/")[0] + "/"):
            beside = self._file(link[len(base.rpartition("/")[0]) + 1 :], path)
            if beside:
                return beside
        if urlsplit(link).scheme or link.startswith("/"):
            return self._addresses.get(_plain(link), "")
        return self._file(link, path)

    def is_elsewhere(self, link: str) -> bool:
        """Whether there is a page at a link to an article also where this site publishes none: an address of its own."""
        return bool(urlsplit(link).scheme) and (
            _plain(link.partition("#")[0].partition("?")[0]) in self._canonical or _plain(link) not in self._addresses
        )

    def _file(self, link: str, path: str) -> str:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link)))
        names = (place, place.removesuffix(".html"), place.removesuffix(".htm"), posixpath.join(place, "index"))
        return next((self._files[name] for name in names if name in self._files), "")


def _plain(address: str) -> str:
    """An address as it is compared: `http` is `https`, and the names of index pages are left out."""
    parts = urlsplit(address)
    path = parts.path.removesuffix("/").removesuffix("/index.html").removesuffix(".html")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}"


def mark(release: Release, index: ArticleIndex) -> Release:
    """The release with its links to other articles marked."""
    return replace(release, texts=release.texts.changed(lambda text: mark_html(text, release, index)))


def mark_html(html: str, release: Release, index: ArticleIndex) -> str:
    """HTML of a release with its links to other articles marked."""

    def marked_link(attributes: Mapping[str, str]) -> Mapping[str, str]:
        if _SLUG in attributes:
            slug, mark_, fragment = attributes[_SLUG].partition("#")
            return {**attributes, _SLUG: index.renamed.get(slug, slug) + mark_ + fragment}
        link = attributes.get(_WAS, attributes.get("href", ""))
        slug = index.find(link, release.path, release.canonical)
        if not slug or slug == release.slug:
            return attributes
        fragment = "#" + link.partition("#")[2] if "#" in link else ""
        remaining = {name: value for name, value in attributes.items() if name not in ("href", "hreflang", _WAS)}
        return {_SLUG: slug + fragment, **({_WAS: link} if index.is_elsewhere(link) else {}), **remaining}

    return _each(html, marked_link)


def place(html: str, locale: str, target: Callable[[str], Place | None]) -> str:
    """HTML whose marked links lead to their `target`; where nothing is published, to the address that the article gives, or
    nowhere. A link to a file that no reader has, of an article that went or never was, leads nowhere either.
    """

    def placed_link(attributes: Mapping[str, str]) -> Mapping[str, str]:
        if _SLUG not in attributes:
            link = attributes.get("href", "")
            rest = {name: value for name, value in attributes.items() if name != "href"}
            return {_WAS: link, **rest} if _is_file(link) else attributes
        slug, mark_, fragment = attributes[_SLUG].partition("#")
        page = target(slug)
        remaining = {name: value for name, value in attributes.items() if name not in ("href", "hreflang")}
        if page is None:
            return {**remaining, "href": attributes[_WAS]} if _WAS in attributes else remaining
        foreign = {"hreflang": page.locale} if page.locale != locale else {}
        return {**remaining, "href": page.address + mark_ + fragment, **foreign}

    return _each(html, placed_link)


def _is_file(link: str) -> bool:
    """Whether a link names a file beside the article: no address, no place of this page or of the site, no file published."""
    return bool(link) and not urlsplit(link).scheme and not link.startswith(("#", "/", "?", f"{MEDIA}/"))


def _each(html: str, change: Callable[[Mapping[str, str]], Mapping[str, str]]) -> str:
    """HTML with the attributes of its links changed. Quotation marks of texts are escaped, so what is found are tags."""

    def changed_link(match: re.Match[str]) -> str:
        attributes = {m["name"]: unescape(m["value"]) for m in _ATTRIBUTE.finditer(match["attributes"])}
        made = change(attributes)
        if made == attributes:
            return match[0]
        return "<a" + "".join(f' {name}="{escape(value)}"' for name, value in made.items()) + ">"

    return _LINK.sub(changed_link, html)

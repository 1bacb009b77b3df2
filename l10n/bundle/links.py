"""Where the editions of an article are: at the publisher's addresses, or in the folders beside this one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import quote, urljoin, urlsplit

from l10n import langtag
from l10n.bundle import media
from l10n.late_pattern import late_pattern
from l10n.plugin import Edition, PageAddresses

_SCHEME = late_pattern(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTROL = late_pattern(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_IMAGE_SCHEMES = frozenset({"http", "https"})


def address(value: str, base: str = "") -> str:
    r"""A link's target where a page may carry it, else nothing: http, https, mailto, tel, or relative to `base`.

    >>> address("/team", "https://example.org/news/1"), address("java\tscript:alert(1)")
    ('https://example.org/team', '')
    """
    inside = value.strip().startswith("#")  # of this page, whatever its address
    return _allowed(value, "" if inside else base, LINK_SCHEMES)


def picture(value: str, base: str = "", files: frozenset[str] = frozenset()) -> str:
    """An image's source: beside the page where its file was copied there (`files`), else http or https, whole or by `base`, or
    from the root of the site; else nothing.
    """
    if beside := media.local(value.strip(), files):
        return beside
    allowed = _allowed(value, base, _IMAGE_SCHEMES)
    return allowed if allowed.lower().startswith(("http://", "https://", "/")) else ""


def _allowed(value: str, base: str, schemes: frozenset[str]) -> str:
    # Browsers drop tabs and line ends inside an address before they look at its scheme, so those never pass.
    value = value.strip()
    if _CONTROL.search(value.replace(" ", "")):
        return ""
    value = value.replace(" ", "%20").replace("\\", "%5C")
    scheme = _SCHEME.match(value)
    if scheme:
        return value if scheme[1].lower() in schemes else ""
    if not base:
        return value
    try:
        return urljoin(base, value)
    except ValueError:  # "Invalid IPv6 URL"
        return ""


def page(edition: Edition, locale: str) -> str:
    """The publisher's address of an edition; empty without a site. The source's own canonical URL stands in for it."""
    slug = edition.localized.document.article.slug
    made = edition.site.url_in(locale).replace("{locale}", quote(locale)).replace("{slug}", quote(slug))
    if made:
        return address(made)
    document = edition.localized.document
    return base(edition) if locale == document.article.locale else ""


def related(edition: Edition) -> tuple[str, ...]:
    """The editions that are listed for machines: finals of a final one, the source alone of a preview."""
    source = edition.localized.document.article.locale
    tags = {tag for tag in edition.alternates if not langtag.is_pseudo(tag)}
    return tuple(sorted(tags if edition.final else tags & {source}))


def addresses(edition: Edition) -> PageAddresses:
    """The publisher's addresses of an edition and of those that machines are told of beside it; none without a site."""
    here, source = edition.localized.locale, edition.localized.document.article.locale
    made = {tag: page(edition, tag) for tag in (here, *related(edition))}
    whole = {tag: url for tag, url in made.items() if url} if made[here] else {}
    return PageAddresses(here, source, whole)


def base(edition: Edition) -> str:
    """The source article's canonical URL, which its relative links are relative to; empty where it has none."""
    return canonical(edition.localized.document.meta)


def canonical(meta: Mapping[str, str]) -> str:
    """The canonical URL that an article names, empty where it names none that can be one."""
    return picture(meta.get("url", ""))


def sibling(locale: str) -> str:
    """The page of another edition, seen from the folder of this one."""
    return f"../{quote(locale)}/index.html"


def named(html: str) -> str:
    """HTML whose links all say where they lead: those around nothing are left out, pictures without words name their site.

    >>> named('<a href="https://example.org/a"><img alt="" src="a.png"></a><a href="/b"></a>')
    '<a href="https://example.org/a" aria-label="example.org"><img alt="" src="a.png"></a>'
    """

    def label(match: re.Match[str]) -> str:
        site = escape(urlsplit(unescape(match["url"])).hostname or unescape(match["url"]))
        return f'{match["tag"]} aria-label="{site}">{match["picture"]}</a>'

    return _PICTURE_LINK.sub(label, _EMPTY_LINK.sub("", html))


_EMPTY_LINK = late_pattern(r"<a\b(?![^<>]*\s(?:id|aria-label)=)[^<>]*></a>")
_PICTURE_LINK = late_pattern(
    r'(?P<tag><a\b(?![^<>]*\saria-label=)[^<>]*\bhref="(?P<url>[^"]*)"[^<>]*)>(?P<picture>\s*<img\b[^<>]*\salt=""[^<>]*>\s*)</a>'
)

"""Sitemaps: every page of a locale with its editions in other languages. Source: sitemaps.org 0.9; Google's `xhtml:link`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from l10n.publish import xml
from l10n.publish.release import Release
from l10n.publish.site import Site

MOST = 10_000  # addresses of a file: the limit is 50,000 and 50 MB, and each page names all its editions
_URLS: dict[str | None, str] = {
    None: "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def files(site: Site) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The sitemaps of all locales, and the one of each host that leads to them."""
    places: dict[PurePosixPath, list[str]] = {}
    for locale in site.locales():
        releases = sorted(site.of_locale(locale), key=lambda release: release.slug)
        for n, start in enumerate(range(0, len(releases), MOST), 1):
            place = site.addresses.home(locale) / f"sitemap-{locale}-{n}.xml"
            yield place, of_locale(releases[start : start + MOST], site)
            places.setdefault(site.addresses.root(locale), []).append(site.addresses.whole(locale, place))
    for root, addresses in places.items():
        top = xml.root("sitemapindex", {None: _URLS[None]})
        for address in sorted(addresses):
            xml.add(xml.add(top, "sitemap"), "loc", address)
        yield root / "sitemap.xml", xml.dump(top)


def of_locale(releases: Sequence[Release], site: Site) -> bytes:
    """A sitemap of some pages of a locale."""
    top = xml.root("urlset", _URLS)
    for release in releases:
        made = xml.add(top, "url")
        xml.add(made, "loc", site.url(release))
        if day := (release.summary.updated or release.date)[:10]:
            xml.add(made, "lastmod", day)
        for each in site.alternates(site.editions(release.slug)):
            xml.add(made, "xhtml:link", rel="alternate", hreflang=each.hreflang, href=each.address)
    return xml.dump(top)

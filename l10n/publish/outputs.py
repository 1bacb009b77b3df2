"""The files of the out-tray that are made of releases, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from l10n.bundle import view
from l10n.publish import epub, feeds, index, page, release, sitemap, wxr
from l10n.publish.epub import Media
from l10n.publish.manifest import data_place
from l10n.publish.site import THEME, Site

File = tuple[PurePosixPath, bytes]


def files(site: Site, media: Media, standing: Collection[tuple[str, str]] = ()) -> Iterator[File]:
    """Every file but what lies beside a page already: pages and what they look like, and what leads to them.

    `media` gives the bytes of what pages show, for books; the pages of `standing` releases are left out.
    """
    for key, each in sorted(site.releases.items()):
        if key in standing:
            continue
        yield site.place(each), page.page(each, site)
        yield data_place(each, site), release.dump(each, page.placed_release(each, site))
    for locale in site.locales():
        yield from index.of_locale(site, locale)
        yield from _of_locale(site, locale, media)
    yield from index.of_hosts(site)
    if "sitemap" in site.outputs and site.addresses.is_public:
        yield from sitemap.files(site)
    for root in site.addresses.roots():
        yield root / THEME / "page.css", f"{view.style(site.theme)}\n".encode()
        yield from ((root / THEME / name, data) for name, data in sorted(site.theme.files.items()))


def _of_locale(site: Site, locale: str, media: Media) -> Iterator[File]:
    """What all releases of a locale make together."""
    if site.has_feeds:
        yield from feeds.of_locale(site, locale)
    if "wxr" in site.outputs and site.addresses.is_public:
        yield wxr.of_locale(site, locale)
    if "epub" in site.outputs:
        releases = site.of_locale(locale)[: epub.MOST]
        yield site.addresses.home(locale) / epub.NAME, epub.epub(releases, site, media)

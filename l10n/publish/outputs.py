"""The files of the out-tray that are made of releases, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from l10n.bundle import view
from l10n.publish import index, page, release
from l10n.publish.manifest import data_place
from l10n.publish.site import THEME, Site

File = tuple[PurePosixPath, bytes]


def files(site: Site) -> Iterator[File]:
    """Every file but what lies beside a page already: pages and what they look like, and what leads to them."""
    for _, one in sorted(site.releases.items()):
        yield site.place(one), page.page(one, site)
        yield data_place(one, site), release.dump(one, page.placed_release(one, site))
    for locale in site.locales():
        yield from index.of_locale(site, locale)
    yield from index.of_hosts(site)
    for root in site.addresses.roots():
        yield root / THEME / "page.css", f"{view.style(site.theme)}\n".encode()
        yield from ((root / THEME / name, data) for name, data in sorted(site.theme.files.items()))

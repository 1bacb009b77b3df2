"""Where the cells of the page on standings lead: to the page of an edition, and to its review."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from l10n.evaluate.catalog_status import CatalogStatus
from l10n.evaluate.status_page import CellLinks
from l10n.layout import DIST, SERVE_PORT
from l10n.store import Store

CellPlaces = Mapping[tuple[str, str], CellLinks]
REVIEW = "/~review/"
"""Where `l10n serve` leads to the review page."""


def to_dist(store: Store, statuses: Iterable[CatalogStatus], page: PurePosixPath) -> CellPlaces:
    """Links from a file: to the pages that were built, and to a server that this machine may run."""
    links = {}
    for each in statuses:
        place = PurePosixPath(DIST, each.slug, each.locale, "index.html")
        built = (store.root / place).is_file()
        address = quote(posixpath.relpath(str(place), str(page.parent))) if built and not page.is_absolute() else ""
        review = f"http://127.0.0.1:{SERVE_PORT}{REVIEW}{each.locale}/{quote(each.slug)}"
        links[each.slug, each.locale] = CellLinks(address, review)
    return links


def to_server(statuses: Iterable[CatalogStatus]) -> CellPlaces:
    """Links from a page that `l10n serve` shows."""
    return {
        (each.slug, each.locale): CellLinks(
            f"/{quote(each.slug)}/{each.locale}/", f"{REVIEW}{each.locale}/{quote(each.slug)}"
        )
        for each in statuses
    }

"""Places in the out-tray that are taken: two releases of one name cost one of them, not all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from l10n.publish import epub, wxr
from l10n.publish.addresses import Addresses
from l10n.publish.manifest import NAME
from l10n.publish.release import Release
from l10n.publish.site import FEEDS, THEME

Key = tuple[str, str]


class ClaimedPlaces:
    """Files and the folders above them, as disks see them that tell neither `A` from `a` nor two forms of `é`."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def taken(self, paths: Iterable[PurePosixPath], owner: str) -> str:
        """Who has one of these places, or a place that keeps one of them from being; nothing where all are free: then they
        are the owner's.
        """
        mine, above = dict[str, str](), dict[str, str]()
        for path in paths:
            mine[_folded(path)] = owner
            above |= {_folded(parent): owner for parent in path.parents}
        for name in mine:
            if name in self._owners or name in self._folders:
                return self._owners.get(name) or self._folders[name]
        for name in above:
            if name in self._owners:
                return self._owners[name]
        self._owners |= mine
        self._folders |= {name: owner for name, owner in above.items() if name not in self._folders}
        return ""


def _folded(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


def collisions(
    releases: Mapping[Key, Release], before: Iterable[Key], addresses: Addresses
) -> Iterator[tuple[Key, str]]:
    """The releases whose place is taken, each with who has it: what is published already keeps its place, then the first."""
    claimed = ClaimedPlaces()
    locales = sorted({tag for _, tag in releases})
    claimed.taken(_ours(locales, addresses), "a file of the site")
    published = set(before)
    for key in sorted(releases, key=lambda each: (each not in published, each)):
        slug, tag = key
        folder = addresses.folder(tag, slug)
        beside = (folder / name for name in ("edition.json", *releases[key].files))
        if owner := claimed.taken((addresses.place(tag, slug), *beside), slug):
            yield key, owner


def _ours(locales: Iterable[str], addresses: Addresses) -> Iterator[PurePosixPath]:
    """The files of the site itself."""
    yield PurePosixPath(NAME)
    for root in addresses.roots():
        yield from (root / THEME / "page.css", root / "sitemap.xml")
    for tag in locales:
        yield from (addresses.home(tag) / name for name in ("index.html", *FEEDS, epub.NAME, wxr.NAME))

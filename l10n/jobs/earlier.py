"""What was published before: each edition as far as all that it needs is still there, also under an article's earlier name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

from l10n.catalog.history import unit_name
from l10n.disk.tray import Tray
from l10n.publish.manifest import TrayManifest
from l10n.publish.release import MEDIA, Release, parse
from l10n.workspace import LoadedArticle

SAME_STORY = 0.75
"""The share of units that an article has in common with one that lost its file, where what was published of that is its own:
more than for its catalogs, whose words a person looks at again.
"""


class EarlierReleases:
    """The releases that an out-tray holds before it is made anew. `present` are the slugs of all articles."""

    def __init__(self, tray: Tray, before: TrayManifest, present: Collection[str]) -> None:
        self._tray, self._before, self._present = tray, before, present
        self._old_names: dict[str, str] = {}
        media = [path for path in before.files if MEDIA in path.parts]
        self._places = {str(PurePosixPath(*path.parts[path.parts.index(MEDIA) :])): path for path in media}

    def find(self, slug: str, locale: str) -> Release | None:
        """What was published of an edition, as far as all that it needs is still there."""
        old = self._old_names.get(slug, slug)
        release = self._read(old, locale)
        if release is None:
            return None
        beside = [self.folder(slug, locale) / name for name in release.files]
        return replace(release, slug=slug) if all(map(self._tray.has, (*beside, *self.media(release)))) else None

    def folder(self, slug: str, locale: str) -> PurePosixPath:
        """Where the files of an edition lie."""
        return self._before.releases.get((self._old_names.get(slug, slug), locale), PurePosixPath("x")).parent

    def media(self, release: Release) -> list[PurePosixPath]:
        """Where the media of a release lie: in the folder of its host."""
        return [self._places.get(path, PurePosixPath(path)) for path in release.media]

    def _read(self, slug: str, locale: str) -> Release | None:
        place = self._before.releases.get((slug, locale))
        data = self._tray.find(place) if place else None
        release = parse(data) if data else None
        return release if release and release.key == (slug, locale) else None

    # --- articles with another name

    def recognize(self, entry: LoadedArticle) -> None:
        """Finds what was published of an article whose file has another name now: its units are those of one without a file."""
        if not self._gone or any(slug == entry.slug for slug, _ in self._before.releases):
            return
        names = frozenset(unit_name(unit.key) for unit in entry.template.units)
        shares = {
            slug: len(names & published) / max(len(names), len(published), 1) for slug, published in self._gone.items()
        }
        old = max(shares, key=shares.__getitem__)
        if names and shares[old] >= SAME_STORY:
            self._old_names[entry.slug] = old
            del self._gone[old]

    @property
    def renamed(self) -> Mapping[str, str]:
        """The new slugs of articles that have another name now, by their old ones."""
        return {old: slug for slug, old in self._old_names.items()}

    @cached_property
    def _gone(self) -> dict[str, frozenset[str]]:
        """The names of the units of articles that have no file any more."""
        units: dict[str, frozenset[str]] = {}
        for slug, locale in self._before.releases:
            release = self._read(slug, locale) if slug not in self._present and slug not in units else None
            if release:
                units[slug] = release.unit_names
        return units

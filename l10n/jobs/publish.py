"""Bundles in dist/: written with their manifest and archive, beside those that were built before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from l10n.bundle import bundle, media
from l10n.bundle.overview import overview
from l10n.model import Bundle
from l10n.project import Entry
from l10n.store import DIST, Store


def publish(store: Store, entry: Entry, bundles: Sequence[Bundle]) -> int:
    """Writes the bundles of an article with their manifest and archive; the count of files that changed.

    Locales that were built before and are not among these keep their files and their place in the manifest.
    """
    folder = PurePosixPath(DIST, entry.slug)
    written = sum(store.write_tree(folder / found.locale, found.files) for found in bundles)
    built = {found.locale for found in bundles}
    every = [*bundles, *(found for found in _published(store, folder) if found.locale not in built)]
    manifest = bundle.dump(bundle.manifest(entry.document.article, every))
    files = {PurePosixPath(found.locale) / path: data for found in every for path, data in found.files.items()}
    files[PurePosixPath("manifest.json")] = manifest
    written += store.write(folder / f"{folder.name}.zip", bundle.archive(files))
    return written + store.write(folder / "manifest.json", manifest)


def _published(store: Store, folder: PurePosixPath) -> Iterator[Bundle]:
    """The bundles of an article's folder as its manifest lists them, where all their files are still there."""
    for locale, part in _manifest(store, folder / "manifest.json").get("locales", {}).items():
        files = {PurePosixPath(path): store.find(folder / locale / path) for path in part["files"]}
        if all(content is not None for content in files.values()):
            yield Bundle(locale, {path: content for path, content in files.items() if content is not None}, part)


def shown(store: Store, entry: Entry) -> Mapping[str, bytes]:
    """The media that an article shows from its own folder, by their addresses in it."""
    article = entry.document.article
    places = {address: article.path.parent / media.path(address) for address in media.addresses(article.text)}
    found = {address: store.find(place) for address, place in places.items()}
    return {address: data for address, data in found.items() if data is not None}


def lead(store: Store, site: str, slugs: Collection[str]) -> tuple[str, ...]:
    """Writes dist/index.html, which leads to the bundles of these articles; the folders there of articles that are gone.

    What was published is not ours to delete.
    """
    found = {str(path.parent): manifest for path in store.manifests() if (manifest := _manifest(store, path))}
    gone = tuple(folder for folder in found if folder.removeprefix(f"{DIST}/") not in slugs)
    kept = [manifest for folder, manifest in found.items() if folder not in gone]
    store.write(PurePosixPath(DIST, "index.html"), overview(kept, site))
    return gone


def _manifest(store: Store, path: PurePosixPath) -> Mapping[str, Any]:
    """A manifest as `publish` wrote it; empty where there is none, or where the file is not ours: dist/ is made again."""
    data = store.find(path)
    try:
        value = json.loads(data or b"{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) and str(value.get("generator", "")).startswith("l10n ") else {}

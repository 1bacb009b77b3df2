"""Bundles in dist/: written with their manifest and archive; what the settings and the articles no longer say goes.

Only files that an earlier manifest of ours lists are ever deleted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from l10n.article.container import MAX_PICTURE, ContainerReader
from l10n.bundle import bundle, media
from l10n.bundle.as_page import page_of
from l10n.bundle.overview import page, row
from l10n.dataclass import dataclass
from l10n.errors import ArticleError, StoreError
from l10n.model import Article, Bundle
from l10n.store import DIST, Store
from l10n.task_store import digest
from l10n.workspace import LoadedArticle, Workspace

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BuiltBefore:
    """What dist/ holds of an article, as its manifest lists it: the part of each locale, and the digest of the source."""

    parts: Mapping[str, Part]
    source: str = ""

    def finals(self) -> frozenset[str]:
        """The locales whose bundles may be published."""
        return frozenset(tag for tag, part in self.parts.items() if part.get("state") == "final")

    def files(self, locale: str) -> tuple[PurePosixPath, ...]:
        """The files of a locale, inside its folder."""
        return tuple(PurePosixPath(path) for path in self.parts.get(locale, {}).get("files", {}))


def manifest_path(slug: str) -> PurePosixPath:
    """Where the manifest of an article's bundles lies."""
    return PurePosixPath(DIST, slug, "manifest.json")


def before(store: Store, slug: str) -> BuiltBefore:
    """What was built of an article before."""
    manifest = _manifest(store, manifest_path(slug))
    source = manifest["source"].get("sha256", "") if manifest else ""
    return BuiltBefore({tag: {"source": source, **part} for tag, part in manifest.get("locales", {}).items()}, source)


def write(
    store: Store, entry: LoadedArticle, bundles: Sequence[Bundle], before: BuiltBefore, untouched: Mapping[str, bool]
) -> int:
    """Writes the bundles of an article with their manifest and archive; the count of files that changed.

    Locales that were built `before` and are in `untouched` stay as they are, outdated where that says so; the others go, with
    their files.
    """
    folder = PurePosixPath(DIST, entry.slug)
    built = {each.locale for each in bundles}
    earlier = [
        _dated(each, entry, stale=untouched[each.locale])
        for each in _untouched_bundles(store, folder, before, untouched.keys() - built)
    ]
    article, every = entry.document.article, [*bundles, *earlier]
    files = {PurePosixPath(each.locale, path): data for each in bundles for path, data in each.files.items()}
    files[PurePosixPath(f"{folder.name}.zip")] = _archive(article, every)
    files[PurePosixPath("manifest.json")] = bundle.dump(
        bundle.manifest(article, every)
    )  # the last: it names the others
    replaced = sorted((set(before.parts) - set(untouched)) | built)
    return store.write_tree(folder, files, [PurePosixPath(tag, path) for tag in replaced for path in before.files(tag)])


def _archive(article: Article, every: Sequence[Bundle]) -> bytes:
    """The finals with a manifest of their own; where nothing but the source is final, the previews. Never both."""
    finals = [each for each in every if each.manifest["state"] == "final"]
    chosen = finals if any(final.locale != article.locale for final in finals) or len(finals) == len(every) else every
    if chosen is every and finals:
        chosen = [each for each in every if each not in finals] or finals
    files = {PurePosixPath(each.locale) / path: data for each in chosen for path, data in each.files.items()}
    files[PurePosixPath("manifest.json")] = bundle.dump(bundle.manifest(article, chosen))
    return bundle.archive(files)


def _untouched_bundles(
    store: Store, folder: PurePosixPath, before: BuiltBefore, locales: Collection[str]
) -> Iterator[Bundle]:
    """Bundles that were built before, where all their files are still there."""
    for locale in sorted(locales & before.parts.keys()):
        files = {path: store.find(folder / locale / path) for path in before.files(locale)}
        if all(content is not None for content in files.values()):
            present = {path: content for path, content in files.items() if content is not None}
            yield Bundle(locale, present, before.parts[locale])


def mark_outdated(store: Store, slug: str) -> None:
    """Says in the manifest of an article that cannot be built that its bundles may be older than it is."""
    path = manifest_path(slug)
    manifest = _manifest(store, path)
    locales = manifest.get("locales", {})
    if not all(part.get("outdated") for part in locales.values()):
        marked = {tag: {**part, "outdated": True} for tag, part in locales.items()}
        store.write(path, bundle.dump({**manifest, "locales": marked}))


def _dated(earlier_bundle: Bundle, entry: LoadedArticle, *, stale: bool) -> Bundle:
    """A bundle that says whether its article has changed since, or could not be built again."""
    part = {name: value for name, value in earlier_bundle.manifest.items() if name != "outdated"}
    now = bundle.source_digest(entry.document.article)
    return replace(earlier_bundle, manifest=part if part["source"] == now and not stale else {**part, "outdated": True})


def shown(workspace: Workspace, entry: LoadedArticle) -> Mapping[str, bytes]:
    """The media that an article shows from its own folder, or has inside, by their addresses in it."""
    article, store = entry.document.article, workspace.store
    if article.container:
        text = page_of(entry.document, workspace.registry.formats[article.format]).document.article.text
        reader = ContainerReader(article.container, article.path)
        return {address: data for address in media.addresses(text) if (data := reader.read(address, MAX_PICTURE))}
    places = {address: article.path.parent / media.path(address) for address in media.addresses(article.text)}
    files = {address: _shown(store, place) for address, place in places.items()}
    return {address: data for address, data in files.items() if data is not None}


def _shown(store: Store, place: PurePosixPath) -> bytes | None:
    """A file that an article shows, nothing where it cannot be read: `missing` reports that."""
    try:
        return store.find(place)
    except StoreError:
        return None


def missing(workspace: Workspace, entry: LoadedArticle) -> list[tuple[int, str]]:
    """The files that an article shows from its own folder and that cannot be had, each with its line; each is an error of the
    project, once. The files of a page that has an address of its own are read from there.
    """
    article = entry.document.article
    if entry.document.meta.get("url") or article.container:
        return []
    files = shown(workspace, entry)
    absent = [address for address in media.addresses(article.text) if address not in files]
    refused = {address: fault for address in absent if (fault := _fault(workspace.store, article, address))}
    lost = dict.fromkeys([*media.missing(entry.document, files.keys()), *media.places(article.text, refused)])
    for line, address in lost:
        problem, remedy = "is missing", "put it beside the article, or correct its name"
        if fault := refused.get(address):
            problem, remedy = f"cannot be read: {fault.problem}", fault.remedy
        workspace.errors.append(ArticleError(f"{article.path}:{line}", f"the file {address!r} {problem}", remedy))
    return list(lost)


def _fault(store: Store, article: Article, address: str) -> StoreError | None:
    """Why a file beside an article cannot be read, nothing where it is only not there."""
    try:
        store.find(article.path.parent / media.path(address))
    except StoreError as fault:
        return fault
    return None


@dataclass(frozen=True, slots=True)
class LeadPage:
    """What became of dist/index.html: the folders of articles that are `gone`, and the `rows` of the others, each by the folder
    of its article with a digest of the manifest that it was made of.
    """

    gone: tuple[str, ...]
    rows: Mapping[str, Sequence[str]]


def lead(store: Store, site: str, slugs: Collection[str], earlier: Mapping[str, Sequence[str]]) -> LeadPage:
    """Writes dist/index.html, which leads to the bundles of these articles; the folders of articles that are gone are emptied
    of what their manifests list. Rows that are of an `earlier` page are made again only where the manifest changed.
    """
    gone, rows = list[str](), dict[str, Sequence[str]]()
    for path in store.manifests():
        folder = str(path.parent)
        if folder.removeprefix(f"{DIST}/") not in slugs:
            gone += [folder] if _manifest(store, path) else []
        elif made := _row(store, path, earlier.get(folder, ("", ""))):
            rows[folder] = made
    for folder in gone:
        _remove(store, PurePosixPath(folder))
    store.write(PurePosixPath(DIST, "index.html"), page([rows[folder][1] for folder in sorted(rows)], site))
    return LeadPage(tuple(gone), rows)


def _row(store: Store, path: PurePosixPath, earlier: Sequence[str]) -> Sequence[str]:
    """The digest of a manifest and its row; nothing where the file is not a manifest of ours."""
    try:
        data = store.find(path)
    except StoreError:
        return ()
    stamp = digest(data)
    if stamp == earlier[0]:
        return earlier
    manifest = _manifest(store, path)
    return (stamp, row(manifest)) if manifest else ()


def _remove(store: Store, folder: PurePosixPath) -> None:
    built = before(store, str(folder.relative_to(DIST)))
    listed = [PurePosixPath(locale) / path for locale in built.parts for path in built.files(locale)]
    store.write_tree(folder, {}, [*listed, PurePosixPath("manifest.json"), PurePosixPath(f"{folder.name}.zip")])


# --- names that would meet in dist/ --------------------------------------------------------------------------------

_OURS = frozenset({"index.html", "status.html", "manifest.json"})


class BundlePlaces:
    """The places in dist/ that the bundles of articles take.

    Disks of macOS and Windows do not tell `A` from `a`, so no comparison here does.
    """

    def __init__(self, slugs: Iterable[str], locales: Collection[str]) -> None:
        self._slugs = {slug.casefold() for slug in slugs}
        self._names = {tag.casefold() for tag in locales} | {"manifest.json"}

    def collision(self, slug: str) -> str:
        """What stands in dist/ where the bundles of an article would; nothing where its place is free."""
        parts = slug.casefold().split("/")
        if parts[0] in _OURS:
            return f"{DIST}/{parts[0]}"
        for count in range(1, len(parts)):
            prefix = "/".join(parts[:count])
            names = {*self._names, f"{parts[count - 1]}.zip"}
            if prefix in self._slugs and parts[count] in names:
                return f"{DIST}/{prefix}/{parts[count]}"
        return ""


def _manifest(store: Store, path: PurePosixPath) -> Mapping[str, Any]:
    """A manifest as `publish` wrote it; empty where there is none, or where the file is not ours: dist/ is made again."""
    try:
        value = json.loads(store.find(path) or b"{}")
    except (ValueError, RecursionError, StoreError):
        return {}
    return value if _is_ours(value) else {}


def _is_ours(value: object) -> bool:
    """Whether a value has the shape of our manifests."""
    return (
        isinstance(value, dict)
        and str(value.get("generator", "")).startswith("l10n ")
        and isinstance(value.get("slug"), str)
        and isinstance(value.get("source"), dict)
        and isinstance(value.get("locales"), dict)
        and all(isinstance(part, dict) and isinstance(part.get("files"), dict) for part in value["locales"].values())
    )

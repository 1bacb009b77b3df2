"""Finals go out: the out-tray holds the last approved version of every article and locale, and nothing else."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from l10n import langtag
from l10n.bundle import links
from l10n.dataclass import dataclass, field
from l10n.disk import names
from l10n.disk import tray as trays
from l10n.disk.errors import explained
from l10n.disk.tray import Tray, TrayChanges
from l10n.errors import ArticleError, StoreError, UsageError
from l10n.jobs import index as result_index
from l10n.jobs import theme
from l10n.jobs.earlier import EarlierReleases
from l10n.jobs.hook import Hook
from l10n.jobs.inputs import ground
from l10n.jobs.releasing import HELD, Editions, HeldBack
from l10n.publish import manifest, ninjs, outputs
from l10n.publish.addresses import Addresses
from l10n.publish.claims import collisions
from l10n.publish.cross_links import ArticleIndex, mark
from l10n.publish.making import Made
from l10n.publish.manifest import TrayManifest
from l10n.publish.page_keys import PageKeys
from l10n.publish.release import Release
from l10n.publish.site import Site
from l10n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Published:
    """What the out-tray holds now, or would hold: its releases, what was held back and why, and the files that changed."""

    folder: Path
    releases: tuple[Release, ...]
    held: tuple[HeldBack, ...]
    changes: TrayChanges
    withdrawn: tuple[tuple[str, str], ...] = ()
    hook: bool = False


def publish(
    workspace: Workspace, folder: Path, *, dry_run: bool = False, now: datetime.datetime | None = None
) -> Published:
    """Brings the out-tray up to date, in one step that no reader sees half; then the command of the settings is run.

    With `dry_run` nothing is written. `now` is what embargoes are compared with.

    Raises:
        UsageError: the folder holds something else, or is part of the project.
        SettingsError: the templates of addresses are wrong.
        StoreError: the disk refuses; what stood there stands.
    """
    _refuse(workspace, folder)
    at = now or datetime.datetime.now(datetime.UTC)
    aside = folder if dry_run else workspace.store.cache("x").parent
    hook = None if dry_run else Hook(workspace.store, workspace.settings.publish.after, folder)
    with explained(PurePosixPath(folder)), trays.opened(folder, aside, dry=dry_run) as tray:
        run = _Publishing(workspace, tray, folder, at)
        run.gather(remembers=not dry_run)
        site = run.site()
        run.fill(site)
        if hook:
            hook.note(run.foresee())
        run.report_names()
        changes = tray.finish([*run.before.files, manifest.NAME])
    withdrawn = tuple(sorted(run.before.releases.keys() - site.releases.keys()))
    ran = False
    if hook:
        with workspace.guard("[publish] after"):
            ran = hook.run()
    return Published(folder, tuple(site.releases.values()), tuple(run.held), changes, withdrawn, ran)


def _refuse(workspace: Workspace, folder: Path) -> None:
    """Refuses a folder that is part of the project, or that has the project in it."""
    place, root = Path(os.path.realpath(folder)), Path(os.path.realpath(workspace.store.root))
    if place == root or place in root.parents:
        raise UsageError(str(folder), "holds the project", "name a folder of its own")
    inside = place.relative_to(root).parts[:1] if root in place.parents else ()
    if inside and inside[0] in {"source", "locales", "dist", "theme", ".l10n", ".git"}:
        raise UsageError(str(folder), f"lies in {inside[0]}/", "name a folder of its own")
    if place.exists() and not place.is_dir():
        raise UsageError(str(folder), "is not a folder", "name a folder")


@dataclass(slots=True)
class _Publishing:
    """One run. Releases are gathered article by article; what they show goes into the out-tray at once."""

    workspace: Workspace
    tray: Tray
    folder: Path
    now: datetime.datetime
    held: list[HeldBack] = field(default_factory=list)
    before: TrayManifest = field(init=False)
    _releases: dict[tuple[str, str], Release] = field(init=False, default_factory=dict)
    _articles: list[tuple[str, str, str]] = field(init=False, default_factory=list)
    _links: ArticleIndex = field(init=False)
    _beside: dict[tuple[str, str], Mapping[PurePosixPath, bytes]] = field(init=False, default_factory=dict)
    _files: dict[PurePosixPath, tuple[str, int]] = field(init=False, default_factory=dict)
    _media: dict[str, bytes | PurePosixPath] = field(init=False, default_factory=dict)
    _addresses: Addresses = field(init=False)
    _earlier: EarlierReleases = field(init=False)

    def __post_init__(self) -> None:
        published = manifest.parse(self.tray.find(manifest.NAME))
        foreign = published is None or (not published.files and self.folder.is_dir() and any(self.folder.iterdir()))
        if published is None or foreign:
            raise UsageError(
                str(self.folder),
                "is not empty, and 'l10n publish' did not make it",
                "name an empty folder, or a new one",
            )
        self.before = published
        self._earlier = EarlierReleases(self.tray, published, self.workspace.slugs())

    def gather(self, *, remembers: bool) -> None:
        """Decides about every article and locale."""
        store, locales = self.workspace.store, {self.workspace.settings.source}
        with result_index.opened(store, ground(store, self.workspace.settings), writes=remembers) as results:
            results.load(HELD)
            editions = Editions(self.workspace, self._earlier.find, self.now, results)
            for entry in self.workspace.articles((), "Publishing"):
                locales.add(entry.language)
                article = entry.document.article
                self._articles.append((article.slug, str(article.path), links.canonical(entry.document.meta)))
                with self.workspace.guard(str(entry.document.article.path)):
                    self._earlier.recognize(entry)
                    for result in editions.of(entry):
                        self._add(result)
        self._retain_unread(editions)
        locales |= {tag for _, tag in self._releases}
        order = [self.workspace.settings.source, *self.workspace.settings.locales, *sorted(locales)]
        self._addresses = Addresses(
            self.workspace.settings.site, [tag for tag in dict.fromkeys(order) if not langtag.is_pseudo(tag)]
        )
        self._hold_back_twins()

    def _hold_back_twins(self) -> None:
        """Leaves out what would lie where another release lies, here or on disks that tell names apart less well."""
        paths = {file.slug: file.path for file in self.workspace.store.articles()}
        for (slug, tag), owner in list(collisions(self._releases, self.before.releases, self._addresses)):
            del self._releases[slug, tag]
            self._beside.pop((slug, tag), None)
            problem = f"would have its page in the place of {owner}"
            self.held.append(HeldBack(slug, tag, problem))
            self.workspace.errors.append(ArticleError(str(paths.get(slug, slug)), problem, "rename one of the two"))

    def _add(self, result: Made | Release | HeldBack) -> None:
        if isinstance(result, HeldBack):
            self.held.append(result)
        elif isinstance(result, Release):
            self._releases[result.key] = result
        else:
            self._releases[result.release.key] = result.release
            self._beside[result.release.key] = {**result.media, **result.files}

    def _retain_unread(self, editions: Editions) -> None:
        """What was published of articles that are there but cannot be read now stays."""
        slugs = self.workspace.slugs()
        for slug, tag in self.before.releases:
            if slug not in slugs or slug in editions.seen or not editions.may_stay_unread(slug, tag):
                continue
            release = self._earlier.find(slug, tag)
            if release and not editions.withdrawn(release):
                self._releases[release.key] = replace(release, older=True)
                self.held.append(HeldBack(slug, tag, "the article cannot be read; what was published stays"))

    def site(self) -> Site:
        """The site that is to be."""
        self._links = index = self._index()
        settings = self.workspace.settings
        marked = {key: mark(self._releases.pop(key), index) for key in sorted(self._releases)}
        look = theme.load_reporting(self.workspace.store, self.workspace.progress)
        if settings.publish.outputs and not self._addresses.is_public:
            self.workspace.progress.message("[site] url is not set: no feeds, sitemaps and files for WordPress")
        return Site(settings.site, self._addresses, look, marked, settings.publish.outputs)

    def _index(self) -> ArticleIndex:
        articles = [(each.slug, each.path, each.canonical) for each in self._releases.values()]
        every = dict.fromkeys((*articles, *self._articles))
        return ArticleIndex(every, self._addresses, self._addresses.locales, self._earlier.renamed)

    def fill(self, site: Site) -> None:
        """Puts every file into the out-tray."""
        index, made_of = self._links, PageKeys(site)
        keys = {key: made_of.of(release) for key, release in site.releases.items()}
        standing = set()
        for key, release in site.releases.items():
            fresh = self._beside.pop(key, None)
            if fresh is None and self.before.keys.get(key) == keys[key] and self._stands(release, site):
                standing.add(key)
            else:
                self._write_beside(release, fresh, site, index)
        for path, data in outputs.files(site, self._shown, standing):
            self._write(path, data)
        self._write(manifest.NAME, manifest.dump(site, self._files, keys))

    def _stands(self, release: Release, site: Site) -> bool:
        """Whether all files of a release are as they were written, and stay; nobody edits an out-tray by hand unnoticed."""
        folder, root = site.addresses.folder(release.locale, release.slug), site.addresses.root(release.locale)
        written = [site.place(release), manifest.data_place(release, site), *(folder / name for name in release.files)]
        paths = [path for path in (*written, *(root / each for each in release.media)) if path not in self._files]
        for path in paths:
            data = self.tray.find(path)
            if data is None or manifest.digest(data) != self.before.files.get(path):
                return False
        for path in paths:
            self._files[path] = self.before.files[path]
            self.tray.retain(path)
        self._media |= {path: root / path for path in release.media}
        return True

    def _write_beside(
        self, release: Release, fresh: Mapping[PurePosixPath, bytes] | None, site: Site, index: ArticleIndex
    ) -> None:
        """What lies beside a page, and what it shows."""
        folder, root = site.addresses.folder(release.locale, release.slug), site.addresses.root(release.locale)
        old = dict(zip(release.media, self._earlier.media(release), strict=True)) if fresh is None else {}
        for path in release.media:
            place = root / path
            self._media[path] = fresh[PurePosixPath(path)] if fresh is not None else old[path]
            if place not in self._files:
                self._write(place, self._shown(path) or self._was(old.get(path, place)))
        was = self._earlier.folder(*release.key)
        for name in map(PurePosixPath, release.files):
            data = fresh[name] if fresh is not None else self._was(was / name)
            self._write(folder / name, ninjs.place(data, release, site, index) if name == ninjs.NAME else data)

    def _shown(self, path: str) -> bytes | None:
        """The bytes of what pages show; what was published before is read where it lies."""
        picture = self._media.get(path)
        return self.tray.find(picture) if isinstance(picture, PurePosixPath) else picture

    def _was(self, path: PurePosixPath) -> bytes:
        """A file of the out-tray as it is."""
        data = self.tray.find(path)
        if data is None:
            raise StoreError(str(path), "went from the out-tray while it was published", "call again")
        return data

    def _write(self, path: PurePosixPath, data: bytes) -> None:
        if path != manifest.NAME:
            self._files[path] = manifest.digest(data)
        self.tray.add(path, data)

    def report_names(self) -> None:
        """Names the files that other systems cannot hold: out-trays are copied to servers and disks of any kind."""
        for path, why in names.problems(self._files):
            place = names.shown(PurePosixPath(self.folder) / path)
            self.workspace.progress.message(f"{place}: {why}; rename what it is made from")

    def foresee(self) -> TrayChanges:
        """The changes that `finish` will make."""
        gone = [path for path in self.before.files if path not in self._files and self.tray.has(path)]
        return TrayChanges(list(self.tray.changes.new), list(self.tray.changes.changed), sorted(gone))

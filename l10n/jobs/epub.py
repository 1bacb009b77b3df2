"""Articles of an out-tray as a book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from l10n import langtag
from l10n.disk import output
from l10n.disk.errors import explained
from l10n.errors import UsageError, nearest
from l10n.jobs import theme
from l10n.publish import epub, manifest
from l10n.publish.addresses import Addresses
from l10n.publish.release import MEDIA, Release, parse
from l10n.publish.site import Site
from l10n.workspace import Workspace


def write_epub(workspace: Workspace, folder: Path, locale: str, target: Path, articles: Sequence[str] = ()) -> int:
    """Writes a book of editions that were published in a folder, all of a locale where none are named; the count of them.

    Raises:
        UsageError: nothing was published there, or not in that locale, or not that article.
        StoreError: the disk refuses.
    """
    published = manifest.parse(_read(folder / manifest.NAME))
    if published is None or not published.releases:
        raise UsageError(str(folder), "holds nothing that 'l10n publish' made", "publish first")
    tag = langtag.parse(locale)
    releases = {slug: _release(folder, place) for (slug, locale), place in published.releases.items() if locale == tag}
    if not releases:
        tags = ", ".join(sorted({tag for _, tag in published.releases}))
        raise UsageError(locale, "has no edition there", f"one of {tags}")
    for slug in articles:
        if slug not in releases:
            raise UsageError(slug, f"is not published in {tag}", nearest(slug, releases, ""))
    site = _site(workspace, releases, sorted({tag for _, tag in published.releases}))
    chosen = [site.releases[slug, tag] for slug in articles] or site.of_locale(tag)
    media = {_inside(path): folder / path for path in published.files if MEDIA in path.parts}
    made = epub.epub(chosen, site, lambda path: _read(media[path]) if path in media else None)
    output.write(target, made)
    return len(chosen)


def _inside(path: PurePosixPath) -> str:
    """A file of media as releases name it: without the folder of its host."""
    return str(PurePosixPath(*path.parts[path.parts.index(MEDIA) :]))


def _site(workspace: Workspace, releases: dict[str, Release], locales: Sequence[str]) -> Site:
    options = workspace.settings.site
    order = dict.fromkeys([workspace.settings.source, *workspace.settings.locales, *locales])
    addresses = Addresses(options, [tag for tag in order if not langtag.is_pseudo(tag)])
    return Site(options, addresses, theme.load(workspace.store), {each.key: each for each in releases.values()}, ())


def _release(folder: Path, place: PurePosixPath) -> Release:
    release = parse(_read(folder / place) or b"")
    if release is None:
        raise UsageError(str(folder / place), "is damaged", "publish again")
    return release


def _read(place: Path) -> bytes | None:
    with explained(PurePosixPath(place)):
        return place.read_bytes() if place.is_file() else None

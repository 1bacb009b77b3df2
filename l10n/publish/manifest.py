"""What the out-tray says of itself: manifest.json, which lists its releases and all its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from l10n import __version__
from l10n.dataclass import dataclass, field
from l10n.publish.release import Release
from l10n.publish.site import Site

NAME = PurePosixPath("manifest.json")


@dataclass(frozen=True, slots=True)
class TrayManifest:
    """What an earlier call published: where each release's edition.json lies, digest and size of every file, and of what the
    pages of each release were made.
    """

    releases: Mapping[tuple[str, str], PurePosixPath] = field(default_factory=dict)
    files: Mapping[PurePosixPath, tuple[str, int]] = field(default_factory=dict)
    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)


def parse(data: bytes | None) -> TrayManifest | None:
    """The manifest in a file; an empty one where there is no file, nothing where the file is not ours."""
    if data is None:
        return TrayManifest()
    try:
        manifest = json.loads(data)
        if not manifest["generator"].startswith("l10n "):
            return None
        places = {
            (slug, tag): PurePosixPath(part["data"])
            for slug, article in manifest["articles"].items()
            for tag, part in article["locales"].items()
        }
        keys = {
            (slug, tag): str(part.get("madeOf", ""))
            for slug, article in manifest["articles"].items()
            for tag, part in article["locales"].items()
        }
        files = {
            PurePosixPath(path): (str(part["sha256"]), int(part["bytes"])) for path, part in manifest["files"].items()
        }
        return TrayManifest(places, files, keys)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def dump(site: Site, files: Mapping[PurePosixPath, tuple[str, int]], keys: Mapping[tuple[str, str], str]) -> bytes:
    """The manifest as JSON: each release with its state, title, places and key; each file with its digest and size."""
    articles: dict[str, dict[str, object]] = {}
    for slug in sorted({slug for slug, _ in site.releases}):
        editions = site.editions(slug)
        articles[slug] = {
            "sourceLanguage": editions[0].source_locale,
            "locales": {
                edition.locale: {**_part(edition, site), "madeOf": keys[edition.key]}
                for edition in sorted(editions, key=lambda edition: edition.locale)
            },
        }
    values = {
        "version": 1,
        "generator": f"l10n {__version__}",
        "articles": articles,
        "files": {str(path): {"sha256": digest, "bytes": size} for path, (digest, size) in sorted(files.items())},
    }
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode()


def _part(release: Release, site: Site) -> Mapping[str, object]:
    return {
        "state": release.level.value,
        "olderThanSource": release.older,
        "title": release.summary.headline,
        "url": site.url(release),
        "page": str(site.place(release)),
        "data": str(data_place(release, site)),
        "source": release.source,
    }


def data_place(release: Release, site: Site) -> PurePosixPath:
    """Where the edition.json of a release lies."""
    return site.addresses.folder(release.locale, release.slug) / "edition.json"


def digest(data: bytes) -> tuple[str, int]:
    """What the manifest says of a file."""
    return hashlib.sha256(data).hexdigest(), len(data)

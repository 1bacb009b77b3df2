"""The files of one locale, what is known about them, and all of them in one zip. Same inputs, same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from l10n import __version__, langtag
from l10n.article.article import encode
from l10n.bundle import media, provenance
from l10n.bundle.flow import Writer
from l10n.bundle.outline import shown
from l10n.bundle.refusal import Refusal, may_be_published, of_article, refusals
from l10n.bundle.summary import summary
from l10n.errors import InputError, L10nError, PluginError
from l10n.model import Article, Bundle
from l10n.plugin import BundleKind, Edition
from l10n.plugin.faults import FAULTS, describe_error
from l10n.plugin.results import amiss

__all__ = ["Refusal", "archive", "bundle", "dump", "manifest", "may_be_published", "of_article", "refusals"]

# The first moment that a zip can hold: archives of equal files are equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16  # a file that everybody reads and its owner writes
_UNIX = 3  # which system the mode is of, wherever the archive is written


def bundle(edition: Edition, kinds: Mapping[str, BundleKind]) -> Bundle:
    """All files of an edition, and its part of the manifest.

    Raises:
        InputError: two kinds make a file of the same name.
    """
    files = {media.path(address): data for address, data in edition.media.items()}
    makers = {str(path).casefold(): "the article's media" for path in files}
    for name, kind in sorted(kinds.items()):
        for path, data in _files(name, kind, edition).items():
            # Disks of macOS and Windows hold `A.txt` and `a.txt` in one place.
            earlier = makers.setdefault(str(path).casefold(), name)
            if earlier != name:
                place = f"{edition.localized.document.article.slug}/{edition.localized.locale}/{path}"
                raise InputError(place, f"is made by {earlier} and by {name}", "leave one of the kinds out")
            files[path] = data
    return Bundle(edition.localized.locale, dict(sorted(files.items())), _part(edition, files))


def _files(name: str, kind: BundleKind, edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """The files of a kind; none where it fails: it is named among the faults, and the others are made."""
    plugin, place = f"kind {name}", f"{edition.localized.document.article.slug} in {edition.localized.locale}"
    if FAULTS.is_broken(plugin):
        return {}
    try:
        made = kind.files(edition)
        problem = amiss("files", made)
    except L10nError as exc:
        if not isinstance(exc, PluginError):
            raise
        problem = f"failed ({describe_error(exc)})"
    except Exception as exc:  # whatever a kind does, the others go on
        problem = f"failed ({describe_error(exc)})"
    if problem:
        FAULTS.report(plugin, f"{problem}, first at {place}")
        return {}
    return made


def manifest(article: Article, bundles: Iterable[Bundle]) -> Mapping[str, object]:
    """What `dist/<slug>/manifest.json` says: the source, and for each locale its title, state, counts and files."""
    return {
        "version": 1,
        "slug": article.slug,
        "generator": f"l10n {__version__}",
        "source": {
            "path": str(article.path),
            "language": article.locale,
            "sha256": source_digest(article),
        },
        "locales": {each.locale: each.manifest for each in sorted(bundles, key=lambda each: each.locale)},
    }


def dump(manifest: Mapping[str, object]) -> bytes:
    """A manifest as JSON in UTF-8."""
    return f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n".encode()


def archive(files: Mapping[PurePosixPath, bytes]) -> bytes:
    """The files as a zip, sorted, with fixed dates and permissions."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted(files):
            made.writestr(zip_entry(str(path)), files[path])
    return out.getvalue()


def zip_entry(name: str, how: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """A file of an archive, with the date and the permissions that all of ours have."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = how, _MODE, _UNIX
    return entry


def _part(edition: Edition, files: Mapping[PurePosixPath, bytes]) -> Mapping[str, object]:
    localized, progress = edition.localized, edition.progress
    code = provenance.source_type(edition.catalog)
    return {
        "title": summary(edition, shown(edition), Writer(edition)).headline,
        "direction": langtag.direction(localized.locale),
        "state": "final" if edition.final else "preview",
        "source": source_digest(edition.source.document.article),
        "units": {
            "all": progress.units,
            "new": progress.new,
            "fuzzy": progress.fuzzy,
            "reviewed": progress.reviewed,
        },
        "words": {"all": progress.words, "left": progress.words_left},
        "engines": list(provenance.engines(edition.catalog)),
        **({"licences": list(limits)} if (limits := provenance.restrictions(edition.catalog)) else {}),
        "digitalSourceType": provenance.SCHEME + code if code else None,
        "files": {str(path): {"sha256": _digest(data), "bytes": len(data)} for path, data in sorted(files.items())},
    }


def source_digest(article: Article) -> str:
    """What an edition was made of, as its part of the manifest names it."""
    return _digest(encode(article, article.text))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""`article.json`: the article for news systems. Source: IPTC ninjs 3.1 (2025)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from l10n.bundle import body, labels, links, plain, provenance
from l10n.bundle.flow import Writer
from l10n.bundle.outline import Outline, shown
from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Summary, moment, summary
from l10n.bundle.theme_files import MEDIA_TYPES
from l10n.late_pattern import late_pattern
from l10n.model import Role
from l10n.plugin import BundleKind, Edition

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_VOID = late_pattern(r"<((?:br|hr|img|source|wbr)\b[^<>]*)>")


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """One ninjs object in UTF-8. A preview is `withheld` and says so to editors; dates are the article's, never today's."""
    made = {key: value for key, value in _object(edition).items() if value}
    return {PurePosixPath("article.json"): f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()}


def _object(edition: Edition) -> Mapping[str, object]:
    seen = shown(edition)
    writer = Writer(edition, marked=not edition.final or edition.labelled)
    about = summary(edition, seen, writer)
    localized = edition.localized
    ready = edition.final
    return {
        "uri": _uri(edition, localized.locale),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "firstCreated": moment(about.date) if about.updated else "",
        "versionCreated": moment(about.updated or about.date),
        "pubStatus": "usable" if ready else "withheld",
        "edNote": "" if ready else _warning(edition),
        "language": localized.locale,
        "title": about.headline,
        "by": about.credited or ", ".join(about.authors),
        "headlines": list(_headlines(seen, about, writer)),
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": about.description}]
        if about.description
        else [],
        "bodies": list(_bodies(seen, writer)),
        "altIds": [{"role": "slug", "value": localized.document.article.slug}],
        "associations": [*_associations(edition), *_pictures(edition, about)],
        "digitalSourceType": _source_type(edition),
    }


def _warning(edition: Edition) -> str:
    """What editors read on a preview."""
    progress = edition.progress
    if edition.localized.locale == edition.localized.document.article.locale:
        return "Preview of the source article, not for publication."
    kind = "not reviewed" if progress.reviewed < progress.units else "not for publication"
    return f"Preview, {kind}: {progress.reviewed} of {progress.units} units are reviewed."


def _headlines(seen: Outline, about: Summary, writer: Writer) -> Iterator[Mapping[str, str]]:
    yield {"role": "main", "contentType": "text/plain", "value": about.headline}
    for part in seen.header:
        if part.role is Role.KICKER:
            yield {"role": "kicker", "contentType": "text/plain", "value": writer.line(part.block)}


def _bodies(seen: Outline, writer: Writer) -> Iterator[Mapping[str, object]]:
    """The story without headline, kicker and byline, which have places of their own."""
    apart = {Role.KICKER, Role.BYLINE}
    parts = [p for p in seen.header if p.role not in apart and p.block is not seen.headline]
    parts += [part for part in seen.body if part.wordless or part.block is not seen.headline]
    notes = body.notes(seen.notes, writer)
    label = labels.html(writer.edition)
    html = _VOID.sub(r"<\1/>", "\n".join(filter(None, (label, body.html(parts, writer), notes))))
    text = labels.text(writer.edition) + plain.text([*parts, *seen.notes], writer)
    yield {"role": "main", "contentType": "application/xhtml+xml", "charCount": len(text), "value": html}
    yield {"role": "plain", "contentType": "text/plain", "charCount": len(text), "value": text}


def _associations(edition: Edition) -> Iterator[Mapping[str, str]]:
    """The editions in other languages: what this one translates, or what translates it."""
    here, source = edition.localized.locale, edition.localized.document.article.locale
    for locale in [tag for tag in links.related(edition) if tag != here]:
        relation = "translationOf" if locale == source else "workTranslation" if here == source else "translation"
        yield {"name": locale, "rel": relation, "uri": _uri(edition, locale), "type": "text", "language": locale}


def _pictures(edition: Edition, about: Summary) -> Iterator[Mapping[str, object]]:
    """The pictures with what is said of them."""
    slug = edition.localized.document.article.slug
    for n, picture in enumerate(about.pictures, 1):
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"l10n:{slug}:picture:{picture.address}").urn
        made = {
            "name": f"picture-{n}",
            "rel": "illustration",
            "uri": picture.address if picture.is_public else name,
            "type": "picture",
            "language": edition.localized.locale if picture.caption else "",
            "creditLine": picture.credit,
            "descriptions": [{"role": "caption", "contentType": "text/plain", "value": picture.caption}]
            if picture.caption
            else [],
            "renditions": [_rendition(picture)],
            "altIds": [] if picture.is_public else [{"role": "file", "value": picture.address}],
        }
        yield {key: value for key, value in made.items() if value}


def _rendition(picture: Picture) -> Mapping[str, str]:
    """Where a picture is. `href` is a whole address by the schema; a file beside the bundle has its name in `altIds` alone."""
    kind = MEDIA_TYPES.get(PurePosixPath(picture.address).suffix.lower(), "")
    made = {"name": "main", "href": picture.address if picture.is_public else "", "contentType": kind}
    return {key: value for key, value in made.items() if value}


def _uri(edition: Edition, locale: str) -> str:
    """The address of an edition, or a name made of the slug that stays the same for ever."""
    slug = edition.localized.document.article.slug
    return links.page(edition, locale) or uuid.uuid5(uuid.NAMESPACE_URL, f"l10n:{slug}:{locale}").urn


def _source_type(edition: Edition) -> Mapping[str, str]:
    code = provenance.source_type(edition.catalog)
    return {"name": provenance.NAMES[code], "uri": provenance.SCHEME + code} if code else {}


KIND = BundleKind(files)

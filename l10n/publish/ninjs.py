"""The ninjs object of a release, with its links, its media and the other editions placed. Source: IPTC ninjs 3.1 (2025)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from l10n.publish import cross_links
from l10n.publish.cross_links import ArticleIndex
from l10n.publish.release import Release
from l10n.publish.site import Site

NAME = PurePosixPath("article.json")


def place(data: bytes, release: Release, site: Site, index: ArticleIndex) -> bytes:
    """The object as it is published; a file that is none stays as it is."""
    try:
        item = json.loads(data)
        at = site.addresses.folder(release.locale, release.slug) / NAME
        pictures = [
            _picture(association, release, site, at)
            for association in item.get("associations", [])
            if association["type"] == "picture"
        ]
        made = {
            **item,
            "uri": _uri(release, site),
            "bodies": [_body(each, release, site, index) for each in item.get("bodies", [])],
            "associations": [*_editions(release, site), *pictures],
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return data
    made = {key: value for key, value in made.items() if value}
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()


def _body(part: Mapping[str, Any], release: Release, site: Site, index: ArticleIndex) -> Mapping[str, Any]:
    if "xhtml" not in str(part.get("contentType")):
        return part
    at = site.addresses.folder(release.locale, release.slug) / NAME
    marked = cross_links.mark_html(str(part["value"]), release, index)
    return {**part, "value": site.html(marked, release.locale, at, whole=site.addresses.is_public)}


def _picture(association: Mapping[str, Any], release: Release, site: Site, at: PurePosixPath) -> Mapping[str, Any]:
    public = site.addresses.is_public
    renditions = [
        {**r, "href": site.file(r["href"], release.locale, at, whole=public)} for r in association["renditions"]
    ]
    whole = renditions[0]["href"] if public and renditions else ""
    return {**association, **({"uri": whole} if whole.startswith("http") else {}), "renditions": renditions}


def _editions(release: Release, site: Site) -> Sequence[Mapping[str, str]]:
    """The editions in other languages: what this one translates, or what translates it."""
    editions = []
    for edition in site.editions(release.slug):
        if edition.locale == release.locale:
            continue
        here = release.locale == release.source_locale
        relation = (
            "translationOf" if edition.locale == edition.source_locale else "workTranslation" if here else "translation"
        )
        tag = edition.locale
        editions.append({"name": tag, "rel": relation, "uri": _uri(edition, site), "type": "text", "language": tag})
    return editions


def _uri(release: Release, site: Site) -> str:
    """The address of an edition, or a name made of the slug that stays the same for ever."""
    return site.url(release) or uuid.uuid5(uuid.NAMESPACE_URL, f"l10n:{release.slug}:{release.locale}").urn

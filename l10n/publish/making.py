"""An edition becomes a release."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin

from l10n.bundle import body, bundle, links, media, plain, provenance
from l10n.bundle.flow import Writer
from l10n.bundle.outline import dates_itself, shown
from l10n.bundle.summary import Summary, summary
from l10n.catalog.history import unit_name
from l10n.dataclass import dataclass
from l10n.plugin import Edition
from l10n.publish.level import ReleaseLevel
from l10n.publish.release import LOCAL_ADDRESS, MEDIA, PackedTexts, Release, units_text


@dataclass(frozen=True, slots=True)
class Made:
    """A release with the bytes that it needs: media by their place, and files that lie beside its page by their name."""

    release: Release
    media: Mapping[PurePosixPath, bytes]
    files: Mapping[PurePosixPath, bytes]


def make(edition: Edition, level: ReleaseLevel, inputs: str, files: Mapping[PurePosixPath, bytes]) -> Made:
    """A release of an edition that may be published as `level`."""
    seen, writer = shown(edition), Writer(edition, marked=edition.labelled)
    article, localized = edition.localized.document.article, edition.localized
    about = summary(edition, seen, writer)
    places = {address: _place(address, data) for address, data in edition.media.items()}
    moved = _addresses(edition, places)
    text = plain.text(seen, writer)
    header, story = (_moved(part, moved) for part in (body.html(seen.header, writer), body.html(seen.body, writer)))
    sentences = [
        each for part in seen.worded() for block, _ in part.entries for each in writer.machine_sentences(block)
    ]
    release = Release(
        slug=article.slug,
        locale=localized.locale,
        source_locale=article.locale,
        level=level,
        summary=_with_pictures(about, moved),
        texts=PackedTexts.of(header, story, _moved(body.notes(seen.notes, writer), moved), text),
        dates_itself=dates_itself(seen, about.date),
        code=provenance.source_type(edition.catalog),
        licences=provenance.restrictions(edition.catalog),
        machine=tuple(dict.fromkeys(sentences)) if edition.labelled else (),
        media={str(place): _digest(edition.media[address]) for address, place in places.items()},
        files=tuple(str(path) for path in sorted(files)),
        path=str(article.path),
        canonical=links.base(edition),
        source=bundle.source_digest(article),
        inputs=inputs,
        units=units_text({unit_name(unit.key): unit.target for unit in provenance.counted(edition.catalog)}),
    )
    beside = {path: _json(data, moved) if path.suffix == ".json" else data for path, data in files.items()}
    return Made(release, {place: edition.media[address] for address, place in places.items()}, beside)


def _json(data: bytes, moved: Mapping[str, str]) -> bytes:
    """A file of JSON whose texts lead to media in the out-tray."""
    try:
        value = json.loads(data)
    except ValueError:
        return data
    return f"{json.dumps(_texts(value, moved), ensure_ascii=False, indent=2)}\n".encode()


def _texts(value: object, moved: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return moved.get(value) or _moved(value, moved)
    if isinstance(value, list):
        return [_texts(each, moved) for each in value]
    return {key: _texts(each, moved) for key, each in value.items()} if isinstance(value, dict) else value


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _place(address: str, data: bytes) -> PurePosixPath:
    """Where a file lies in the out-tray: an address that never means another file later."""
    return PurePosixPath(MEDIA, _digest(data)[:12], media.path(address).name)


def _addresses(edition: Edition, places: Mapping[str, PurePosixPath]) -> Mapping[str, str]:
    """The place of each file by the addresses that pages write for it."""
    pictures = frozenset(edition.media)
    mapped = {media.local(address, pictures): quote(str(place)) for address, place in places.items()}
    page = links.page(edition, edition.localized.locale)
    return {**mapped, **({urljoin(page, address): place for address, place in mapped.items()} if page else {})}


def _moved(html: str, moved: Mapping[str, str]) -> str:
    """HTML whose addresses of files lead into the out-tray; every quotation mark of a text is escaped, so these are tags."""

    def move(match: re.Match[str]) -> str:
        place = moved.get(unescape(match["address"]))
        return f'{match["name"]}="{escape(place)}"' if place else match[0]

    return LOCAL_ADDRESS.sub(move, html)


def _with_pictures(about: Summary, moved: Mapping[str, str]) -> Summary:
    pictures = [replace(each, address=moved.get(each.address, each.address)) for each in about.pictures]
    return replace(about, pictures=tuple(pictures))

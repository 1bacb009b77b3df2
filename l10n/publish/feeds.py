"""The feeds of a locale: what exists in that language, the newest first. Same releases, same bytes.

Source: RSS 2.0.11; RFC 4287 (Atom); JSON Feed 1.1. Who wrote an item stands as a category of IPTC's scheme.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from pathlib import PurePosixPath

from l10n import langtag
from l10n.bundle.flow import clean
from l10n.bundle.labels import label
from l10n.bundle.provenance import NAMES, SCHEME
from l10n.bundle.summary import moment
from l10n.bundle.words import words
from l10n.dataclass import dataclass
from l10n.publish import xml
from l10n.publish.level import ReleaseLevel
from l10n.publish.page import placed
from l10n.publish.release import Release
from l10n.publish.site import Site

_NEVER = "1970-01-01"  # an article that names no day
MOST = 50  # items: readers ask for a feed many times a day
_RSS: dict[str | None, str] = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": xml.RSS_CONTENT,
    "dc": xml.DUBLIN_CORE,
}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A release as every feed shows it: whole addresses, moments with a zone, HTML with its label."""

    release: Release
    url: str
    html: str
    published: str
    updated: str
    image: str


def of_locale(site: Site, locale: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The three feeds of a locale."""
    home = site.addresses.home(locale)
    items = [item(release, site) for release in site.of_locale(locale)[:MOST]]
    for name, make in (("feed.xml", rss), ("atom.xml", atom), ("feed.json", json_feed)):
        yield home / name, make(items, site, locale)


def item(release: Release, site: Site) -> FeedItem:
    """What feeds say of a release."""
    about = placed(release, site)
    picture = about.public_picture
    published = moment(release.date or _NEVER)
    return FeedItem(
        release,
        site.url(release),
        html(release, site),
        published,
        max(moment(about.updated), published) if about.updated else published,
        picture.address if picture else "",
    )


def html(release: Release, site: Site) -> str:
    """The story for readers elsewhere, with its label, and with the way to all of it."""
    at, locale = site.place(release), release.locale
    parts = [site.html(text, locale, at, whole=True) for text in (release.story, release.notes)]
    if release.level is ReleaseLevel.MACHINE:
        text, language = label(locale, site.theme)
        parts.insert(0, f'<p lang="{language}" dir="{langtag.direction(language)}"><strong>{escape(text)}</strong></p>')
    original = site.original(release) if release.level is ReleaseLevel.EXCERPT else None
    if original is not None:
        name, text = langtag.native_name(original.locale), words(locale, site.theme).whole
        parts.append(
            f'<p>{escape(text)}: <a href="{escape(site.url(original))}" hreflang="{original.locale}">{escape(name)}</a></p>'
        )
    return "\n".join(filter(None, parts))


def _title(site: Site, locale: str) -> str:
    return site.options.name_in(locale) or words(locale, site.theme).articles


def _address(site: Site, locale: str, name: str = "index.html") -> str:
    return site.addresses.whole(locale, site.addresses.home(locale) / name)


def rss(items: Sequence[FeedItem], site: Site, locale: str) -> bytes:
    """RSS 2.0 with the whole story."""
    top = xml.root("rss", _RSS, version="2.0")
    channel = xml.add(top, "channel")
    title = _title(site, locale)
    xml.add(channel, "title", title)
    xml.add(channel, "link", _address(site, locale))
    xml.add(channel, "description", title)
    xml.add(channel, "language", locale)
    xml.add(channel, "atom:link", href=_address(site, locale, "feed.xml"), rel="self", type="application/rss+xml")
    if items:
        xml.add(channel, "lastBuildDate", _rfc822(max(each.updated for each in items)))
    for each in items:
        _rss_item(xml.add(channel, "item"), each)
    return xml.dump(top)


def _rss_item(made: xml.Element, each: FeedItem) -> None:
    about = each.release.summary
    xml.add(made, "title", about.headline)
    xml.add(made, "link", each.url)
    xml.add(made, "guid", each.url, isPermaLink="true")
    xml.add(made, "pubDate", _rfc822(each.published))
    for author in about.authors:
        xml.add(made, "dc:creator", author)
    if each.release.code:
        xml.add(made, "category", each.release.code, domain=SCHEME)
    if about.description:
        xml.add(made, "description", about.description)
    xml.data(made, "content:encoded", each.html)


def _rfc822(moment_: str) -> str:
    return format_datetime(datetime.fromisoformat(moment_))


def atom(items: Sequence[FeedItem], site: Site, locale: str) -> bytes:
    """Atom with the whole story."""
    top = xml.root("feed", {None: _RSS["atom"]}, **{xml.LANG: locale})
    xml.add(top, "title", _title(site, locale))
    xml.add(top, "id", _address(site, locale, "atom.xml"))
    xml.add(top, "updated", max((each.updated for each in items), default="1970-01-01T00:00:00+00:00"))
    xml.add(top, "link", rel="self", type="application/atom+xml", href=_address(site, locale, "atom.xml"))
    xml.add(top, "link", rel="alternate", type="text/html", hreflang=locale, href=_address(site, locale))
    xml.add(xml.add(top, "author"), "name", _title(site, locale))
    for each in items:
        _atom_entry(xml.add(top, "entry"), each, site)
    return xml.dump(top)


def _atom_entry(made: xml.Element, each: FeedItem, site: Site) -> None:
    release, about = each.release, each.release.summary
    xml.add(made, "title", about.headline)
    xml.add(made, "id", each.url)
    xml.add(made, "link", rel="alternate", type="text/html", hreflang=release.locale, href=each.url)
    original = site.original(release)
    if original is not None:
        xml.add(made, "link", rel="related", type="text/html", hreflang=original.locale, href=site.url(original))
    xml.add(made, "published", each.published)
    xml.add(made, "updated", each.updated)
    for author in about.authors:
        xml.add(xml.add(made, "author"), "name", author)
    if release.code:
        xml.add(made, "category", term=release.code, scheme=SCHEME, label=NAMES[release.code])
    if about.description:
        xml.add(made, "summary", about.description)
    xml.add(made, "content", each.html, type="html", xml__lang=release.locale)


def json_feed(items: Sequence[FeedItem], site: Site, locale: str) -> bytes:
    """JSON Feed 1.1; `_l10n` is what this format has no place for."""
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site, locale),
        "home_page_url": _address(site, locale),
        "feed_url": _address(site, locale, "feed.json"),
        "language": locale,
        "items": [_json_item(each, site) for each in items],
    }
    return f"{clean(json.dumps(values, ensure_ascii=False, indent=1))}\n".encode()


def _json_item(each: FeedItem, site: Site) -> Mapping[str, object]:
    release, about = each.release, each.release.summary
    original = site.original(release)
    made = {
        "id": each.url,
        "url": each.url,
        "title": about.headline,
        "summary": about.description,
        "content_html": each.html,
        "content_text": release.text,
        "date_published": each.published,
        "date_modified": each.updated,
        "image": each.image,
        "authors": [{"name": name} for name in about.authors],
        "language": release.locale,
    }
    ours = {
        "state": release.level.value,
        "original": site.url(original) if original else "",
        "digital_source_type": SCHEME + release.code if release.code else "",
        "machine_sentences": list(release.machine),
    }
    return {**{key: value for key, value in made.items() if value}, "_l10n": {k: v for k, v in ours.items() if v}}

"""WordPress' export format, for its importer: one file for each locale. Source: WXR 1.2 as WordPress' importer reads it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from l10n.bundle.provenance import SCHEME
from l10n.bundle.summary import moment
from l10n.late_pattern import late_pattern
from l10n.publish import feeds, xml
from l10n.publish.release import Release
from l10n.publish.site import Site

NAME = "wordpress.xml"
_SPACES: dict[str | None, str] = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": xml.RSS_CONTENT,
    "dc": xml.DUBLIN_CORE,
    "wp": "http://wordpress.org/export/1.2/",
}
_AUTHOR, _BETWEEN = late_pattern(rb"<wp:author>.*?</wp:author>", re.DOTALL), late_pattern(rb">\n\s*<")
"""An author stands on one line: so does the importer read them where PHP has no XML."""
_FIRST = 1_000_000  # numbers of posts begin here: what a site has already keeps its own


def of_locale(site: Site, locale: str) -> tuple[PurePosixPath, bytes]:
    """The releases of a locale as posts, the oldest first, and their pictures as attachments."""
    top = xml.root("rss", _SPACES, version="2.0")
    channel = xml.add(top, "channel")
    home = site.addresses.whole(locale, site.addresses.home(locale) / "index.html")
    xml.add(channel, "title", site.options.name_in(locale) or locale)
    xml.add(channel, "link", home)
    xml.add(channel, "description")
    xml.add(channel, "language", locale)
    for name, text in (("wxr_version", "1.2"), ("base_site_url", home), ("base_blog_url", home)):
        xml.add(channel, f"wp:{name}", text)
    releases = site.of_locale(locale)[::-1]
    for author in dict.fromkeys(_author(release, site) for release in releases):
        _add_author(channel, author)
    for release in releases:
        _post(channel, release, site)
    return site.addresses.home(locale) / NAME, _AUTHOR.sub(lambda author: _BETWEEN.sub(b"><", author[0]), xml.dump(top))


def _author(release: Release, site: Site) -> str:
    return ", ".join(release.summary.authors) or site.options.name_in(release.locale) or release.locale


def _login(author: str) -> str:
    """A name of an account, the same for the same author."""
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in author.casefold()).strip("-")
    return plain[:50] if plain.replace("-", "") else f"author-{_number(author)}"


def _add_author(channel: xml.Element, author: str) -> None:
    made = xml.add(channel, "wp:author")
    xml.data(made, "wp:author_login", _login(author))
    xml.data(made, "wp:author_email", "")
    xml.data(made, "wp:author_display_name", author)


def _number(text: str) -> int:
    """The number of a post: the same in every export."""
    return _FIRST + int(hashlib.sha256(text.encode()).hexdigest()[:7], 16)


def _post(channel: xml.Element, release: Release, site: Site) -> None:
    each, about, author = feeds.item(release, site), release.summary, _author(release, site)
    number = _number(f"{release.slug} {release.locale}")
    made = _item(channel, about.headline, each.url, each.published)
    xml.data(made, "dc:creator", _login(author))
    xml.add(made, "guid", each.url, isPermaLink="false")
    xml.data(made, "content:encoded", each.html)
    xml.data(made, "excerpt:encoded", about.description)
    slug = release.slug.replace("/", "-")
    _facts(
        made,
        number,
        each.published,
        {"post_name": quote(slug), "status": "publish", "post_type": "post", "post_parent": "0"},
    )
    original = site.original(release)
    meta = {
        "l10n_slug": release.slug,
        "l10n_language": release.locale,
        "l10n_original": site.url(original) if original else "",
        "l10n_state": release.level.value,
        "l10n_digital_source_type": SCHEME + release.code if release.code else "",
    }
    for key, value in meta.items():
        if value:
            _meta(made, key, value)
    if each.image:
        picture = _number(f"{release.slug} {release.locale} {each.image}")
        _meta(made, "_thumbnail_id", str(picture))
        _attachment(channel, each, author, (picture, number))


def _attachment(channel: xml.Element, each: feeds.FeedItem, author: str, numbers: tuple[int, int]) -> None:
    """The picture that stands for an article: the importer fetches it."""
    number, parent = numbers
    name = unquote(PurePosixPath(urlsplit(each.image).path).name)
    made = _item(channel, name, each.image, each.published)
    xml.data(made, "dc:creator", _login(author))
    xml.add(made, "guid", each.image, isPermaLink="false")
    xml.data(made, "content:encoded", "")
    caption = next((picture.caption for picture in each.release.summary.pictures), "")
    xml.data(made, "excerpt:encoded", caption)
    facts = {"post_name": quote(name), "status": "inherit", "post_type": "attachment", "post_parent": str(parent)}
    _facts(made, number, each.published, facts)
    xml.data(made, "wp:attachment_url", each.image)


def _item(channel: xml.Element, title: str, link: str, published: str) -> xml.Element:
    made = xml.add(channel, "item")
    xml.data(made, "title", title)
    xml.add(made, "link", link)
    xml.add(made, "pubDate", format_datetime(datetime.fromisoformat(published)))
    return made


def _facts(made: xml.Element, number: int, published: str, facts: dict[str, str]) -> None:
    """What WordPress keeps of a post beside its words."""
    at = datetime.fromisoformat(moment(published))
    xml.add(made, "wp:post_id", str(number))
    xml.data(made, "wp:post_date", at.strftime("%Y-%m-%d %H:%M:%S"))
    xml.data(made, "wp:post_date_gmt", at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"))
    closed = {"comment_status": "closed", "ping_status": "closed"}
    for key, value in {**closed, **facts, "menu_order": "0", "post_password": "", "is_sticky": "0"}.items():
        xml.data(made, f"wp:{key}", value)


def _meta(made: xml.Element, key: str, value: str) -> None:
    part = xml.add(made, "wp:postmeta")
    xml.data(part, "wp:meta_key", key)
    xml.data(part, "wp:meta_value", value)

"""EPUB 3: articles of one locale as a book. Same releases, same bytes.

Source: EPUB 3.3; EPUB Accessibility 1.1 for the metadata. A book holds all that it shows, so pictures from elsewhere are
left out, and players become links.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import PurePosixPath

from lxml import etree

from l10n import langtag
from l10n.bundle.bundle import zip_entry
from l10n.bundle.labels import label
from l10n.bundle.summary import moment, shown_date
from l10n.bundle.words import words
from l10n.dataclass import dataclass
from l10n.publish import xml
from l10n.publish.book_html import TYPES, Chapter, in_book, xhtml
from l10n.publish.level import ReleaseLevel
from l10n.publish.release import Release
from l10n.publish.site import Site

NAME = "articles.epub"
MOST = 50  # articles of the book of a locale
Media = Callable[[str], bytes | None]
_OPF: dict[str | None, str] = {None: "http://www.idpf.org/2007/opf", "dc": xml.DUBLIN_CORE}
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """\
body { margin: 0 5%; line-height: 1.5; }
h1 { line-height: 1.2; }
img { max-width: 100%; }
figure { margin: 1.5em 0; }
figcaption, .byline, .date, .credit, .kicker, .notes { font-size: .9em; }
blockquote { margin: 1em 0; padding: 0 1em; border-left: .2em solid; }
table { border-collapse: collapse; }
th, td { padding: .3em .6em; border-bottom: 1px solid; text-align: start; vertical-align: top; }
pre { white-space: pre-wrap; }
.machine-label { padding: .5em; border: 1px solid; font-size: .9em; }
.machine { text-decoration: underline dotted; }
"""


@dataclass(frozen=True, slots=True)
class _Publication:
    """What a book is made of."""

    title: str
    locale: str
    chapters: Sequence[Chapter]
    media: Mapping[str, bytes]


def epub(releases: Sequence[Release], site: Site, media: Media, title: str = "") -> bytes:
    """A book of releases of one locale, in this order."""
    locale = releases[0].locale
    files = {release.slug: f"{n:03}.xhtml" for n, release in enumerate(releases, 1)}
    chapters = [xhtml(release, site, files) for release in releases]
    shown = dict.fromkeys(path for chapter in chapters for path in chapter.media)
    pictures = {in_book(path): data for path in shown if (data := media(path)) is not None}
    whole = title or (releases[0].summary.headline if len(releases) == 1 else site.options.name_in(locale))
    return _zipped(
        _Publication(whole or words(locale, site.theme).articles, locale, chapters, pictures), releases, site
    )


def _zipped(publication: _Publication, releases: Sequence[Release], site: Site) -> bytes:
    entries: dict[str, bytes] = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": _package(publication, releases, site),
        "EPUB/nav.xhtml": _contents(publication, releases, site),
        "EPUB/style.css": _STYLE.encode(),
    }
    for chapter, release in zip(publication.chapters, releases, strict=True):
        entries[f"EPUB/text/{chapter.file}"] = _page(chapter, release, site)
    entries |= {f"EPUB/{path}": data for path, data in publication.media.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        _write(made, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)  # the first, and not compressed
        for name, data in entries.items():
            _write(made, name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(archive: zipfile.ZipFile, name: str, data: bytes, how: int) -> None:
    archive.writestr(zip_entry(name, how), data)


def _package(publication: _Publication, releases: Sequence[Release], site: Site) -> bytes:
    """The package document: what the book says of itself, its files, and their order. Source: EPUB 3.3, 5."""
    top = xml.root("package", _OPF, version="3.0")
    top.set("unique-identifier", "id")
    top.set(xml.LANG, publication.locale)
    _metadata(xml.add(top, "metadata"), publication, releases, site)
    manifest = xml.add(top, "manifest")
    xml.add(manifest, "item", id="nav", href="nav.xhtml", media_type="application/xhtml+xml", properties="nav")
    xml.add(manifest, "item", id="style", href="style.css", media_type="text/css")
    for n, chapter in enumerate(publication.chapters, 1):
        xml.add(manifest, "item", id=f"c{n}", href=f"text/{chapter.file}", media_type="application/xhtml+xml")
    for n, path in enumerate(publication.media, 1):
        kind = TYPES[PurePosixPath(path).suffix.lower()]
        xml.add(manifest, "item", id=f"m{n}", href=path, media_type=kind)
    for item in manifest:  # a keyword of Python has no hyphen
        item.set("media-type", item.attrib.pop("media_type"))
    spine = xml.add(top, "spine")
    spine.set("page-progression-direction", langtag.direction(publication.locale))
    for n in range(1, len(publication.chapters) + 1):
        xml.add(spine, "itemref", idref=f"c{n}")
    return xml.dump(top)


def _metadata(made: xml.Element, publication: _Publication, releases: Sequence[Release], site: Site) -> None:
    slugs = " ".join(release.slug for release in releases)
    home = site.addresses.whole(publication.locale, site.addresses.home(publication.locale))
    name = f"l10n:{home}:{publication.locale}:{slugs}"
    xml.add(made, "dc:identifier", uuid.uuid5(uuid.NAMESPACE_URL, name).urn, id="id")
    xml.add(made, "dc:title", publication.title)
    xml.add(made, "dc:language", publication.locale)
    for author in dict.fromkeys(author for release in releases for author in release.summary.authors):
        xml.add(made, "dc:creator", author)
    if publisher := site.options.name_in(publication.locale):
        xml.add(made, "dc:publisher", publisher)
    dates = [
        moment(release.summary.updated or release.date)
        for release in releases
        if release.summary.updated or release.date
    ]
    latest = max((datetime.fromisoformat(each) for each in dates), default=datetime(1980, 1, 1, tzinfo=UTC))
    facts = [("dcterms:modified", latest.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))]
    facts += [("schema:accessMode", "textual"), ("schema:accessModeSufficient", "textual")]
    facts += (
        [("schema:accessMode", "visual"), ("schema:accessibilityFeature", "alternativeText")]
        if publication.media
        else []
    )
    facts += [("schema:accessibilityFeature", "tableOfContents"), ("schema:accessibilityHazard", "none")]
    for key, value in facts:
        xml.add(made, "meta", value, property=key)


def _contents(publication: _Publication, releases: Sequence[Release], site: Site) -> bytes:
    items = "".join(
        f'<li><a href="text/{chapter.file}">{escape(release.summary.headline)}</a></li>'
        for chapter, release in zip(publication.chapters, releases, strict=True)
    )
    title = escape(words(publication.locale, site.theme).articles)
    return _document(
        publication.locale, title, f'<nav epub:type="toc" id="toc"><h1>{title}</h1><ol>{items}</ol></nav>', "style.css"
    )


def _page(chapter: Chapter, release: Release, site: Site) -> bytes:
    about = release.summary
    parts = [chapter.header]
    if release.level is ReleaseLevel.MACHINE:
        label_text, language = label(release.locale, site.theme)
        parts.insert(0, f'<p class="machine-label" lang="{language}" xml:lang="{language}">{escape(label_text)}</p>')
    if about.author and not about.byline:
        parts.append(f'<p class="byline">{escape(about.author)}</p>')
    if about.date and not release.dates_itself:
        shown = escape(shown_date(about.date, release.locale, site.options))
        parts.append(f'<p class="date"><time datetime="{escape(about.date)}">{shown}</time></p>')
    body = "\n".join([*parts, chapter.story, chapter.notes])
    return _document(release.locale, escape(about.headline), f"<article>\n{body}\n</article>", "../style.css")


def _document(locale: str, title: str, body: str, style: str) -> bytes:
    text = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{locale}" xml:lang="{locale}" \
dir="{langtag.direction(locale)}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="{style}"/></head>
<body>
{body}
</body>
</html>
"""
    etree.fromstring(text.encode())  # a book that is not well-formed must not be made
    return text.encode()

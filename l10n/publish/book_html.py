"""The HTML of a release as a chapter of a book: well-formed, with nothing that is not in the book."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from l10n.bundle.flow import clean
from l10n.bundle.links import LINK_SCHEMES
from l10n.bundle.theme_files import MEDIA_TYPES
from l10n.dataclass import dataclass
from l10n.publish.release import MEDIA, Release
from l10n.publish.site import Site
from l10n.publish.xml import Element

TYPES = {suffix: MEDIA_TYPES[suffix] for suffix in (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")}
"""The pictures that every reading system shows. Source: EPUB 3.3, 3.2."""
_PLAYERS = ("iframe", "video", "audio")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its file, its three parts, and the paths of the media that it shows."""

    file: str
    header: str
    story: str
    notes: str
    media: tuple[str, ...]


def xhtml(release: Release, site: Site, files: Mapping[str, str]) -> Chapter:
    """A release as a chapter; `files` are the chapters of the book by slug."""
    at = site.place(release)
    tops = [_parsed(text) for text in (release.header, release.story, release.notes)]
    anchors = {str(each.get("id")) for top in tops for each in top.iter() if each.get("id")}
    media: dict[str, None] = {}
    for top in tops:
        for player in list(top.iter(*_PLAYERS)):
            _link_instead(player)
        for picture in list(top.iter("img")):
            if path := _picture(picture):
                media[path] = None
        for link in top.iter("a"):
            _lead(link, site, files)
            _stay_inside(link, anchors)
    header, story, notes = (_local(site.html(_written(top), release.locale, at, whole=True)) for top in tops)
    return Chapter(files[release.slug], header, story, notes, tuple(media))


def in_book(path: str) -> str:
    """The name of a file of the out-tray in a book: names with spaces or letters of any script confuse older readers.

    >>> in_book("media/0123456789ab/Старая стена.PNG")
    'media/0123456789ab.png'
    """
    folder, digest, name = path.split("/", 2)
    return f"{folder}/{digest}{PurePosixPath(name).suffix.lower()}"


def _parsed(text: str) -> Element:
    element: Element = html.fragment_fromstring(clean(text) or "<p></p>", create_parent="div")
    return element


def _written(top: Element) -> str:
    """What is inside the outermost element, as XML."""
    inner = "".join(etree.tostring(each, encoding="unicode", method="xml") for each in top)
    return inner if inner != "<p/>" else ""


def _link_instead(player: Element) -> None:
    """A link in the place of a player."""
    source = str(player.get("src") or "")
    title = player.get("title") or player.get("aria-label") or source
    for name in list(player.attrib):
        del player.attrib[name]
    for child in list(player):
        player.remove(child)
    player.tag = "p"
    if urlsplit(source).scheme in LINK_SCHEMES:
        link = etree.SubElement(player, "a", href=source)
        link.text = str(title)
    else:
        player.text = str(title)


def _picture(picture: Element) -> str:
    """The path of a picture of the book; one that is not in it is taken out."""
    source = unquote(str(picture.get("src") or ""))
    if source.startswith(f"{MEDIA}/") and PurePosixPath(source).suffix.lower() in TYPES:
        for name in ("width", "height"):
            picture.attrib.pop(name, "")
        picture.set("src", f"book:{in_book(source)}")  # not to be placed with those of pages
        return source
    if isinstance(picture, html.HtmlElement):
        picture.drop_tree()
    return ""


def _lead(link: Element, site: Site, files: Mapping[str, str]) -> None:
    """Leads a link to another article into the book, where that is in it."""
    slug = str(link.get("data-article") or "").partition("#")[0]
    if slug in files:
        del link.attrib["data-article"]
        link.set("href", f"book:{files[slug]}")  # not to be placed with those of pages
    elif slug and not site.addresses.is_public:
        link.attrib.pop("href", "")


def _stay_inside(link: Element, anchors: set[str]) -> None:
    """Takes the address from a link that leads nowhere from a book."""
    address = str(link.get("href") or "")
    inside = address.startswith("#") and unquote(address[1:]) in anchors
    chapter = address.startswith("book:")
    if address and not (inside or chapter or urlsplit(address).scheme in LINK_SCHEMES or link.get("data-article")):
        link.attrib.pop("href", "")
    if not link.get("data-article"):
        link.attrib.pop("data-href", "")  # of a page, where the link may come back
        if not link.get("href"):
            link.attrib.pop("role", "")


def _local(text: str) -> str:
    return text.replace(f'src="book:{MEDIA}/', f'src="../{MEDIA}/').replace('href="book:', 'href="')

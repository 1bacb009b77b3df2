"""The pictures of an edition for machines: where each lies, what its caption says, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import urljoin

from l10n.bundle import captions, links, wordless_views
from l10n.bundle.flow import Writer
from l10n.bundle.outline import Outline, PagePart
from l10n.bundle.wordless import WordlessKind
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Role

_IMAGE = late_pattern(r"<img [^<>]*>")
_VALUE = late_pattern(r'\s(alt|src)="([^"]*)"')
_TAG = late_pattern(r"<[^<>]*>")
_BELOW = late_pattern(
    r"(?:<span[^<>]*>)?(?:<a [^<>]*>)?<img [^<>]*>(?:</a>)?(?:</span>)?(?:\s|<br>)*"
    r"(?:<span[^<>]*>)?<em>(?P<words>(?:(?!<em>).)+)</em>(?:</span>)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: `address` is whole where the edition has an address of its own, else as the page beside it writes it."""

    address: str
    caption: str = ""
    credit: str = ""

    @property
    def is_public(self) -> bool:
        """Whether other sites can load it."""
        return self.address.startswith(("http://", "https://"))


def pictures(outline: Outline, writer: Writer) -> tuple[Picture, ...]:
    """The pictures of an edition in its order, each once; the one that stands for the article first."""
    shown = list({picture.address: picture for picture in _shown(outline, writer)}.values())
    meta = writer.edition.localized.meta
    lead = _whole(meta.get("image", ""), writer)
    if not lead:
        return tuple(shown)
    lead_picture = next((picture for picture in shown if picture.address == lead), None)
    first = lead_picture or Picture(
        lead, " ".join(meta.get("caption", "").split()) if not shown or _is_captioned(writer) else "", _credit(writer)
    )
    return (first, *(picture for picture in shown if picture is not lead_picture))


def _shown(outline: Outline, writer: Writer) -> Iterator[Picture]:
    """The pictures on the page, with the caption and the credit that follow each."""
    last: Picture | None = None
    before = ""
    for part in (*outline.header, *outline.body):
        address = _address(part, writer)
        if address:
            if last:
                yield last
            alt = writer.line(part.block) if part.entries else part.wordless.text if part.wordless else ""
            is_captioned = bool(part.entries) and part.entries[0][1].is_captioned
            last = Picture(address, before if is_captioned and before else alt)
        elif last and part.entries and part.role is Role.CAPTION:
            caption, credit = captions.parted(part.block, writer)
            last = replace(last, caption=caption, credit=credit)
        elif last and part.entries and part.role is Role.CREDIT:
            yield replace(last, credit=writer.line(part.block))
            last = None
        else:
            if last:
                yield last
            last = None
            yield from _in_text(part, writer)
        before = writer.line(part.block) if part.entries and part.role is Role.CAPTION and not address else ""
    if last:
        yield last


def _in_text(part: PagePart, writer: Writer) -> Iterator[Picture]:
    """The pictures in running text; one that all the other words of its paragraph stand for in emphasis has them as caption."""
    for block, _ in part.entries:
        if not any("!" in inline.raw or "<" in inline.raw for inline in block.inlines):
            continue
        html = writer.html(block)
        below = _BELOW.fullmatch(html)
        for match in _IMAGE.finditer(html):
            values = dict(_VALUE.findall(match[0]))
            words = _TAG.sub("", below["words"]) if below else values.get("alt", "")
            if values.get("src"):
                yield Picture(_absolute(unescape(values["src"]), writer), " ".join(unescape(words).split()))


def _address(part: PagePart, writer: Writer) -> str:
    if part.wordless:
        return (
            _absolute(wordless_views.address(part.wordless, writer), writer)
            if part.wordless.kind is WordlessKind.PICTURE
            else ""
        )
    image = part.entries[0][1].image if part.role is Role.CAPTION else ""
    return _whole(image, writer)


def _whole(image: str, writer: Writer) -> str:
    edition = writer.edition
    return (
        _absolute(links.picture(image, links.base(edition), frozenset(edition.media)), writer) if image.strip() else ""
    )


def _absolute(address: str, writer: Writer) -> str:
    """An address as other sites need it, where the edition has an address of its own."""
    page = links.page(writer.edition, writer.edition.localized.locale)
    return urljoin(page, address) if page and address else address


def _is_captioned(writer: Writer) -> bool:
    """Whether the front matter has a caption, which is that of its picture."""
    blocks = writer.edition.localized.document.blocks
    return any(block.role is Role.CAPTION and block.syntax.startswith("front-matter") for block in blocks)


def _credit(writer: Writer) -> str:
    """The credit in the front matter, which is that of its picture."""
    blocks = writer.edition.localized.document.blocks
    named = (block for block in blocks if block.role is Role.CREDIT and block.syntax.startswith("front-matter"))
    return next(map(writer.line, named), "")

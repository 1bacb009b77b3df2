"""The files that an article shows from its own folder: pictures, sound, documents. They travel with every bundle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from l10n.late_pattern import late_pattern
from l10n.model import Document

# What newsrooms put beside an article; a program or a page is nothing to copy unasked.
_KINDS = "avif|gif|jpeg|jpg|m4a|mp3|mp4|ogg|pdf|png|svg|vtt|webm|webp"
_ADDRESS = late_pattern(rf"(?<![\w/.:%-])(?:\./)*(?P<plain>[\w%-][\w./%~-]*?\.(?:{_KINDS}))(?![\w.-])", re.IGNORECASE)
_NAMED = late_pattern(rf"(?:\./)*(?P<plain>[\w%-][^:?#]*\.(?:{_KINDS}))", re.IGNORECASE)  # as tags have it, spaces too


def addresses(text: str) -> tuple[str, ...]:
    """The relative addresses of media in an article's text, each once; none that leaves the article's folder.

    >>> addresses('![Flood](img/flood%201.jpg) <img src="https://example.org/a.png"> ../up.png')
    ('img/flood%201.jpg',)
    """
    text = _plain(text)
    candidates = dict.fromkeys(match["plain"] for match in _ADDRESS.finditer(text))
    candidates |= dict.fromkeys(match["plain"] for _, address in shown(text) if (match := _NAMED.fullmatch(address)))
    return tuple(address for address in candidates if ".." not in path(address).parts)


def places(text: str, addresses: Collection[str]) -> Iterator[tuple[int, str]]:
    """The line of each of these addresses in an article's text."""
    for address in addresses:
        yield text.count("\n", 0, max(text.find(address), 0)) + 1, address


def missing(document: Document, files: Collection[str]) -> Iterator[tuple[int, str]]:
    """The line and the address of every file beside the article that it shows and that was not `files` there."""
    article = document.article
    text = _plain(article.text) if article.format in _NESTED else article.text
    for place, address in shown(text):
        match = _NAMED.fullmatch(address)
        if match and ".." not in path(match["plain"]).parts and match["plain"] not in files:
            yield text.count("\n", 0, place) + 1, match["plain"]


_NESTED = frozenset({"json", "feed"})
"""Formats in which markup stands as the text of another syntax."""
_ESCAPES = {
    "\\/": "/",
    '\\"': '"',
    "\\u003c": "<",
    "\\u003e": ">",
    "\\u0022": '"',
    "&quot;": '"',
    "&#34;": '"',
    "&lt;": "<",
    "&gt;": ">",
}
_ESCAPED = late_pattern("|".join(map(re.escape, _ESCAPES)), re.IGNORECASE)


def _plain(text: str) -> str:
    """The text with the signs of markup that JSON or XML write otherwise; its lines stay."""
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0].lower()], text)


def shown(text: str) -> Iterator[tuple[int, str]]:
    """Where a page loads something by itself, and what."""
    for match in _SHOWN.finditer(text):
        yield match.start(), unescape(next(value for value in match.groups() if value is not None))


# What a page loads by itself: pictures of Markdown, and the sources of pictures, films and sound in HTML.
_SHOWN = late_pattern(
    r"""!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s<>()]+)"""
    r"""|<(?:img|video|audio|source|track)\b(?=[^<>]*?\ssrc\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)'|([^\s"'<>]+)))"""
    r"""|\sposter\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)')""",
    re.IGNORECASE,
)


def path(address: str) -> PurePosixPath:
    """Where the file of an address lies, relative to the article's folder and to its bundle."""
    return PurePosixPath(unquote(address))


def local(address: str, files: frozenset[str]) -> str:
    """The address as a page beside the copied file writes it; nothing where no file was copied for it."""
    plain = address.removeprefix("./").replace(" ", "%20")
    return quote(str(path(plain))) if plain in files or str(path(plain)) in files else ""

"""The parts of an ODT that have words or say how they look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from l10n.article import container
from l10n.article.container import ContainerReader
from l10n.article.office.xml import XmlNode

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
_MIME = "application/vnd.oasis.opendocument.text"
_MACROS = ("Basic/", "Scripts/")


def unpack(data: bytes, path: PurePosixPath) -> str:
    """The text of an article: its content, its styles with headers and footers, its properties.

    Raises:
        ArticleError: the file is not a text of OpenDocument, is broken or locked, or has macros.
    """
    reader = ContainerReader(data, path)
    kind = reader.read("mimetype").decode("ascii", "ignore").strip()
    if CONTENT not in reader.names or (kind and not kind.startswith(_MIME)):
        raise reader.error("is not a text of OpenDocument", "save it as .odt")
    if b"encryption-data" in reader.read("META-INF/manifest.xml"):
        raise reader.error("is locked with a password", "save it without one")
    if any(name.startswith(_MACROS) and not name.endswith("/") for name in reader.names):
        raise reader.error("has macros", "save it without them")
    reader.verify()
    return container.joined((name, text) for name in (CONTENT, STYLES, META) if (text := reader.xml(name)))


def unread(content: XmlNode) -> Iterator[str]:
    """What the document shows and nobody translates, in words."""
    for node in content.walk():
        if node.name == "draw:object" and node.value("xlink:href") and not node.find("m:math"):
            yield f"an object inside ({node.value('xlink:href')})"

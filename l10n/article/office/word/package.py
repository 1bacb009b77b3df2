"""The parts of a DOCX that have words or say how they look, found by their relations and not by their names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from l10n.article import container
from l10n.article.container import ContainerReader
from l10n.article.office import xml
from l10n.dataclass import dataclass

_TEXTS = ("footnotes", "endnotes", "header", "footer")
_DRAWN = ("chart", "chartEx", "diagramData", "diagramDrawing")
_UNREAD = {"aFChunk": "a document inside", "subDocument": "another document"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to: the last word of its type, and an address or the name of a member."""

    kind: str
    target: str
    is_outside: bool


def relations(reader: ContainerReader, name: str) -> Mapping[str, Relation]:
    """The relations of a part (of the whole package, where the name is empty) by their ids."""
    folder, base = posixpath.split(name)
    text = reader.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
    by_id = {}
    for node in xml.parse(text, 0, len(text)).walk():
        if node.name == "rel:Relationship":
            outside = node.value("TargetMode") == "External"
            target = node.value("Target")
            place = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            by_id[node.value("Id")] = Relation(node.value("Type").rpartition("/")[2], place, outside)
    return by_id


def unpack(data: bytes, path: PurePosixPath) -> str:
    """The text of an article: the document, its notes, headers and footers, charts and diagrams, styles and properties.

    Raises:
        ArticleError: the file is not a document of Word, is broken or locked, or has macros.
    """
    reader = ContainerReader(data, path)
    package = relations(reader, "").values()
    main = next((relation.target for relation in package if relation.kind == "officeDocument"), "")
    if main not in reader.names:
        raise reader.error("is not a document of Word", "save it as .docx")
    types = reader.xml("[Content_Types].xml")
    if "wordprocessingml" not in types:
        raise reader.error("is a table or a presentation, not a text", "copy its text into a document")
    if "macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in reader.names):
        raise reader.error("has macros", "save it as .docx, which has none")
    reader.verify()
    return container.joined((name, text) for name in _names(reader, main) if (text := reader.xml(name)))


def _names(reader: ContainerReader, main: str) -> Iterator[str]:
    yield main
    related = [*relations(reader, main).values()]
    for kind in (*_TEXTS, *_DRAWN, "styles"):
        yield from dict.fromkeys(relation.target for relation in related if relation.kind == kind)
    yield from dict.fromkeys(
        relation.target
        for relation in relations(reader, "").values()
        if relation.kind in ("core-properties", "metadata/core-properties")
    )


def unread(reader: ContainerReader, main: str) -> Iterator[str]:
    """What the document shows and nobody translates, in words."""
    for relation in relations(reader, main).values():
        if relation.kind in _UNREAD and not relation.is_outside:
            yield f"{_UNREAD[relation.kind]} ({relation.target})"

"""Articles that are zips of parts (DOCX, ODT): the text holds those with words one after the other, the rest stays as it is.

Each part stands in the text after a form feed, which XML cannot hold, and a line with its name. Limits keep a small file from
becoming a large one in memory.
"""

from __future__ import annotations

import codecs
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from l10n.dataclass import dataclass
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern

MAX_BYTES = 256 * 1024 * 1024
"""Of a whole file: a magazine's issue with its photographs."""
MAX_PARTS = 48 * 1024 * 1024
"""Of all the XML that is read: a thousand pages of text have about 20 MB."""
MAX_PICTURE = 64 * 1024 * 1024
_MOST_MEMBERS = 20_000
_MOST_EXPANDED = 1 << 30  # bytes of all members together
_PART = "\f"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, OSError, ValueError)
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE compound files: Office before 2007, and all that a password locks
_DECLARED = late_pattern(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_ZIP64 = 1  # the id of the extra field that the writer makes itself


@dataclass(frozen=True, slots=True)
class ContainerPart:
    """A part of a container in the text of its article: offsets of its XML, end excluded."""

    name: str
    start: int
    end: int


class ContainerReader:
    """The members of one file. `left` counts down the bytes of XML that may still be read."""

    def __init__(self, data: bytes, path: PurePosixPath) -> None:
        """Opens a file.

        Raises:
            ArticleError: it is not a sound zip, too large, or locked with a password.
        """
        self.path = path
        self.left = MAX_PARTS
        if data.startswith(_OLD):
            problem = "is locked with a password, or of Word before 2007"
            raise self.error(problem, "save it as a document of today without a password")
        if len(data) > MAX_BYTES:
            raise self.error(f"has {len(data):,} bytes, more than {MAX_BYTES:,}", "make its pictures smaller")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as exc:
            raise self.error(f"is not a whole document ({exc})", "save it again") from exc
        self._members = {info.filename: info for info in self._zip.infolist()}
        if len(self._members) > _MOST_MEMBERS or len(self._members) != len(self._zip.infolist()):
            raise self.error("has absurdly many parts, or two of one name", "save it again")
        if sum(info.file_size for info in self._members.values()) > _MOST_EXPANDED:
            raise self.error(f"expands to more than {_MOST_EXPANDED >> 20} MB", "make its pictures smaller")

    def error(self, problem: str, remedy: str) -> ArticleError:
        """An error of the whole file."""
        return ArticleError(f"{self.path}:1", problem, remedy)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members in their order."""
        return tuple(self._members)

    @contextmanager
    def _member(self, name: str) -> Iterator[IO[bytes]]:
        """A member to be read; whatever goes wrong is the file's."""
        info = self._members[name]
        if info.flag_bits & 1:
            raise self.error("is locked with a password", "save it without one")
        try:
            with self._zip.open(info) as file:
                yield file
        except (*_BROKEN, RuntimeError) as exc:
            raise self.error(f"is damaged in {name} ({exc})", "save it again") from exc

    def verify(self) -> None:
        """Reads every member once, so that a damaged file is refused when it comes and not when it is to go out.

        Raises:
            ArticleError: a member is damaged or locked.
        """
        for name in self._members:
            with self._member(name) as file:
                while file.read(1 << 20):
                    pass

    def read(self, name: str, most: int = MAX_PARTS) -> bytes:
        """A member's bytes; nothing where there is none of the name.

        Raises:
            ArticleError: it is damaged, locked, or expands beyond all measure.
        """
        if name not in self._members:
            return b""
        with self._member(name) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise self.error(f"holds more than {most >> 20} MB in {name}", "split the article")
        return data

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with other bytes for some members."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for info in sorted(self._members.values(), key=lambda info: info.header_offset):
                name = info.filename
                data = changed[name] if name in changed else self.read(name, MAX_BYTES)
                new.writestr(_like(info), data, compress_type=info.compress_type)
            new.comment = self._zip.comment
        return out.getvalue()

    def xml(self, name: str) -> str:
        """The text of a part in XML; nothing where there is none of the name.

        Raises:
            ArticleError: it is not well-formed, declares entities, or is too large.
        """
        data = self.read(name, max(self.left, 0))
        self.left -= len(data)
        if not data:
            return ""
        problem = fault(data)
        if problem:
            raise self.error(f"{name} is broken: {problem}", "save it again")
        try:
            text = data.decode(_codec(data))
        except (UnicodeDecodeError, LookupError) as exc:
            raise self.error(f"{name} is wrongly encoded ({exc})", "save it again") from exc
        if _PART in text or text.encode(_codec(data)) != data:
            raise self.error(f"{name} cannot be written back as it was", "save it again")
        return text


def fault(data: bytes) -> str:
    """What is wrong with XML from strangers, or nothing. No entity is resolved and nothing is loaded."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        return str(exc)
    declared: str = getattr(root.getroottree().docinfo, "doctype", "")
    return "it declares entities" if declared else ""


def joined(parts: Iterable[tuple[str, str]]) -> str:
    """The text of an article from the names and the XML of its parts."""
    return "".join(f"{_PART}{name}\n{xml}" for name, xml in parts)


def parts(text: str) -> Iterator[ContainerPart]:
    """The parts that a text holds, in order.

    >>> [part.name for part in parts(joined([("word/document.xml", "<w/>"), ("word/styles.xml", "<s/>")]))]
    ['word/document.xml', 'word/styles.xml']
    """
    start = text.find(_PART)
    while start >= 0:
        following = text.find(_PART, start + 1)
        begin, end = text.index("\n", start) + 1, following if following >= 0 else len(text)
        yield ContainerPart(text[start + 1 : begin - 1], begin, end)
        start = following


def edited(text: str, edit: Callable[[str, str], str]) -> str:
    """The text with each part as `edit(name, xml)` gives it."""
    return joined((part.name, edit(part.name, text[part.start : part.end])) for part in parts(text))


def pack(container: bytes, text: str, path: PurePosixPath) -> bytes:
    """The file with the parts of a text; its other members, their order and compression stay. Nothing changed: the same bytes.

    Raises:
        ArticleError: a part would not be well-formed.
    """
    reader = ContainerReader(container, path)
    changed: dict[str, bytes] = {}
    for part in parts(text):
        old = reader.read(part.name)
        data = text[part.start : part.end].encode(_codec(old))
        if data != old:
            problem = fault(data)
            if problem:
                raise ArticleError(str(path), f"{part.name} would be broken: {problem}", "report it")
            changed[part.name] = data
    return reader.rewritten(changed) if changed else container


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The head of a member for its new bytes."""
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.external_attr, made.internal_attr = info.external_attr, info.internal_attr
    made.create_system, made.comment = info.create_system, info.comment
    extra, at = b"", 0
    while at + 4 <= len(info.extra):
        kind, size = struct.unpack_from("<HH", info.extra, at)
        extra += b"" if kind == _ZIP64 else info.extra[at : at + 4 + size]
        at += 4 + size
    made.extra = extra
    return made


def _codec(data: bytes) -> str:
    """The encoding of a part; the byte order mark stays in its text."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    return declared[1].decode("ascii") if declared else "utf-8"

"""XML from strangers: no entities of its own, no network, nothing kept of a stream that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from lxml import etree

from l10n.errors import ExchangeError
from l10n.late_pattern import late_pattern

Element = etree._Element  # noqa: SLF001  (lxml has no public name for the type)
XML = "{http://www.w3.org/XML/1998/namespace}"
_ENTITY = "declares entities of its own"
_REMEDY = "write the characters themselves"
_SAFE: Mapping[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def stream(file: IO[bytes], tags: tuple[str, ...], place: str) -> Iterator[Element]:
    """The elements with these local names, each complete when it is yielded and let go of afterwards. Control characters,
    which XML cannot hold and some tools write all the same, are left out.

    Raises:
        ExchangeError: the XML is not well-formed, or declares entities, which only attacks do in these formats.
    """
    names = [f"{{*}}{tag}" for tag in tags]
    try:
        for n, (_, element) in enumerate(etree.iterparse(_Clean(file), events=("end",), tag=names, **_SAFE)):
            if n == 0:
                _refuse_declarations(element, place)
            _refuse_entities(element, place)
            yield element
            _let_go(element)
    except etree.XMLSyntaxError as exc:
        raise malformed(exc, place) from exc


def tree(data: bytes, place: str) -> Element:
    """The root element of a whole document; comments, processing instructions and control characters are left out.

    Raises:
        ExchangeError: as `stream`.
    """
    parser = etree.XMLParser(**_SAFE)
    try:
        root = etree.fromstring(clean(data), parser)
    except etree.XMLSyntaxError as exc:
        raise malformed(exc, place) from exc
    _refuse_declarations(root, place)
    _refuse_entities(root, place)
    return root


_REFERENCE = late_pattern(rb"&#(?:x0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));")
_CONTROL = bytes(n for n in range(0x20) if n not in b"\t\n\r")
_LONGEST = 16  # bytes of a reference that may be cut in two


def clean(data: bytes) -> bytes:
    r"""A document without the control characters that XML cannot hold, as bytes or by their numbers.

    >>> clean(b"<seg>Rain&#x1F; fell.\x1f &#38; &#65;</seg>")
    b'<seg>Rain fell. &#38; &#65;</seg>'
    """
    if b"\0" in data[:4]:  # UTF-16 or UTF-32, whose bytes mean other things
        return data
    return _REFERENCE.sub(_allowed, data.translate(None, _CONTROL))


def _allowed(match: re.Match[bytes]) -> bytes:
    number = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if number > 0x10FFFF or allowed(chr(number)) else b""


class _Clean:
    """A file whose control characters are left out as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._remainder = b""
        self._wide: bool | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as many or a few more or less; none at the end."""
        while True:
            data = self._file.read(size)
            if self._wide is None:
                self._wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]
            if self._wide:
                return data
            whole = self._remainder + data
            at = whole.rfind(b"&", max(0, len(whole) - _LONGEST)) if data else -1
            at = len(whole) if at < 0 else at
            self._remainder = whole[at:]
            cleaned = clean(whole[:at])
            if cleaned or not data:
                return cleaned


_BROKEN = late_pattern(r"[ \t]*[\r\n][ \t\r\n]*")


def fold(text: str, element: Element) -> str:
    """The text of an element without the line breaks and outer white space of a file that was laid out for the eye, unless
    the file says that they count.
    """
    around = (element, *element.iterancestors())
    space = next((value for each in around if (value := each.get(f"{XML}space")) is not None), "")
    return text if space == "preserve" else folded(text)


def folded(text: str) -> str:
    """The text without line breaks and outer white space."""
    return _BROKEN.sub(" ", text).strip(" \t\r\n")


def malformed(exc: etree.XMLSyntaxError, place: str) -> ExchangeError:
    """One line for what libxml2 says."""
    line, _ = exc.position
    if "ntity" in (exc.msg or ""):
        return ExchangeError(f"{place}:{max(line or 0, 1)}", _ENTITY, _REMEDY)
    reason = (exc.msg or "no element found").partition(", line ")[0].strip()
    return ExchangeError(f"{place}:{max(line or 0, 1)}", f"is not well-formed XML: {reason}", "export it again")


def _refuse_entities(element: Element, place: str) -> None:
    """Refuses what a DTD elsewhere, which is never read, is to say."""
    if next(element.iter(etree.Entity), None) is not None:
        raise ExchangeError(f"{place}:{line(element)}", "uses an entity that is not in the file", _REMEDY)


def _refuse_declarations(element: Element, place: str) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):  # type: ignore[attr-defined]  # lxml-stubs has it not
        raise ExchangeError(f"{place}:1", _ENTITY, _REMEDY)


def _let_go(element: Element) -> None:
    """Frees an element and what stands before it; libxml2 would keep the whole file otherwise."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def name(element: Element) -> str:
    """The local name of an element."""
    return etree.QName(element).localname


def line(element: Element) -> int:
    """The line of a file where an element begins."""
    return int(str(element.sourceline or 1))  # lxml-stubs leaves the type open


def allowed(char: str) -> bool:
    r"""Whether XML 1.0 can hold a character.

    >>> [allowed(char) for char in "a\t\x00"]
    [True, True, False]
    """
    return char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff")


def escape(text: str) -> str:
    """Text for an element's content, without the characters that XML 1.0 cannot hold.

    >>> escape("AT&T <b>")
    'AT&amp;T &lt;b&gt;'
    """
    clean = text if text.isprintable() else "".join(char for char in text if allowed(char))
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A quoted attribute value."""
    return '"' + escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'

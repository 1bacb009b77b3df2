"""XML from strangers: no entities of its own, no network, nothing kept of a stream that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from lxml import etree

from l10n.errors import ExchangeError

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
    """The elements with these local names, each complete when it is yielded and let go of afterwards.

    Raises:
        ExchangeError: the XML is not well-formed, or declares entities, which only attacks do in these formats.
    """
    wanted = [f"{{*}}{tag}" for tag in tags]
    try:
        for n, (_, element) in enumerate(etree.iterparse(file, events=("end",), tag=wanted, **_SAFE)):
            if n == 0:
                _refuse_declarations(element, place)
            _refuse_entities(element, place)
            yield element
            _let_go(element)
    except etree.XMLSyntaxError as exc:
        raise malformed(exc, place) from exc


def tree(data: bytes, place: str) -> Element:
    """The root element of a whole document; comments and processing instructions are left out.

    Raises:
        ExchangeError: as `stream`.
    """
    parser = etree.XMLParser(**_SAFE)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise malformed(exc, place) from exc
    _refuse_declarations(root, place)
    _refuse_entities(root, place)
    return root


def malformed(exc: etree.XMLSyntaxError, place: str) -> ExchangeError:
    """One line for what libxml2 says."""
    line, _ = exc.position
    if "ntity" in (exc.msg or ""):
        return ExchangeError(f"{place}:{max(line or 0, 1)}", _ENTITY, _REMEDY)
    said = (exc.msg or "no element found").partition(", line ")[0].strip()
    return ExchangeError(f"{place}:{max(line or 0, 1)}", f"is not well-formed XML: {said}", "export it again")


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
    kept = text if text.isprintable() else "".join(char for char in text if allowed(char))
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A quoted attribute value."""
    return '"' + escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'

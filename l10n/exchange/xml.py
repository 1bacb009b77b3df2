"""XML from strangers, read as a stream: no entities of its own, no network, nothing kept that was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from lxml import etree

from l10n.errors import ExchangeError

Element = etree._Element  # noqa: SLF001  (lxml has no public name for the type)


def stream(file: IO[bytes], tags: tuple[str, ...], place: str) -> Iterator[Element]:
    """The elements with these local names, each complete when it is yielded and let go of afterwards.

    Raises:
        ExchangeError: the XML is not well-formed, or declares entities, which only attacks do in these formats.
    """
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        for _, element in etree.iterparse(file, events=("end",), **options):
            if element.tag is etree.Entity:
                continue
            if etree.QName(element).localname not in tags:
                continue
            _refuse_entities(element, place)
            yield element
            _let_go(element)
    except etree.XMLSyntaxError as exc:
        line, _ = exc.position
        raise ExchangeError(f"{place}:{line}", f"is not well-formed XML: {exc.msg}", "export it again") from exc


def _refuse_entities(element: Element, place: str) -> None:
    if next(element.iter(etree.Entity), None) is not None:
        raise ExchangeError(f"{place}:{element.sourceline}", "uses an entity of its own", "write the character itself")


def _let_go(element: Element) -> None:
    """Frees an element and what stands before it; libxml2 would keep the whole file otherwise."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def escape(text: str) -> str:
    """Text for an element's content, without the characters that XML 1.0 cannot hold.

    >>> escape("AT&T <b>")
    'AT&amp;T &lt;b&gt;'
    """
    kept = "".join(
        char
        for char in text
        if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff")
    )
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """A quoted attribute value."""
    return '"' + escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'

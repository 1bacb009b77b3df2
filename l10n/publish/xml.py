"""XML for feeds and packages: elements from plain values, with what no XML can carry left out."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from l10n.bundle.flow import clean

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)


def root(name: str, namespaces: Mapping[str | None, str], **attributes: str) -> Element:
    """The outermost element. `name` may have a prefix of the namespaces."""
    made = etree.Element(_name(name, namespaces), nsmap=dict(namespaces.items()))  # type: ignore[arg-type]
    made.attrib.update({key: clean(value) for key, value in attributes.items()})
    return made


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """An element inside another, with text and attributes; a `_` before a name keeps Python's own words apart."""
    made = etree.SubElement(parent, _name(name, parent.nsmap))
    if text:
        made.text = clean(text)
    for key, value in attributes.items():
        made.set(_name(key.strip("_").replace("__", ":"), parent.nsmap, attribute=True), clean(value))
    return made


def data(parent: Element, name: str, text: str) -> Element:
    """An element whose text stands in a CDATA section, as some readers want markup."""
    made = etree.SubElement(parent, _name(name, parent.nsmap))
    made.text = etree.CDATA(clean(text).replace("]]>", "]]&gt;"))
    return made


def dump(top: Element) -> bytes:
    """The document in UTF-8, each element on a line of its own."""
    return bytes(etree.tostring(top, encoding="UTF-8", xml_declaration=True, pretty_print=True))


XML = "http://www.w3.org/XML/1998/namespace"
LANG = f"{{{XML}}}lang"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
RSS_CONTENT = "http://purl.org/rss/1.0/modules/content/"
"""Namespaces that several of our files use."""


def _name(name: str, namespaces: Mapping[str | None, str], *, attribute: bool = False) -> str:
    prefix, colon, local = name.rpartition(":")
    if prefix == "xml":
        return f"{{{XML}}}{local}"
    if colon:
        return f"{{{namespaces[prefix]}}}{local}"
    return name if attribute or None not in namespaces else f"{{{namespaces[None]}}}{name}"

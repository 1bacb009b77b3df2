"""XML as a tree whose elements know where they stand in the text, so that texts are spliced and never written anew.

The text was read by a strict parser before: this one only finds places. Names have the prefix that this project calls a
namespace by, whatever the document calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    **{f"{base}wordprocessingml{year}/main": "w" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    **{f"{base}officeDocument{year}/relationships": "r" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    **{f"{base}officeDocument{year}/math": "m" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    **{f"{base}drawingml{year}/main": "a" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    **{f"{base}drawingml{year}/picture": "pic" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    **{f"{base}drawingml{year}/chart": "c" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    **{f"{base}drawingml{year}/diagram": "dgm" for base, year in ((_OOXML, "/2006"), (_STRICT, ""))},
    "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    f"{_OOXML}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OOXML}markup-compatibility/2006": "mc",
    f"{_OOXML}package/2006/relationships": "rel",
    f"{_OOXML}package/2006/metadata/core-properties": "cp",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    **{f"{_ODF}{name}:1.0": name for name in ("text", "table", "office", "style", "meta", "form", "script")},
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}svg-compatible:1.0": "svg",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}manifest:1.0": "manifest",
    "http://www.w3.org/1999/xlink": "xlink",
}
_STANDARD = {prefix: prefix for prefix in _NAMESPACES.values()} | {"xml": "xml"}
_TOKEN = late_pattern(
    r"<!--[\s\S]*?-->|<!\[CDATA\[(?P<cdata>[\s\S]*?)\]\]>|<\?[\s\S]*?\?>|</(?P<close>[^\s>]+)\s*>"
    r"|<(?P<open>[^\s/>!?]+)(?P<values>(?:\s+[^\s=>/]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?P<empty>/?)>"
)
_VALUE = late_pattern(r"""\s+([^\s=>/]+)\s*=\s*("[^"]*"|'[^']*')""")
_REFERENCE = late_pattern(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ATOM = late_pattern(rf"{_REFERENCE.pattern}|[\s\S]")
"""One reference or one character."""
UNWRITABLE = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class XmlValue:
    """An attribute's value, and where it stands with its quotation marks."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class XmlNode:
    """An element, or a text (its `name` is empty). `start`–`opened` is its start tag, `closing`–`end` its end tag."""

    name: str
    start: int
    opened: int
    closing: int
    end: int
    parent: XmlNode | None = None
    text: str = ""
    children: list[XmlNode] = field(default_factory=list)
    source: tuple[str, int, Mapping[str, str]] | None = None
    _values: Mapping[str, XmlValue] | None = None

    @property
    def values(self) -> Mapping[str, XmlValue]:
        """The attributes by name, read when they are first asked for."""
        if self._values is None:
            self._values = _values(*self.source) if self.source else {}
        return self._values

    def value(self, name: str, default: str = "") -> str:
        """An attribute's text."""
        value = self.values.get(name)
        return value.text if value else default

    def child(self, name: str) -> XmlNode | None:
        """The first child of a name."""
        return next((each for each in self.children if each.name == name), None)

    def walk(self, *silent: str) -> Iterator[XmlNode]:
        """Everything inside in order, without the elements named and what is in them."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if node.name not in silent:
                yield node
                waiting.extend(reversed(node.children))

    def find(self, *names: str) -> XmlNode | None:
        """The first element inside with one of these names."""
        return next((each for each in self.walk() if each.name in names), None)

    def words(self) -> str:
        """All text inside."""
        return "".join(each.text for each in self.walk() if not each.name)


def decode(raw: str) -> str:
    """Text with its references as characters.

    >>> decode("Fish &amp; chips &#8212; &#x20AC;9")
    'Fish & chips — €9'
    """
    return _REFERENCE.sub(_character, raw) if "&" in raw else raw


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    number = int(match[1], 16) if match[1] else int(match[2])
    return chr(number) if number <= 0x10FFFF else match[0]


def escape(text: str) -> str:
    """Text for a place between tags; what XML cannot hold is left out."""
    return UNWRITABLE.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_value(text: str, quote: str) -> str:
    """Text for a value in these quotation marks."""
    name = "&quot;" if quote == '"' else "&apos;"
    escaped = escape(text).replace(quote, name)
    return escaped.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def parse(text: str, start: int, end: int, prefixes: Mapping[str, str] | None = None) -> XmlNode:
    """The tree of a part or a piece of one; `prefixes` are those that hold where a piece stands, as `prefixes_of` gives them.

    The root has no name and holds what stands between `start` and `end`. Tags without their other half end with the piece.
    """
    root = XmlNode("#", start, start, end, end)
    here, scopes = root, [{**_STANDARD, **(prefixes or {})}]
    raws: list[str] = []
    at = start
    for match in _TOKEN.finditer(text, start, end):
        _text(here, text, at, match.start())
        at = match.end()
        if match["cdata"] is not None:
            here.children.append(XmlNode("", match.start(), match.start(), at, at, here, match["cdata"]))
        elif match["open"]:
            scope = _scope(match["values"], scopes[-1])
            source = (match["values"], match.start("values"), scope) if match["values"] else None
            node = XmlNode(_name(match["open"], scope), match.start(), at, at, at, here, "", [], source)
            here.children.append(node)
            if not match["empty"]:
                here = node
                scopes.append(scope)
                raws.append(match["open"])
        elif match["close"] and raws and raws[-1] == match["close"]:
            here.closing, here.end = match.start(), at
            here = here.parent or root
            scopes.pop()
            raws.pop()
    _text(here, text, at, end)
    while here is not root:
        here.closing = here.end = end
        here = here.parent or root
    return root


def _text(here: XmlNode, text: str, start: int, end: int) -> None:
    if start < end:
        here.children.append(XmlNode("", start, start, end, end, here, decode(text[start:end])))


def _scope(values: str, outer: dict[str, str]) -> dict[str, str]:
    """The prefixes that hold inside an element, each with this project's name of its namespace."""
    if "xmlns" not in values:
        return outer
    scope = dict(outer)
    for name, value in _VALUE.findall(values):
        if name == "xmlns" or name.startswith("xmlns:"):
            prefix = name.partition(":")[2]
            uri = decode(value[1:-1])
            scope[prefix] = _NAMESPACES.get(uri, prefix if prefix and prefix not in _STANDARD else "?")
    return scope


def _name(raw: str, scope: Mapping[str, str]) -> str:
    prefix, colon, local = raw.partition(":")
    if not colon:
        prefix, local = "", raw
    here = scope.get(prefix, prefix)
    return f"{here}:{local}" if here else local


def _values(raw_values: str, at: int, scope: Mapping[str, str]) -> dict[str, XmlValue]:
    values = {}
    for value in _VALUE.finditer(raw_values):
        raw = value[1]
        name = _name(raw, scope) if ":" in raw else raw
        values[name] = XmlValue(decode(value[2][1:-1]), at + value.start(2), at + value.end(2))
    return values


def prefixes_of(node: XmlNode, text: str) -> dict[str, str]:
    """The prefixes that a part's root element declares, where they are not this project's own."""
    root = node.children[-1] if node.name == "#" and node.children else node
    root = next((each for each in node.children if each.name), root)
    match = _TOKEN.match(text, root.start)
    scope = _scope(match["values"], _STANDARD) if match and match["open"] else {}
    return {prefix: name for prefix, name in scope.items() if name not in ("?", prefix)}

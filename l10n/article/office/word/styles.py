"""What the styles and lists of a Word document say: roles of paragraphs, how words look, which lists are numbered."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.model import Role

# Word writes these names in English whatever its own language is; ids are in the language of whoever made the document.
_ROLES = {
    "title": Role.HEADLINE,
    "subtitle": Role.STANDFIRST,
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "quotations": Role.QUOTE,
}
_HEADING = late_pattern(r"(?:heading|contents heading|toc heading) ?([1-9])?")
_CONTENTS = late_pattern(r"toc [1-9]|table of figures|table of authorities|index [1-9]")
OFF = frozenset({"0", "false", "off"})
"""How a property says that it does not hold. Source: ECMA-376, 22.9.2.7, ST_OnOff."""
_OFF = OFF | {"none"}
_LOOKS = {"w:b": "strong", "w:i": "em", "w:strike": "s", "w:dstrike": "s"}
# Of a run's properties these differ without a reader's notice: language, spelling, fitting, complex-script twins, revisions.
_UNSEEN = frozenset(
    {"w:lang", "w:noProof", "w:kern", "w:spacing", "w:w", "w:fitText", "w:snapToGrid", "w:bCs", "w:iCs", "w:szCs"}
    | {"w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:webHidden", "w:eastAsianLayout", "w:rtl", "w:cs"}
)


@dataclass(slots=True)
class WordStyles:
    """The styles of a document by id; `numbers` tells of a list and a depth whether it counts."""

    nodes: dict[str, XmlNode] = field(default_factory=dict)
    numbers: dict[tuple[str, int], bool] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[XmlNode]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self.nodes and style not in seen:
            seen.add(style)
            node = self.nodes[style]
            yield node
            style = _value(node, "w:basedOn")

    def names(self, style: str) -> Iterator[str]:
        """The names of a style and of those it is based on, in small letters."""
        for node in self.chain(style):
            yield _value(node, "w:name").lower()

    def property(self, properties: XmlNode | None, name: str) -> XmlNode | None:
        """A property of a paragraph by itself or by its style."""
        if properties is None:
            return None
        direct = properties.child(name)
        if direct is not None:
            return direct
        styles = (node.child("w:pPr") for node in self.chain(_value(properties, "w:pStyle")))
        return next((inherited for style in styles if style and (inherited := style.child(name))), None)

    def role(self, properties: XmlNode | None) -> tuple[Role, int]:
        """The role that a paragraph's style gives it, and a heading's level."""
        for name in self.names(_value(properties, "w:pStyle")):
            heading = _HEADING.fullmatch(name)
            if heading:
                return Role.HEADING, int(heading[1] or 1)
            if name in _ROLES:
                return _ROLES[name], 0
        outline = self.property(properties, "w:outlineLvl")
        level = outline.value("w:val") if outline else ""
        return (Role.HEADING, int(level) + 1) if level.isdecimal() and int(level) < 9 else (Role.BODY, 0)

    def is_contents(self, properties: XmlNode | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(name) for name in self.names(_value(properties, "w:pStyle")))

    def html(self, properties: XmlNode | None) -> str:
        """The tags that a run's look amounts to on a page."""
        if properties is None:
            return ""
        style = next(iter(self.names(_value(properties, "w:rStyle"))), "")
        tag = {"strong": "strong", "emphasis": "em", "intense emphasis": "em"}.get(style, "")
        names = [tag] if tag else []
        for node in properties.children:
            on = node.value("w:val") not in _OFF
            name = _LOOKS.get(node.name, "") if on else ""
            if node.name == "w:vertAlign":
                name = {"superscript": "sup", "subscript": "sub"}.get(node.value("w:val"), "")
            names += [name] if name and name not in names else []
        return "".join(f"<{name}>" for name in names)


def _value(node: XmlNode | None, name: str) -> str:
    child = node.child(name) if node else None
    return child.value("w:val") if child else ""


def look(properties: XmlNode | None) -> str:
    """What a run's words look like, comparable: empty for plain ones."""
    if properties is None:
        return ""
    seen = []
    for node in properties.children:
        if node.name and node.name not in _UNSEEN:
            values = sorted(f"{name}={value.text}" for name, value in node.values.items() if name != "w:hint")
            seen += [f"{node.name} {' '.join(values)}"] if values or node.name != "w:rFonts" else []
    return "; ".join(sorted(seen))


def is_vanished(properties: XmlNode | None) -> bool:
    """Whether nobody sees the run."""
    vanish = properties.child("w:vanish") if properties else None
    return vanish is not None and vanish.value("w:val") not in _OFF


def styles(part: XmlNode, numbering: XmlNode) -> WordStyles:
    """The styles of `word/styles.xml` and the lists of `word/numbering.xml`."""
    made = WordStyles()
    made.nodes = {node.value("w:styleId"): node for node in part.walk() if node.name == "w:style"}
    kinds: dict[str, dict[int, bool]] = {}
    for node in numbering.walk():
        if node.name == "w:abstractNum":
            kinds[node.value("w:abstractNumId")] = dict(_levels(node))
    for node in numbering.walk():
        if node.name == "w:num":
            for depth, counts in kinds.get(_value(node, "w:abstractNumId"), {}).items():
                made.numbers[node.value("w:numId"), depth] = counts
    return made


def _levels(node: XmlNode) -> Iterator[tuple[int, bool]]:
    for level in node.children:
        if level.name == "w:lvl" and level.value("w:ilvl").isdecimal():
            yield int(level.value("w:ilvl")), _value(level, "w:numFmt") not in ("bullet", "none")

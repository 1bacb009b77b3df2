"""A localized Word document that says its language and direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from l10n import langtag
from l10n.article import container
from l10n.article.office import xml
from l10n.article.office.edits import EAST_ASIAN, XmlEdit, applied
from l10n.article.office.word.styles import OFF
from l10n.article.office.xml import XmlNode

# What stands after `w:bidi` and `w:rtl`, and before `w:bidiVisual`: the order is fixed. Source: ECMA-376-1, 17.3.1, 17.3.2.
_AFTER_BIDI = frozenset(
    {
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    }
)
_AFTER_RTL = frozenset(["cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"])
_BEFORE_VISUAL = frozenset(["tblStyle", "tblpPr", "tblOverlap"])
_AFTER_SECTION = frozenset(["rtlGutter", "docGrid", "printerSettings", "sectPrChange"])
_TWINS = ("b", "i", "sz")
_RIGHT = ("w:bidi", "w:rtl", "w:bidiVisual")


def relabel(text: str, locale: str) -> str:
    """The article with the language of its styles and properties, and the direction of its paragraphs, runs and tables."""
    return container.edited(text, lambda _name, part: applied(part, _edits(part, locale)))


def _edits(part: str, locale: str) -> Iterator[XmlEdit]:
    root = xml.parse(part, 0, len(part))
    top = next((node for node in root.children if node.name), root)
    prefix = next((p for p, name in xml.prefixes_of(root, part).items() if name == "w"), "w")
    writer = _Direction(f"{prefix}:" if prefix else "", langtag.direction(locale) == "rtl")
    if top.name == "w:styles":
        yield from _default_language(top, writer.prefix, locale)
        for node in top.walk():
            yield from writer.twins(node) if node.name == "w:rPr" else ()
    elif top.name == "cp:coreProperties":
        language = top.child("dc:language")
        yield from [XmlEdit(language.opened, language.closing, locale)] if language and language.children else []
    else:
        for node in top.walk():
            yield from writer.edits(node)


def _default_language(top: XmlNode, prefix: str, locale: str) -> Iterator[XmlEdit]:
    """The language that text has which names none."""
    defaults = top.child("w:docDefaults")
    language = defaults.find("w:lang") if defaults else None
    right, east = langtag.direction(locale) == "rtl", langtag.language(locale) in EAST_ASIAN
    if language is not None:
        key = "w:bidi" if right else "w:eastAsia" if east else "w:val"
        changed = [value for name in dict.fromkeys((key, "w:val")) if (value := language.values.get(name))]
        yield from (XmlEdit(value.start, value.end, f'"{locale}"') for value in changed)
        if key not in language.values:
            place = language.start + 1 + len(f"{prefix}lang")
            yield XmlEdit(place, place, f' {prefix}{key.partition(":")[2]}="{locale}"')
        return
    lang = f'<{prefix}lang {prefix}val="{locale}" {prefix}bidi="{locale}"/>'
    run = f"<{prefix}rPrDefault><{prefix}rPr>{lang}</{prefix}rPr></{prefix}rPrDefault>"
    if defaults is None and top.closing > top.opened:
        yield XmlEdit(top.opened, top.opened, f"<{prefix}docDefaults>{run}</{prefix}docDefaults>")
    elif defaults is not None and (properties := defaults.find("w:rPr")) and properties.closing > properties.opened:
        yield XmlEdit(properties.closing, properties.closing, lang)


class _Direction:
    """Sets or takes away the direction of paragraphs, runs, tables and sections."""

    def __init__(self, prefix: str, right: bool) -> None:  # noqa: FBT001
        self.prefix, self._right = prefix, right

    def edits(self, node: XmlNode) -> Iterator[XmlEdit]:
        """What changes at an element."""
        if not self._right:
            if node.name in _RIGHT and node.value("w:val") not in OFF:
                yield XmlEdit(node.start, node.end, "")
        elif node.name in _RIGHT and node.value("w:val") in OFF:
            if node.name != "w:rtl" or (node.parent and node.parent.parent and _reads_right(node.parent.parent)):
                yield XmlEdit(node.start, node.end, f"<{self.prefix}{node.name[2:]}/>")
        elif node.name == "w:p":
            yield from self._add(node, "pPr", "bidi", _AFTER_BIDI)
        elif node.name == "w:r" and _reads_right(node):
            yield from self.twins(node.child("w:rPr"))
            yield from self._add(node, "rPr", "rtl", _AFTER_RTL)
        elif node.name == "w:tblPr" and node.child("w:bidiVisual") is None and node.closing > node.opened:
            place = max([child.end for child in node.children if child.name[2:] in _BEFORE_VISUAL], default=node.opened)
            yield XmlEdit(place, place, f"<{self.prefix}bidiVisual/>")
        elif node.name == "w:sectPr" and node.child("w:bidi") is None and node.closing > node.opened:
            place = next((child.start for child in node.children if child.name[2:] in _AFTER_SECTION), node.closing)
            yield XmlEdit(place, place, f"<{self.prefix}bidi/>")

    def twins(self, properties: XmlNode | None) -> Iterator[XmlEdit]:
        """Bold, italics and size for scripts that are read from the right, which have properties of their own."""
        for name in _TWINS if properties and self._right else ():
            plain = properties.child(f"w:{name}") if properties else None
            if plain is not None and properties and properties.child(f"w:{name}Cs") is None:
                value = plain.value("w:val")
                shown = f' {self.prefix}val="{value}"' if value else ""
                yield XmlEdit(plain.end, plain.end, f"<{self.prefix}{name}Cs{shown}/>")

    def _add(self, node: XmlNode, properties: str, name: str, following: frozenset[str]) -> Iterator[XmlEdit]:
        """A property in its place among the others."""
        p = self.prefix
        group = node.child(f"w:{properties}")
        if group is None:
            if node.closing > node.opened:
                yield XmlEdit(node.opened, node.opened, f"<{p}{properties}><{p}{name}/></{p}{properties}>")
        elif group.closing == group.opened:
            yield XmlEdit(group.start, group.end, f"<{p}{properties}><{p}{name}/></{p}{properties}>")
        elif group.child(f"w:{name}") is None:
            place = next((child.start for child in group.children if child.name[2:] in following), group.closing)
            yield XmlEdit(place, place, f"<{p}{name}/>")


def _reads_right(run: XmlNode) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in run.words())

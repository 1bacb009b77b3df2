"""A localized ODT that says its language and direction."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import langtag
from l10n.article import container
from l10n.article.office import xml
from l10n.article.office.edits import EAST_ASIAN, XmlEdit, applied
from l10n.article.office.opendocument.package import CONTENT, META, STYLES
from l10n.article.office.xml import XmlNode

_LEFT, _RIGHT = ("lr-tb", "lr"), ("rl-tb", "rl")


def relabel(text: str, locale: str) -> str:
    """The article with the language of its styles and properties, and the direction of its paragraphs and pages."""
    styles = next((text[part.start : part.end] for part in container.parts(text) if part.name == STYLES), "")
    old = next((lang for node in _defaults(styles) if (lang := node.value("fo:language"))), "")
    return container.edited(text, lambda name, part: applied(part, _edits(name, part, locale, old)))


def _defaults(styles: str) -> Iterator[XmlNode]:
    """The properties of text that hold where no style says otherwise."""
    for node in xml.parse(styles, 0, len(styles)).walk("office:automatic-styles", "office:master-styles"):
        if node.name == "style:default-style" and node.value("style:family") == "paragraph":
            yield from (child for child in node.children if child.name == "style:text-properties")


def _edits(name: str, part: str, locale: str, old: str) -> Iterator[XmlEdit]:
    root = xml.parse(part, 0, len(part))
    if name == META:
        language = root.find("dc:language")
        yield from [XmlEdit(language.opened, language.closing, locale)] if language and language.children else []
        return
    if name == CONTENT:
        yield from _field_values(root)
    right = langtag.direction(locale) == "rtl"
    usual = "xmlns:style=" in part  # attributes are added under the name that everybody uses, or not at all
    for node in root.walk("office:text", "office:master-styles"):
        if node.name == "style:text-properties":
            yield from _language(node, locale, old, right=right)
            yield from _twins(node) if right and usual else ()
        for value in (mode for key, mode in node.values.items() if key == "style:writing-mode"):
            if value.text in (_LEFT if right else _RIGHT):
                yield XmlEdit(value.start, value.end, '"rl-tb"' if right else '"lr-tb"')
        align = node.values.get("fo:text-align")
        if right and align is not None and align.text in ("left", "right"):
            yield XmlEdit(align.start, align.end, '"start"' if align.text == "left" else '"end"')
        if right and usual and node.name == "style:default-style" and node.value("style:family") == "paragraph":
            yield from _mode(node)


def _field_values(root: XmlNode) -> Iterator[XmlEdit]:
    """The values of fields that hold words, as the text shows them now: the program writes the words anew by these."""
    shown: dict[str, str] = {}
    for node in root.walk():
        if node.name == "text:user-field-get":
            shown.setdefault(node.value("text:name"), node.words())
    for node in root.walk():
        if node.name == "text:user-field-decl":
            yield from _value(node, "office:string-value", shown.get(node.value("text:name"), ""))
        elif node.name in ("text:variable-set", "text:variable-get"):
            yield from _value(node, "office:string-value", node.words())
            formula, old = node.value("text:formula"), node.value("office:string-value")
            if old and f'"{old}"' in formula:
                yield from _value(node, "text:formula", formula.replace(f'"{old}"', f'"{node.words()}"'))
        elif node.name == "text:conditional-text":
            truth = node.value("text:current-value")
            yield from _value(node, f"text:string-value-if-{truth}", node.words())


def _value(node: XmlNode, name: str, words: str) -> Iterator[XmlEdit]:
    """An attribute that is there, with these words, where they are others."""
    value = node.values.get(name)
    if value is not None and words.strip() and any(char.isalpha() for char in value.text) and value.text != words:
        yield XmlEdit(value.start, value.end, f'"{xml.escape_value(words, chr(34))}"')


def _language(node: XmlNode, locale: str, old: str, *, right: bool) -> Iterator[XmlEdit]:
    """The language of a style that has that of the article; the one for its script too."""
    if not old or node.value("fo:language") != old:
        return
    east = langtag.language(locale) in EAST_ASIAN
    names = {"fo:language": langtag.language(locale), "fo:country": langtag.region(locale) or "none"}
    if right or east:
        suffix = "complex" if right else "asian"
        names |= {f"style:language-{suffix}": names["fo:language"], f"style:country-{suffix}": names["fo:country"]}
    for key, text in names.items():
        value = node.values.get(key)
        if value is not None:
            yield XmlEdit(value.start, value.end, f'"{text}"')


def _twins(node: XmlNode) -> Iterator[XmlEdit]:
    """Bold, italics and size for scripts that are read from the right, which have properties of their own."""
    place = max((value.end for value in node.values.values()), default=node.start)
    for name in ("font-weight", "font-style", "font-size"):
        if f"fo:{name}" in node.values and f"style:{name}-complex" not in node.values:
            yield XmlEdit(place, place, f' style:{name}-complex="{node.value(f"fo:{name}")}"')


def _mode(node: XmlNode) -> Iterator[XmlEdit]:
    """The direction among the paragraph properties of the default style, where they say none."""
    properties = node.child("style:paragraph-properties")
    if properties is not None and "style:writing-mode" not in properties.values:
        place = properties.start + 1 + len("style:paragraph-properties")
        yield XmlEdit(place, place, ' style:writing-mode="rl-tb"')

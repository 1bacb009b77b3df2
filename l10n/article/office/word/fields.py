"""The fields of a Word paragraph: what a field shows is text, its code stays; a run may hold parts of one, or all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from l10n.article.office.flow import FlowItem, FlowKind
from l10n.article.office.xml import XmlNode
from l10n.late_pattern import late_pattern

FIELD_PARTS = frozenset({"w:fldChar", "w:instrText"})
_LINK = late_pattern(
    r'\s*HYPERLINK\s+(?:(?P<local>\\l)\s+)?"(?P<place>[^"]*)"(?:[^"]*\\l\s+"(?P<inside>[^"]*)")?', re.IGNORECASE
)
# Fields whose words Word makes itself, in the language of the text.
_MADE = frozenset({
    "MADE", "ADVANCE", "AUTHOR", "AUTONUM", "CITATION", "CREATEDATE", "DATE", "EDITTIME", "FILENAME", "FILESIZE",
    "LASTSAVEDBY", "LISTNUM", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REVNUM",
    "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "TIME",
})  # fmt: skip
_UNSEEN = frozenset({"SET", "ASK"})  # they give words to a name; another field shows them
_CITED = late_pattern(r"\A\s*ADDIN\s+(?:ZOTERO_ITEM|CSL_CITATION|EN\.CITE|Mendeley Citation|CitaviPlaceholder)")
"""The fields of programs that keep lists of books: they write the citation themselves."""


def field_parts(nodes: Sequence[XmlNode], place: tuple[int, int] | None, top: tuple[int, int]) -> Iterator[FlowItem]:
    """The parts of fields that stand side by side in a run, each field's by themselves; a single one has the `place` of
    its run, where there is nothing else in it. What an item says of its field stands in its `html`.
    """
    groups = list(_by_field(nodes))
    for group in groups:
        codes = [node.value("w:fldCharType") if node.name == "w:fldChar" else f"={node.words()}" for node in group]
        kinds = [each for each in codes if not each.startswith("=")]
        code = "".join(each[1:] for each in codes if each.startswith("="))
        start, end = place if place and len(groups) == 1 else (group[0].start, group[-1].end)
        yield FlowItem(FlowKind.NOISE, start, end, top, text="", html=f"{' '.join(kinds)}={code}", look="field")


def _by_field(nodes: Sequence[XmlNode]) -> Iterator[Sequence[XmlNode]]:
    group: list[XmlNode] = []
    for node in nodes:
        before = group[-1].value("w:fldCharType") if group else ""
        if group and (node.value("w:fldCharType") == "begin" or before == "end"):
            yield group
            group = []
        group.append(node)
    yield group


def are_whole(items: Iterable[FlowItem]) -> bool:
    """Whether every field that begins among the items ends among them, and the other way round."""
    depth = 0
    for item in items:
        kinds = item.html.partition("=")[0].split() if item.look == "field" else []
        depth += kinds.count("begin")
        if item.look == "field" and not depth:
            return False
        depth -= kinds.count("end")
    return depth == 0


def whole_fields(items: list[FlowItem]) -> list[FlowItem]:
    """The items with whole fields as one: what a field shows is its words, its code is kept."""
    out: list[FlowItem] = []
    begun: list[int] = []
    for item in items:
        out.append(item)
        if item.look != "field":
            continue
        kinds = item.html.partition("=")[0].split()
        if "begin" in kinds:
            begun.append(len(out) - 1)
        if "end" in kinds and begun:
            place = begun.pop()
            out[place:] = [_whole(out[place:])]
    return [_loose(item) if item.look == "field" else item for item in out]


def _loose(item: FlowItem) -> FlowItem:
    """A part of a field whose other parts stand in other paragraphs."""
    return FlowItem(FlowKind.ALONE, item.start, item.end, item.top, html="<wbr>")


def _whole(parts: Sequence[FlowItem]) -> FlowItem:
    code = "".join(part.html.partition("=")[2] for part in parts if part.look == "field")
    first, last = parts[0], parts[-1]
    top = (first.top[0], last.top[1])
    split = next((n for n, p in enumerate(parts) if p.look == "field" and "separate" in p.html.partition("=")[0]), None)
    if split is None or split == len(parts) - 1:
        return FlowItem(FlowKind.NOISE, first.start, last.end, top)
    shown = tuple(part for part in parts[split + 1 : -1] if part.look != "field")
    return field_item(code, (first.start, parts[split].end, last.start, last.end), shown, top)


def field_item(
    code: str, place: tuple[int, int, int, int], items: tuple[FlowItem, ...], top: tuple[int, int]
) -> FlowItem:
    """A field: its words as one piece where Word makes them or they are figures, else as text that is translated."""
    start, opened, closing, end = place
    text = "".join(part.text for item in items for part in item.walk())
    kind = (code.split() or [""])[0].upper()
    if kind in _UNSEEN or (
        not text.strip() and not any(part.kind is FlowKind.ALONE for item in items for part in item.walk())
    ):
        return FlowItem(FlowKind.NOISE, start, end, top)
    link = _LINK.match(code)
    made = kind in _MADE or _CITED.search(code)
    if not link and (made or not any(char.isalpha() for char in text)):
        inner = tuple(block for item in items for part in item.walk() for block in part.inner)
        return FlowItem(
            FlowKind.ALONE,
            start,
            end,
            top,
            html=escape(text) or "<wbr>",
            inner=inner,
            is_word=True,
            holds=any(part.holds for item in items for part in item.walk()),
        )
    html = f'<a href="{escape(_address(link))}">' if link else ""
    return FlowItem(FlowKind.PAIR, start, end, top, html=html, opened=opened, closing=closing, items=items)


def _address(link: re.Match[str]) -> str:
    if link["local"]:
        return f"#{link['place']}"
    return link["place"] + (f"#{link['inside']}" if link["inside"] else "")

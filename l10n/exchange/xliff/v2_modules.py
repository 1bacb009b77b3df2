"""The rules of the modules of XLIFF 2, for files of other tools; nothing of them is read but our own metadata.

Source: XLIFF 2.1, sections 5.1 (translation candidates), 5.2 (glossary), 5.3 (format style), 5.4 (metadata), 5.5 (resource
data), 5.6 (size and length restriction), 5.7 (validation); XLIFF 2.0, section 5.6 (change tracking).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from l10n.exchange.rules import NMTOKEN, Faults
from l10n.exchange.xliff import v2_fragments
from l10n.exchange.xliff.v2_inline import CORE, inline, parts
from l10n.exchange.xml import XML, Element, name

_SPACE = "urn:oasis:names:tc:xliff:{}:2.0"
_MATCHES, _GLOSSARY, _METADATA, _RESOURCES, _CHANGES, _SIZES, _VALIDATION, _STYLE = (
    _SPACE.format(word)
    for word in (
        "matches", "glossary", "metadata", "resourcedata", "changetracking", "sizerestriction", "validation", "fs",
    )
)  # fmt: skip
_YES_NO = ("yes", "no")
_MATCH_TYPES = ("am", "ebm", "idm", "ice", "mt", "tb", "tm", "other")
_HTML = re.compile(
    "a|b|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|h1|h2|h3|h4|h5|h6|head|"
    "hr|html|i|img|label|legend|li|ol|p|pre|q|s|samp|select|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|"
    "title|tr|tt|u|ul"
)
_PERCENT = re.compile(r"100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?")
_LENGTH = re.compile(r"\*|[0-9]+(?:,(?:[0-9]+|\*))?")
_NUMBER = re.compile(r"[0-9]*[.,][0-9]+")
_RULES = ("isPresent", "isNotPresent", "startsWith", "endsWith")


@dataclass(frozen=True, slots=True)
class _Shape:
    """An element of a module: the least of each child that it must have, attributes that it needs, values of others."""

    needs: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] | None = None


_SHAPES: Mapping[str, Mapping[str, _Shape]] = {
    _MATCHES: {
        "matches": _Shape(("match",)),
        "match": _Shape(required=("ref",), values={"type": _MATCH_TYPES, "reference": _YES_NO}),
    },
    _GLOSSARY: {
        "glossary": _Shape(("glossEntry",)),
        "glossEntry": _Shape(("term",)),
        "term": _Shape(),
        "translation": _Shape(),
        "definition": _Shape(),
    },
    _METADATA: {
        "metadata": _Shape(("metaGroup",)),
        "metaGroup": _Shape(values={"appliesTo": ("source", "target", "ignorable")}),
        "meta": _Shape(required=("type",)),
    },
    _RESOURCES: {
        "resourceData": _Shape(),
        "resourceItem": _Shape(values={"context": _YES_NO}),
        "resourceItemRef": _Shape(required=("ref",)),
        "source": _Shape(),
        "target": _Shape(),
        "reference": _Shape(),
    },
    _CHANGES: {
        "changeTrack": _Shape(("revisions",)),
        "revisions": _Shape(("revision",), ("appliesTo",)),
        "revision": _Shape(("item",)),
        "item": _Shape(required=("property",)),
    },
    _SIZES: {"profiles": _Shape(), "normalization": _Shape(), "data": _Shape(required=("profile",))},
    _VALIDATION: {
        "validation": _Shape(("rule",)),
        "rule": _Shape(
            values={
                "existsInSource": _YES_NO,
                "caseSensitive": _YES_NO,
                "disabled": _YES_NO,
                "normalization": ("none", "nfc", "nfd"),
            }
        ),
    },
    _STYLE: {},
}
_ONE_LIST = {  # where ids are given once each: the list, and the elements in it
    (_MATCHES, "matches"): ("match",),
    (_GLOSSARY, "glossary"): ("glossEntry", "translation"),
    (_METADATA, "metadata"): ("metaGroup",),
    (_RESOURCES, "resourceData"): ("resourceItem", "resourceItemRef"),
}


def check(root: Element, faults: Faults) -> None:
    """Notes what breaks the rules of a module."""
    for element in root.iter("*"):
        space, _, tag = str(element.tag).removeprefix("{").rpartition("}")
        if space in _SHAPES:
            _shape(element, _SHAPES[space].get(tag), faults)
            _ids(element, space, faults)
        own = _OWN.get((space, tag))
        if own is not None:
            own(element, faults)
        _style(element, faults)
    for unit in root.iter(f"{{{CORE}}}unit"):
        _matches(unit, faults)
    _sizes(root, faults)
    _changes(root, faults)


def _shape(element: Element, shape: _Shape | None, faults: Faults) -> None:
    if shape is None:
        faults.add(element, f"<{name(element)}> is no element of its module")
        return
    there = {name(child) for child in element}
    for child in shape.needs:
        if child not in there:
            faults.add(element, f"<{name(element)}> has no <{child}>")
    faults.required(element, shape.required)
    for attribute, allowed in (shape.values or {}).items():
        faults.one_of(element, attribute, allowed)


def _ids(element: Element, space: str, faults: Faults) -> None:
    ident = element.get("id")
    if ident is not None and not NMTOKEN.fullmatch(ident):
        faults.add(element, f"id {ident!r} is no NMTOKEN")
    inside = _ONE_LIST.get((space, name(element)), ())
    seen: dict[str, Element] = {}
    for each in element.iter(*(f"{{{space}}}{tag}" for tag in inside)) if inside else ():
        faults.unique(each, each.get("id"), seen, "id")


# --- one module each


def _match(match: Element, faults: Faults) -> None:
    if match.get(f"{XML}lang") is not None:
        faults.add(match, "<match> has no language of its own")
    if match.get("subType") is not None and match.get("type") is None:
        faults.add(match, "subType needs a type")
    for attribute in ("similarity", "matchQuality", "matchSuitability"):
        if not _PERCENT.fullmatch(match.get(attribute, "0")):
            faults.add(match, f"{attribute}={match.get(attribute)!r} is not 0.0 to 100.0")
    for side in ("source", "target"):
        if match.find(f"{{{CORE}}}{side}") is None:
            faults.add(match, f"<match> has no <{side}>")


def _matches(unit: Element, faults: Faults) -> None:
    """Each match is for a text of its unit."""
    segments = parts(unit)
    codes = [code for segment in segments for side in ("source", "target") for code in inline(segment, side)]
    texts = {each.get("id", "") for each in (*segments, *codes)} - {""}
    for match in unit.iter(f"{{{_MATCHES}}}match"):
        ref = match.get("ref", "")
        if ref and not v2_fragments.is_inside(ref, unit.get("id", ""), texts):
            faults.add(match, f"ref={ref!r} names no text of the unit")


def _entry(entry: Element, faults: Faults) -> None:
    if not {"translation", "definition"} & {name(child) for child in entry}:
        faults.add(entry, "<glossEntry> has neither <translation> nor <definition>")


def _meta(meta: Element, faults: Faults) -> None:
    for attribute in meta.attrib:
        if attribute != "type":
            faults.add(meta, f"<meta> has no attribute {attribute!r}")


def _resource(text: Element, faults: Faults) -> None:
    """A resource is there, or elsewhere; its language is that of its side."""
    empty = not len(text) and not (text.text or "").strip()
    if empty != (text.get("href") is not None):
        faults.add(text, f"<{name(text)}> needs content or href, and not both")
    root = text.getroottree().getroot()
    wanted = root.get("srcLang" if name(text) == "source" else "trgLang")
    if wanted and name(text) != "reference":
        faults.same_language(text, wanted)


def _changes(root: Element, faults: Faults) -> None:
    """The revisions of each unit, group and file, with the elements that they may be of."""
    for holder in root.iter(f"{{{CORE}}}unit", f"{{{CORE}}}group", f"{{{CORE}}}file"):
        tracks = list(holder.iterfind(f"{{{_CHANGES}}}changeTrack/{{{_CHANGES}}}revisions"))
        inside: defaultdict[str, list[Element]] = defaultdict(list)
        for each in holder.iter(f"{{{CORE}}}*") if tracks else ():
            inside[name(each)].append(each)
        for revisions in tracks:
            _revisions(revisions, inside[revisions.get("appliesTo", "")], faults)


def _revisions(revisions: Element, there: Sequence[Element], faults: Faults) -> None:
    """`ref` names the one of several elements that was revised; `property` its content, or an attribute that it has."""
    ref = revisions.get("ref")
    chosen = there if ref is None else [each for each in there if each.get("id") == ref]
    if not chosen and ref is not None:
        faults.add(revisions, f"ref={ref!r} names no <{revisions.get('appliesTo')}>")
    elif ref is None and len(there) > 1 and any(each.get("id") for each in there):
        faults.add(revisions, f"there are {len(there)} <{revisions.get('appliesTo')}>, and no ref says which")
    for revision in revisions.iterfind("{*}revision"):
        seen: dict[str, Element] = {}
        for item in revision.iterfind("{*}item"):
            said = item.get("property", "content")
            faults.unique(item, said, seen, "property")
            if said != "content" and len(chosen) == 1 and said not in chosen[0].attrib:
                faults.add(item, f"property={said!r} is no attribute of what was revised")


def _rule(rule: Element, faults: Faults) -> None:
    own = [attribute for attribute in _RULES if rule.get(attribute) is not None]
    foreign = any(str(attribute).startswith("{") for attribute in rule.attrib)
    if len(own) + foreign != 1:
        faults.add(rule, f"<rule> needs exactly one of {', '.join(_RULES)}, or a rule of another vocabulary")
    if rule.get("existsInSource") is not None and "isNotPresent" in own:
        faults.add(rule, "existsInSource does not go with isNotPresent")
    occurs = rule.get("occurs")
    if occurs is not None and not (occurs.isdecimal() and int(occurs)):
        faults.add(rule, f"occurs={occurs!r} is no number from 1")


_OWN: Mapping[tuple[str, str], Callable[[Element, Faults], None]] = {
    (_MATCHES, "match"): _match,
    (_GLOSSARY, "glossEntry"): _entry,
    (_METADATA, "meta"): _meta,
    **{(_RESOURCES, tag): _resource for tag in ("source", "target", "reference")},
    (_VALIDATION, "rule"): _rule,
}


# --- modules of attributes


def _said(element: Element, space: str) -> Mapping[str, str]:
    head = f"{{{space}}}"
    return {str(a).removeprefix(head): str(value) for a, value in element.attrib.items() if str(a).startswith(head)}


def _closing(element: Element) -> bool:
    return element.tag == f"{{{CORE}}}ec" and element.get("isolated") != "yes"


def _style(element: Element, faults: Faults) -> None:
    said = _said(element, _STYLE)
    for attribute in said.keys() - {"fs", "subFs"}:
        faults.add(element, f"fs:{attribute} is no attribute of the format style")
    if "subFs" in said and "fs" not in said:
        faults.add(element, "fs:subFs needs fs:fs")
    if not _HTML.fullmatch(said.get("fs", "p")):
        faults.add(element, f"fs:fs={said['fs']!r} is no element of HTML")
    if said and _closing(element):
        faults.add(element, "<ec> has a format style only where it is isolated")


def _sizes(root: Element, faults: Faults) -> None:
    """What elements say of their size, and where the data for it stand: beside them, or beside one around them."""
    data: defaultdict[Element | None, set[str]] = defaultdict(set)
    for each in root.iter(f"{{{_SIZES}}}data"):
        data[each.getparent()] |= {inside.get("id", "") for inside in each.iterdescendants("*")}
    for element in root.iter("*"):
        said = _said(element, _SIZES)
        if said:
            near = [data[parent] for parent in element.iterancestors() if parent in data]
            _size(element, said, set[str]().union(*near), faults)


def _size(element: Element, said: Mapping[str, str], near: Collection[str], faults: Faults) -> None:
    for attribute in ("sizeRestriction", "storageRestriction"):
        if not _LENGTH.fullmatch(said.get(attribute, "*")):
            faults.add(element, f"slr:{attribute}={said[attribute]!r} is not *, N, N,M or N,*")
    if not said.get("equivStorage", "0").isdecimal() or _NUMBER.fullmatch(said.get("sizeInfo", "")):
        faults.add(element, "slr:equivStorage and slr:sizeInfo are whole numbers")
    if {"sizeInfo", "sizeInfoRef"} <= said.keys():
        faults.add(element, "slr:sizeInfo and slr:sizeInfoRef stand together")
    if _closing(element):
        faults.add(element, "<ec> has sizes only where it is isolated")
    ref = said.get("sizeInfoRef")
    if ref is not None and ref not in near:
        faults.add(element, f"slr:sizeInfoRef={ref!r} names nothing in an <slr:data> beside it")

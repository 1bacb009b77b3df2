"""The rules of XLIFF 2 that other processors live by: places, attributes, types, annotations, editing hints.

A file that left this project and comes back is not held to them: a tool that puts its notes inside a segment spoils no
translation, and a code that was deleted is found in its unit, which then comes in as fuzzy.

Source: XLIFF 2.1, sections 4.2 (elements), 4.3 (attributes), 4.7.2 (inline codes), 4.7.3 (annotations), 5.3 (format style).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from l10n.exchange.rules import Faults
from l10n.exchange.xliff import v2_fragments
from l10n.exchange.xliff.v2_inline import CODES, CORE, MARKERS, inline, parts, reading_order
from l10n.exchange.xml import XML, Element, name

MODULES = "urn:oasis:names:tc:xliff:"
_ANY = frozenset({"xliff", "file", "group", "unit", "note", "mrk", "sm"})  # take attributes of other vocabularies
_HOME = frozenset({"file", "group", "unit", "skeleton"})  # take elements of other vocabularies
_FLOW = "canResegment name srcDir translate trgDir type id"
_CODE = "canCopy canDelete canReorder copyOf id subType type"
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: frozenset(words.split())
    for tag, words in {
        "xliff": "version srcLang trgLang",
        "file": "id canResegment original translate srcDir trgDir",
        "skeleton": "href",
        "group": _FLOW,
        "unit": _FLOW,
        "segment": "id canResegment state subState",
        "ignorable": "id",
        "notes": "",
        "note": "id appliesTo category priority",
        "originalData": "",
        "data": "id dir",
        "source": "",
        "target": "order",
        "cp": "hex",
        "ph": f"{_CODE} dataRef disp equiv subFlows",
        "pc": f"{_CODE} canOverlap dataRefEnd dataRefStart dir dispEnd dispStart equivEnd equivStart subFlowsEnd subFlowsStart",
        "sc": f"{_CODE} canOverlap dataRef dir disp equiv isolated subFlows",
        "ec": f"{_CODE} canOverlap dataRef dir disp equiv isolated startRef subFlows",
        "mrk": "id ref translate type value",
        "sm": "id ref translate type value",
        "em": "startRef",
    }.items()
}
_ORDER: Mapping[str, tuple[tuple[str, ...], ...]] = {  # an empty name stands for elements of other vocabularies
    "file": (("skeleton",), ("",), ("notes",), ("unit", "group")),
    "group": (("",), ("notes",), ("unit", "group")),
    "unit": (("",), ("notes",), ("originalData",), ("segment", "ignorable")),
    "segment": (("source",), ("target",)),
    "ignorable": (("source",), ("target",)),
}
_TYPES = frozenset({"fmt", "ui", "quote", "link", "image", "other"})
_SUB_TYPES: Mapping[str, str] = {**dict.fromkeys(("lb", "pb", "b", "i", "u"), "fmt"), "var": "ui"}
_PREFIXED = re.compile(r"(?P<prefix>[^:\s]+):(?P<value>.+)")
_BOTH_HALVES = ("canCopy", "canDelete", "canOverlap")


def check(root: Element, faults: Faults) -> None:
    """Notes all that breaks these rules."""
    for element in root.iter(f"{{{CORE}}}*"):
        _attributes(element, faults)
        _places(element, faults)
        _type(element, faults)
        _inherited(element, root, faults)
    for holder in root.iter(f"{{{CORE}}}file", f"{{{CORE}}}group", f"{{{CORE}}}unit"):
        _foreign_ids(holder, faults)
    for file in root.iterfind(f"{{{CORE}}}file"):
        units = {unit.get("id") for unit in file.iter(f"{{{CORE}}}unit")}
        for unit in file.iter(f"{{{CORE}}}unit"):
            _unit(unit, units, faults)
    v2_fragments.check(root, faults)


# --- elements by themselves


def _attributes(element: Element, faults: Faults) -> None:
    """Attributes that the element does not have; those of other vocabularies where they may not stand."""
    tag = name(element)
    for attribute in map(str, element.attrib):
        space, _, local = attribute.rpartition("}")
        if not space:
            if local not in _ATTRIBUTES.get(tag, frozenset((local,))):
                faults.add(element, f"<{tag}> has no attribute {local!r}")
        elif not (tag in _ANY or space[1:].startswith(MODULES) or attribute.startswith(XML)):
            faults.add(element, f"<{tag}> takes no attribute of another vocabulary: {local!r}")


def _places(element: Element, faults: Faults) -> None:
    """Elements of other vocabularies where they may not stand, and children in another order than the standard's."""
    tag = name(element)
    order = _ORDER.get(tag, ())
    ranks = {child: rank for rank, group in enumerate(order) for child in group}
    reached = 0
    for child in element:
        known = child.tag.startswith(f"{{{CORE}}}")
        if not known and tag not in _HOME:
            faults.add(child, f"<{name(child)}> of another vocabulary may not stand in <{tag}>")
            continue
        rank = ranks.get(name(child) if known else "", reached)
        if known and ranks and name(child) not in ranks:
            faults.add(child, f"<{name(child)}> may not stand in <{tag}>")
        if rank < reached:
            faults.add(child, f"<{name(child)}> stands too late in <{tag}>")
        reached = max(reached, rank)


def _type(element: Element, faults: Faults) -> None:
    """What `type` and `subType` may say, by the kind of element."""
    tag, said, sub = name(element), element.get("type"), element.get("subType")
    own = said is not None and (found := _PREFIXED.fullmatch(said)) is not None and found["prefix"] != "xlf"
    if tag in CODES:
        if said is not None and said not in _TYPES:
            faults.add(element, f"type={said!r} is not one of {', '.join(sorted(_TYPES))}")
        if sub is not None and not _fits(sub, said):
            faults.add(element, f"subType={sub!r} does not go with type={said!r}")
    elif tag in {"unit", "group"} and said is not None and not own:
        faults.add(element, f"type={said!r} has no prefix of its own")
    elif tag in {"mrk", "sm"} and said not in (None, "generic", "comment", "term") and not own:
        faults.add(element, f"type={said!r} is no kind of annotation")


def _fits(sub: str, said: str | None) -> bool:
    match = _PREFIXED.fullmatch(sub)
    return bool(match and said) and (match["prefix"] != "xlf" or _SUB_TYPES.get(match["value"]) == said)  # type: ignore[index]


def _inherited(element: Element, root: Element, faults: Faults) -> None:
    """Language and white space, which a text has from the nearest element that names them."""
    if name(element) not in {"source", "target"}:
        return
    parent = element.getparent()
    if parent is None or parent.tag not in {f"{{{CORE}}}segment", f"{{{CORE}}}ignorable"}:
        return
    wanted = root.get("srcLang" if name(element) == "source" else "trgLang", "")
    said = next((tag for each in element.iterancestors() if (tag := each.get(f"{XML}lang"))), wanted)
    if element.get(f"{XML}lang") is None and said.lower() != wanted.lower():
        faults.add(element, f"<{name(element)}> is in {said!r}, the file says {wanted!r}", "give it its own xml:lang")
    source = parent.find(f"{{{CORE}}}source")
    if name(element) == "target" and source is not None and _space(source) != _space(element):
        faults.add(element, "xml:space of <target> is not that of its <source>")


def _space(element: Element) -> str:
    own = (space for each in (element, *element.iterancestors()) if (space := each.get(f"{XML}space")))
    return next(own, "default")


def _foreign_ids(holder: Element, faults: Faults) -> None:
    """Ids of other vocabularies, each of which is given once in its file, group or unit."""
    seen: defaultdict[str, dict[str, Element]] = defaultdict(dict)
    for child in holder:
        if child.tag.startswith((f"{{{MODULES}", f"{{{CORE}}}")):
            continue
        for each in child.iter("*"):
            space = str(each.tag).rpartition("}")[0]
            given = each.get(f"{XML}id") or each.get("id")
            faults.unique(each, given, seen[space], "id of another vocabulary")


# --- inside units


def _unit(unit: Element, units: set[str | None], faults: Faults) -> None:
    segments = parts(unit)
    sources = [code for segment in segments for code in inline(segment, "source")]
    targets = [code for segment in reading_order(unit) for code in inline(segment, "target")]
    named = {code.get("id"): code for code in (*targets, *sources) if name(code) in CODES}
    notes = {note.get("id", "") for note in unit.iterfind(f"{{{CORE}}}notes/{{{CORE}}}note")} - {""}
    for code in (*sources, *targets):
        if name(code) in CODES:
            _copy(code, named, faults)
            _code(code, units, faults)
        elif code.get("type") == "comment":
            _comment(code, unit.get("id", ""), notes, faults)
    for side in (sources, targets):
        _halves(side, faults)
    _deleted(segments, faults)
    _moved(sources, targets, faults)


def _copy(code: Element, named: Mapping[str | None, Element], faults: Faults) -> None:
    """A copy names another code of the unit, which may be copied."""
    model = code.get("copyOf")
    if model is None:
        return
    origin = named.get(model)
    if origin is None or origin is code:
        faults.add(code, f"copyOf={model!r} names no code of the unit")
    elif origin.get("canCopy") == "no":
        faults.add(code, f"copyOf={model!r} names a code that may not be copied")
    if any(code.get(f"dataRef{end}") is not None for end in ("", "Start", "End")):
        faults.add(code, "a copy has the data of its original, and no dataRef")


def _code(code: Element, units: set[str | None], faults: Faults) -> None:
    """The units whose text stands in a code, and what only an isolated end has."""
    for end in ("", "Start", "End"):
        for flow in code.get(f"subFlows{end}", "").split():
            if flow not in units:
                faults.add(code, f"subFlows{end} names {flow!r}, which is no unit of the file")
    if name(code) == "ec" and code.get("isolated") != "yes":
        for attribute in ("id", "dir"):
            if code.get(attribute) is not None:
                faults.add(code, f"<ec> has {attribute} only where it is isolated")


def _comment(mark: Element, unit: str, notes: set[str], faults: Faults) -> None:
    """A comment has its words in `value`, or in a note of its unit that `ref` names."""
    ref, value = mark.get("ref"), mark.get("value")
    if (ref is None) == (value is None):
        faults.add(mark, "a comment needs value or ref, and not both")
    elif ref is not None and not v2_fragments.is_note(ref, unit, notes):
        faults.add(mark, f"ref={ref!r} names no note of the unit")


def _halves(side: list[Element], faults: Faults) -> None:
    """Both halves of a pair say the same of themselves."""
    opened = {code.get("id"): code for code in side if name(code) == "sc"}
    for code in side:
        first = opened.get(code.get("startRef")) if name(code) == "ec" else None
        if first is None:
            continue
        differing = [a for a in _BOTH_HALVES if code.get(a, "yes") != first.get(a, "yes")]
        differing += [a for a in ("copyOf", "type", "subType") if code.get(a) not in (None, first.get(a))]
        if (code.get("canReorder", "yes") == "yes") != (first.get("canReorder", "yes") == "yes"):
            differing.append("canReorder")
        for attribute in differing:
            faults.add(code, f"{attribute} of <ec> is not that of its <sc>")


def _names(codes: Iterator[Element] | list[Element]) -> list[str]:
    """The ids of codes in order, each pair at its opening half."""
    return [code.get("id", "") for code in codes if name(code) not in MARKERS and code.get("id")]


def _deleted(segments: list[Element], faults: Faults) -> None:
    """Codes that may not be deleted, and stand in no target of the unit; a segment without a target waits for its own."""
    there = {each for segment in segments for each in _names(inline(segment, "target"))}
    for segment in segments:
        target = segment.find(f"{{{CORE}}}target")
        for code in inline(segment, "source") if target is not None else ():
            ident = code.get("id")
            if target is not None and code.get("canDelete") == "no" and ident and ident not in there:
                faults.add(target, f"code {ident!r} may not be deleted, and is missing")


def _moved(sources: list[Element], targets: list[Element], faults: Faults) -> None:
    """Codes that may not be reordered follow each other in targets as they do in sources, with no other between."""
    before, after = _steps(sources), _steps(targets)
    fixed = {code.get("id") for code in sources if code.get("canReorder") == "no"}
    follows = {ident: before[n - 1] for n, ident in enumerate(before) if n and ident in fixed}
    there, codes = set(after), {code.get("id", ""): code for code in reversed(targets)}
    for n, ident in enumerate(after):
        wanted = follows.get(ident)
        if wanted in there and (n == 0 or after[n - 1] != wanted):
            faults.add(codes[ident], f"code {ident!r} may not be reordered: it follows {wanted!r}")


def _steps(codes: list[Element]) -> list[str]:
    """The ids of codes as they are met in reading, the end of a pair as `/id`."""
    found: list[str] = []
    pending: list[Element] = []
    for code in codes:
        while pending and pending[-1] not in code.iterancestors(f"{{{CORE}}}pc"):
            found.append("/" + pending.pop().get("id", ""))
        if name(code) == "ec" and code.get("startRef"):
            found.append("/" + code.get("startRef", ""))
        elif name(code) not in MARKERS:
            found.append(code.get("id", ""))
            if name(code) == "pc":
                pending.append(code)
    return found

"""What the parts of an XLIFF 2 document say of each other: codes of their halves and copies, annotations of notes and terms,
flows inside others, fragment identifiers.

Source: XLIFF 2.1 and 2.2, sections 4.3.1 (attributes), 4.4 (fragment identification), 4.7.2 and 4.7.3 (codes, annotations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.exchange.rules import DocumentFaults
from l10n.exchange.xliff.v2_inline import CODES, CORE, DATA_REFERENCES, inline, parts
from l10n.exchange.xml import XML, Element, name
from l10n.late_pattern import late_pattern

_TYPES = frozenset({"fmt", "ui", "quote", "link", "image", "other"})
_SUBTYPES: Mapping[str, str] = {**dict.fromkeys(("lb", "pb", "b", "i", "u"), "fmt"), "var": "ui"}
_ANNOTATIONS = frozenset({"generic", "comment", "term"})
_RANKS: Mapping[str, int] = {"f": 0, "g": 1, "u": 2, "n": 3, "d": 3, "t": 3, "": 3}
_SELECTOR = late_pattern(r"(?:(?P<prefix>[\w.:·-]+)=)?(?P<id>[\w.:·-]+)")


def check(file: Element, faults: DocumentFaults) -> None:
    """Notes what is wrong between the parts of a file."""
    units = {unit.get("id") for unit in file.iter(f"{{{CORE}}}unit")}
    for container in file.iter(f"{{{CORE}}}file", f"{{{CORE}}}group", f"{{{CORE}}}unit"):
        _extensions(container, faults)
    for unit in file.iter(f"{{{CORE}}}unit"):
        _unit(unit, units, faults)


def _unit(unit: Element, units: set[str | None], faults: DocumentFaults) -> None:
    segments = parts(unit)
    sources, targets = (
        [code for segment in segments for code in inline(segment, side)] for side in ("source", "target")
    )
    notes = {note.get("id") for note in unit.iterfind(f"{{{CORE}}}notes/{{{CORE}}}note")}
    for code in (*sources, *targets):
        if name(code) in CODES:
            _kind(code, faults)
            _flows(code, units, faults)
        elif name(code) in ("mrk", "sm"):
            _annotation(code, notes, faults)
    for side in (sources, targets):
        _halves(side, faults)
        _copies(side, sources, faults)
    _removed(segments, faults)
    _places(sources, targets, faults)


def _kind(code: Element, faults: DocumentFaults) -> None:
    """A code's type is one of six, and its subtype one of that type or of somebody's own."""
    kind, sub = code.get("type"), code.get("subType")
    if kind is not None and kind not in _TYPES:
        faults.add(code, f"type={kind!r} is not one of {', '.join(sorted(_TYPES))}")
    if sub is None:
        return
    prefix, _, local = sub.partition(":")
    if kind is None:
        faults.add(code, f"subType={sub!r} needs a type")
    elif not prefix or not local:
        faults.add(code, f"subType={sub!r} has no prefix")
    elif prefix == "xlf" and _SUBTYPES.get(local) != kind:
        faults.add(code, f"subType={sub!r} is not one of type {kind!r}")


def _flows(code: Element, units: set[str | None], faults: DocumentFaults) -> None:
    for attribute in ("subFlows", "subFlowsStart", "subFlowsEnd"):
        for unit in code.get(attribute, "").split():
            if unit not in units:
                faults.add(code, f"{attribute}={code.get(attribute)!r} names no unit {unit!r} of this file")


def _annotation(mark: Element, notes: set[str | None], faults: DocumentFaults) -> None:
    kind, ref = mark.get("type", "generic"), mark.get("ref")
    if kind not in _ANNOTATIONS and ":" not in kind.strip(":"):
        faults.add(mark, f"type={kind!r} is not generic, comment, term, or one with a prefix")
    if kind == "comment":
        note = re.fullmatch(r"#(?:.*/)?n=(.+)", ref or "")
        if (ref is None) == (mark.get("value") is None):
            faults.add(mark, "a comment has a value or a ref, and not both")
        elif ref is not None and (note is None or note[1] not in notes or not _is_here(ref)):
            faults.add(mark, f"ref={ref!r} names no note of this unit")
    if ref is not None and ref.startswith("#") and (problem := fragment(ref)):
        faults.add(mark, f"ref={ref!r} {problem}")


def _is_here(ref: str) -> bool:
    """Whether a reference to a note means one of the unit that it stands in."""
    return not re.search(r"(?:^#/?|/)[fg]=", ref) or "u=" in ref


def fragment(value: str) -> str:
    """What is wrong with a fragment identifier; nothing where it is one.

    >>> fragment("#/f=f1/u=1/n=2"), fragment("#u=1/f=f1")
    ('', "has 'f' after what it is around")
    """
    before, leaf = -1, False
    for selector in value.removeprefix("#").removeprefix("/").split("/"):
        match = _SELECTOR.fullmatch(selector)
        if match is None:
            return f"has {selector!r}, which names nothing"
        prefix = match["prefix"] or ""
        if len(prefix) == 1 and prefix not in _RANKS:
            return f"has {prefix!r}, which is not a prefix of the core"
        rank = _RANKS.get(prefix, 3)
        if leaf or rank <= before:
            return f"has {prefix or selector!r} after what it is around"
        before, leaf = rank, rank == 3
    return ""


def _halves(codes: list[Element], faults: DocumentFaults) -> None:
    """The end of a span may be copied, deleted, overlapped and moved as its start may."""
    starts = {code.get("id"): code for code in codes if name(code) == "sc"}
    for code in codes:
        start = starts.get(code.get("startRef")) if name(code) == "ec" else None
        if start is None:
            continue
        for attribute in ("canCopy", "canDelete", "canOverlap"):
            if code.get(attribute, "yes") != start.get(attribute, "yes"):
                faults.add(code, f"{attribute} of <ec> is another than that of its <sc>")
        expected = {"firstNo": "no"}.get(start.get("canReorder", "yes"), start.get("canReorder", "yes"))
        if code.get("canReorder", "yes") != expected:
            faults.add(code, f"canReorder of <ec> is not {expected!r}, as its <sc> has it")


def _copies(codes: list[Element], sources: list[Element], faults: DocumentFaults) -> None:
    originals = {code.get("id"): code for code in (*sources, *codes) if name(code) in CODES}
    for code in codes:
        name_ = code.get("copyOf")
        if name_ is None:
            continue
        original = originals.get(name_)
        if original is None or original is code:
            faults.add(code, f"copyOf={name_!r} names no code of this unit")
        elif original.get("canCopy", "yes") == "no":
            faults.add(code, f"copyOf={name_!r} names a code that may not be copied")
        if any(code.get(key) is not None for key in DATA_REFERENCES):
            faults.add(code, "a copy has its original's data, and no dataRef of its own")


def _removed(segments: list[Element], faults: DocumentFaults) -> None:
    """Codes that may not be deleted are in the targets of the unit, where their segment has one."""
    present = {code.get("id") for each in segments for code in inline(each, "target")}
    for segment in segments:
        if segment.find(f"{{{CORE}}}target") is None:
            continue
        for code in inline(segment, "source"):
            lacks = code.get("canDelete") == "no" and name(code) in CODES and code.get("id") not in present
            if lacks and (code.get("id") or code.get("startRef") not in present):
                faults.add(
                    segment, f"<target> lacks code {code.get('id') or code.get('startRef')!r}, which may not be deleted"
                )


def _places(sources: list[Element], targets: list[Element], faults: DocumentFaults) -> None:
    """A code that may not be moved stands in the same span of both sides."""
    around = {code.get("id"): _around(code) for code in sources if code.get("canReorder", "yes") != "yes"}
    for code in targets:
        ident = code.get("id")
        if ident in around and _around(code) != around[ident]:
            faults.add(code, f"code {ident!r} may not be moved, and stands in another span than in its source")


def _around(code: Element) -> str:
    return next((str(each.get("id")) for each in code.iterancestors(f"{{{CORE}}}pc")), "")


def _extensions(container: Element, faults: DocumentFaults) -> None:
    """Ids of extensions, once in each file, group and unit."""
    seen: dict[str, Element] = {}
    for element in _foreign(container):
        space = str(element.tag).partition("}")[0]
        ident = element.get("id") or element.get(f"{XML}id")
        if ident and not space.startswith("{urn:oasis:names:tc:xliff:"):
            faults.unique(element, f"{space[1:]} {ident}", seen, "id of an extension")


def _foreign(container: Element) -> Iterator[Element]:
    """The elements of other namespaces in an element, those in its units and groups left out."""
    for child in container:
        if isinstance(child.tag, str) and not child.tag.startswith(f"{{{CORE}}}"):
            yield from (each for each in child.iter() if isinstance(each.tag, str))

"""The rules inside one unit of XLIFF 2: ids, halves of pairs, original data, the order of targets.

Source: XLIFF 2.1, sections 4.2.3 (inline elements), 4.3.1 (attributes), 4.7 (inline content).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from l10n.exchange.rules import DocumentFaults
from l10n.exchange.xml import Element, name

CORE = "urn:oasis:names:tc:xliff:document:2.0"
CODES = ("pc", "sc", "ec", "ph")
DATA_REFERENCES = ("dataRef", "dataRefStart", "dataRefEnd")
MARKERS = ("mrk", "sm", "em")


def check(unit: Element, faults: DocumentFaults, *, ours: bool = False) -> None:
    """Notes what is wrong inside a unit. Codes of targets of ours are looked at when they are taken in, unit by unit."""
    segments = parts(unit)
    seen: dict[str, Element] = {}
    for segment in segments:
        faults.unique(segment, segment.get("id"), seen, "id")
    sources = [code for segment in segments for code in inline(segment, "source")]
    targets = [code for segment in segments for code in inline(segment, "target")]
    for side in (sources,) if ours else (sources, targets):
        ids = dict(seen)
        for code in side:
            faults.unique(code, code.get("id"), ids, "id")
        _pairs(side, faults)
        _reordering(side, faults)
    data = {each.get("id") for each in unit.iterfind(f"{{{CORE}}}originalData/{{{CORE}}}data")}
    for code in (*sources, *targets):
        for attribute in DATA_REFERENCES:
            if code.get(attribute) is not None and code.get(attribute) not in data:
                faults.add(code, f"{attribute}={code.get(attribute)!r} names no <data>")
    _order(segments, faults)


def parts(unit: Element) -> list[Element]:
    """The segments of a unit and what stands between them."""
    return [child for child in unit if child.tag in {f"{{{CORE}}}segment", f"{{{CORE}}}ignorable"}]


def inline(segment: Element, side: str) -> Iterator[Element]:
    """The codes and annotations of a source or target in order."""
    content = segment.find(f"{{{CORE}}}{side}")
    if content is not None:
        yield from content.iterdescendants(*(f"{{{CORE}}}{tag}" for tag in (*CODES, *MARKERS)))


def _pairs(codes: list[Element], faults: DocumentFaults) -> None:
    """Every `sc` has its `ec` and every `sm` its `em` after it, unless it is isolated: its other half is elsewhere."""
    for opening, closing in (("sc", "ec"), ("sm", "em")):
        pending: dict[str, Element] = {}
        for code in codes:
            isolated = code.get("isolated") == "yes"
            if name(code) == opening and not isolated:
                pending[code.get("id", "")] = code
            elif name(code) == closing and isolated:
                faults.required(code, ("id",))
                if code.get("startRef"):
                    faults.add(code, f"<{closing}> is isolated and has a startRef")
            elif name(code) == closing and pending.pop(code.get("startRef", ""), None) is None:
                faults.add(code, f"<{closing}> has no <{opening}> before it", f"startRef={code.get('startRef')!r}")
        for code in pending.values():
            faults.add(code, f"<{opening}> is never closed", 'add its end, or say isolated="yes"')


def _reordering(codes: list[Element], faults: DocumentFaults) -> None:
    """A run of codes that may not be reordered begins with `firstNo`."""
    inside = False
    for code in codes:
        if name(code) in MARKERS:
            continue
        value = code.get("canReorder", "yes")
        if value == "no" and not inside:
            faults.add(code, 'canReorder="no" follows no code with "firstNo"')
        inside = value != "yes"
        if inside and (code.get("canCopy", "yes") == "yes" or code.get("canDelete", "yes") == "yes"):
            faults.add(code, f'canReorder="{value}" needs canCopy="no" and canDelete="no"')


def _order(segments: list[Element], faults: DocumentFaults) -> None:
    """The `order` of targets is a permutation: each has a place of its own, those that are moved and those that are not."""
    targets = [segment.find(f"{{{CORE}}}target") for segment in segments]
    ordered = [(n, t) for n, t in enumerate(targets, 1) if t is not None and t.get("order") is not None]
    wrong = [
        t
        for _, t in ordered
        if not t.get("order", "").isdecimal() or not 1 <= int(t.get("order", "0")) <= len(segments)
    ]
    for target in wrong:
        faults.add(target, f"order={target.get('order')!r} is not 1 to {len(segments)}")
    if ordered and not wrong:
        places = [n if t is None else int(t.get("order", n)) for n, t in enumerate(targets, 1)]
        doubled = {value for value, count in Counter(places).items() if count > 1}
        for _, target in ordered:
            if int(target.get("order", "0")) in doubled:
                faults.add(target, f"order={target.get('order')!r} is the place of another target too")

"""The rules of XLIFF 2.0 and 2.1 that a file must keep before anything of it is taken.

Source: XLIFF 2.1, sections 4.2 (structure), 4.3 (attributes), 4.7 (inline content), with the constraints of each element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from l10n.errors import ExchangeError
from l10n.exchange.rules import NMTOKEN, Faults
from l10n.exchange.xml import Element, allowed, line, name

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
VERSIONS = ("2.0", "2.1")
_CODES = ("pc", "sc", "ec", "ph")
_MARKERS = ("mrk", "sm", "em")
_INLINE: Mapping[str, tuple[int, int | None]] = dict.fromkeys((*_CODES, *_MARKERS, "cp"), (0, None))
_CHILDREN: Mapping[str, Mapping[str, tuple[int, int | None]]] = {
    "xliff": {"file": (1, None)},
    "file": {"skeleton": (0, 1), "notes": (0, 1), "unit": (0, None), "group": (0, None)},
    "group": {"notes": (0, 1), "unit": (0, None), "group": (0, None)},
    "unit": {"notes": (0, 1), "originalData": (0, 1), "segment": (1, None), "ignorable": (0, None)},
    "segment": {"source": (1, 1), "target": (0, 1)},
    "ignorable": {"source": (1, 1), "target": (0, 1)},
    "notes": {"note": (1, None)},
    "note": {},
    "originalData": {"data": (1, None)},
    "data": {"cp": (0, None)},
    "skeleton": {},
    "source": _INLINE,
    "target": _INLINE,
    "pc": _INLINE,
    "mrk": _INLINE,
}
_PRIORITIES = tuple(str(n) for n in range(1, 11))
_EMPTY = ("sc", "ec", "ph", "sm", "em", "cp")
_YES_NO = ("yes", "no")
_VALUES: Mapping[str, tuple[str, ...]] = {
    "state": ("initial", "translated", "reviewed", "final"),
    "translate": _YES_NO,
    "canResegment": _YES_NO,
    "canCopy": _YES_NO,
    "canDelete": _YES_NO,
    "canOverlap": _YES_NO,
    "isolated": _YES_NO,
    "canReorder": ("yes", "no", "firstNo"),
    "appliesTo": ("source", "target"),
    "srcDir": ("ltr", "rtl", "auto"),
    "trgDir": ("ltr", "rtl", "auto"),
}
_REQUIRED = {"pc": ("id",), "sc": ("id",), "ph": ("id",), "mrk": ("id",), "sm": ("id",), "em": ("startRef",)}
_REQUIRED |= {"file": ("id",), "group": ("id",), "unit": ("id",), "data": ("id",), "cp": ("hex",)}


def check(root: Element, place: str) -> None:
    """Refuses a document that breaks the rules.

    Raises:
        ExchangeError: it is another kind of document.
        SeveralErrors: whatever is wrong with it, each with its line.
    """
    if root.tag != f"{{{CORE}}}xliff":
        raise ExchangeError(f"{place}:{line(root)}", f"<{name(root)}> is no XLIFF 2", "export it as XLIFF 2.1")
    faults = Faults(place)
    if root.get("version") not in VERSIONS:
        faults.add(root, f"version {root.get('version', '')!r} is not {' or '.join(VERSIONS)}", "export it as 2.1")
    source = faults.language(root, "srcLang", root.get("srcLang"))
    has_target = next(root.iter(f"{{{CORE}}}target"), None) is not None
    target = root.get("trgLang")
    target = faults.language(root, "trgLang", target) if target is not None or has_target else ""
    for element in root.iter(f"{{{CORE}}}*"):
        _element(element, faults)
        if name(element) in {"source", "target"}:
            faults.same_language(element, source if name(element) == "source" else target)
    _ids(root, faults)
    for unit in root.iter(f"{{{CORE}}}unit"):
        _unit(unit, faults)
    faults.finish()


def _element(element: Element, faults: Faults) -> None:
    """What holds for an element by itself."""
    tag = name(element)
    if tag not in _CHILDREN and tag not in _EMPTY:
        faults.add(element, f"<{tag}> is no element of XLIFF 2")
        return
    faults.children(element, _CHILDREN.get(tag, {}), CORE)
    faults.required(element, _REQUIRED.get(tag, ()))
    for attribute, values in _VALUES.items():
        faults.one_of(element, attribute, values)
    if tag in _EMPTY and (element.text or len(element)):
        faults.add(element, f"<{tag}> is not empty")
    if (
        tag in _CHILDREN
        and tag not in {"source", "target", "pc", "mrk", "note", "data", "skeleton"}
        and _words(element)
    ):
        faults.add(element, f"<{tag}> holds text")
    _special(element, tag, faults)


def _words(element: Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _special(element: Element, tag: str, faults: Faults) -> None:
    """What holds for single kinds of elements."""
    if element.get("id") and not NMTOKEN.fullmatch(element.get("id", "")):
        faults.add(element, f"id {element.get('id')!r} is no NMTOKEN")
    if tag == "cp" and not _is_code_point(element.get("hex", "")):
        faults.add(element, f"hex={element.get('hex', '')!r} is no character that XML cannot hold")
    if tag == "note" and element.get("priority", "1") not in _PRIORITIES:
        faults.add(element, f"priority={element.get('priority')!r} is not 1 to 10")
    sub = element.get("subState")
    if sub is not None and (not element.get("state") or ":" not in sub.strip(":")):
        faults.add(element, f"subState={sub!r} needs a state and a prefix")
    if tag == "file" and not any(name(child) in {"unit", "group"} for child in element):
        faults.add(element, "<file> has no <unit>")
    if tag == "skeleton" and bool(element.get("href")) == bool(element.text or len(element)):
        faults.add(element, "<skeleton> needs content or href, and not both")


def _is_code_point(value: str) -> bool:
    try:
        number = int(value, 16)
    except ValueError:
        return False
    return len(value) >= 4 and 0 <= number <= 0x10FFFF and not allowed(chr(number))


def _ids(root: Element, faults: Faults) -> None:
    """Ids of files in the document, of units and of groups in their file, of notes and data in their list."""
    files: dict[str, Element] = {}
    for file in root.iterfind(f"{{{CORE}}}file"):
        faults.unique(file, file.get("id"), files, "file id")
        for kind in ("unit", "group"):
            seen: dict[str, Element] = {}
            for element in file.iter(f"{{{CORE}}}{kind}"):
                faults.unique(element, element.get("id"), seen, f"{kind} id")
    for parent in root.iter(f"{{{CORE}}}notes", f"{{{CORE}}}originalData"):
        inside: dict[str, Element] = {}
        for element in parent:
            faults.unique(element, element.get("id"), inside, f"{name(element)} id")


def _unit(unit: Element, faults: Faults) -> None:
    """What holds inside a unit: ids, halves of pairs, original data, the order of targets."""
    segments = [child for child in unit if name(child) in {"segment", "ignorable"}]
    seen: dict[str, Element] = {}
    for segment in segments:
        faults.unique(segment, segment.get("id"), seen, "id")
    sources = [code for segment in segments for code in _inline(segment, "source")]
    targets = [code for segment in segments for code in _inline(segment, "target")]
    for side in (sources, targets):
        own = dict(seen)
        for code in side:
            faults.unique(code, code.get("id"), own, "id")
        _pairs(side, faults)
        _reordering(side, faults)
    data = {each.get("id") for each in unit.iterfind(f"{{{CORE}}}originalData/{{{CORE}}}data")}
    for code in (*sources, *targets):
        for attribute in ("dataRef", "dataRefStart", "dataRefEnd"):
            if code.get(attribute) is not None and code.get(attribute) not in data:
                faults.add(code, f"{attribute}={code.get(attribute)!r} names no <data>")
    _order(segments, faults)


def _inline(segment: Element, side: str) -> Iterator[Element]:
    found = segment.find(f"{{{CORE}}}{side}")
    if found is not None:
        yield from found.iterdescendants(*(f"{{{CORE}}}{tag}" for tag in (*_CODES, *_MARKERS)))


def _pairs(codes: list[Element], faults: Faults) -> None:
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


def _reordering(codes: list[Element], faults: Faults) -> None:
    """A run of codes that may not be reordered begins with `firstNo`."""
    inside = False
    for code in codes:
        value = code.get("canReorder", "yes")
        if value == "no" and not inside:
            faults.add(code, 'canReorder="no" follows no code with "firstNo"')
        inside = value != "yes"
        if inside and (code.get("canCopy", "yes") == "yes" or code.get("canDelete", "yes") == "yes"):
            faults.add(code, f'canReorder="{value}" needs canCopy="no" and canDelete="no"')


def _order(segments: list[Element], faults: Faults) -> None:
    """The `order` of targets is a permutation: each has a place of its own, those that are moved and those that are not."""
    targets = [segment.find(f"{{{CORE}}}target") for segment in segments]
    given = [(n, t) for n, t in enumerate(targets, 1) if t is not None and t.get("order") is not None]
    wrong = [
        t for _, t in given if not t.get("order", "").isdigit() or not 1 <= int(t.get("order", "0")) <= len(segments)
    ]
    for target in wrong:
        faults.add(target, f"order={target.get('order')!r} is not 1 to {len(segments)}")
    if given and not wrong:
        places = [n if t is None else int(t.get("order", n)) for n, t in enumerate(targets, 1)]
        doubled = {value for value, count in Counter(places).items() if count > 1}
        for _, target in given:
            if int(target.get("order", "0")) in doubled:
                faults.add(target, f"order={target.get('order')!r} is the place of another target too")

"""Where XLIFF 2 allows what: attributes of each element, what stands before what, and where other namespaces may stand.

Modules are not judged: an element or attribute of theirs is carried, whatever it holds.

Source: XLIFF 2.1 and 2.2, sections 4.2 (elements, their content and attributes), 4.3 (attributes), and the core schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.exchange.rules import DocumentFaults
from l10n.exchange.xliff.v2_inline import CORE
from l10n.exchange.xml import XML, Element, name

_MODULES = ("urn:oasis:names:tc:xliff:", "http://www.w3.org/", "https://www.w3.org/")
_CODE = "id canCopy canDelete canReorder copyOf subType type"
_HALF = f"{_CODE} canOverlap dataRef dir disp equiv isolated subFlows"
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    tag: frozenset(names.split())
    for tag, names in {
        "xliff": "version srcLang trgLang",
        "file": "id canResegment original translate srcDir trgDir",
        "skeleton": "href",
        "group": "id name canResegment translate srcDir trgDir type",
        "unit": "id name canResegment translate srcDir trgDir type",
        "segment": "id canResegment state subState",
        "ignorable": "id",
        "notes": "",
        "note": "id appliesTo category priority ref",
        "originalData": "",
        "data": "id dir",
        "source": "",
        "target": "order",
        "cp": "hex",
        "ph": f"{_CODE} disp equiv dataRef subFlows",
        "pc": f"{_CODE} canOverlap dispEnd dispStart equivEnd equivStart dataRefEnd dataRefStart subFlowsEnd subFlowsStart dir",
        "sc": _HALF,
        "ec": f"{_HALF} startRef",
        "mrk": "id translate type ref value",
        "sm": "id translate type ref value",
        "em": "startRef",
    }.items()
}
_CORE_ALONE = frozenset({"segment", "ignorable", "source", "target", "notes", "originalData", "data", "cp", "em"})
"""Elements that have no attributes of other namespaces, and no elements of them inside."""
_BODY = frozenset({"unit", "group", "segment", "ignorable"})
_OPEN = frozenset({"skeleton", "file", "group", "unit"})
"""Elements that may hold elements of other namespaces."""


def check(element: Element, faults: DocumentFaults) -> None:
    """Notes attributes and elements that may not stand where they do."""
    tag = name(element)
    for key in map(str, element.attrib):
        space, _, local = key.rpartition("}")
        if not space and local not in _ATTRIBUTES.get(tag, frozenset()):
            faults.add(
                element, f"<{tag}> has no attribute {local!r} in XLIFF 2", "take it away, or put it into a namespace"
            )
        elif space and tag in _CORE_ALONE and f"{space}}}" != XML and not space[1:].startswith(_MODULES):
            faults.add(element, f"<{tag}> may not have attributes of other namespaces", f"take {local!r} away")
    _space(element, faults)
    _order(element, tag, faults)
    _strangers(element, tag, faults)


def _space(element: Element, faults: DocumentFaults) -> None:
    """White space is kept on both sides of a segment, or on neither."""
    if element.get(f"{XML}space", "default") not in ("default", "preserve"):
        faults.add(element, f"xml:space={element.get(f'{XML}space')!r} is not default or preserve")
    source, target = element.find(f"{{{CORE}}}source"), element.find(f"{{{CORE}}}target")
    if source is not None and target is not None and _keeps_space(source) != _keeps_space(target):
        faults.add(target, "xml:space of <target> is another than that of its <source>")


def _keeps_space(element: Element) -> bool:
    """Whether white space is kept in an element, by itself or by the nearest around it that says so."""
    around = (element, *element.iterancestors())
    return next((value for each in around if (value := each.get(f"{XML}space"))), "default") == "preserve"


def _order(element: Element, tag: str, faults: DocumentFaults) -> None:
    """Notes, skeleton, original data and extensions stand before the first unit, group or segment."""
    if tag not in ("file", "group", "unit"):
        return
    body = False
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag.startswith(f"{{{CORE}}}") and name(child) in _BODY:
            body = True
        elif body and not _is_of_module(child):
            faults.add(child, f"<{name(child)}> stands after the first part of <{tag}>", "put it before")


def _strangers(element: Element, tag: str, faults: DocumentFaults) -> None:
    if tag in _OPEN:
        return
    for child in element:
        if isinstance(child.tag, str) and not child.tag.startswith(f"{{{CORE}}}") and not _is_of_module(child):
            faults.add(child, f"<{name(child)}> of another namespace may not stand in <{tag}>")


def _is_of_module(element: Element) -> bool:
    return str(element.tag)[1:].startswith(_MODULES) and not str(element.tag).startswith(f"{{{CORE}}}")

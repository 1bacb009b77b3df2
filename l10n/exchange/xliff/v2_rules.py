"""The rules of XLIFF 2 that a file must keep before anything of it is taken: structure, languages, ids.

What stands inside units is in `v2_inline`. Modules and extensions are not read, and not judged.

Source: XLIFF 2.1 and 2.2, sections 4.2 (structure), 4.3 (attributes), 4.7 (inline content).
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.errors import ExchangeError
from l10n.exchange.rules import NMTOKEN, DocumentFaults
from l10n.exchange.xliff import v2_inline, v2_references, v2_shape
from l10n.exchange.xliff.v2_inline import CODES, CORE, MARKERS
from l10n.exchange.xml import Element, allowed, line, name

METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
VERSIONS = ("2.0", "2.1", "2.2")
EXPORTED = "exported"  # the metadata by which a unit of ours is known
_INLINE: Mapping[str, tuple[int, int | None]] = dict.fromkeys((*CODES, *MARKERS, "cp"), (0, None))
_CHILDREN: Mapping[str, Mapping[str, tuple[int, int | None]]] = {
    "xliff": {"file": (1, None), "notes": (0, 1)},
    "file": {"skeleton": (0, 1), "notes": (0, 1), "unit": (0, None), "group": (0, None)},
    "group": {"notes": (0, 1), "unit": (0, None), "group": (0, None)},
    "unit": {"notes": (0, 1), "originalData": (0, 1), "segment": (1, None), "ignorable": (0, None)},
    "segment": {
        "source": (1, 1),
        "target": (0, 1),
        "notes": (0, 1),
    },  # tools put notes there
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
        raise ExchangeError(f"{place}:{line(root)}", f"<{name(root)}> is not XLIFF 2", "export it as XLIFF 2.1")
    faults = DocumentFaults(place)
    if root.get("version") not in VERSIONS:
        faults.add(root, f"version {root.get('version', '')!r} is not one of {', '.join(VERSIONS)}", "export it as 2.1")
    source = faults.language(root, "srcLang", root.get("srcLang"))
    has_target = next(root.iter(f"{{{CORE}}}target"), None) is not None
    target = root.get("trgLang")
    target = faults.language(root, "trgLang", target) if target is not None or has_target else ""
    ours, is_22 = _is_ours(root), root.get("version") == "2.2"
    for element in root.iter(f"{{{CORE}}}*"):
        _element(element, faults)
        if name(element) in {"source", "target"} and not _is_reference(element):
            faults.same_language(element, source if name(element) == "source" else target)
        if not ours and _is_core(element):
            v2_shape.check(element, faults)
    if not is_22:
        for notes in root.iterfind(f"{{{CORE}}}notes"):
            faults.add(notes, "<notes> may not stand in <xliff>")
    _ids(root, faults)
    for file in root.iterfind(f"{{{CORE}}}file") if not ours else ():
        v2_references.check(file, faults)
    for unit in root.iter(f"{{{CORE}}}unit"):
        v2_inline.check(unit, faults, ours=ours)
    faults.finish()


def _is_ours(root: Element) -> bool:
    """Whether a document left this project: of such a one only what is read must be right, as tools add what they like."""
    return any(meta.get("type") == EXPORTED for meta in root.iter(f"{{{METADATA}}}meta"))


def _is_core(element: Element) -> bool:
    """Whether an element stands in elements of the core alone: what a module holds is that module's."""
    return all(str(each.tag).startswith(f"{{{CORE}}}") for each in element.iterancestors())


def _is_reference(text: Element) -> bool:
    """Whether a text is a match in another language, which the Translation Candidates module allows for reference."""
    parent = text.getparent()
    return name(text) == "target" and parent is not None and parent.get("reference") == "yes"


def _element(element: Element, faults: DocumentFaults) -> None:
    """What holds for an element by itself."""
    tag = name(element)
    if tag not in _CHILDREN and tag not in _EMPTY:
        if _is_core(element):
            faults.add(element, f"<{tag}> is not an element of XLIFF 2")
        return
    faults.children(element, _CHILDREN.get(tag, {}), CORE)
    faults.required(element, _REQUIRED.get(tag, ()))
    for attribute, values in _VALUES.items():
        faults.value_among(element, attribute, values)
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


def _special(element: Element, tag: str, faults: DocumentFaults) -> None:
    """What holds for single kinds of elements."""
    if element.get("id") and not NMTOKEN.fullmatch(element.get("id", "")):
        faults.add(element, f"id {element.get('id')!r} is not an NMTOKEN")
    if tag == "cp" and not _is_code_point(element.get("hex", "")):
        faults.add(element, f"hex={element.get('hex', '')!r} is not a character that XML cannot hold")
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
    return len(value) % 2 == 0 and 0 <= number <= 0x10FFFF and not allowed(chr(number))


def _ids(root: Element, faults: DocumentFaults) -> None:
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

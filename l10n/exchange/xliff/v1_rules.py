"""The rules of XLIFF 1.2 that a file must keep before anything of it is taken.

Source: XLIFF 1.2, sections 2.2 (structure), 2.3 (attributes), 2.4 (inline elements), and its strict schema.
"""

from __future__ import annotations

from collections.abc import Mapping

from l10n.errors import ExchangeError
from l10n.exchange.rules import DocumentFaults
from l10n.exchange.xml import Element, line, name

CORE = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACE = "urn:l10n:exchange"  # an attribute of ours; tools keep or drop it, and a file without it is still read
CODES = ("g", "x", "bx", "ex", "ph", "bpt", "ept", "it")
OPENING, CLOSING = frozenset({"bx", "bpt"}), frozenset({"ex", "ept"})  # the halves of a code in two places
_INLINE: Mapping[str, tuple[int, int | None]] = dict.fromkeys((*CODES, "mrk"), (0, None))
_ANY: tuple[int, int | None] = (0, None)
_CHILDREN: Mapping[str, Mapping[str, tuple[int, int | None]]] = {
    "xliff": {"file": (1, None)},
    "file": {"header": (0, 1), "body": (1, 1)},
    "body": {"group": _ANY, "trans-unit": _ANY, "bin-unit": _ANY},
    "trans-unit": {
        "source": (1, 1), "seg-source": (0, 1), "target": (0, 1), "context-group": _ANY, "count-group": _ANY,
        "prop-group": _ANY, "note": _ANY, "alt-trans": _ANY,
    },
    "source": _INLINE,
    "target": _INLINE,
    "g": _INLINE,
    "mrk": _INLINE,
    "x": {},
    "bx": {},
    "ex": {},
    "note": {},
}  # fmt: skip
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "file": ("original", "source-language", "datatype"),
    "trans-unit": ("id",),
    "mrk": ("mtype",),
    "it": ("id", "pos"),
    **{tag: ("id",) for tag in CODES if tag != "it"},
}
_NEEDS = ("adaptation", "l10n", "review-adaptation", "review-l10n", "review-translation", "translation")
_STATES = frozenset({"final", "new", "signed-off", "translated", *(f"needs-{what}" for what in _NEEDS)})
_VALUES: Mapping[str, tuple[str, ...]] = {
    "approved": ("yes", "no"),
    "translate": ("yes", "no"),
    "annotates": ("source", "target", "general"),
    "pos": ("open", "close"),
}


def check(root: Element, place: str) -> None:
    """Refuses a document that breaks the rules.

    Raises:
        ExchangeError: it is another kind of document.
        SeveralErrors: whatever is wrong with it, each with its line.
    """
    if root.tag != f"{{{CORE}}}xliff":
        raise ExchangeError(f"{place}:{line(root)}", f"<{name(root)}> is not XLIFF 1.2", "export it as XLIFF 1.2")
    faults = DocumentFaults(place)
    if root.get("version") != "1.2":
        faults.add(root, f"version {root.get('version', '')!r} is not 1.2")
    for element in root.iter(f"{{{CORE}}}*"):
        tag = name(element)
        if tag in _CHILDREN:
            faults.children(element, _CHILDREN[tag], CORE)
        faults.required(element, _REQUIRED.get(tag, ()))
        for attribute, values in _VALUES.items():
            faults.value_among(element, attribute, values)
    for file in root.iterfind(f"{{{CORE}}}file"):
        _file(file, faults)
    faults.finish()


def _file(file: Element, faults: DocumentFaults) -> None:
    """Languages, ids of units, and what stands in each."""
    source = faults.language(file, "source-language", file.get("source-language"))
    has_target = next(file.iter(f"{{{CORE}}}target"), None) is not None
    target = file.get("target-language")
    target = faults.language(file, "target-language", target) if target is not None or has_target else ""
    seen: dict[str, Element] = {}
    for unit in file.iter(f"{{{CORE}}}trans-unit"):
        faults.unique(unit, unit.get("id"), seen, "trans-unit id")
        first = next((name(child) for child in unit), "source")
        if first != "source":
            faults.add(unit, f"<{first}> stands before <source>")
        for side, tag in (("source", source), ("target", target)):
            for text in unit.iterfind(f"{{{CORE}}}{side}"):
                faults.same_language(text, tag)
                if side == "source" or unit.get(f"{{{NAMESPACE}}}exported") is None:
                    _codes(text, faults)  # those of targets of ours are looked at when they are taken in, unit by unit
        for element in unit.iterfind(f"{{{CORE}}}target"):
            state = element.get("state", "new")
            if state not in _STATES and not state.startswith("x-"):
                faults.add(element, f"state={state!r} is not a state of XLIFF 1.2")


def _codes(text: Element, faults: DocumentFaults) -> None:
    """Ids once each; an `ex` that names its `bx` has one before it, and so for `ept` and `bpt`."""
    seen: dict[str, Element] = {}
    opened: set[str] = set()
    for code in text.iterdescendants(*(f"{{{CORE}}}{tag}" for tag in CODES)):
        tag, ident = name(code), code.get("id")
        closing = tag in CLOSING
        if not closing or code.get("rid"):
            faults.unique(code, f"{'close ' if closing else ''}{ident}", seen, "id")
        if tag in OPENING:
            opened.add(code.get("rid") or ident or "")
        elif closing and code.get("rid") and code.get("rid") not in opened:
            faults.add(code, f"<{tag}> has no opening half before it", f"rid={code.get('rid')!r}")

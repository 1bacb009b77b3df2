"""XLIFF 1.2 out and in, for tools that know no other: one file element for each article, one `trans-unit` for each unit.

What is approved, signed off, final, or confirmed in the tool's own words is reviewed; every other target is fuzzy.

Source: XLIFF 1.2 (OASIS, 2008), sections 2.2 to 2.4, 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.exchange.codes import MarkShape, Numbering, TextPiece, pieces, shapes
from l10n.exchange.kit import Item, Kit, TermPlace
from l10n.exchange.xliff import v1_phrase, v1_rules, v1_states
from l10n.exchange.xliff.notes import OURS, PREVIOUS, THEIRS
from l10n.exchange.xliff.v1_rules import CLOSING, CODES, CORE, NAMESPACE, OPENING
from l10n.exchange.xml import Element, attribute, escape, fold, line, name, tree
from l10n.model import State, Unit, UnitKey

_STATES = {State.FUZZY: "needs-review-translation", State.REVIEWED: "signed-off"}
_ROLE = "x-l10n-"


def dump(kit: Kit) -> bytes:
    """An XLIFF 1.2 document with one file element."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{CORE}" xmlns:l10n="{NAMESPACE}" version="1.2">\n'
        f'<file original={attribute(kit.slug)} datatype="plaintext" xml:space="preserve" '
        f"source-language={attribute(kit.source)} target-language={attribute(kit.target)}>\n<body>\n"
    )
    return (head + "".join(_unit(item) for item in kit.items) + "</body>\n</file>\n</xliff>\n").encode()


def _unit(item: Item) -> str:
    unit = item.unit
    role = f" restype={attribute(_ROLE + unit.key.context)}" if unit.key.context else ""
    approved = "yes" if unit.state is State.REVIEWED else "no"
    target = ""
    if unit.target:
        state = _STATES.get(unit.state, _STATES[State.FUZZY])
        target = f'<target state="{state}">{content(unit.target, unit.key.source)}</target>\n'
    return (
        f'<trans-unit id={attribute(item.number)} approved="{approved}"{role} l10n:exported="{item.exported}">\n'
        f"<source>{content(unit.key.source, unit.key.source, item.terms)}</source>\n{target}"
        + "".join(_note(OURS, "source", note) for note in unit.notes)
        + (_note(PREVIOUS, "source", unit.previous) if unit.previous else "")
        + "".join(_note(THEIRS, "target", note) for note in unit.comments)
        + "</trans-unit>\n"
    )


def _note(author: str, side: str, text: str) -> str:
    return f'<note from="{author}" annotates="{side}">{escape(text)}</note>\n'


def content(text: str, source: str, terms: Sequence[TermPlace] = ()) -> str:
    """A text as inline content: marks as codes, terms marked. Characters that XML cannot hold are left out."""
    return "".join(_code(piece) if piece.index else _marked(piece, terms) for piece in pieces(text, shapes(source)))


def _marked(piece: TextPiece, terms: Sequence[TermPlace]) -> str:
    """Words with the terms that lie wholly in them marked; where two overlap, the first."""
    out, end, stop = [], piece.start, piece.start + len(piece.text)
    for each in terms:
        if end <= each.span.start and each.span.end <= stop:
            content = escape(piece.text[each.span.start - piece.start : each.span.end - piece.start])
            out.append(escape(piece.text[end - piece.start : each.span.start - piece.start]))
            out.append(f'<mrk mtype="term" comment={attribute(each.advice)}>{content}</mrk>')
            end = each.span.end
    return "".join(out) + escape(piece.text[end - piece.start :])


def _code(piece: TextPiece) -> str:
    ident = piece.index
    if piece.shape is MarkShape.ALONE:
        return f'<x id="{ident}" equiv-text={attribute(piece.text)}/>'
    if piece.shape is MarkShape.NESTED:
        return "</g>" if piece.closes else f'<g id="{ident}">'
    if piece.shape is MarkShape.CROSSED:  # an `ex` needs an id of its own, and finds its `bx` by `rid`
        return f'<ex id="e{ident}" rid="{ident}"/>' if piece.closes else f'<bx id="{ident}" rid="{ident}"/>'
    return f'<{"ex" if piece.closes else "bx"} id="{ident}"/>'


# --- in ------------------------------------------------------------------------------------------------------------


def parse(data: bytes, place: str) -> tuple[Kit, ...]:
    """The kits of an XLIFF 1.2 document, one for each file element.

    Raises:
        SeveralErrors: all that breaks the rules of XLIFF, each with its line.
        ExchangeError: it is not a well-formed XML, or hostile.
    """
    root = tree(data, place)
    v1_phrase.restore_codes(root)
    v1_rules.check(root, place)
    return tuple(
        Kit(
            file.get("original", ""),
            file.get("source-language", ""),
            file.get("target-language", ""),
            tuple(_item(unit) for unit in file.iter(f"{{{CORE}}}trans-unit")),
        )
        for file in root.iterfind(f"{{{CORE}}}file")
    )


def _item(unit: Element) -> Item:
    numbers = Numbering()
    for code in unit.iter(*(f"{{{CORE}}}{tag}" for tag in CODES)):
        if name(code) not in CLOSING or _pair(code) == code.get("id"):
            numbers.reserve(code.get("id", ""))
    source, target = unit.find(f"{{{CORE}}}source"), unit.find(f"{{{CORE}}}target")
    bx = {code.get("rid", code.get("id")): code.get("id", "") for code in unit.iter(f"{{{CORE}}}bx", f"{{{CORE}}}bpt")}
    before, after = ("" if side is None else fold(text(side, numbers, bx), side) for side in (source, target))
    role = unit.get("restype", "")
    notes = [(note.get("from", ""), "".join(map(str, note.itertext()))) for note in unit.iterfind(f"{{{CORE}}}note")]
    return Item(
        Unit(
            UnitKey(role.removeprefix(_ROLE) if role.startswith(_ROLE) else "", before),
            after,
            v1_states.state(unit, target, after),
            previous=next((text for author, text in notes if author == PREVIOUS), ""),
            notes=tuple(text for author, text in notes if author == OURS),
            comments=tuple(text for author, text in notes if author not in {OURS, PREVIOUS} and text),
        ),
        unit.get("id", ""),
        unit.get(f"{{{NAMESPACE}}}exported", ""),
        line=line(unit),
    )


def _pair(code: Element) -> str:
    """What a half of a pair is known by: its `rid`, its own id where it has none."""
    return code.get("rid") or code.get("id") or ""


def text(element: Element | None, numbers: Numbering, openings: dict[str | None, str]) -> str:
    """Inline content as a text with marks. `openings` are the ids of opening halves by their `rid`."""
    return "" if element is None else "".join(_content(element, numbers, openings))


def _content(element: Element, numbers: Numbering, openings: dict[str | None, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag, ident = name(child), child.get("id", "")
        if tag == "g":
            yield f"<{numbers(ident)}>"
            yield from _content(child, numbers, openings)
            yield f"</{numbers(ident)}>"
        elif tag in OPENING or (tag == "it" and child.get("pos") == "open"):
            yield f"<{numbers(ident)}>"
        elif tag in CLOSING:
            yield f"</{numbers(openings.get(_pair(child), ident))}>"
        elif tag == "it":
            yield f"</{numbers(ident)}>"
        elif tag in {"x", "ph"}:
            yield f"<{numbers(ident)}/>"
        else:
            yield from _content(child, numbers, openings)
        yield child.tail or ""

"""XLIFF 2.1 and 2.2 out and in: one file element for each article, one unit with one segment for each unit.

A unit that waits is `initial`, with or without a target; `reviewed` and `final` are reviewed; all else is fuzzy.

Source: XLIFF 2.1 (OASIS, 2018), sections 4.2 (elements), 4.7 (inline content), 5.2 (glossary), 5.4 (metadata).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from l10n.exchange.codes import MarkShape, Numbering, TextPiece, pieces, shapes
from l10n.exchange.kit import Item, Kit, TermPlace
from l10n.exchange.xliff import v2_rules
from l10n.exchange.xliff.notes import OURS, PREVIOUS, THEIRS
from l10n.exchange.xliff.v2_inline import CODES, CORE
from l10n.exchange.xliff.v2_rules import EXPORTED, METADATA
from l10n.exchange.xml import Element, allowed, attribute, escape, fold, line, name, tree
from l10n.model import State, Unit, UnitKey

CORE_22 = "urn:oasis:names:tc:xliff:document:2.2"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_STATES = {
    State.NEW: 'state="initial"',
    State.FUZZY: 'state="initial" subState="l10n:fuzzy"',
    State.REVIEWED: 'state="reviewed"',
}


def dump(kit: Kit, version: str = "2.1") -> bytes:
    """An XLIFF 2 document with one file element."""
    core = CORE_22 if version == "2.2" else CORE
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{core}" xmlns:gls="{GLOSSARY}" xmlns:mda="{METADATA}" version="{version}" '
        f"srcLang={attribute(kit.source)} trgLang={attribute(kit.target)}>\n"
        f'<file id="f1" original={attribute(kit.slug)} xml:space="preserve">\n'
    )
    return (head + "".join(_unit(item) for item in kit.items) + "</file>\n</xliff>\n").encode()


def _unit(item: Item) -> str:
    unit = item.unit
    kind = f" type={attribute(f'l10n:{unit.key.context}')}" if unit.key.context else ""
    lost = _lost(unit)
    target = f"<target>{content(unit.target, unit.key.source)}</target>" if unit.target else ""
    return (
        f"<unit id={attribute(item.number)}{kind}>\n"
        + _glossary(item.terms)
        + f'<mda:metadata><mda:metaGroup category="l10n"><mda:meta type="{EXPORTED}">{item.exported}</mda:meta>'
        + "</mda:metaGroup></mda:metadata>\n"
        + _notes(unit)
        + f"<segment {_STATES.get(unit.state, _STATES[State.NEW])}>"
        + f"<source>{content(unit.key.source, unit.key.source, item.terms, lost)}</source>{target}</segment>\n</unit>\n"
    )


def _glossary(terms: Sequence[TermPlace]) -> str:
    entries = []
    for n, each in enumerate(terms, 1):
        translations = "".join(f"<gls:translation>{escape(words)}</gls:translation>" for words in each.preferred)
        translations = translations or f"<gls:definition>{escape(each.advice)}</gls:definition>"
        entries.append(
            f'<gls:glossEntry ref="#t{n}"><gls:term>{escape(each.source)}</gls:term>{translations}</gls:glossEntry>'
        )
    return f"<gls:glossary>{''.join(entries)}</gls:glossary>\n" if entries else ""


def _notes(unit: Unit) -> str:
    notes = [f'<note category="{OURS}" appliesTo="source">{escape(note)}</note>' for note in unit.notes]
    if unit.previous:
        notes.append(f'<note category="{PREVIOUS}" appliesTo="source">{escape(unit.previous)}</note>')
    notes += [f'<note category="{THEIRS}" appliesTo="target">{escape(note)}</note>' for note in unit.comments]
    return f"<notes>{''.join(notes)}</notes>\n" if notes else ""


def _lost(unit: Unit) -> frozenset[int]:
    """The marks of a source that its target has not: the file says that they may be missing, so that it is valid."""
    like = shapes(unit.key.source)
    present = {piece.index for piece in pieces(unit.target, like)}
    return frozenset(like.keys() - present) if unit.target else frozenset()


def content(text: str, source: str, terms: Sequence[TermPlace] = (), lost: Collection[int] = frozenset()) -> str:
    """A text as inline content: marks as codes, terms annotated, characters that XML cannot hold as `cp`.

    Codes may not be deleted, except for those that are `lost` already.
    """
    spans = {each.span.start: (f"t{n}", each) for n, each in enumerate(terms, 1)}
    return "".join(
        _code(piece, may_go=piece.index in lost) if piece.index else _annotated(piece, spans)
        for piece in pieces(text, shapes(source))
    )


def _annotated(piece: TextPiece, spans: dict[int, tuple[str, TermPlace]]) -> str:
    """Words with the terms that lie wholly in them as annotations."""
    out, end, stop = [], piece.start, piece.start + len(piece.text)
    for start in sorted(spans):
        ident, each = spans[start]
        if end <= start and each.span.end <= stop:
            content = _words(piece.text[start - piece.start : each.span.end - piece.start])
            out.append(_words(piece.text[end - piece.start : start - piece.start]))
            out.append(f'<mrk id="{ident}" type="term" value={attribute(each.advice)}>{content}</mrk>')
            end = each.span.end
    return "".join(out) + _words(piece.text[end - piece.start :])


def _words(text: str) -> str:
    if text.isprintable() or all(map(allowed, text)):
        return escape(text)
    return "".join(escape(char) if allowed(char) else f'<cp hex="{ord(char):04X}"/>' for char in text)


def _code(piece: TextPiece, *, may_go: bool) -> str:
    ident, shown = piece.index, attribute(piece.text)
    permissions = f'canCopy="no" canDelete="{"yes" if may_go else "no"}"'
    if piece.shape is MarkShape.ALONE:
        return f'<ph id="{ident}" {permissions} disp={shown}/>'
    if piece.shape is MarkShape.NESTED:
        return "</pc>" if piece.closes else f'<pc id="{ident}" {permissions} dispStart={shown}>'
    if piece.shape is MarkShape.CROSSED:
        permissions = f"{permissions} disp={shown}/>"
        return f'<ec startRef="{ident}" {permissions}' if piece.closes else f'<sc id="{ident}" {permissions}'
    return f'<{"ec" if piece.closes else "sc"} id="{ident}" isolated="yes" {permissions} disp={shown}/>'


# --- in ------------------------------------------------------------------------------------------------------------


def dump_22(kit: Kit) -> bytes:
    """An XLIFF 2.2 document with one file element."""
    return dump(kit, "2.2")


def parse(data: bytes, place: str) -> tuple[Kit, ...]:
    """The kits of an XLIFF 2.0, 2.1 or 2.2 document, one for each file element.

    Raises:
        SeveralErrors: all that breaks the rules of XLIFF, each with its line.
        ExchangeError: it is not a well-formed XML, or hostile.
    """
    root = tree(data, place)
    for element in root.iter(f"{{{CORE_22}}}*"):  # what of its core we read is that of 2.1
        element.tag = f"{{{CORE}}}{name(element)}"
    v2_rules.check(root, place)
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    return tuple(
        Kit(file.get("original", ""), source, target, tuple(_item(unit) for unit in file.iter(f"{{{CORE}}}unit")))
        for file in root.iterfind(f"{{{CORE}}}file")
    )


def _item(unit: Element) -> Item:
    numbers = Numbering()
    for code in unit.iter(*(f"{{{CORE}}}{tag}" for tag in CODES)):
        numbers.reserve(code.get("id", ""))
    segments = [child for child in unit if name(child) in {"segment", "ignorable"}]
    source = _joined([segment.find(f"{{{CORE}}}source") for segment in segments], numbers, unit)
    target = _joined(_targets(segments), numbers, unit)
    role = unit.get("type", "")
    exported = unit.findtext(f".//{{{METADATA}}}meta[@type='{EXPORTED}']") or ""
    notes = [(note.get("category", ""), note.text or "") for note in unit.iter(f"{{{CORE}}}note")]
    return Item(
        Unit(
            UnitKey(role.removeprefix("l10n:") if role.startswith("l10n:") else "", source),
            target,
            _state(target, segments),
            previous=next((text for category, text in notes if category == PREVIOUS), ""),
            notes=tuple(text for category, text in notes if category == OURS),
            comments=tuple(text for category, text in notes if category not in {OURS, PREVIOUS} and text),
        ),
        unit.get("id", ""),
        exported.strip(),
        line=line(unit),
    )


def _joined(parts: Sequence[Element | None], numbers: Numbering, unit: Element) -> str:
    """The text of a unit's parts. Those that a file lays out for the eye are folded each by itself, and then together."""
    return fold("".join(text(part, numbers) for part in parts), unit)


def _targets(segments: Sequence[Element]) -> list[Element | None]:
    """The targets in the order in which they are read; white space between sentences stays where it has none."""
    targets = [segment.find(f"{{{CORE}}}target") for segment in segments]
    if all(target is None for n, target in enumerate(targets) if name(segments[n]) == "segment"):
        return []
    order = [n if target is None else int(target.get("order", n + 1)) - 1 for n, target in enumerate(targets)]
    placed: list[Element | None] = [None] * len(segments)
    for n, target in enumerate(targets):
        placed[order[n]] = segments[n].find(f"{{{CORE}}}source") if target is None else target
    return placed


def _state(target: str, segments: Iterable[Element]) -> State:
    """The state of a unit: as far as the least of its segments."""
    if not target:
        return State.NEW
    states = {segment.get("state", "initial") for segment in segments if name(segment) == "segment"}
    return State.REVIEWED if states <= {"reviewed", "final"} else State.FUZZY


def text(element: Element | None, numbers: Numbering) -> str:
    """Inline content as a text with marks; annotations and unknown elements vanish, their words stay."""
    return "" if element is None else "".join(_content(element, numbers))


def _content(element: Element, numbers: Numbering) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = name(child)
        if tag == "cp":
            yield chr(int(child.get("hex", ""), 16))
        elif tag == "pc":
            number = numbers(child.get("id", ""))
            yield f"<{number}>"
            yield from _content(child, numbers)
            yield f"</{number}>"
        elif tag in {"sc", "ph"}:
            yield f"<{numbers(child.get('id', ''))}{'/' if tag == 'ph' else ''}>"
        elif tag == "ec":
            yield f"</{numbers(child.get('startRef') or child.get('id') or '')}>"
        else:
            yield from _content(child, numbers)
        yield child.tail or ""

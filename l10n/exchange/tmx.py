"""Translation memories of other tools: TMX 1.4b in and out, as a stream.

Source: TMX 1.4b Specification, sections 2.1 (structure), 3 (content markup). Marks become `bpt`, `ept` and `ph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.errors import ExchangeError, UsageError
from l10n.exchange.codes import MarkShape, Numbering, TextPiece, pieces
from l10n.exchange.xml import XML, Element, attribute, escape, fold, folded, line, name, stream

_CONTEXT = "x-context"  # a property of ours: the role of the unit, as OmegaT and others keep their own


@dataclass(frozen=True, slots=True)
class Variant:
    """A pair of a memory: the texts with their marks, their languages, and the role of the unit where it is known."""

    source_language: str
    target_language: str
    source: str
    target: str
    context: str = ""


def parse(file: IO[bytes], place: str) -> Iterator[Variant]:
    """The pairs of a TMX file, one for each target of each unit.

    Raises:
        ExchangeError: the file is not TMX, not well-formed, or hostile.
    """
    srclang = ""
    seen = False
    for element in stream(file, ("header", "tu"), place):
        if name(element) == "header":
            srclang, seen = element.get("srclang", ""), True
        elif not seen:
            raise ExchangeError(f"{place}:{line(element)}", "has no TMX header", "export it as TMX 1.4")
        else:
            yield from _variants(element, srclang, place)
    if not seen:
        raise ExchangeError(f"{place}:1", "is not TMX", "export it as TMX 1.4")


def _variants(unit: Element, srclang: str, place: str) -> Iterator[Variant]:
    """The source of a unit with each of its targets. `*all*` means that the first variant is the source."""
    sides = [(_language(tuv, place), tuv) for tuv in unit.iterfind("{*}tuv")]
    source_tag = (unit.get("srclang") or srclang).lower()
    source = next((n for n, (tag, _) in enumerate(sides) if source_tag and _same(tag.lower(), source_tag)), 0)
    context = next((prop.text or "" for prop in unit.iterfind("{*}prop") if prop.get("type") == _CONTEXT), "")
    for n, (tag, tuv) in enumerate(sides):
        if n != source:
            numbers = Numbering()  # those of the source in its order; codes of the target find theirs by `x` and `i`
            before, after = _text(sides[source][1], numbers), _text(tuv, numbers)
            if before.strip() and after.strip():
                yield Variant(sides[source][0], tag, before, after, context)


def _same(tag: str, sought: str) -> bool:
    return tag == sought or tag.startswith(sought + "-") or sought.startswith(tag + "-")


def _language(tuv: Element, place: str) -> str:
    tag = tuv.get(f"{XML}lang") or tuv.get("lang") or ""
    try:
        return langtag.parse(tag)
    except UsageError as exc:
        raise ExchangeError(f"{place}:{line(tuv)}", f"language {tag!r} is not a language tag", exc.remedy) from exc


def _text(tuv: Element, numbers: Numbering) -> str:
    """The segment with other tools' inline codes as marks of ours."""
    segment = tuv.find("{*}seg")
    return "" if segment is None else fold("".join(_content(segment, numbers, {})), segment)


_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # what is in them is the markup of another format, never words
_CLEAR = frozenset({"sub", "mrk"})


def _content(element: Element, numbers: Numbering, pairs: dict[str, str]) -> Iterator[str]:
    """`pairs` are the names of the opening codes by their `i`; codes without an `x` are counted by their kind. An element that
    TMX does not have is a code that stands alone, or a pair around its words.
    """
    yield element.text or ""
    for child in element:
        tag = name(child)
        if tag in _CODES or (tag not in _CLEAR and not child.text and not len(child)):
            yield _mark(child, tag, numbers, pairs)
        elif tag in _CLEAR:
            yield from _content(child, numbers, pairs)
        else:
            number = numbers(_code_name(child, tag, pairs))
            yield f"<{number}>"
            yield from _content(child, numbers, pairs)
            yield f"</{number}>"
        yield child.tail or ""


def _code_name(code: Element, tag: str, pairs: dict[str, str]) -> str:
    """What a code is known by on both sides: its `x`, its `id`, else its place among those of its kind."""
    pairs[f"count {tag}"] = "." + pairs.get(f"count {tag}", "")
    if tag not in _CODES and tag != "hi" and code.get("id"):
        return f"{tag} {code.get('id')}"
    return f"x{code.get('x')}" if code.get("x") else f"{tag}{pairs[f'count {tag}']}"


def _mark(code: Element, tag: str, numbers: Numbering, pairs: dict[str, str]) -> str:
    """`bpt` and `ept` of one `i` are a pair; `it` is half of one whose other half is elsewhere; the others stand alone."""
    code_name = _code_name(code, tag, pairs)
    if tag == "ept":
        return f"</{numbers(pairs.get(code.get('i') or '', code_name))}>"
    if tag == "bpt":
        pairs[code.get("i") or ""] = code_name
    if tag == "bpt" or (tag == "it" and code.get("pos") == "begin"):
        return f"<{numbers(code_name)}>"
    return f"</{numbers(code_name)}>" if tag == "it" else f"<{numbers(code_name)}/>"


def dump(variants: Iterable[Variant], source_language: str, version: str) -> Iterator[str]:
    """The lines of a TMX file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="l10n" creationtoolversion={attribute(version)} segtype="sentence" o-tmf="gettext" '
        f'adminlang="en" srclang={attribute(source_language)} datatype="plaintext"/>\n<body>\n'
    )
    for variant in variants:
        prop = f'<prop type="{_CONTEXT}">{escape(variant.context)}</prop>' if variant.context else ""
        attributes = (
            "" if variant.source_language == source_language else f" srclang={attribute(variant.source_language)}"
        )
        if any(text != folded(text) for text in (variant.source, variant.target)):
            attributes += ' xml:space="preserve"'
        yield (
            f"<tu{attributes}>{prop}"
            f"<tuv xml:lang={attribute(variant.source_language)}><seg>{_codes(variant.source)}</seg></tuv>"
            f"<tuv xml:lang={attribute(variant.target_language)}><seg>{_codes(variant.target)}</seg></tuv></tu>\n"
        )
    yield "</body>\n</tmx>\n"


def _codes(text: str) -> str:
    """The text with its marks as content markup; a half of a pair alone is an `it`, a mark that makes no sense is words."""
    return "".join(_code(piece) if piece.index else escape(piece.text) for piece in pieces(text))


def _code(piece: TextPiece) -> str:
    index, shown = piece.index, escape(piece.text)
    if piece.shape is MarkShape.ALONE:
        return f'<ph x="{index}">{shown}</ph>'
    if piece.shape in {MarkShape.OPEN_HALF, MarkShape.CLOSE_HALF}:
        return f'<it pos="{"end" if piece.closes else "begin"}" x="{index}">{shown}</it>'
    return f'<ept i="{index}">{shown}</ept>' if piece.closes else f'<bpt i="{index}" x="{index}">{shown}</bpt>'

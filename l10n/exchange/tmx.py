"""Translation memories of other tools: TMX 1.4b in and out, as a stream.

Source: TMX 1.4b Specification, sections 2.1 (structure), 3 (content markup). Marks become `bpt`, `ept` and `ph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from l10n import langtag
from l10n.article.markup import MARK, kind
from l10n.errors import ExchangeError, UsageError
from l10n.exchange.xml import Element, attribute, escape, stream
from l10n.model import InlineKind

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
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
        ExchangeError: the file is no TMX, not well-formed, or hostile.
    """
    srclang = ""
    seen = False
    for element in stream(file, ("header", "tu"), place):
        if etree.QName(element).localname == "header":
            srclang, seen = element.get("srclang", ""), True
        elif not seen:
            raise ExchangeError(f"{place}:{element.sourceline}", "has no TMX header", "export it as TMX 1.4")
        else:
            yield from _variants(element, srclang, place)
    if not seen:
        raise ExchangeError(f"{place}:1", "is no TMX", "export it as TMX 1.4")


def _variants(unit: Element, srclang: str, place: str) -> Iterator[Variant]:
    """The source of a unit with each of its targets. `*all*` means that the first variant is the source."""
    texts = [(_language(tuv, place), _text(tuv)) for tuv in unit.iterfind("{*}tuv")]
    wanted = (unit.get("srclang") or srclang).lower()
    source = next((n for n, (tag, _) in enumerate(texts) if wanted and _same(tag, wanted)), 0)
    context = next((prop.text or "" for prop in unit.iterfind("{*}prop") if prop.get("type") == _CONTEXT), "")
    for n, (tag, text) in enumerate(texts):
        if n != source and text.strip() and texts[source][1].strip():
            yield Variant(texts[source][0], tag, texts[source][1], text, context)


def _same(tag: str, wanted: str) -> bool:
    return tag.lower() == wanted or tag.lower().startswith(wanted + "-") or wanted.startswith(tag.lower() + "-")


def _language(tuv: Element, place: str) -> str:
    tag = tuv.get(_XML_LANG) or tuv.get("lang") or ""
    try:
        return langtag.parse(tag)
    except UsageError as exc:
        raise ExchangeError(f"{place}:{tuv.sourceline}", f"language {tag!r} is no language tag", exc.remedy) from exc


def _text(tuv: Element) -> str:
    """The segment with other tools' inline codes as marks of ours, counted in order."""
    segment = tuv.find("{*}seg")
    return "" if segment is None else "".join(_content(segment, {}))


def _content(element: Element, open_pairs: dict[str, int]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("hi", "sub"):
            yield from _content(child, open_pairs)
        elif name:
            yield _mark(child, name, open_pairs)
        yield child.tail or ""


def _mark(code: Element, name: str, pairs: dict[str, int]) -> str:
    """`bpt` and `ept` of one `i` are a pair; `it` is half of one whose other half is elsewhere; the others stand alone."""
    if name == "ept":
        return f"</{pairs.get(code.get('i', ''), len(pairs) + 1)}>"
    index = pairs[code.get("i", "") if name == "bpt" else f"alone {len(pairs)}"] = len(pairs) + 1
    if name == "bpt" or (name == "it" and code.get("pos") == "begin"):
        return f"<{index}>"
    return f"</{index}>" if name == "it" else f"<{index}/>"


def dump(variants: Iterable[Variant], source_language: str, version: str) -> Iterator[str]:
    """The lines of a TMX file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="l10n" creationtoolversion={attribute(version)} segtype="sentence" o-tmf="gettext" '
        f'adminlang="en" srclang={attribute(source_language)} datatype="plaintext"/>\n<body>\n'
    )
    for variant in variants:
        prop = f'<prop type="{_CONTEXT}">{escape(variant.context)}</prop>' if variant.context else ""
        yield (
            f"<tu>{prop}<tuv xml:lang={attribute(variant.source_language)}><seg>{_codes(variant.source)}</seg></tuv>"
            f"<tuv xml:lang={attribute(variant.target_language)}><seg>{_codes(variant.target)}</seg></tuv></tu>\n"
        )
    yield "</body>\n</tmx>\n"


def _codes(text: str) -> str:
    """The text with its marks as content markup; a half of a pair alone is an `it`."""
    kinds: dict[str, set[InlineKind]] = {}
    for match in MARK.finditer(text):
        kinds.setdefault(match["index"], set()).add(kind(match))
    pieces, end = [], 0
    for match in MARK.finditer(text):
        pieces += [
            escape(text[end : match.start()]),
            _code(match[0], match["index"], kind(match), kinds[match["index"]]),
        ]
        end = match.end()
    return "".join(pieces) + escape(text[end:])


def _code(mark: str, index: str, this: InlineKind, both: set[InlineKind]) -> str:
    if this is InlineKind.ALONE:
        return f'<ph x="{index}">{escape(mark)}</ph>'
    if both != {InlineKind.OPEN, InlineKind.CLOSE}:
        position = "begin" if this is InlineKind.OPEN else "end"
        return f'<it pos="{position}" x="{index}">{escape(mark)}</it>'
    if this is InlineKind.OPEN:
        return f'<bpt i="{index}" x="{index}">{escape(mark)}</bpt>'
    return f'<ept i="{index}">{escape(mark)}</ept>'

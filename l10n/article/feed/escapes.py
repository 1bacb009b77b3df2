"""The texts of elements: in CDATA, with references, or as XHTML; and the way back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import html5

from l10n.article.feed.xml import TextPart
from l10n.article.nested.decoded import Codec, Decoded, decoded
from l10n.late_pattern import late_pattern

_ATOM = late_pattern(r"&(?:#\d+|#[xX][0-9a-fA-F]+|(?P<name>[A-Za-z][\w.-]*));|[^&]+|&", re.DOTALL)
_SPLIT = "]]]]><![CDATA[>"
"""The end of a CDATA section as it stands in one."""


def content(text: str, parts: Sequence[TextPart]) -> Iterator[Decoded]:
    """The texts of an element: one of all its CDATA or of all its text, several where it has both."""
    worded = [part for part in parts if part.cdata or text[part.start : part.end].strip()]
    mixed = len({part.cdata for part in worded}) > 1
    for group in ([part] for part in worded) if mixed else filter(None, [worded]):
        how = "cdata" if group[0].cdata else "xml"
        yield decoded((atom for part in group for atom in _atoms(text, part)), how)


def verbatim(text: str, start: int, end: int) -> Decoded:
    """XHTML at a place of the file."""
    return decoded([(text[start:end], start, end)], "xhtml")


def foreign_entity(text: str, parts: Sequence[TextPart]) -> str:
    """An entity of an element that only a DTD explains, as it is written; empty where there is none."""
    names = (match for part in parts if not part.cdata for match in _ATOM.finditer(text, part.start, part.end))
    return next((match[0] for match in names if match["name"] and match["name"] + ";" not in html5), "")


def codec(how: str) -> Codec:
    """How texts are written in CDATA, as text, or as XHTML."""
    return _CODECS[how]


def _atoms(text: str, part: TextPart) -> Iterator[tuple[str, int, int]]:
    if part.cdata:
        yield text[part.start : part.end], part.start, part.end
        return
    for match in _ATOM.finditer(text, part.start, part.end):
        raw = match[0]
        yield (html.unescape(raw) if raw.startswith("&") and len(raw) > 1 else raw), match.start(), match.end()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_CODECS = {
    "cdata": Codec(lambda raw: raw.replace(_SPLIT, "]]>"), lambda text: text.replace("]]>", _SPLIT)),
    "xml": Codec(html.unescape, _escape),
    "xhtml": Codec(lambda raw: raw, lambda text: text),
}

"""The elements of an XML file with their places. Source: XML 1.0 (fifth edition).

Declarations of a DTD are passed over and their entities never expanded, so that a file can neither grow nor reach out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.article.lines import LINE_END
from l10n.dataclass import dataclass, field
from l10n.errors import ArticleError
from l10n.late_pattern import late_pattern

_NAME = r"[^\s<>/=\"'!?&;]+"
_TOKEN = late_pattern(
    r"<!--(?:.*?)-->|<\?(?:.*?)\?>|(?P<cdata><!\[CDATA\[.*?\]\]>)"
    r"|<!DOCTYPE[^\[>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^\[>\"']*+)*"
    r"(?:\[(?:<!--.*?-->|<(?!!--)|[^\]\"'<]|\"[^\"]*\"|'[^']*')*\]\s*)?>"
    rf"|<(?P<close>/?)(?P<name>{_NAME})(?P<values>(?:\s+{_NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(?P<empty>/?)>",
    re.DOTALL,
)
_VALUE = late_pattern(rf"\s(?P<name>{_NAME})\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_DEEPEST = 200
"""Elements inside one another. Feeds have ten; XHTML in them may have some more."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of an element's own text; of CDATA, what stands between its marks."""

    start: int
    end: int
    cdata: bool


@dataclass(slots=True)
class XmlElement:
    """An element: its name as written, its attributes with their places, and where its content stands."""

    name: str
    parent: XmlElement | None
    start: int
    end: int = 0
    values: dict[str, tuple[int, int]] = field(default_factory=dict)
    parts: list[TextPart] = field(default_factory=list)
    children: list[XmlElement] = field(default_factory=list)

    def walk(self) -> Iterator[XmlElement]:
        """The element and all inside it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def child(self, name: str) -> XmlElement | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def parse(text: str, place: str) -> XmlElement:
    """The root of a file.

    Raises:
        ArticleError: the file is not well-formed, as far as its elements go.
    """
    return _XmlReader(text, place).root()


class _XmlReader:
    """Reads one file; `_open` are the elements that are open, outermost first."""

    def __init__(self, text: str, place: str) -> None:
        self._text, self._place = text, place
        self._open: list[XmlElement] = []
        self._root: XmlElement | None = None

    def root(self) -> XmlElement:
        """The root element."""
        done = 0
        while (start := self._text.find("<", done)) >= 0:
            self._words(done, start)
            match = _TOKEN.match(self._text, start)
            if match is None:
                raise self._error(start, f"{self._text[start : start + 20]!r} is not a tag of XML")
            done = match.end()
            if match["cdata"]:
                self._part(TextPart(start + len("<![CDATA["), done - len("]]>"), cdata=True))
            elif match["name"] and match["close"]:
                self._close(match)
            elif match["name"]:
                self._start(match)
        if self._open:
            raise self._error(self._open[-1].start - 1, f"<{self._open[-1].name}> is never closed")
        if self._root is None:
            raise self._error(0, "is not XML: it has no element")
        return self._root

    def _start(self, match: re.Match[str]) -> None:
        parent = self._open[-1] if self._open else None
        values = {
            value["name"]: value.span("double" if value["double"] is not None else "single")
            for value in _VALUE.finditer(self._text, match.start("values"), match.end("values"))
        }
        element = XmlElement(match["name"], parent, match.end(), match.end(), values)
        if parent:
            parent.children.append(element)
        elif self._root is not None:
            raise self._error(match.start(), "has more than one root element")
        else:
            self._root = element
        if not match["empty"]:
            self._open.append(element)
            if len(self._open) > _DEEPEST:
                raise self._error(match.start(), "is nested too deeply")

    def _close(self, match: re.Match[str]) -> None:
        if not self._open or self._open[-1].name != match["name"]:
            opened = f" where <{self._open[-1].name}> is open" if self._open else ""
            raise self._error(match.start(), f"</{match['name']}> closes what is not open{opened}")
        self._open.pop().end = match.start()

    def _words(self, start: int, end: int) -> None:
        if start < end:
            self._part(TextPart(start, end, cdata=False))

    def _part(self, part: TextPart) -> None:
        if self._open:
            self._open[-1].parts.append(part)

    def _error(self, place: int, problem: str) -> ArticleError:
        line = len(LINE_END.findall(self._text, 0, place)) + 1
        return ArticleError(f"{self._place}:{line}", problem, "mend it there, or export the feed again")

"""The pieces of a block as HTML and as plain text.

Targets are data: what a mark of the block stands for is written as its own markup, everything else is escaped. Tags that a
target crosses, doubles or leaves open still come out well nested.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from html import escape

from l10n import langtag
from l10n.article.office.xml import UNWRITABLE
from l10n.bundle import links
from l10n.bundle.inline_html import RenderContext, Tag, definitions, tags
from l10n.bundle.provenance import SCHEME, is_outdated, machine_units
from l10n.bundle.structure import is_markdown, targets
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.markup import MARK, renumber
from l10n.model import Block, Piece, State, UnitKey
from l10n.plugin import Edition

# What XML cannot carry at all; other odd characters are the translator's, and for the checks to find. Source: XML 1.0, 2.2.
_OPENS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}


def clean(text: str) -> str:
    """The text without the characters that no markup language can carry."""
    return UNWRITABLE.sub("", text)


def isolated(text: str) -> str:
    """The text with its bidirectional controls closed, for a place that shares its line (a window title).

    >>> isolated("Ruiz \u202egaon") == "Ruiz \u202egaon\u202c"
    True
    """
    waiting: list[str] = []
    for char in text:
        if char in _OPENS:
            waiting.append(_OPENS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return text + "".join(reversed(waiting))


def raised(text: str, marks: Container[str]) -> str:
    """A text whose numbers between these marks are written with raised digits: beside a word or a number, others join it.

    >>> raised("It rose by 10<1>6</1> litres<2><3>12</3></2> on the 1<4>st</4>.", ("<1>", "</1>", "<2>", "</2>", "<4>", "</4>"))
    'It rose by 10<1>⁶</1> litres<2><3>¹²</3></2> on the 1<4>st</4>.'
    """

    def raise_number(match: re.Match[str]) -> str:
        return (
            match["open"] + match["inner"] + match["number"].translate(_RAISED) + match["end"]
            if match["open"] in marks
            else match[0]
        )

    return _NUMBER_IN_MARKS.sub(raise_number, text)


_NUMBER_IN_MARKS = late_pattern(
    r"(?P<open><(?P<index>\d+)>)(?P<inner>(?:<\d+>)?)(?P<number>[-+−]?\d+)(?P<end>(?:</\d+>)?</(?P=index)>)"
)
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


@dataclass(slots=True)
class Writer:
    """Writes the blocks of one edition. `marked` shows unreviewed pieces to the eye."""

    edition: Edition
    marked: bool = False
    _place: RenderContext = field(init=False)
    _outdated: frozenset[UnitKey] = field(init=False)
    _machine: Mapping[UnitKey, str] = field(init=False)

    def __post_init__(self) -> None:
        article = self.edition.localized.document.article
        blocks = self.edition.localized.document.blocks
        defined = {} if article.format == "html" and not any(map(is_markdown, blocks)) else definitions(article.text)
        self._outdated = frozenset(unit.key for unit in self.edition.catalog.units if is_outdated(unit))
        self._machine = machine_units(self.edition.catalog) if self.edition.labelled else {}
        self._place = RenderContext(
            article.text,
            links.base(self.edition),
            defined,
            frozenset(self.edition.media),
            targets(article.text),
            article.locale,
        )

    def html(self, block: Block) -> str:
        """The localized block as inline HTML, valid in XML except for the ends of `br` and `img`."""
        line = _Line(self._tags(block))
        for attributes, text in self._runs(block):
            line.piece(text, attributes if self.marked else "")
        return links.named(line.close())

    def _runs(self, block: Block) -> Iterable[tuple[str, str]]:
        """Attributes and text of what is written as one; each unit by itself where units have names."""
        pieces = [(self._attributes(block, piece), piece) for piece in self._pieces(block)]
        if not self.edition.names:
            return _joined(pieces)
        return [(self._name(block, piece) + attributes, piece.text) for attributes, piece in pieces]

    def _name(self, block: Block, piece: Piece) -> str:
        name = "" if piece.state is None else self.edition.names.get(_key(block, piece), "")
        return f' data-unit="{escape(name)}"' if name else ""

    def machine_sentences(self, block: Block) -> Iterator[str]:
        """The sentences of a block that a machine wrote and nobody reviewed, as plain text."""
        for piece in self._pieces(block):
            if piece.state is State.FUZZY:
                yield " ".join(clean(MARK.sub("", piece.text)).split())

    def is_untranslated(self, block: Block) -> bool:
        """Whether all the words of a block are still the source's."""
        states = [piece.state for piece in self._pieces(block) if piece.state is not None]
        foreign = self.edition.localized.locale != self.edition.localized.document.article.locale
        return foreign and bool(states) and all(state is State.NEW for state in states)

    def _pieces(self, block: Block) -> tuple[Piece, ...]:
        return self.edition.localized.pieces.get(block, (Piece(block.text, block.text),))

    def text(self, block: Block) -> str:
        """The localized block as plain text; a break is a line end."""
        tags = self._tags(block) if block.inlines else {}
        words = raised(self.edition.localized.text(block), {mark for mark, tag in tags.items() if "sup" in tag.names})
        return clean(MARK.sub(lambda mark: tags[mark[0]].text if mark[0] in tags else mark[0], words)).strip()

    def line(self, block: Block) -> str:
        """The localized block as plain text in one line."""
        return " ".join(self.text(block).split())

    def _tags(self, block: Block) -> dict[str, Tag]:
        return dict(tags(block, self._place, self.line))

    def _attributes(self, block: Block, piece: Piece) -> str:
        """Attributes of the element around a piece; empty for a gap and a person's words."""
        if piece.state is State.NEW:
            source = self.edition.localized.document.article.locale
            return f' class="new" data-state="new" lang="{source}" dir="{langtag.direction(source)}"'
        if piece.state is not State.FUZZY:
            return ""
        key = _key(block, piece)
        if self.edition.labelled:
            code = self._machine.get(key, "")
            return ' class="machine"' + (f' data-digitalsourcetype="{SCHEME}{code}"' if code else "")
        kind = "outdated" if key in self._outdated else "fuzzy"
        return f' class="{kind}" data-state="{kind}"'


def _key(block: Block, piece: Piece) -> UnitKey:
    return UnitKey(block.role.context, renumber(piece.source)[0])


def _joined(pieces: Iterable[tuple[str, Piece]]) -> Iterator[tuple[str, str]]:
    """Attributes and text of each run. Sentences that wait for a translator are one run with what stands between them: two of
    them on a page that is read from the other side would stand in the wrong order.
    """
    run, gap = "", ""
    held: str | None = None
    for attributes, piece in pieces:
        joins = piece.state is State.NEW or (piece.state is None and not piece.text.strip())
        if held is not None and not joins:
            yield held, run
            yield from [("", gap)] if gap else []
            held, run, gap = None, "", ""
        if piece.state is State.NEW:
            held, run, gap = attributes, run + gap + piece.text, ""
        elif held is not None:
            gap += piece.text
        else:
            yield attributes, piece.text
    if held is not None:
        yield held, run
        yield "", gap


class _Line:
    """HTML being written, its open elements known."""

    def __init__(self, tags: dict[str, Tag]) -> None:
        self._tags, self._used = tags, set[str]()
        self._out: list[str] = []
        self._open: list[tuple[str, Tag]] = []  # index of the mark, its start tag

    def piece(self, text: str, attributes: str) -> None:
        """Writes a piece, inside an element of its own where it has attributes."""
        if not attributes:
            self._write(text)
            return
        outer = self._suspend(0)
        self._out.append(f"<span{attributes}>")
        self._resume(outer)
        self._write(text)
        inner = self._suspend(0)
        self._out.append("</span>")
        self._resume(inner)

    def close(self) -> str:
        """All that was written, with every element closed."""
        self._suspend(0)
        return "".join(self._out)

    def _write(self, text: str) -> None:
        end = 0
        for mark in MARK.finditer(text):
            self._out.append(_escaped(text[end : mark.start()]))
            self._mark(mark)
            end = mark.end()
        self._out.append(_escaped(text[end:]))

    def _mark(self, mark: re.Match[str]) -> None:
        tag = self._tags.get(mark[0])
        if tag is None:
            self._out.append(_escaped(mark[0]))
        elif mark["close"] and not tag.html:
            return
        elif mark["close"] and tag.names:
            self._end(mark["index"])
        elif mark[0] not in self._used and not (
            "a" in tag.names and any("a" in open_.names for _, open_ in self._open)
        ):
            self._used.add(mark[0])  # a doubled mark would double ids and images
            self._out.append(tag.html)
            if tag.names:
                self._open.append((mark["index"], tag))

    def _end(self, index: str) -> None:
        """Closes the element of a mark; those opened since are closed with it and opened again."""
        places = [n for n, (opened, _) in enumerate(self._open) if opened == index]
        if places:
            crossed = self._suspend(places[0])[1:]
            self._resume(crossed)

    def _suspend(self, depth: int) -> list[tuple[str, Tag]]:
        """The elements open beyond a depth, now closed."""
        taken, self._open = self._open[depth:], self._open[:depth]
        self._out += [tag.end for _, tag in reversed(taken)]
        return taken

    def _resume(self, taken: list[tuple[str, Tag]]) -> None:
        self._out += [tag.again for _, tag in taken]
        self._open += taken


def _escaped(text: str) -> str:
    return escape(clean(text))

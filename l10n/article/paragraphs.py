"""Plain text cut into paragraphs by blank lines and by the shape of its lines.

The rule for lines that follow one another without a blank line: where the lines of the file are filled up to one width
(hard-wrapped text), a full line goes on in the next one; otherwise each line is a paragraph. A line is full when the
next line's first word would not have fitted. A line that starts a list item or stands deeper than the one before starts
a paragraph in both cases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.article.lines import lines
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern

_LINE = late_pattern(r"[^\r\n\f\v\x85\u2028\u2029]+")
_PARAGRAPH_END = late_pattern(r"[\f\v\u2029]")
_ENDS = late_pattern(r"\r\n|[\r\n\x85\u2028]")
_SPACE = late_pattern(r"[ \t\x1c-\x1f]+")
_BREAK = late_pattern(r"[ \t\x1c-\x1f\r\n\f\v\x85\u2028\u2029]+")
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C)))
_BLANKS += "\u2028\u2029\u202f\u205f\u3000\ufeff"  # what str.strip() takes, zero width space and byte order mark
_MARKER = late_pattern(
    r"(?:(?P<bullet>[-*+•‣◦▪●·])|(?P<number>[0-9]{1,3})(?P<stop>[.)]))[ \t\u00a0\x1c-\x1f]+(?=[^\s\u200b\ufeff])"
)
_SENTENCE_END = late_pattern(r"[.!?…。！？؟۔։:;।]['\"’”»“)\]]*$")

# Mail and typewriter text is filled to 60–80 columns, code editors fill to 100 or 120; longer lines are whole paragraphs.
_NARROWEST, _WIDEST = 40, 130
# A wrapped file may have some lines broken early by hand; a file of one sentence a line is full only by chance.
_FULL_SHARE, _SENTENCE_SHARE = 0.8, 0.6
_LABEL = 0.6  # of the width: shorter lines above others are labels (bylines, dates) in both kinds of files
_LITTLE = 3  # so few lines prove no width: a line then goes on only where the next one starts with a small letter


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank: where its words start and end, its number, indentation and paragraph group."""

    start: int
    end: int
    number: int
    indent: int
    group: int
    text: str

    @property
    def columns(self) -> int:
        """Its width on a terminal, where East Asian characters take two columns."""
        return self.indent + _columns(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines that belong together. `text` is one line; `start` and `end` leave a list marker out.

    `item` says that its shape is that of a list item; `group` counts the runs between blank lines.
    """

    text: str
    start: int
    end: int
    line: int
    group: int
    item: bool = False


def single_line(text: str) -> str:
    r"""The text with every run of blanks and line ends as one space and none at the ends; no-break spaces inside stay.

    >>> single_line("The mayor\n  resigned. ")
    'The mayor resigned.'
    """
    return _BREAK.sub(" ", text).strip(_BLANKS)


def soft_break(before: str, after: str) -> str:
    """What a line end inside a paragraph reads as: a space, or nothing between Chinese or Japanese characters."""
    if _is_cjk(before[-1:]) and _is_cjk(after[:1]):
        return ""
    hyphenated = len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[:1].isalpha()
    return "" if hyphenated else " "


_CJK = (
    "\u3000-\u30ff",
    "\u3400-\u4dbf",
    "\u4e00-\u9fff",
    "\uf900-\ufaff",
    "\uff00-\uffef",
)  # first and last of each block


def _is_cjk(char: str) -> bool:
    """Whether a character is a Chinese or Japanese one, or a full-width form; not where there is none."""
    return any(block[0] <= char <= block[2] for block in _CJK)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a plain text, in order.

    >>> [p.text for p in paragraphs("Council votes\n\nThe vote was close.\nNobody spoke.\n")]
    ['Council votes', 'The vote was close.', 'Nobody spoke.']
    """
    lines = tuple(_lines(text))
    width = _wrap_width(lines)
    runs: list[list[TextLine]] = []
    for line in lines:
        if runs and _continues(runs[-1], line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(_itemized([_paragraph(run) for run in runs], text))


def _lines(text: str) -> Iterator[TextLine]:
    numbers = lines(text)
    group, end = 0, 0
    for match in _LINE.finditer(text):
        words = match[0].strip(_BLANKS)
        if not words:
            continue
        start = match.start() + match[0].index(words)
        between = text[end:start]
        if _PARAGRAPH_END.search(between) or len(_ENDS.findall(between)) > 1:
            group += 1
        end = start + len(words)
        indent = len(text[match.start() : start].expandtabs(4))
        if "  " in words or not words.isprintable():  # as few lines do: tabs are not printable
            words = _SPACE.sub(" ", words)
        yield TextLine(start, end, numbers.at(start), indent, group, words)


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _wrap_width(lines: Sequence[TextLine]) -> int:
    """The column that the text is filled to, or 0 where its lines are paragraphs."""
    pairs = [(line, after) for line, after in pairwise(lines) if line.group == after.group]
    pairs = [pair for pair in pairs if not _MARKER.match(pair[1].text)]
    if not pairs:
        return 0
    widths = sorted(line.columns for pair in pairs for line in pair)
    width = widths[int(len(widths) * 0.98)]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    if len(pairs) < _LITTLE:
        return width if all(_starts_small(after.text) for _, after in pairs) else 0
    pairs = [(line, after) for line, after in pairs if line.columns >= _LABEL * width]
    full = sum(_is_full(line, after, width) for line, after in pairs)
    stopped = sum(bool(_SENTENCE_END.search(line.text)) for line, _ in pairs)
    wrapped = full >= _FULL_SHARE * len(pairs) and stopped <= _SENTENCE_SHARE * len(pairs)
    return width if wrapped else 0


def _starts_small(text: str) -> bool:
    first = text[:1]
    return first.islower() or _is_cjk(first)


def _is_full(line: TextLine, after: TextLine, width: int) -> bool:
    """Whether the next line's first word would not have fitted. A tenth of the width is left for ragged edges."""
    first = "x" if _is_cjk(after.text[:1]) else after.text.partition(" ")[0]
    return line.columns + 1 + _columns(first) > width * 0.9


def _continues(run: Sequence[TextLine], line: TextLine, width: int) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = run[-1]
    if line.group != before.group:
        return False
    marker = _MARKER.match(run[0].text)
    if marker and line.indent >= run[0].indent + len(marker[0]):
        return True  # the hanging lines of a list item
    if not width or not _is_full(before, line, width):
        return False
    if _MARKER.match(line.text) and (marker or line.indent > before.indent):
        return False
    return line.indent <= before.indent


def _paragraph(run: Sequence[TextLine]) -> Paragraph:
    text = run[0].text
    for line in run[1:]:
        text += soft_break(text, line.text) + line.text
    return Paragraph(text, run[0].start, run[-1].end, run[0].number, run[0].group)


def _itemized(paragraphs: Sequence[Paragraph], text: str) -> Iterator[Paragraph]:
    """The paragraphs, those of a list without their markers.

    One marker alone is not a list: a dialogue starts with a dash, a German sentence with `1. Mai`. Such a paragraph keeps
    its words; after a bullet that is not a dash or asterisk it still counts as an item.
    """
    markers = [_MARKER.match(paragraph.text) for paragraph in paragraphs]
    for n, (paragraph, marker) in enumerate(zip(paragraphs, markers, strict=True)):
        before = markers[n - 1] if n else None
        after = markers[n + 1] if n + 1 < len(paragraphs) else None
        if marker and (_follows(before, marker) or _follows(marker, after)):
            in_raw = _MARKER.match(text, paragraph.start)
            start = in_raw.end() if in_raw else paragraph.start
            yield replace(paragraph, text=paragraph.text[marker.end() :], start=start, item=True)
        else:
            yield replace(paragraph, item=bool(marker and marker["bullet"] and marker["bullet"] not in "-*+"))


def _follows(marker: re.Match[str] | None, after: re.Match[str] | None) -> bool:
    """Whether two markers are of one list: the same bullet, or the next number."""
    if not marker or not after:
        return False
    if marker["bullet"] or after["bullet"]:
        return marker["bullet"] == after["bullet"]
    return int(after["number"]) == int(marker["number"]) + 1 and marker["stop"] == after["stop"]

"""Localized sentences over the cues of their sources, and the lines of the cues that they fill."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

from l10n.article.lines import LINE_END
from l10n.article.paragraphs import single_line
from l10n.article.subtitles.cues import Cue
from l10n.article.subtitles.cut import cut
from l10n.article.subtitles.tags import TAG, characters, plain
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, Inline, InlineKind, Span
from l10n.showing import SubtitleLimits

_SEAM = late_pattern(
    rf"(?P<ends>(?:[^\S\r\n]|</[a-z][^<>]*>|\{{\\[ibus]0\}}|<[\d:.]+>)*)(?P<core>.*[\r\n])?(?P<starts>(?:[^\S\r\n]|\ufeff|{TAG})*)",
    re.DOTALL | re.IGNORECASE,
)
_ENDING = late_pattern(r"</[a-z][^<>]*>|\{\\[ibus]0\}", re.IGNORECASE)
_STARTING = late_pattern(r"<[a-z][^<>]*>|\{\\[ibus]1\}", re.IGNORECASE)


def render(block: Block, text: str, escape: Callable[[str], str]) -> str:
    """The text cut over the cues of its block; tags that a cut falls into end before it and begin again behind it."""
    text = single_line(text)
    seams = _seams(block)
    starts, ends = [0, *(seam.end for seam in seams)], [*(seam.start for seam in seams), len(block.raw)]
    weights = [characters(plain(block.raw[a:b])) for a, b in zip(starts, ends, strict=True)]
    writer = _CueWriter(block, escape)
    for number, part in enumerate(cut(text, weights)):
        if number:
            writer.seam(seams[number - 1])
        writer.write(text[part.start : part.end])
    return "".join(writer.out)


def _seams(block: Block) -> list[Span]:
    return [Span(*map(int, pair.split(":"))) for pair in block.syntax.split()[1:]]


class _CueWriter:
    """Writes the parts of one sentence; `_open` are the pairs that are open."""

    def __init__(self, block: Block, escape: Callable[[str], str]) -> None:
        self.out: list[str] = []
        self._block, self._escape = block, escape
        self._raws = {inline.mark: inline.raw for inline in block.inlines}
        closing = {inline.index: inline for inline in block.inlines if inline.kind is InlineKind.CLOSE}
        self._pairs = {
            inline.index: (inline, closing[inline.index])
            for inline in block.inlines
            if inline.kind is InlineKind.OPEN and inline.index in closing
        }
        self._open: list[int] = []

    def write(self, text: str) -> None:
        """A part, its marks as their tags."""
        end = 0
        for mark in MARK.finditer(text):
            if mark[0] not in self._raws:
                continue
            self.out += [self._escape(text[end : mark.start()]), self._raws[mark[0]]]
            end = mark.end()
            index = int(mark["index"])
            if index in self._pairs and not mark["close"]:
                self._open.append(index)
            elif index in self._open:
                self._open.remove(index)
        self.out.append(self._escape(text[end:]))

    def seam(self, place: Span) -> None:
        """What parts two cues in the source, with the tags that the target has open there in place of the source's."""
        match = _SEAM.fullmatch(self._block.raw, place.start, place.end)
        assert match is not None, "every seam has this form"
        at = self._block.start + place.start
        inner = sum(1 for opens, closes in self._pairs.values() if opens.start < at < closes.start)
        open_ = [self._pairs[index] for index in self._open]
        ends = _without_matches(match["ends"], _ENDING, range(inner))
        count = len(_STARTING.findall(match["starts"]))
        starts = _without_matches(match["starts"], _STARTING, range(count - inner, count))
        self.out += [_markup_of(closes for _, closes in reversed(open_)), ends, match["core"] or "", starts]
        self.out.append(_markup_of(opens for opens, _ in open_))


def _markup_of(inlines: Iterable[Inline]) -> str:
    """The tags as they stand in the file, one behind the other."""
    return "".join(inline.raw for inline in inlines)


def _without_matches(text: str, pattern: re.Pattern[str], positions: range) -> str:
    """The text without the matches at these positions, counted from 0 in the order in which they stand."""
    count = -1

    def replacement(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return "" if count in positions else match[0]

    return pattern.sub(replacement, text)


def break_lines(text: str, cues: Sequence[Cue], most: SubtitleLimits) -> str:
    """The file with the lines broken in two that are longer than readers of a language are used to."""
    pieces, done = [], 0
    for cue in cues:
        lines = LINE_END.split(text[cue.start : cue.end])
        broken = [part for line in lines for part in _broken(line, most, len(lines))]
        if broken != lines:
            end = LINE_END.search(text)
            pieces += [text[done : cue.start], (end[0] if end else "\n").join(broken)]
            done = cue.end
    return "".join(pieces) + text[done:]


def _broken(line: str, most: SubtitleLimits, lines: int) -> list[str]:
    count = min(math.ceil(characters(plain(line)) / most.line), max(most.lines // lines, 1))
    if count < 2:
        return [line]
    parts = [line[part.start : part.end] for part in cut(line, [1.0] * count, most.line)]
    return [part for part in parts if part] or [line]

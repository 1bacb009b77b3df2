"""A subtitle file as a document: a block for each sentence, whatever cues it stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.article import weave
from l10n.article.lines import lines
from l10n.article.project_patterns import ProjectPatterns
from l10n.article.subtitles.cues import Cue
from l10n.article.subtitles.sentences import SubtitleReader, blocks
from l10n.article.subtitles.tags import characters, plain
from l10n.article.subtitles.utterances import utterances
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block, Document
from l10n.plugin import FormatOptions
from l10n.showing import Showing

_WORD_TIME = late_pattern(r"<\d+(?::\d\d)+(?:\.\d+)?>")


def document(article: Article, cues: Sequence[Cue], options: FormatOptions, *, escapes: bool) -> Document:
    """The document of an article with these cues. Word times are reported: other words have other times."""
    reader = SubtitleReader(article, lines(article.text), escapes, ProjectPatterns(options.patterns))
    uttered = [block for utterance in utterances(article.text, cues) for block in blocks(reader, utterance)]
    timed = _WORD_TIME.search(article.text)
    notices = (
        [f"{article.path}:{reader.lines.at(timed.start())}: times inside of lines are left out of translations"]
        if timed
        else []
    )
    return weave.document(article, {}, _timed(uttered, cues), notices)


def _timed(blocks: Sequence[Block], cues: Sequence[Cue]) -> Iterator[Block]:
    """The blocks with how long they are shown: their share of each cue that they stand on."""
    shares = [list(_pieces(block, cues)) for block in blocks]
    whole: dict[int, int] = {}
    for number, length in (piece for pieces in shares for piece in pieces):
        whole[number] = whole.get(number, 0) + length
    for block, pieces in zip(blocks, shares, strict=True):
        filled = [(number, length / max(whole[number], 1)) for number, length in pieces]
        seconds = sum(cues[number].seconds * share for number, share in filled)
        showing = Showing(
            pieces[0][0] + 1, pieces[-1][0] + 1, round(seconds, 1), round(sum(share for _, share in filled), 1)
        )
        yield replace(block, showing=showing)


def _pieces(block: Block, cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """The cues that a block stands on, by number, with the characters that it has on each."""
    end = block.start + len(block.raw)
    first = bisect_right(cues, block.start, key=lambda cue: cue.start) - 1
    for number in range(first, len(cues)):
        cue = cues[number]
        if cue.start >= end:
            return
        piece = block.raw[max(cue.start - block.start, 0) : cue.end - block.start]
        yield number, characters(plain(piece))

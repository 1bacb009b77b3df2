"""Texts and the pieces of words that an Argos model reads and writes, with the place of each piece in its text.

Pieces are SentencePiece's strings: `▁` stands for a space, `<0xE2>` for one byte of a character that the vocabulary lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Span

SPACE = "▁"
_BYTE = late_pattern(r"<0x([0-9A-F]{2})>")
_WORD = late_pattern(r"[^\s。、，；！？]+[\s。、，；！？]*|[\s。、，；！？]+")
_CLAUSE_END = late_pattern(r"[.,;:!?…—–)\]»”。、，；！？،؛؟۔։।]\s*\Z")
_LONGEST_WORD = 40  # characters; a longer run without a space (a URL, Chinese) is cut, four bytes a character at worst


class PackageTokenizer(Protocol):
    """How a package cuts a text into pieces and puts them together again."""

    def encode(self, texts: list[str]) -> list[list[str]]:
        """The pieces of each text."""
        ...

    def encode_target(self, texts: list[str]) -> list[list[str]]:
        """The pieces of texts of the target language."""
        ...

    def decode(self, pieces: list[str]) -> str:
        """The text of pieces, without the space that the model puts first."""
        ...

    def unknown(self, pieces: list[str]) -> int:
        """How many pieces the vocabulary does not have."""
        ...

    def places(self, text: str, pieces: Sequence[str]) -> tuple[Span | None, ...]:
        """The span of each piece in a source text; nothing at all where the pieces cannot be found in it."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text that is translated at once; `start` is where it begins in the text, `gap` the white space after it."""

    text: str
    start: int
    gap: str = ""


def windows(text: str, vocabulary: PackageTokenizer, limit: int) -> tuple[Window, ...]:
    """The text as parts of about `limit` pieces at most, cut after punctuation where the second half of a part has some,
    else between words, else within an endless word. Joined with their gaps they are the text.
    """
    words = [part for match in _WORD.finditer(text) for part in _short(match[0])]
    lengths = [len(pieces) for pieces in vocabulary.encode(words)]
    made: list[Window] = []
    start = first = 0
    for end in _cuts(words, lengths, limit):
        part = "".join(words[first:end])
        bare = part.rstrip()
        made.append(Window(bare, start, part[len(bare) :]))
        start, first = start + len(part), end
    return tuple(made)


def _short(word: str) -> Iterator[str]:
    for start in range(0, len(word), _LONGEST_WORD):
        yield word[start : start + _LONGEST_WORD]


def _cuts(words: Sequence[str], lengths: Sequence[int], limit: int) -> Iterator[int]:
    """The numbers of the words before which the text is cut, its end included."""
    total, clause = 0, 0
    clause_total = 0
    for index, (word, length) in enumerate(zip(words, lengths, strict=True)):
        if total and total + length > limit:
            at_clause = clause_total > limit // 2
            yield clause if at_clause else index
            total -= clause_total if at_clause else total
            clause_total = 0
        total += length
        if _CLAUSE_END.search(word):
            clause, clause_total = index + 1, total
    if words:
        yield len(words)


def lengths(pieces: Sequence[str]) -> tuple[str, tuple[Span, ...]] | None:
    """The characters that pieces stand for, with `▁` for spaces, and the span of each piece in them.

    The bytes of one character share its span. Nothing where bytes form no character.
    """
    if not any(piece.startswith("<0x") for piece in pieces):  # nearly always
        ends = [0, *accumulate(map(len, pieces))]
        return "".join(pieces), tuple(map(Span, ends, ends[1:]))
    text: list[str] = []
    spans: list[Span] = []
    size, index = 0, 0
    while index < len(pieces):
        run = _byte_run(pieces, index) if pieces[index].startswith("<0x") else b""
        if not run:
            spans.append(Span(size, size + len(pieces[index])))
            text.append(pieces[index])
            size += len(pieces[index])
            index += 1
            continue
        try:
            characters = run.decode("utf-8")
        except UnicodeDecodeError:
            return None
        for character in characters:
            spans += [Span(size, size + 1)] * len(character.encode())
            size += 1
        text.append(characters)
        index += len(run)
    return "".join(text), tuple(spans)


def _byte_run(pieces: Sequence[str], start: int) -> bytes:
    run = bytearray()
    for piece in pieces[start:]:
        match = _BYTE.fullmatch(piece)
        if match is None:
            break
        run.append(int(match[1], 16))
    return bytes(run)


def target_places(target: str, pieces: Sequence[str]) -> tuple[Span | None, ...]:
    """The span of each piece in the text that was decoded from the pieces; nothing where it is not their text.

    >>> [target[s.start : s.end] for target in ["El alcalde"] for s in target_places(target, ["▁El", "▁alcal", "de"]) if s]
    ['El', 'alcal', 'de']
    """
    measured = lengths(pieces)
    if measured is None:
        return ()
    whole = measured[0].replace(SPACE, " ")
    shift = 1 if whole.startswith(" ") and not target.startswith(" ") else 0
    if whole[shift:] != target:
        return ()
    return tuple(_trimmed(target, span.start - shift, span.end - shift) for span in measured[1])


def source_places(text: str, normalized: str, offsets: Sequence[int], pieces: Sequence[str]) -> tuple[Span | None, ...]:
    """The span of each piece in the untouched text, by the tokenizer's normalized text and its offsets into the text.

    `offsets` has one entry for each character of `normalized`, and one for its end. Nothing where the pieces are another text.
    """
    measured = lengths(pieces)
    if measured is None or measured[0] != normalized or len(offsets) <= len(normalized):
        return ()
    return tuple(_trimmed(text, *_in_text(normalized, offsets, span)) for span in measured[1])


def _in_text(normalized: str, offsets: Sequence[int], span: Span) -> tuple[int, int]:
    start = span.start
    while start < span.end and normalized[start] == SPACE:
        start += 1
    end = offsets[span.end]
    # One character may have become several ("…" to three dots): each of them stands for the whole of it.
    return offsets[start], end if end > offsets[start] or start == span.end else offsets[start] + 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without outer white space; nothing where there is nothing else."""
    start = max(start, 0)
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return Span(start, end)  # nearly always
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


_FIRST, _SECOND = (
    0.15,
    0.35,
)  # shares of attention; below the first a piece is a guess, above the second it has two sources


def links(
    attention: Sequence[Sequence[float]], source: Sequence[Span | None], target: Sequence[Span | None]
) -> tuple[tuple[Span, Span], ...]:
    """Pairs of a source span and a target span, by the attention of each target piece to the source pieces.

    Rows are target pieces, columns source pieces (shares that add up to 1 at most); in the order of the target.
    """
    pairs: list[tuple[Span, Span]] = []
    for row, target_span in zip(attention, target, strict=False):
        if target_span is None or not row:
            continue
        shares = list(row[: len(source)])
        for least in (_FIRST, _SECOND):
            share = max(shares, default=0.0)
            if share < least:
                break  # the second source has less than the first
            column = shares.index(share)
            here = source[column]
            if here is not None:
                pairs.append((here, target_span))
            if share > 1 - _SECOND:
                break  # nearly always: what is left is too little for a second source
            shares[column] = -1.0
    return tuple(pairs)

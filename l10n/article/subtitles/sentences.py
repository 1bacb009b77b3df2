"""The sentences of an utterance as blocks: cues joined, outer tags left in the skeleton, seams remembered.

A block's `syntax` is `cues 14:61 90:140`: where, in its raw text, the pieces stand that part one cue's text from the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.article import segment
from l10n.article.lines import Lines
from l10n.article.project_patterns import ProjectPatterns
from l10n.article.subtitles.tags import Atom, Kind, atoms, glue
from l10n.article.subtitles.utterances import Line
from l10n.dataclass import dataclass
from l10n.model import Article, Block, Inline, InlineKind, Role

_MOST_TAGS = 500
"""Tags that an utterance may have. What has more is drawn with subtitles, or made to break readers: words go without them."""
_TAGS = (Kind.OPEN, Kind.CLOSE, Kind.ALONE)
_INLINE = {Kind.OPEN: InlineKind.OPEN, Kind.CLOSE: InlineKind.CLOSE, Kind.ALONE: InlineKind.ALONE}


@dataclass(frozen=True, slots=True)
class SubtitleReader:
    """What reading needs: the file, its lines, whether it has escapes, and the project's own patterns."""

    article: Article
    lines: Lines
    escapes: bool
    patterns: ProjectPatterns


def blocks(reader: SubtitleReader, utterance: Sequence[Line]) -> Iterator[Block]:
    """The sentences of an utterance that have words."""
    for lines in _parted(reader, utterance):
        yield from _blocks(reader, lines)


def _parted(reader: SubtitleReader, utterance: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines between whose ends sentences end, so that tags are joined over a line end only inside of a sentence."""
    shown = ["".join(atom.text for atom in _atoms(reader, line)).rstrip() for line in utterance]
    text, ends = "", []
    for line in shown:
        text += glue(text, line) + line
        ends.append(len(text))
    whole = segment.segment(text, reader.article.locale)
    place, stops = len(whole.gaps[0]), set[int]()
    for part, gap in zip(whole.segments, whole.gaps[1:], strict=True):
        stops.add(place + len(part))
        place += len(part) + len(gap)
    first = 0
    for n, end in enumerate(ends, 1):
        if end in stops or n == len(ends):
            yield utterance[first:n]
            first = n


def _atoms(reader: SubtitleReader, line: Line) -> list[Atom]:
    return list(atoms(reader.article.text, line.start, line.end, escapes=reader.escapes))


def _blocks(reader: SubtitleReader, utterance: Sequence[Line]) -> Iterator[Block]:
    if not utterance:
        return
    atoms = _joined(reader, utterance)
    texts = _texts(atoms)
    whole = segment.segment("".join(texts), reader.article.locale)
    ends, at = [], 0
    for text in texts:
        at += len(text)
        ends.append(at)
    place = len(whole.gaps[0])
    for part, gap in zip(whole.segments, whole.gaps[1:], strict=True):
        inside = [
            atom
            for atom, text, end in zip(atoms, texts, ends, strict=True)
            if place <= end - len(text) and end <= place + len(part) and (text or end > place)
        ]
        place += len(part) + len(gap)
        block = _block(reader, _trimmed(inside), utterance[0].role)
        if block is not None:
            yield block


def _texts(atoms: Sequence[Atom]) -> list[str]:
    """What each atom adds to the text that is cut into sentences; tags are marks, counted by their pairs."""
    numbers = _numbers(atoms)
    return [atom.text if atom.kind not in _TAGS else _mark(atom, numbers[n]) for n, atom in enumerate(atoms)]


def _mark(atom: Atom, number: int) -> str:
    return Inline(number, _INLINE[atom.kind], "").mark


def _numbers(atoms: Sequence[Atom]) -> dict[int, int]:
    """The number of each tag, by its place in the list: a pair has one."""
    numbers: dict[int, int] = {}
    waiting: list[int] = []
    count = 0
    for n, atom in enumerate(atoms):
        if atom.kind not in _TAGS:
            continue
        partner = next((w for w in reversed(waiting) if atoms[w].name == atom.name), None)
        if atom.kind is Kind.CLOSE and partner is not None:
            numbers[n] = numbers[partner]
            del waiting[waiting.index(partner) :]
            continue
        count += 1
        numbers[n] = count
        if atom.kind is Kind.OPEN:
            waiting.append(n)
    return numbers


def _joined(reader: SubtitleReader, utterance: Sequence[Line]) -> list[Atom]:
    """The atoms of the lines, what stands between two lines as one atom."""
    text = reader.article.text
    rows = [_atoms(reader, line) for line in utterance]
    if (
        sum(atom.kind in _TAGS for row in rows for atom in row) > _MOST_TAGS
    ):  # nobody writes so many, and each is looked for
        rows = [[_silenced(atom) for atom in row] for row in rows]
    atoms: list[Atom] = []
    for n, (line, row) in enumerate(zip(utterance, rows, strict=True)):
        mine = row
        if n:
            kind = Kind.BREAK if line.cue == utterance[n - 1].cue else Kind.SEAM
            atoms, mine = _sewn(atoms, mine, text, kind)
        atoms += mine
    return atoms


def _silenced(atom: Atom) -> Atom:
    return replace(atom, kind=Kind.SILENT) if atom.kind in _TAGS else atom


def _sewn(before: list[Atom], after: list[Atom], text: str, kind: Kind) -> tuple[list[Atom], list[Atom]]:
    """Two runs with the atom between them. Tags that end with one cue and go on in the next are part of the seam."""
    end, start = before[-1].end, after[0].start
    tail, head = _tail(before), _head(after)
    again = [text[atom.start : atom.end] for atom in after[:head] if atom.kind is Kind.OPEN]
    if again and again == [text[atom.start : atom.end] for atom in _open(before)]:
        end, start = before[tail - 1].end if tail else end, after[head - 1].end
        before, after = before[:tail], after[head:]
    elif kind is Kind.SEAM:  # what places the cue or names its voice is the cue's own
        head = next((n for n, atom in enumerate(after) if atom.name not in ("\\", "v")), len(after))
        start, after = (after[head - 1].end if head else start), after[head:]
        while before and before[-1].kind is Kind.CLOSE and before[-1].name == "v":
            end, before = before[-1].start, before[:-1]
    left = next((atom.text for atom in reversed(before) if atom.text), "")
    right = next((atom.text for atom in after if atom.text), "")
    before.append(Atom(kind, end, start, glue(left, right)))  # in place: an utterance may have thousands of lines
    return before, after


def _tail(atoms: Sequence[Atom]) -> int:
    """Where the closing tags at the end begin."""
    at = len(atoms)
    while at and (atoms[at - 1].kind in (Kind.CLOSE, Kind.SILENT) or atoms[at - 1].text.isspace()):
        at -= 1
    return at


def _head(atoms: Sequence[Atom]) -> int:
    """Where the opening tags at the beginning end."""
    kinds = (Kind.OPEN, Kind.SILENT)
    return next(
        (n for n, a in enumerate(atoms) if a.kind not in kinds and a.name != "\\" and not a.text.isspace()), len(atoms)
    )


def _open(atoms: Sequence[Atom]) -> list[Atom]:
    """The tags that are open before the closing ones at the end, outermost first."""
    waiting: list[Atom] = []
    for atom in atoms[: _tail(atoms)]:
        if atom.kind is Kind.OPEN:
            waiting.append(atom)
        elif atom.kind is Kind.CLOSE:
            names = [each.name for each in waiting]
            if atom.name in names:
                del waiting[len(names) - 1 - names[::-1].index(atom.name) :]
    return waiting


def _trimmed(atoms: list[Atom]) -> list[Atom]:
    """The atoms of a sentence without the tags around it, and without those that open or close outside of it."""
    partner = _partners(atoms)
    low, high = 0, len(atoms)
    while low < high:
        first, last = atoms[low], atoms[high - 1]
        if first.kind not in (Kind.OPEN, Kind.TEXT, Kind.SILENT) or first.text.isspace():
            low += 1
        elif last.kind not in (Kind.CLOSE, Kind.TEXT, Kind.SILENT) or last.text.isspace():
            high -= 1
        elif first.kind is Kind.OPEN and not low < partner.get(low, -1) < high:
            low += 1
        elif last.kind is Kind.CLOSE and not low <= partner.get(high - 1, -1) < high:
            high -= 1
        elif first.kind is Kind.OPEN and partner[low] == high - 1:
            low, high = low + 1, high - 1
        else:
            break
    return atoms[low:high]


def _partners(atoms: Sequence[Atom]) -> dict[int, int]:
    """The other tag of each tag of a pair, by their places in the list."""
    first: dict[int, int] = {}
    partners: dict[int, int] = {}
    for place, number in _numbers(atoms).items():
        if number in first:
            partners |= {place: first[number], first[number]: place}
        first[number] = place
    return partners


def _block(reader: SubtitleReader, atoms: Sequence[Atom], role: Role) -> Block | None:
    """The block of a sentence; nothing where it has no words."""
    if not any(char.isalnum() for atom in atoms for char in atom.text):
        return None
    text, start = reader.article.text, atoms[0].start
    numbers = _numbers(atoms)
    inlines = tuple(
        Inline(numbers[n], _INLINE[atom.kind], text[atom.start : atom.end], atom.start)
        for n, atom in enumerate(atoms)
        if n in numbers
    )
    seams = [f"{atom.start - start}:{atom.end - start}" for atom in atoms if atom.kind is Kind.SEAM]
    made = Block(
        role,
        "".join(_texts(atoms)),
        text[start : atoms[-1].end],
        reader.lines.at(start),
        start,
        inlines,
        " ".join(["cues", *seams]),
    )
    return replace(made, role=reader.patterns.role(made.text) or role)
